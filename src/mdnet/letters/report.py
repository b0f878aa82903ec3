"""All about letters, put together for `mdnet lor`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from mdnet.errors import UsageError
from mdnet.letters.coverage import Coverage, coverages
from mdnet.letters.readiness import Writer, candidates, writers
from mdnet.model.application import Application
from mdnet.model.letter import Letter
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.note.filenames import fold_accents


class Letters(NamedTuple):
    """Applications and possible writers; see `Coverage` and `Writer`.

    `near` are those who could be asked for an application (its path) with open slots,
    judged for that one.
    """

    applications: tuple[Coverage, ...]
    writers: tuple[Writer, ...]
    near: Mapping[str, tuple[Writer, ...]] = {}

    def suggested(
        self, found: Coverage, slot: str, count: int = 3
    ) -> tuple[Writer, ...]:
        """Whom to think of for an open slot: the readiest that fit."""
        near = self.near.get(found.application.path, ())
        fitting = (w for w in near if w.slot == slot or (slot == "other" and w.slot))
        return tuple(islice(fitting, count))


def letters(
    network: Network,
    settings: Settings,
    today: date,
    application: Application | None = None,
) -> Letters:
    """The report; with an application, on that one only and its writers."""
    found = coverages(network, settings.letters, today)
    if application is not None:
        found = tuple(c for c in found if c.application.path == application.path)
        of_it = tuple(
            x for x in network.letters if x.application_path == application.path
        )
        network = network._replace(letters=of_it)
    near = {
        c.application.path: candidates(network, c, settings, today)
        for c in found
        if c.is_pending and c.missing
    }
    return Letters(found, writers(network, found, settings, today), near)


def application_named(network: Network, text: str) -> Application:
    """The application that a typed name means: whole, else a beginning, else a part.

    Raises:
        UsageError: none, or several; the message lists them.
    """
    wanted = fold_accents(" ".join(text.split()).removesuffix(".md"))
    named = [(fold_accents(a.name), a) for a in network.applications]
    for found in (
        [a for name, a in named if name == wanted],
        [a for name, a in named if name.startswith(wanted)],
        [a for name, a in named if wanted in name],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(a.name for a in found)
            raise UsageError(f"“{text}” can be {names}; write more of the name")
    names = ", ".join(a.name for a in network.applications) or "none yet"
    raise UsageError(
        f"no application is called “{text}”; there is {names}. A note of the type "
        "`application` (template Application) makes one"
    )


def letter_note(letters: Iterable[Letter], typed: str) -> Letter | None:
    """The letter whose note is typed, by path or by name; `None` for none."""
    wanted = typed.strip().removesuffix(".md")
    found = [x for x in letters if wanted in (x.path.removesuffix(".md"), x.name)]
    return found[0] if len(found) == 1 else None


def letter_of(
    person: Person,
    letters: Iterable[Letter],
    application: Application | None = None,
    typed: str = "",
) -> Letter:
    """The letter of a person that is meant: of several, the only one still open.

    `typed` is how a command is to name the person, by default the name.

    Raises:
        UsageError: they have none for the application, or several.
    """
    found = [
        letter
        for letter in letters
        if letter.writer_path == person.contact.path
        and (application is None or letter.application_path == application.path)
    ]
    if not found:
        about = f' --for "{application.name}"' if application else ""
        raise UsageError(
            f"there is no letter of {person.name} yet; `mdnet lor ask "
            f'"{typed or person.name}"{about}` makes its note (with --slot where no '
            "open slot fits them)"
        )
    alive = [x for x in found if x.status != "outcome_told" and not x.is_out]
    if len(alive) == 1 or len(found) == 1:
        return (alive or found)[0]
    raise UsageError(_several(person.name, found))


def _several(name: str, found: Sequence[Letter]) -> str:
    """How to say which one: by its application, else by its own note."""
    if len({letter.application_path for letter in found}) == len(found):
        names = ", ".join(x.application or x.name for x in found)
        return f"{name} has several letters; say which with --for: {names}"
    notes = ", ".join(f'"{letter.path}"' for letter in found)
    return (
        f"{name} has several letters, two of them for the same application. Name the "
        f"note in place of the person: {notes}; or give up one of them: its status void"
    )
