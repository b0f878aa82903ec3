"""The repository of a vault: its references, its remote, what looks changed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mdnet.errors import GitError
from mdnet.git.diffs import literal
from mdnet.git.locks import clear_dead_locks
from mdnet.git.objects import Objects
from mdnet.git.place import common_folder, git_folder, marked
from mdnet.git.remote import NO_BRANCH, Remote, folder_of, is_folder, unreachable
from mdnet.git.run import Git, check_version, failure

_FIELDS = "%H%x00%T%x00%P%x00%at%x00%ct%x00%an%x00%B"


class Status(NamedTuple):
    """Where the work tree stands: `branch` is empty when no branch is checked out.

    `head` is the commit, empty before the first one. `paths` look changed, are new or
    gone, compared with the last commit or the index: more of them than really did.
    """

    head: str
    branch: str
    paths: tuple[str, ...]


class Pushed(NamedTuple):
    """Whether a push went through; else it was overtaken, or the remote is `offline`,
    which says why.
    """

    done: bool
    offline: str = ""


class Commit(NamedTuple):
    """One commit: `when` is in seconds since the epoch, `message` all of it.

    `committed` is the time that git goes by: other than `when` after a rebase.
    """

    oid: str
    tree: str
    parents: tuple[str, ...]
    when: int
    author: str
    message: str
    committed: int = 0

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.partition("\n")[0]


class Repository:
    """A vault's repository, opened; `objects` is its store."""

    def __init__(self, git: Git) -> None:
        self.git = git
        self.git_dir = git.git_dir
        self.common = common_folder(git.git_dir)
        self.config = _config(git)
        self.objects = Objects(
            git, self.config.get("extensions.objectformat", "sha1").lower()
        )

    @classmethod
    def opened(
        cls, root: str, environ: Mapping[str, str], asks: bool = False
    ) -> "Repository | None":
        """The repository whose work tree is the vault; `None` when there is none.

        Raises:
            GitError: git is missing or too old, or `.git` leads nowhere.
        """
        folder = git_folder(root)
        if folder is None:
            return None
        git = Git(root, folder, environ, asks)
        check_version(git.run("version"))
        return cls(git)

    def __enter__(self) -> "Repository":
        return self

    def __exit__(self, *_: object) -> None:
        self.objects.close()

    def status(self) -> Status:
        """What looks changed in the work tree, by git's own look at it."""
        words = ("status", "--porcelain=v2", "--branch", "-z", "-uall", "--no-renames")
        return _status(self.git.out(*words, "--ignore-submodules=all"))

    def remote(self, branch: str) -> Remote | None:
        """The remote of a branch, `None` when the repository has none.

        Raises:
            GitError: there are several, and none is called `origin` or configured.
        """
        names = sorted(
            key.removeprefix("remote.").removesuffix(".url")
            for key in self.config
            if key.startswith("remote.") and key.endswith(".url")
        )
        name = self.config.get(f"branch.{branch}.remote", "")
        if name not in names:
            name = "origin" if "origin" in names or not names else names[0]
            if name not in names:
                return None
            if name != "origin" and len(names) > 1:
                raise GitError(
                    f"There are several remotes ({', '.join(names)}) and none belongs "
                    f"to {branch}: git branch --set-upstream-to=REMOTE/{branch}"
                )
        merge = self.config.get(f"branch.{branch}.merge", "")
        theirs = merge.removeprefix("refs/heads/") or branch
        return Remote(name, self.config[f"remote.{name}.url"], theirs)

    def fetch(self, remote: Remote) -> str:
        """Fetch the branch of the remote: empty, or why the remote is out of reach.

        Raises:
            GitError: the remote answers, and refuses; or sends what must not be.
        """
        found = self.git.run(
            "fetch", "--quiet", "--no-tags", "--no-auto-gc", "--no-write-fetch-head",
            "--no-recurse-submodules", remote.name,
            f"+refs/heads/{remote.branch}:{remote.tracking}",
        )  # fmt: skip
        if found.code == 0 or any(word in found.err.lower() for word in NO_BRANCH):
            return ""
        return unreachable(found, remote, "fetch from")

    def push(self, remote: Remote, commit: str) -> Pushed:
        """Push a commit to the remote's branch.

        Raises:
            GitError: the remote refuses.
        """
        found = self.git.run(
            "push", "--quiet", "--porcelain", "--no-verify", remote.name,
            f"{commit}:refs/heads/{remote.branch}",
        )  # fmt: skip
        if found.code == 0:
            self.git.out("update-ref", remote.tracking, commit)
            return Pushed(True)
        text = found.err + found.out.decode("utf-8", "replace")
        if any(word in text for word in _OVERTAKEN):
            if is_folder(remote.url):
                clear_dead_locks(folder_of(remote.url), folder_of(remote.url))
            return Pushed(False)
        return Pushed(False, unreachable(found, remote, "push to"))

    def move(self, branch: str, new: str, old: str) -> None:
        """Move the branch, provided that it still is `old` (empty: not there yet).

        Raises:
            GitError: somebody moved it meanwhile.
        """
        words = ("update-ref", "-m", "mdnet sync", f"refs/heads/{branch}", new)
        self.git.out(*words, old or "0" * len(new))

    def set_index(self, tree: str) -> None:
        """Make git's index the tree, so that `git status` is clean afterwards."""
        with marked(self.git_dir, "index"):
            self.git.out("read-tree", "--reset", tree)
            self.git.run("update-index", "-q", "--refresh")

    def earlier(self, commit: str, paths: Sequence[str]) -> dict[str, set[str]]:
        """The ids of all versions that these files had before the one in `commit`."""
        chosen = [literal(path) for path in paths]
        found = self.git.out(
            "log", "-n", "2000", "--raw", "--no-abbrev", "-z", "--format=", "-m",
            "--first-parent", commit, "--", *(chosen if len(chosen) <= 200 else ()),
        )  # fmt: skip
        versions: dict[str, set[str]] = {path: set() for path in paths}
        words = found.decode("utf-8", "surrogateescape").strip("\0\n").split("\0")
        for raw, path in zip(words[::2], words[1::2], strict=False):
            if path in versions:
                versions[path].add(raw.split(" ")[2])
        return versions

    def merge_bases(self, one: str, other: str) -> tuple[str, ...]:
        """The best common ancestors, none for histories that never met.

        Raises:
            GitError: git cannot tell; taken for none, what was deleted would come back.
        """
        found = self.git.run("merge-base", "--all", one, other)
        if found.code not in (0, 1):
            raise GitError(failure(["merge-base"], found))
        return tuple(sorted(found.out.decode("ascii").split()))

    def log(self, *arguments: str) -> tuple[Commit, ...]:
        """The commits that these arguments of `git log` choose, newest first."""
        words = ("log", "-z", f"--format={_FIELDS}", "--encoding=UTF-8")
        text = self.git.out(*words, *arguments).decode("utf-8", "replace")
        # Only a zero ends a field: a message may have any other character.
        fields = iter(text.split("\0")[:-1])
        return tuple(map(_commit, *[fields] * len(_FIELDS.split("%x00"))))

    def count(self, *commits: str) -> int:
        """How many commits `git rev-list` finds for these."""
        return int(self.git.out("rev-list", "--count", *commits))

    def set_config(self, key: str, value: str) -> None:
        """Set a value in the repository's own configuration."""
        self.git.out("config", "--local", key, value)
        self.config[key] = value


