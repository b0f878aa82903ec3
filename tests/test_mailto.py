"""`mailto:` links: nothing in a note can add a header or an address."""

from email.utils import getaddresses
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdnet.mailto import mailto


def test_a_draft_to_one_person():
    found = mailto("m.alvarez@example.org", "A letter & more", "Dear María,\nyes?\n")
    assert found == (
        "mailto:m.alvarez@example.org?subject=A%20letter%20%26%20more"
        "&body=Dear%20Mar%C3%ADa%2C%0D%0Ayes%3F%0D%0A"
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


def test_a_subject_is_one_line():
    found = mailto("a@b.cd", "Hi\r\nBcc: x@y.z\x07", "b")
    assert "subject=Hi%20Bcc%3A%20x%40y.z&" in found


@given(st.text(), st.text())
def test_it_reads_back_as_one_subject_and_one_body(subject, body):
    found = mailto("a.b+c@example.org", subject, body)
    assert not any(c <= " " or c > "~" or c in '"<>\\^`{|}' for c in found)
    parts = urlsplit(found)
    assert getaddresses([unquote(parts.path)]) == [("", "a.b+c@example.org")]
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    assert [key for key, _ in pairs] == ["subject", "body"]
    assert not any(c in pairs[0][1] for c in "\r\n\x00")
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    kept = lines.encode("utf-8", "replace").decode()
    assert pairs[1][1].replace("\r\n", "\n") == kept
