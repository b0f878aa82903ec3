"""The mail: its words, and a link that nothing can be injected into (RFC 6068)."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdnet.agenda.mail import DEFAULT, MailTemplate
from tests.agenda.world import ME, SETTINGS, TOM, contact, network, plan

PLANNED = network(
    People__Tom_Reed=TOM
    + "\n## Questions\n\n- [ ] ask him how early to apply #question\n",
    Me=ME,
)


def test_the_whole_mail():
    found = plan(PLANNED).mail
    assert found.subject == "Before we meet on Fri 27 Nov"
    assert found.send_by == date(2026, 11, 24)
    assert found.address == "tom.reed@example.org"
    assert found.body == (
        "Dear Tom,\n\n"
        "I look forward to Fri 27 Nov. So that you do not have to prepare anything, "
        "here is what I would like to use the time for.\n\n"
        "What is new:\n- Poster on growth at the regional meeting\n\n"
        "What I would like to ask you:\n- How early to apply\n\n"
        "What I work towards:\n- Find a clinical mentor in cardiology\n\n"
        "See you then,\nLeila Haddad"
    )


def test_a_part_with_nothing_to_say_goes():
    found = plan(network(People__Tom_Reed=TOM)).mail
    assert found.body == (
        "Dear Tom,\n\n"
        "I look forward to Fri 27 Nov. So that you do not have to prepare anything, "
        "here is what I would like to use the time for.\n\n"
        "See you then,\n[your name]"
    )


def test_what_is_for_my_eyes_only_is_not_in_it():
    log = "- 2026-11-20 support: praised me\n\n## P\n\n- [ ] Send the list\n"
    found = plan(network(People__Tom_Reed=TOM + log))
    assert len(found.questions) == 1
    assert "one thing by name" not in found.mail.body
    assert "Send the list" not in found.mail.body


def test_the_vaults_own_template():
    template = MailTemplate(
        "{{my_stage}} {{my_program}}: {{date}} {{odd}}",
        "Hi {{ first_name }}, {{name}}\r\n\r\nNews: {{updates}}\r\n"
        "```\r\n<!-- x -->[my line]\r\n",
    )
    found = plan(PLANNED, template=template).mail
    assert found.subject == "PGY-2 : Fri 27 Nov {{odd}}"
    assert found.body == (
        "Hi Tom, Tom Reed\n\nNews: - Poster on growth at the regional meeting\n"
        "\n[my line]"
    )


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Tom Reed", "Tom"),
        ("Dr. Tom Reed", "Tom"),
        ("Prof Reed", "Reed"),
        ("Reed", "Reed"),
        ("Dr.", "Dr."),
    ],
)
def test_the_first_name(name, first):
    found = network(**{f"People__{name}": contact()})
    template = MailTemplate("", "{{first_name}}")
    assert plan(found, name=name, template=template).mail.body == first


@pytest.mark.parametrize(
    ("email", "address"),
    [
        ("", ""),
        ("[a@b.org, c@d.org]", "a@b.org"),
        ("[a@b, c@d.org]", "c@d.org"),
        ("josé@münchen.example", ""),
    ],
)
def test_the_first_address_that_is_one(email, address):
    found = plan(network(People__Tom_Reed=contact(email=email))).mail
    assert found.address == address
    assert bool(found.mailto) is bool(address)


HOSTILE = st.text('ab@.?&%=,;:<> \r\n"#') | st.text()


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_of_the_vault_becomes_a_header_or_an_address(me, update, goal):
    notes = ME.replace("Leila", me).replace("Poster", update).replace("Find", goal)
    found = plan(network(People__Tom_Reed=TOM, Me=notes)).mail
    split = urlsplit(found.mailto)
    assert split.path == "tom.reed@example.org"
    fields = parse_qsl(split.query, keep_blank_values=True, strict_parsing=True)
    assert [key for key, _ in fields] == ["subject", "body"]
    assert fields[1][1] == found.body.replace("\n", "\r\n")


def test_the_days_before_are_a_setting():
    settings = SETTINGS._replace(agenda=SETTINGS.agenda._replace(mail_days=5))
    found = plan(PLANNED, settings=settings).mail
    assert found.send_by == date(2026, 11, 22)


def test_our_own_words_have_every_slot():
    assert all(
        f"{{{{{slot}}}}}" in DEFAULT.body
        for slot in ("first_name", "date", "updates", "questions", "goals", "my_name")
    )
