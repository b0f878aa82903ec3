"""The day's digest: a few items, the rest under "Later", what comes up, the week."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.letters.coverage import Coverage
from mdnet.letters.timeline import site_of
from mdnet.model.calendar import Season
from mdnet.model.dates import short_day
from mdnet.model.item import Item
from mdnet.model.network import Network
from mdnet.model.settings import DigestSettings, Settings
from mdnet.rules import Judgement, judgement
from mdnet.rules.letter_slots import FIND
from mdnet.rules.link_text import links
from mdnet.rules.week import Week, week
from mdnet.rules.wording import SOAP_HOLD, SOAP_HOLD_GUESSED, counted, filled

SEASON_DAYS, LATE_DAYS = 14, 30
ANSWER_MARKS = frozenset("xX->")
_NO_LINKS: Mapping[str, str] = {}
_LABELS = {
    "eras_open": "ERAS opens",
    "july_submit": "ERAS July cycle submit",
    "july_review": "programs read July cycle applications",
    "december_submit": "ERAS December cycle submit",
    "december_review": "programs read December cycle applications",
    "rank_deadline": "rank list deadline",
    "match_day": "Match Day",
    "match_week_start": "Match Week starts",
    "soap_start": "SOAP starts",
    "soap_end": "SOAP ends",
    "eras_close": "ERAS closes",
    "efdo_tokens": "documents can go to the fellowship documents office",
    "residency_submit": "ERAS residency submit",
    "residency_review": "programs read residency applications",
    "main_rank_deadline": "Main Match rank list deadline",
    "fellowship_starts": "fellowship starts",
}
# Dates of the other cycle and the other match, for those who are in it.
_RESIDENCY = frozenset({"residency", "soap_reapply", "transfer"})
# Dates that matter only to those who apply in that season.
_OF_APPLICANTS = frozenset({"efdo_tokens", "fellowship_starts"})


class BlockItem(NamedTuple):
    """An item as it stands in today's note already.

    `mark` is the character in its box. `touched`: the user answered it, edited it or
    wrote below it, so that it stays whatever the rules say.
    """

    id: str
    mark: str
    text: str
    touched: bool

    @property
    def is_answered(self) -> bool:
        """Whether the box says done, not this time, or later."""
        return self.mark in ANSWER_MARKS


class SeasonEvent(NamedTuple):
    """A date of an application season that comes up; see `SeasonDate` for `basis`.

    `check` is the site on which to check a date that is not published.
    """

    day: date
    label: str
    basis: str
    check: str
    path: str


class Digest(NamedTuple):
    """A day's digest.

    `items` are those for today in order, at most `limit` of them with `answered`, save
    those that ignore the limit; `later` is open but did not fit; `coming` opens within
    `digest.coming_days`. `season` are dates of the next 14 days. `shows_week`: whether
    the figures of the week mean anything (there is a profile). `notes` are lines about
    what is held back. `links` maps a person's path to the wikilink to them.
    """

    date: date
    limit: int
    items: tuple[Item, ...]
    later: tuple[Item, ...]
    coming: tuple[Item, ...]
    season: tuple[SeasonEvent, ...]
    answered: tuple[BlockItem, ...]
    week: Week
    shows_week: bool
    notes: tuple[str, ...]
    links: Mapping[str, str] = _NO_LINKS
    letters: tuple[Coverage, ...] = ()


def digest(
    network: Network,
    settings: Settings,
    today: date,
    block_items: Iterable[BlockItem] = (),
) -> Digest:
    """The digest of `today`; `block_items` is what today's note holds already.

    What was answered in it uses up the day's limit, so that ticking three items does
    not bring three more. What the user touched and is still due keeps its place.
    """
    judged = judgement(network, settings, today)
    block = tuple(block_items)
    limit = day_limit(network, settings.digest, today)
    answered = tuple(item for item in block if item.is_answered)
    open_items = [item for item in judged.items if item.is_open(today)]
    room = limit - len({item.id for item in answered})
    shown = _shown(open_items, block, room)
    coming = [item for item in judged.items if not item.is_open(today)]
    later = [item for item in open_items if item not in shown]
    everyone = (i for i in (*shown, *later, *coming) if i.rule != FIND)
    named = ((item.person_name, item.person_path) for item in everyone)
    profile = network.profile
    return Digest(
        today,
        limit,
        tuple(shown),
        tuple(later),
        tuple(sorted(coming, key=_coming_order)),
        season_events(network, today),
        answered,
        week(judged.everybody, settings.weekly, today),
        profile is not None and profile.pgy is not None,
        _notes(judged, today),
        links(judged.everybody.namesakes(), named),
        in_view(judged.coverages, settings, today),
    )


def in_view(
    found: Iterable[Coverage], settings: Settings, today: date
) -> tuple[Coverage, ...]:
    """The open applications whose letters are needed within `letters.show_ahead` days.

    Or were, within the last 30 days. Not those that are over but for the outcome: its
    items say that.
    """
    first = today - timedelta(days=LATE_DAYS)
    last = today + timedelta(days=settings.letters.show_ahead)
    pending = (c for c in found if c.is_pending)
    return tuple(c for c in pending if first <= c.needed_by(date.max) <= last)


def day_limit(network: Network, settings: DigestSettings, today: date) -> int:
    """How many items a day has: fewer on a rotation that is marked heavy."""
    heavy = any(r.load == "heavy" and r.covers(today) for r in network.rotations)
    return settings.heavy_limit if heavy else settings.limit


def season_events(network: Network, today: date) -> tuple[SeasonEvent, ...]:
    """The dates of all seasons within the next 14 days, the next first."""
    last = today + timedelta(days=SEASON_DAYS)
    found = {
        (found.day, _label(found.key)): SeasonEvent(
            found.day,
            _label(found.key),
            found.basis,
            site_of(found.key),
            season.path,
        )
        for season in reversed(network.seasons)
        for found in season.dates
        if today <= found.day <= last and _concerns(season, found.key, network)
    }
    return tuple(found[key] for key in sorted(found))


def _concerns(season: Season, key: str, network: Network) -> bool:
    """Whether a date of a season is one for this resident."""
    if key in _OF_APPLICANTS:
        return any(a.season_path == season.path for a in network.applications)
    if key.startswith("december_"):
        return any(a.cycle == "december" for a in network.applications)
    if not key.startswith(("residency_", "main_")):
        return True
    tracks = {a.track for a in network.applications if not a.is_closed}
    tracks |= {network.profile.track} if network.profile else set()
    return not tracks.isdisjoint(_RESIDENCY)


def _shown(
    items: Sequence[Item], block: tuple[BlockItem, ...], room: int
) -> list[Item]:
    """What fits: what the user touched, then in order, and what ignores the limit."""
    touched = {item.id for item in block if item.touched}
    kept = {item.id for item in items if item.id in touched}
    others = [item for item in items if item.id not in kept]
    fitting = {item.id for item in others[: max(0, room - len(kept))]}
    chosen = kept | fitting | {item.id for item in others if item.ignores_limit}
    return [item for item in items if item.id in chosen]


def _coming_order(item: Item) -> tuple[date, int, str, str]:
    return item.due or date.max, item.order, item.person_name.casefold(), item.id


def _notes(judged: Judgement, today: date) -> tuple[str, ...]:
    if judged.soap is None or not judged.held:
        return ()
    guessed = judged.soap.basis == "extrapolated"
    template = SOAP_HOLD_GUESSED if guessed else SOAP_HOLD
    held = counted(len(judged.held), "item")
    return (filled(template, short_day(judged.soap.ends, today), held),)


def _label(key: str) -> str:
    return _LABELS.get(key) or " ".join(key.replace("_", " ").split())
