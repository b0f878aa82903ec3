"""The mail: its words, and a link that nothing can be injected into (RFC 6068)."""

from datetime import date

import pytest

from mdnet.agenda.mail import MailTemplate
from tests.agenda.world import ME, TOM, contact, network, plan

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
        ("['a%0a@b.org', c@d.org]", "c@d.org"),
        ("'a&cc=x@b.org'", ""),
        ("'a?bcc=x@b.org'", ""),
        ("josé@münchen.example", "josé@münchen.example"),
    ],
)
def test_the_first_address_that_is_one(email, address):
    found = plan(network(People__Tom_Reed=contact(email=email))).mail
    assert found.address == address
    assert bool(found.mailto) is bool(address)
