"""All about letters, put together for `mdnet lor`."""

from datetime import date
from typing import NamedTuple

from mdnet.errors import UsageError
from mdnet.letters.coverage import Coverage, coverages
from mdnet.letters.readiness import Writer, writers
from mdnet.model.application import Application
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.note.filenames import fold_accents


class Letters(NamedTuple):
    """Applications and possible writers; see `Coverage` and `Writer`."""

    applications: tuple[Coverage, ...]
    writers: tuple[Writer, ...]


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
    return Letters(found, writers(network, found, settings, today))


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
