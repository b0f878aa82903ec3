"""A person, as their own note describes them."""

from datetime import date
from typing import NamedTuple

from mdnet.model.dates import Birthday, Cadence
from mdnet.model.point import Point
from mdnet.model.vocabulary import CIRCLE_OF_GROUP, GROUP_OF_ROLE


class Contact(NamedTuple):
    """The properties of one contact note, read; field names are the note's keys.

    `path` is relative to the vault with `/`; `name` is the file's name without
    `.md`. `circle` and `relationship` hold the vocabulary's words, in the note's
    order; `circles` adds the role's default. `has_twin`: another contact has the same
    `id`, or the same name where there is none; set when the network is put together.
    `examples` are the items of the note's section Examples.
    """

    path: str
    name: str
    id: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    role: str = ""
    title: str = ""
    institution: str = ""
    circle: tuple[str, ...] = ()
    relationship: tuple[str, ...] = ()
    mentor_slots: tuple[str, ...] = ()
    why: str = ""
    interests: tuple[str, ...] = ()
    met: date | None = None
    met_at: str = ""
    cadence: Cadence | None = None
    snooze_until: date | None = None
    paused: bool = False
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    linkedin: str = ""
    say_it: str = ""
    birthday: Birthday | None = None
    has_twin: bool = False
    examples: tuple[Point, ...] = ()

    @property
    def group(self) -> str:
        """The role's group (`nursing`, `faculty`, …), empty for a free-text role."""
        return GROUP_OF_ROLE.get(self.role, "")

    @property
    def circles(self) -> tuple[str, ...]:
        """The circles the note names, else the role's default (rule C1), else none."""
        if self.circle:
            return self.circle
        default = CIRCLE_OF_GROUP.get(self.group)
        return (default,) if default else ()

    @property
    def key(self) -> str:
        """What tells the person from all others, also after edits and renames.

        The note's `id`, else the name; the path where another note has the same.
        """
        return self.path if self.has_twin else self.id or self.name

    def has_relationship(self, *names: str) -> bool:
        """Whether any of the relationships is one of `names`."""
        return any(name in self.relationship for name in names)
