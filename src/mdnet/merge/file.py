"""Any file of the vault: which kind of merge it gets."""

from hashlib import sha256

from mdnet.merge.decision import Decision, Merged, MergedText
from mdnet.merge.json_file import merged_json
from mdnet.merge.lines import clean, one_of
from mdnet.merge.note import merged_note
from mdnet.merge.repair import repaired
from mdnet.merge.sheet import block_of
from mdnet.merge.style import merged_style, plain, written
from mdnet.model.settings import Settings
from mdnet.note.frontmatter import read

_JSON = (".json", ".canvas")
_NOTE = (".md", ".markdown")


def merge_file(
    path: str, base: bytes | None, ours: bytes, theirs: bytes, settings: Settings
) -> Merged:
    """The file at `path` with the changes of both sides; never raises.

    `base` is `None` where both sides made the file. With a `copy` among the decisions
    the bytes hold all of ours but not all of theirs: theirs has to be written beside
    it, as `conflict_name(path, theirs)`.
    """
    one = one_of(base or b"", ours, theirs)
    if one is not None:
        return Merged(one)
    if base and base.strip() and not (ours.strip() and theirs.strip()):
        text = "was emptied on one device and changed on the other: kept"
        kept = ours if ours.strip() else theirs
        return Merged(kept, (Decision("edit_kept", path, text),))
    name = path.casefold()
    if b"\0" in ours + theirs:
        return _copy(path, ours, "is no text")
    if name.endswith(_NOTE):
        return _note(path, base or b"", ours, theirs, settings)
    try:
        texts = [each.decode() for each in (base or b"", ours, theirs)]
    except UnicodeDecodeError:
        return _copy(path, ours, "is no text")
    if name.endswith(_JSON):
        found = merged_json(texts[0], texts[1], texts[2])
        if found is None:
            return _copy(path, ours, "cannot be read as JSON")
        decisions = tuple(
            each._replace(where=f"{path}: {each.where}") for each in found.decisions
        )
        return Merged(found.text.encode(), decisions)
    return _text(path, texts[0], texts[1], texts[2])


def merge_note(
    path: str, base: str, ours: str, theirs: str, settings: Settings
) -> MergedText:
    """The note with the changes of both sides; never raises.

    What another tool's merge left broken is repaired first, in the base as well. The
    outcome does not depend on which side is ours.
    """
    one = one_of(base, ours, theirs)
    if one is not None:
        return MergedText(one)
    texts = base, ours, theirs
    mended = [repaired(path, text, settings) for text in texts]
    whole = [m.text if m else text for m, text in zip(mended, texts, strict=True)]
    found = merged_note(whole[0], whole[1], whole[2])
    before = [each for m in mended[1:] if m for each in m.decisions]
    return found._replace(decisions=(*before, *found.decisions))


def conflict_name(path: str, data: bytes) -> str:
    """Where the other version of a file goes; the same content has the same name."""
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    mark = f" (conflict {sha256(data).hexdigest()[:8]})"
    named = f"{stem}{mark}.{suffix}" if dot and stem else f"{name}{mark}"
    return folder + slash + named


def _note(
    path: str, base: bytes, ours: bytes, theirs: bytes, settings: Settings
) -> Merged:
    texts = [each.decode("utf-8", "surrogateescape") for each in (base, ours, theirs)]
    mine, yours = _id(texts[1]), _id(texts[2])
    if mine and yours and mine != yours:
        return _copy(path, ours, "are two people (or things) of one name")
    found = merge_note(path, texts[0], texts[1], texts[2], settings)
    return Merged(found.text.encode("utf-8", "surrogateescape"), found.decisions)


def _id(text: str) -> str:
    found = read(block_of(text)[0], "").property("id")
    return str(found.raw) if found and found.value else ""


def _copy(path: str, ours: bytes, why: str) -> Merged:
    text = f"{why}: ours stays, theirs goes beside it as a copy"
    return Merged(ours, (Decision("copy", path, text),))


def _text(path: str, base: str, ours: str, theirs: str) -> Merged:
    """Lines of a file that is no note: where both changed the same, ours and a copy."""
    texts = [plain(each).split("\n") for each in (base, ours, theirs)]
    lines = clean(*texts)
    if lines is None:
        return _copy(path, ours.encode(), "was changed at the same lines")
    style = merged_style(base, ours, theirs)
    decision = Decision("line_merge", path, "has the changes of both")
    return Merged(written("\n".join(lines), style).encode(), (decision,))
