"""P2: SOAP; what is held and counted; and how items are ordered."""

import pytest

from mdnet.model.calendar import Profile, Season, SeasonDate
from mdnet.rules import PERSON_RULES, RULES, judgement, person_items
from mdnet.rules.context import Soap, context
from mdnet.rules.gates import acts_for_program, is_answered
from tests.rules.people import SETTINGS, answer, day, log, network, person, promise

CALL = promise("call", due="2027-03-10")


def season(*dates):
    found = [SeasonDate(key, day(on), basis) for key, on, basis in dates]
    return Season("Applications/2027.md", "2027", tuple(found))


SOAP = season(
    ("soap_start", "2027-03-15", "published"), ("soap_end", "2027-03-18", "published")
)


@pytest.mark.parametrize(
    ("dates", "today", "expected"),
    [
        pytest.param([("soap_start", "2027-03-15", "published"),
                      ("soap_end", "2027-03-18", "published")], "2027-03-15",
            ("2027-03-15", "2027-03-19", "published"), id="the first day"),
        pytest.param([("soap_start", "2027-03-15", "published"),
                      ("soap_end", "2027-03-18", "published")], "2027-03-19",
            ("2027-03-15", "2027-03-19", "published"), id="Friday of Match Week"),
        pytest.param([("soap_start", "2027-03-15", "published"),
                      ("soap_end", "2027-03-18", "published")], "2027-03-20", None,
            id="the day after"),
        pytest.param([("soap_start", "2027-03-15", "published"),
                      ("soap_end", "2027-03-18", "extrapolated")], "2027-03-16",
            ("2027-03-15", "2027-03-19", "extrapolated"), id="an end that is a guess"),
        pytest.param([("soap_start", "2027-03-15", "published"),
                      ("soap_end", "2027-03-23", "published")], "2027-03-23",
            ("2027-03-15", "2027-03-23", "published"), id="an end after that week"),
        pytest.param([("match_week_start", "2027-03-15", "extrapolated"),
                      ("soap_start", "2027-03-16", "published")], "2027-03-15",
            ("2027-03-15", "2027-03-19", "extrapolated"), id="from Monday to Friday"),
        pytest.param([("soap_start", "2027-03-20", "user")], "2027-03-20",
            ("2027-03-20", "2027-03-20", "user"), id="a Saturday, no end known"),
        pytest.param([("match_day", "2027-03-19", "published")], "2027-03-19", None,
            id="no SOAP dates"),
    ],
)  # fmt: skip
def test_the_days_of_soap(dates, today, expected):
    found = context(network(seasons=(season(*dates),)), SETTINGS, day(today)).soap
    wanted = Soap(day(expected[0]), day(expected[1]), expected[2]) if expected else None
    assert found == wanted


@pytest.mark.parametrize(
    ("contact", "history", "held"),
    [
        pytest.param({"role": "program_director"}, [], True, id="a director"),
        pytest.param({"role": "associate_pd"}, [], True, id="an associate director"),
        pytest.param({"role": "residency_coordinator", "institution": "Elsewhere"}, [],
            True, id="a coordinator elsewhere"),
        pytest.param({"role": "program_director", "institution": "[[LAKEVIEW]] "}, [],
            False, id="one's own"),
        pytest.param({"role": "attending"}, [], False, id="an attending"),
        pytest.param({"role": "program_director"},
            [log("2027-03-15", "call", "", "program_contacted_first")], False,
            id="they called first"),
        pytest.param({"role": "program_director"},
            [log("2027-03-14", "call", "", "program_contacted_first")], True,
            id="they called before SOAP"),
    ],
)  # fmt: skip
def test_soap_holds_what_goes_to_other_programs(contact, history, held):
    found = network(
        person("A", *history, tasks=[CALL], **contact),
        seasons=(SOAP,),
        profile=Profile("Me.md", program="Lakeview"),
    )
    judged = judgement(found, SETTINGS, day("2027-03-16"))
    assert [len(judged.items), len(judged.held)] == ([0, 1] if held else [1, 0])


