"""G1, C6, S2, letters: what keeps the rules from working; for `mdnet check`."""

from collections.abc import Iterable, Iterator
from datetime import date

from mdnet.letters.findings import letter_findings
from mdnet.model.finding import Finding
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.model.vocabulary import NON_PHYSICIAN_GROUPS

CO_RESIDENTS = frozenset({"co_resident", "senior_resident", "chief_resident"})


def lint(network: Network, settings: Settings, today: date) -> tuple[Finding, ...]:
    """G1, C6, S2 and those of letters, sorted by path.

    Most are of severity `info`: nothing is wrong, but a rule has less to go by. What
    contradicts itself in a letter is a warning.
    """
    checks = (incomplete_contacts, rotations_without_team)
    found = [f for check in checks for f in check(network)]
    found += first_year_groups(network, today)
    return tuple(sorted([*found, *letter_findings(network, settings, today)]))


def incomplete_contacts(network: Network) -> Iterable[Finding]:
    """G1: contacts without a circle (their own or their role's) or without a why."""
    for person in network.people:
        contact = person.contact
        lacks = [
            f"`{key}`"
            for key, value in (("circle", contact.circles), ("why", contact.why))
            if not value
        ]
        if lacks:
            message = f"{contact.name} has no {' and no '.join(lacks)}"
            yield _finding(contact.path, "G1", message)


def rotations_without_team(network: Network) -> Iterator[Finding]:
    """C6: rotations that link nobody who is not a physician."""
    people = {p.contact.path: p.contact for p in network.people}
    for rotation in network.rotations:
        linked = network.rotation_people.get(rotation.path, ())
        groups = {people[path].group for path in linked if path in people}
        if not groups & NON_PHYSICIAN_GROUPS:
            yield _finding(
                rotation.path,
                "C6",
                f"{rotation.name} names no nurse, therapist, social worker or "
                "coordinator: add at least one to `people`",
            )


def first_year_groups(network: Network, today: date) -> Iterator[Finding]:
    """S2: in the first year, one co-resident, one nurse and one of the core faculty."""
    profile = network.profile
    if profile is None or profile.stage(today) != 1:
        return
    for name in missing_groups(network):
        message = f"no {name} is in the vault yet: who helped you this week?"
        yield _finding(profile.path, "S2", message)


def missing_groups(network: Network) -> Iterator[str]:
    """S2: those of the three groups with nobody in the vault, in words."""
    roles = {person.contact.role for person in network.people}
    groups = {person.contact.group for person in network.people}
    for name, found in (
        ("co-resident", roles & CO_RESIDENTS),
        ("nurse", groups & {"nursing"}),
        ("attending or other faculty", groups & {"faculty", "leadership"}),
    ):
        if not found:
            yield name


def _finding(path: str, code: str, message: str) -> Finding:
    return Finding(path, 1, 1, code, "info", message)
