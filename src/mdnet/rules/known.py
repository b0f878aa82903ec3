"""The promises whose words may stand in a generated line; see `rules.recognise`."""

import re
from collections.abc import Iterable

from mdnet.model.network import Network, Person
from mdnet.rules.link_text import link
from mdnet.rules.plain import folded
from mdnet.rules.promise_text import short_form, short_line, stem
from mdnet.rules.promises import occurrences

_LINK = re.compile(r"\[\[([^\[\]|]+)")


def promise_stems(network: Network, text: str) -> frozenset[str]:
    """How every promise to the people linked in `text` begins in the digest.

    Both as an item (`**Send** [[Maria Alvarez]] the paper`) and in the list of what
    did not fit (`[[Maria Alvarez]]: send the paper`); promises done since, too.
    """
    targets = _LINK.findall(text)
    named = frozenset(folded(target).rpartition("/")[2] for target in targets)
    if not named:
        return frozenset()
    return frozenset(stem for p in _named(network, named) for stem in _stems(p))


def _named(network: Network, names: frozenset[str]) -> Iterable[Person]:
    if network.everybody:
        return network.everybody.named(names)
    return (person for person in network.people if folded(person.name) in names)


def _stems(person: Person) -> list[str]:
    contact = person.contact
    found: list[str] = []
    for task, _ in occurrences(person):
        action, before, after = stem(task, contact)
        short = short_form(task, contact)
        for shared in (False, True):
            to = link(contact.name, contact.path, shared)
            found += [
                f"**{action}** {before}{to}{after}",
                short_line(short, contact.name, to),
            ]
    return found
