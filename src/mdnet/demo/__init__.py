"""`mdnet demo`: a year of a resident's life, invented, around any date.

The stories are text files in `world/`, with dates as tokens (`almanac` says which);
the rest is worked out. The same date and seed give the same bytes, everywhere.
"""

from datetime import date

from mdnet.demo.almanac import Almanac
from mdnet.demo.days import daily_notes
from mdnet.demo.notes import note
from mdnet.demo.people import People
from mdnet.demo.seasons import season_notes
from mdnet.demo.sources import sections
from mdnet.errors import UsageError
from mdnet.model.change import Create
from mdnet.template import template_files

FIRST_YEAR, LAST_YEAR = 1990, 2150
PEOPLE = (
    "people_inner",
    "people_mentorship",
    "people_institutional",
    "people_national",
)


def demo_notes(today: date, seed: int = 7) -> tuple[Create, ...]:
    """The invented notes around `today`, sorted by path; none for `today` itself.

    `Me.md` is one of them, filled in. The seed decides the lines between the stories.

    Raises:
        UsageError: the calendar of `today`'s year is not worth inventing.
    """
    if not FIRST_YEAR <= today.year <= LAST_YEAR:
        raise UsageError(
            f"the demo can be set between {FIRST_YEAR} and {LAST_YEAR}, not in "
            f"{today.year}"
        )
    almanac = Almanac(today)
    people = People(almanac, seed)
    notes = [people.note(part) for name in PEOPLE for part in sections(name)]
    notes += [note(part, almanac) for part in sections("things")]
    notes += daily_notes(sections("daily"), almanac)
    notes += season_notes(almanac.cycle)
    return tuple(sorted(notes))


def demo_vault(today: date, seed: int = 7) -> tuple[Create, ...]:
    """The whole demo vault: the template, with the invented notes laid over it."""
    notes = {change.path: change for change in demo_notes(today, seed)}
    texts = ((path, content.decode("utf-8")) for path, content in template_files())
    template = {path: Create(path, text) for path, text in texts}
    return tuple(sorted({**template, **notes}.values()))
