"""What the resident applies for, and the programs on the list."""

from datetime import date
from typing import NamedTuple

# Facts: pediatric fellowships usually want three letters, one of them the program
# director's; ERAS takes four a program at most (docs/letters.md has the sources).
SLOTS_OF_TRACK = {
    "fellowship": ("pd", "subspecialty", "research"),
    "residency": ("other", "other", "other"),
    "job": ("other", "other", "other"),
}
LETTERS_MAX = 4


class Application(NamedTuple):
    """One application note.

    `season` is the raw link target, `season_path` the note it means, empty for none;
    set when the network is put together. `letters_required`, `letters_max` and
    `need_by` are `None` where the note leaves them to the defaults. `slots` may hold
    one word several times. `cycle` is ERAS' cycle, `july` for pediatrics.
    """

    path: str
    name: str
    track: str = "fellowship"
    specialty: str = ""
    season: str = ""
    letters_required: int | None = None
    letters_max: int | None = None
    slots: tuple[str, ...] = ()
    need_by: date | None = None
    cycle: str = "july"
    status: str = ""
    season_path: str = ""

    @property
    def required_slots(self) -> tuple[str, ...]:
        """The slots that have to be filled, one for each required letter.

        Those of the note, else the track's; filled up with `other`, or cut, to
        `letters_required` where the note says that number.
        """
        slots = self.slots or SLOTS_OF_TRACK.get(self.track, SLOTS_OF_TRACK["job"])
        if self.letters_required is None:
            return slots
        padding = ("other",) * (self.letters_required - len(slots))
        return (*slots, *padding)[: self.letters_required]

    @property
    def is_closed(self) -> bool:
        """Whether the user has put it away: withdrawn, done, matched."""
        return self.status in ("closed", "withdrawn", "done", "matched", "dropped")


class Program(NamedTuple):
    """One program note, as far as letters depend on it.

    `letters_by` is a deadline of the program's own. `application_path` as for letters.
    """

    path: str
    name: str
    institution: str = ""
    specialty: str = ""
    application: str = ""
    stage: str = ""
    letters_by: date | None = None
    faculty: tuple[str, ...] = ()
    application_path: str = ""
