"""`mdnet today`: the digest and the daily note with it, in one step."""

from datetime import date
from typing import NamedTuple

from mdnet.digest import Digest, digest
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.operations.write_digest import block_items, write_digest
from mdnet.rules.known import promise_stems


class Daily(NamedTuple):
    """The digest, and the daily note's text with it."""

    digest: Digest
    text: str


def daily(
    text: str, network: Network, settings: Settings, today: date, path: str = ""
) -> Daily:
    """The digest of `today`, and the daily note `text` with it in its block.

    `network` must know the answers that `text` holds already. Run on its own result
    it changes nothing.

    Raises:
        NotEditableError: a mark of the block without its partner.
    """
    promises = promise_stems(network, text) if "mdnet" in text else frozenset[str]()
    there = block_items(text, settings, promises, path)
    found = digest(network, settings, today, there)
    return Daily(found, write_digest(text, found, settings, promises, path))
