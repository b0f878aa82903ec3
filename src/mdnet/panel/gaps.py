"""What is missing in a panel: each rule a function, in the order of the report."""

from collections.abc import Callable, Iterable

from mdnet.panel.gaps_mentors import (
    first_year_mentors,
    marked_slots,
    mentor_kinds,
    mentor_search,
    no_mentor,
)
from mdnet.panel.gaps_standing import (
    champions_missing,
    empty_circles,
    few_colleagues,
    first_year_groups,
    no_sponsor,
    only_asks,
    promises_late,
)
from mdnet.panel.ground import Ground
from mdnet.panel.values import Gap, Panel

GapRule = Callable[[Panel, Ground], Iterable[Gap]]

GAP_RULES: tuple[GapRule, ...] = (
    first_year_mentors,
    no_mentor,
    mentor_search,
    mentor_kinds,
    marked_slots,
    no_sponsor,
    first_year_groups,
    few_colleagues,
    empty_circles,
    champions_missing,
    only_asks,
    promises_late,
)


def gaps(panel: Panel, on: Ground) -> tuple[Gap, ...]:
    """Every gap of the panel, in the order of the rules; none of an empty vault."""
    if not on.network.people:
        return ()
    return tuple(gap for rule in GAP_RULES for gap in rule(panel, on))


def needs(on: Ground) -> tuple[str, ...]:
    """What the vault lacks for the panel to say more, and what to do about it."""
    profile, found = on.here.profile, []
    if not on.network.people:
        found.append(
            "Nobody is in the vault yet; the first one: "
            'mdnet add "Maria Alvarez" --role attending'
        )
    if profile is None:
        found.append("There is no Me.md yet; mdnet init lays one down.")
    elif on.here.stage is None:
        found.append("Fill in `pgy` in Me.md and the panel shows what your year needs.")
    if profile is not None and not on.mine:
        found.append(
            "Write `interests` in Me.md and the panel looks for people who share them."
        )
    if on.is_first_year and not on.network.rotations:
        found.append(
            "Link people in the `people` of a rotation note: mentors of the first year "
            "come from rotations."
        )
    return tuple(found)
