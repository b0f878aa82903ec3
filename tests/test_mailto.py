"""`mailto:` links: nothing in a note can add a header or an address."""

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdnet.mailto import first_name, mailto, usable_address


def test_a_draft_to_one_person():
    found = mailto(
        "m.alvarez@example.org", "A letter & more", "Dear María,\nyes 100%\n"
    )
    assert found == (
        "mailto:m.alvarez@example.org?subject=A%20letter%20%26%20more"
        "&body=Dear%20Mar%C3%ADa%2C%0D%0Ayes%20100%25"
    )


@pytest.mark.parametrize(
    "address",
    [
        "", "maria", "a@b", "a@b.c,evil@example.org", "a@b.c?bcc=x@y.z", "a b@c.de",
        "a@b.c\nBcc: x@y.z", "Maria <m@example.org>", "a@b.c%0Abcc", "a@-.c\x00",
    ],
)  # fmt: skip
def test_an_odd_address_gives_no_link(address):
    assert mailto(address, "s", "b") == ""


def test_the_first_address_that_a_link_can_hold():
    assert usable_address(["a&b@c.org", "josé@münchen.example", "d@e.org"]) == (
        "josé@münchen.example"
    )
    assert usable_address(["x"]) == ""


@pytest.mark.parametrize(
    ("name", "first"),
    [("Tom Reed", "Tom"), ("Dr. Tom Reed", "Tom"), ("Prof Reed", "Reed"),
     ("Reed", "Reed"), ("Dr.", "Dr."), ("Müller, Anna", "Anna"),
     ("Müller, Dr. Anna", "Anna"),
     ("Anna Müller, MD, PhD", "Anna"), ("Müller,", "Müller"), ("", ""),
     ("O'Neil, [x]", "x"), ("“Annie” Lee", "Annie"), (", ,", "")],
)  # fmt: skip
def test_the_first_name(name, first):
    assert first_name(name) == first


def test_a_subject_is_one_line():
    found = mailto("a@b.cd", "Hi\r\nBcc: x@y.z\x07", "b")
    assert "subject=Hi%20Bcc%3A%20x%40y.z&" in found


HOSTILE = st.text('ab@.?&%=,;:<> \r\n"#')


@given(HOSTILE | st.just("a.b+c@example.org"), st.text() | HOSTILE, st.text() | HOSTILE)
def test_nothing_becomes_a_header_or_an_address(address, subject, body):
    found = mailto(address, subject, body)
    if not found:
        return
    assert not any(c <= " " or c > "~" or c in '"<>\\^`{|}' for c in found)
    parts = urlsplit(found)
    assert unquote(parts.path) == address
    assert not set(address) & set(" ,;<>\r\n?&%")
    pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True)
    assert [key for key, _ in pairs] == ["subject", "body"]
    assert not any(c in pairs[0][1] for c in "\r\n\x00")
    lines = body.strip("\r\n").replace("\r\n", "\n").replace("\r", "\n")
    kept = lines.encode("utf-8", "replace").decode()
    assert pairs[1][1].replace("\r\n", "\n") == kept