def test_without_a_profile_every_program_is_another():
    found = network(person("A", tasks=[CALL], role="associate_pd"), seasons=(SOAP,))
    assert len(judgement(found, SETTINGS, day("2027-03-16")).held) == 1


def test_what_only_comes_up_is_not_counted_as_held():
    later = promise("call", due="2027-03-20")
    found = network(person("A", tasks=[later], role="associate_pd"), seasons=(SOAP,))
    assert judgement(found, SETTINGS, day("2027-03-16"))[:2] == ((), ())


def test_a_snoozed_item_comes_back_on_its_day():
    found = network(answers=answer("CAD", "A", "x", "snoozed", "2026-11-20"))
    (item_id,) = found.answers
    states = [
        is_answered(item_id, "CAD", context(found, SETTINGS, day(today)))
        for today in ("2026-11-19", "2026-11-20", "2026-11-26", "2026-11-27")
    ]
    assert states == [False, True, True, False]


def test_items_come_in_the_order_of_the_digest():
    taught = log("2026-11-10", "teaching", "", "good_teaching")
    found = network(
        person("Undated", tasks=[promise("call")]),
        person("Cadence", log("2020-01-01"), circle=("national",)),
        person("Thanks", taught, role="attending"),
        person("Mentor", log("2026-01-01"), relationship=("mentor",)),
        person("Nudge", log("2026-11-02", "email", "", "awaiting")),
        person("Promise", tasks=[promise("call", due="2026-11-20")]),
    )
    judged = judgement(found, SETTINGS, day("2026-11-22"))
    assert [item.person_name for item in judged.items] == [
        "Promise", "Nudge", "Mentor", "Thanks", "Cadence", "Undated"
    ]  # fmt: skip


def test_in_a_class_lateness_then_circle_then_name_decide():
    def of(name, met, *circle):
        return person(name, log(met), relationship=("mentor",), circle=circle)

    found = network(
        of("A late", "2026-01-01", "national"),
        of("B", "2026-08-01", "institutional"),
        of("C", "2026-08-01", "mentorship"),
        of("D", "2026-08-01", "inner"),
        of("E", "2026-08-01"),
        of("F soon", "2026-08-02", "mentorship"),
    )
    judged = judgement(found, SETTINGS, day("2026-11-22"))
    assert [item.person_name for item in judged.items] == [
        "A late", "C", "D", "B", "E", "F soon"
    ]  # fmt: skip


def test_what_is_found_about_a_person_up_to_a_horizon():
    found = network(person("A", log("2026-11-20"), circle=("national",),
                           tasks=[promise("call")]))  # fmt: skip
    today = day("2026-11-22")
    near, far = (
        context(found, SETTINGS, today, day(h)) for h in ("2026-12-01", "2030-01-01")
    )
    assert [i.rule for i in person_items(found.people[0], near)] == ["D6"]
    assert [i.rule for i in person_items(found.people[0], far)] == ["D6", "CAD"]


def test_every_rule_names_its_id_first():
    starts = [(rule.__doc__ or "").split(":")[0] for rule in RULES]
    assert starts == [
        "D6", "X9, X10, X11", "W3, C13", "B1", "C7", "M10", "CAD, M8, NEW",
        "L1 to L5, P6", "A13", "W2, W4",
    ]  # fmt: skip
    assert len(PERSON_RULES) == 7


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        ("program_director", True),
        ("residency_program_director", True),
        ("chief_resident", True),
        ("peds_program_coordinator", True),
        ("core_faculty", True),
        ("gme_staff", True),
        ("fellowship_program_director", False),
        ("fellowship_coordinator", False),
        ("attending", False),
        ("", False),
    ],
)
def test_who_acts_for_a_residency_program(role, acts):
    assert acts_for_program(role) is acts


@pytest.mark.parametrize(
    ("institution", "held"),
    [
        ("Lakeview", False),
        ("Lakeview Children's Hospital", False),
        ("Harbor Point", True),
        ("", True),
    ],
)
def test_ones_own_program_may_be_written_longer(institution, held):
    contact = {"role": "program_director", "institution": institution}
    test_soap_holds_what_goes_to_other_programs(contact, (), held)
