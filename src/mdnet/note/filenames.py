"""Names of notes as files that every device and Obsidian's links can take."""

import re
import unicodedata

MAX_BYTES = 240
_EXTENSION_BYTES = len(".md")

# Controls, and marks that only change how a text is shown or where a line breaks.
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SLASHES = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[:*?"<>|#^\[\]]|%%')
_DEVICE = re.compile(
    r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|\Z)", re.IGNORECASE
)


def file_name(name: str) -> str:
    """The name of a note's file, without `.md`, for a person or thing of this name.

    NFC, without what a file system, Windows or a wikilink cannot take, at most 240
    bytes with the extension; `Untitled` where nothing is left. Slashes become hyphens.
    """
    text = unicodedata.normalize("NFC", name)
    text = _SLASHES.sub("-", UNSEEN.sub(" ", text))
    text = " ".join(_FORBIDDEN.sub("", text).split())
    text = _shortened(text.lstrip(". "), MAX_BYTES - _EXTENSION_BYTES).rstrip(". ")
    if _DEVICE.match(text):
        text = f"_{text}"
    return text or "Untitled"


def fold(text: str) -> str:
    """A name as it is compared: NFC, without regard to case."""
    if text.isascii():  # most are, and every link is folded
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def fold_accents(text: str) -> str:
    """A name as it is searched: without regard to case and accents, single spaces."""
    if text.isascii():  # most are
        return " ".join(text.lower().split())
    split = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in split if not unicodedata.combining(each))
    return " ".join(unicodedata.normalize("NFC", bare).casefold().split())


def _shortened(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
