"""What to bring up about letters at a check-in."""

from typing import Any

import pytest

from mdnet.letters.talk import to_bring_up
from mdnet.model.network import Network
from mdnet.model.settings import Readiness, Settings
from tests.letters.world import CARDIOLOGY, day, letter, person, world
from tests.rules.people import log

ASK = (
    "Whether they would feel comfortable writing a strong letter for Cardiology, ask "
    "by 12 May (date extrapolated: check aamc.org)"
)


def said(network: Network, today: str, **limits: Any) -> tuple[str, ...]:
    settings = Settings(readiness=Readiness(**limits))
    return to_bring_up(network.people[0], network, settings, day(today))


def maria(status: str, **more: Any) -> Network:
    history = [log("2026-10-01"), log("2026-11-05", "call"), log("2027-01-01")]
    return world(
        person("Maria", *history), letters=[letter("Maria", status, "pd", **more)]
    )


@pytest.mark.parametrize(
    ("network", "today", "text"),
    [
        (maria("idea"), "2027-03-30", None),
        (maria("idea"), "2027-03-31", ASK),
        (maria("asked", asked_on="2027-04-01"), "2027-04-10",
         "The letter for Cardiology: have they decided?"),
        (maria("agreed"), "2027-03-01", None),
        (maria("agreed"), "2027-04-20",
         "The packet for the letter for Cardiology: what would help most?"),
        (maria("packet_sent", packet_on="2027-05-12"), "2027-05-20",
         "The letter for Cardiology: the request comes by e-mail from the portal"),
        (maria("request_sent"), "2027-06-20",
         "The letter for Cardiology: is anything missing?"),
        (maria("request_sent"), "2027-07-09",
         "The letter for Cardiology: is anything missing?"),
        (maria("uploaded", uploaded_on="2027-06-20"), "2027-06-21",
         "Thanks for the letter for Cardiology"),
        (maria("uploaded", uploaded_on="2027-06-20", thanked_on="2027-06-21"),
         "2027-06-22", None),
        (maria("thanked"), "2027-12-02", "How it turned out: Cardiology"),
        (maria("declined"), "2027-04-20", None),
        (maria("outcome_told"), "2027-12-02", None),
    ],
)  # fmt: skip
def test_what_their_own_letter_needs(network, today, text):
    assert said(network, today) == ((text,) if text else ())


def test_an_ask_that_is_too_early_is_not_brought_up():
    early = world(person("Maria"), letters=[letter("Maria", "idea", "pd")])
    assert said(early, "2027-03-31") == ()


def test_whoever_is_ready_for_an_open_slot_can_be_asked():
    history = [log("2026-10-01"), log("2027-01-05", "email"), log("2027-04-01")]
    network = world(person("Helen", *history, role="program_director"))
    assert said(network, "2027-04-10", ready=20) == (ASK,)
    assert said(network, "2027-04-10") == ()
    assert said(network, "2027-03-01", ready=20) == ()
    closed = network._replace(applications=(CARDIOLOGY._replace(status="closed"),))
    assert said(closed, "2027-04-10", ready=20) == ()


def test_a_date_that_is_known_is_no_guess_and_without_one_nothing_is_said():
    history = [log("2026-10-01"), log("2027-01-05", "email"), log("2027-04-01")]
    network = world(person("Helen", *history, role="program_director"))
    mine = CARDIOLOGY._replace(need_by=day("2027-07-07"))
    found = said(network._replace(applications=(mine,)), "2027-04-10", ready=20)
    assert found[0].endswith("ask by 12 May")
    bare = CARDIOLOGY._replace(season_path="")
    assert said(network._replace(applications=(bare,)), "2027-04-10", ready=20) == ()


def test_nobody_is_asked_without_an_application():
    assert said(world(person("Helen"), applications=()), "2027-04-10") == ()
