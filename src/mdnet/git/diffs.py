"""What differs between many pairs of trees, told by one git."""

from collections.abc import Iterable, Sequence

from mdnet.errors import GitError
from mdnet.git.formats import Entry
from mdnet.git.run import Git

Difference = dict[str, tuple[Entry | None, Entry | None]]

# So many paths may stand on one command line.
PATHS = 500


def literal(path: str) -> str:
    """A path as git takes it for that path, whatever characters it has."""
    return f":(top,literal){path}"


def differences(
    git: Git, pairs: Sequence[tuple[str, str]], paths: Sequence[str] = ()
) -> list[Difference]:
    """The files that differ between the trees of each pair; of some paths, or of all.

    By path, with the entries before and after, in the order of the names; `None` where
    there is no file. A pair's trees are ids.
    """
    found: list[Difference] = [{} for _ in pairs]
    if not pairs:
        return found
    asked = "".join(f"{old} {new}\n" for old, new in pairs).encode()
    words = ("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "--no-renames",
             "--ignore-submodules=none")  # fmt: skip
    for start in range(0, max(len(paths), 1), PATHS):
        chosen = [literal(path) for path in paths[start : start + PATHS]]
        out = git.out(*words, "--", *chosen, data=asked)
        for one, more in zip(found, parsed(out, pairs), strict=True):
            one |= more
    return [dict(sorted(one.items(), key=_by_folder)) for one in found]


def _by_folder(item: tuple[str, object]) -> list[str]:
    return item[0].split("/")


def parsed(out: bytes, pairs: Iterable[tuple[str, str]]) -> Iterable[Difference]:
    """The differences of these pairs, as `git diff-tree --stdin -z` writes them.

    Raises:
        GitError: a pair was passed over, as git does where a tree is not there.
    """
    at = 0
    for pair in pairs:
        head = f"{pair[0]} {pair[1]}\n".encode()
        if not out.startswith(head, at):
            raise GitError(
                f"the tree {pair[0]} or {pair[1]} is missing from git's store; git "
                "fsck says more. Nothing was changed."
            )
        at += len(head)
        found: Difference = {}
        while out[at : at + 1] == b":":
            middle = out.index(b"\0", at)
            end = out.index(b"\0", middle + 1)
            old_mode, new_mode, old, new, _ = out[at + 1 : middle].decode().split(" ")
            path = out[middle + 1 : end].decode("utf-8", "surrogateescape")
            found[path] = (_entry(old_mode, old), _entry(new_mode, new))
            at = end + 1
        yield found


def _entry(mode: str, oid: str) -> Entry | None:
    return Entry(mode, oid) if mode != "000000" else None