_OVERTAKEN = (
    "[rejected]", "fetch first", "non-fast-forward", "failed to update ref",
    "cannot lock ref", "incorrect old value", "failed to lock",
)  # fmt: skip


def _config(git: Git) -> dict[str, str]:
    """All configuration; names as git writes them, the last value of each."""
    pairs = git.out("config", "--list", "-z").decode("utf-8", "replace").split("\0")
    return {
        key: value for key, _, value in (pair.partition("\n") for pair in pairs) if key
    }


def _status(out: bytes) -> Status:
    head = branch = ""
    paths = {}
    for line in out.decode("utf-8", "surrogateescape").split("\0"):
        kind, _, rest = line.partition(" ")
        if line.startswith("# branch.oid "):
            head = line.split(" ")[2]
        elif line.startswith("# branch.head "):
            branch = line.removeprefix("# branch.head ")
        elif kind in _BEFORE_PATH:
            paths[rest.split(" ", _BEFORE_PATH[kind])[-1]] = True
    head = "" if head == "(initial)" else head
    return Status(head, "" if branch == "(detached)" else branch, tuple(paths))


# How many words stand before the path, by the kind of a line of `--porcelain=v2`.
_BEFORE_PATH = {"1": 7, "u": 9, "?": 0}


def _commit(oid: str, tree: str, parents: str, *rest: str) -> Commit:
    """The commit of these fields; a time that is none counts as the oldest."""
    when, committed, author, message = rest
    up, said = tuple(parents.split()), message.strip()
    return Commit(oid, tree, up, int(when or 0), author, said, int(committed or 0))
