"""The panel as JSON; see `render.json_values` for the contract."""

from mdnet.panel.values import Balance, Gap, Mentor, Panel, Sponsor, Suggestion
from mdnet.render.json_values import Json, day_value, interaction_value


def panel_value(panel: Panel) -> Json:
    """The answer of `mdnet panel --json`."""
    habits, share = panel.habits, panel.non_physicians
    return {
        "stage": panel.stage,
        "mentors": [_mentor(mentor) for mentor in panel.mentors],
        "sponsors": [_sponsor(sponsor) for sponsor in panel.sponsors],
        "slots": {
            slot.name: {
                "want": [slot.least, slot.most],
                "have": [person.name for person in slot.have],
            }
            for slot in panel.slots
        },
        "circles": {
            circle.name: {"people": len(circle.people), "wanted": circle.is_wanted}
            for circle in panel.circles
        },
        "balance": [_balance(balance) for balance in panel.balance],
        "gaps": [_gap(gap) for gap in panel.gaps],
        "date": day_value(panel.day),
        "potential_mentors": [_mentor(mentor) for mentor in panel.potential],
        "champions": {
            champion.interest: [person.name for person in champion.have]
            for champion in panel.champions
        },
        "non_physicians": {"count": share.some, "of": share.of,
                           "percent": share.percent},
        "promises": {"kept": habits.kept, "due": habits.due},
        "depth": {"threshold": habits.depth, "people": len(habits.well_known)},
        "consistency": {"weeks": habits.weeks, "active": habits.weeks_active},
        "attempts": [
            {
                "person": attempt.person.name,
                "date": day_value(attempt.day),
                "outcome": attempt.outcome,
            }
            for attempt in panel.attempts
        ],
        "needs": list(panel.needs),
    }  # fmt: skip


def _mentor(mentor: Mentor) -> Json:
    contact = mentor.person.contact
    return {
        "person": contact.name,
        "path": contact.path,
        "active": mentor.is_active,
        "slots": list(contact.mentor_slots),
        "shared_interests": list(mentor.shared),
        "last_contact": day_value(mentor.last_contact),
        "due": day_value(mentor.due),
    }


def _sponsor(sponsor: Sponsor) -> Json:
    contact = sponsor.person.contact
    act = interaction_value(sponsor.act) if sponsor.act else None
    return {
        "person": contact.name,
        "path": contact.path,
        "confirmed": sponsor.act is not None,
        "act": act,
    }


def _balance(balance: Balance) -> Json:
    return {
        "person": balance.person.name,
        "gave": balance.gave,
        "asked": balance.asked,
        "last_non_ask": day_value(balance.last_non_ask),
        "only_asks": balance.only_asks,
        "path": balance.person.contact.path,
    }


def _gap(gap: Gap) -> Json:
    return {
        "rule": gap.rule,
        "text": gap.text,
        "suggest": [found.person.name for found in gap.suggest],
        "who": [_suggestion(found) for found in gap.suggest],
    }


def _suggestion(found: Suggestion) -> Json:
    contact = found.person.contact
    return {
        "person": contact.name,
        "path": contact.path,
        "reasons": list(found.reasons),
    }
