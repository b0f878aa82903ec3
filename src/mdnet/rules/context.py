"""What every rule may look at beside the person: the day, the settings, the answers."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mdnet.model.answer import Answer
from mdnet.model.calendar import Profile, Season, SeasonDate
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.rules.check_ins import agenda_links, held_ahead

if TYPE_CHECKING:
    from mdnet.letters.coverage import Coverage

_NO_ANSWERS: Mapping[str, Answer] = {}


class Soap(NamedTuple):
    """The days of SOAP that hold today, both inclusive, and what they rest on."""

    starts: date
    ends: date
    basis: str


class Ending(NamedTuple):
    """A rotation that ends, or has just ended."""

    rotation: str
    ends: date


_NO_SWEEPS: Mapping[str, tuple[Ending, ...]] = {}
_NO_AGENDAS: Mapping[str, str] = {}


class Context(NamedTuple):
    """The same for every person, made once a run by `context`.

    `horizon` is the last day whose items are wanted. `stage` is the post-graduate
    year, `None` without a profile that says it. `sweeps` maps a person's path to the
    rotations with them that end about now (rule C7), `agendas` to the link to the
    agenda that waits for the next check-in (rule M8); `met` are those whose check-in
    took place before its day. `coverages` are the applications with their letters
    where all rules are asked (`judgement`), else none.
    """

    settings: Settings
    today: date
    horizon: date
    answers: Mapping[str, Answer] = _NO_ANSWERS
    profile: Profile | None = None
    stage: int | None = None
    soap: Soap | None = None
    sweeps: Mapping[str, tuple[Ending, ...]] = _NO_SWEEPS
    agendas: Mapping[str, str] = _NO_AGENDAS
    met: frozenset[str] = frozenset()
    coverages: "tuple[Coverage, ...]" = ()

    def answer(self, item_id: str) -> Answer | None:
        """The answer to an item as known today; a later one does not count yet."""
        answer = self.answers.get(item_id)
        return answer if answer and answer.day <= self.today else None


def context(
    network: Network, settings: Settings, today: date, horizon: date | None = None
) -> Context:
    """What the rules look at; by default items up to `digest.coming_days` ahead."""
    return Context(
        settings,
        today,
        horizon or today + timedelta(days=settings.digest.coming_days),
        network.answers,
        network.profile,
        network.profile.stage(today) if network.profile else None,
        _soap(network.seasons, today),
        _sweeps(network, settings, today),
        agenda_links(network.agendas, today),
        held_ahead(network.agendas, today),
    )


def _soap(seasons: tuple[Season, ...], today: date) -> Soap | None:
    found = (_soap_of(season) for season in seasons)
    return next((s for s in found if s and s.starts <= today <= s.ends), None)


def _soap_of(season: Season) -> Soap | None:
    """P2: from Monday of Match Week, or the first day named, to that week's Friday.

    An end that the season names counts where it is later.
    """
    days = {found.key: found for found in season.dates}
    starts = [days[k] for k in ("match_week_start", "soap_start") if k in days]
    if not starts:
        return None
    first = min(starts, key=lambda found: found.day)
    friday = first.day + timedelta(days=4 - min(first.day.weekday(), 4))
    named = days.get("soap_end", SeasonDate("soap_end", friday, first.basis))
    bases = {first.basis, named.basis}
    basis = "extrapolated" if "extrapolated" in bases else first.basis
    return Soap(first.day, max(named.day, friday), basis)


def _sweeps(
    network: Network, settings: Settings, today: date
) -> Mapping[str, tuple[Ending, ...]]:
    """The rotations whose sweep may be open within the coming days, by person."""
    ahead = settings.rotations.sweep_before + settings.digest.coming_days
    first = today - timedelta(days=settings.rotations.sweep_after)
    last = today + timedelta(days=ahead)
    found: dict[str, tuple[Ending, ...]] = {}
    for rotation in network.rotations:
        if rotation.ends and first <= rotation.ends <= last:
            ending = Ending(rotation.name, rotation.ends)
            for path in network.rotation_people.get(rotation.path, ()):
                found[path] = (*found.get(path, ()), ending)
    return found
