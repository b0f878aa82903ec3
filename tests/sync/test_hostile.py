"""Sixty hostile repositories: nothing runs, nothing leaves the vault (promise P11).

Each is pushed to the remote by somebody else, with objects that git itself would not
make, and synced. A canary program would leave a file; everything outside of the vault
is compared before and after.
"""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from mdnet.errors import GitError
from mdnet.git.formats import (
    FILE,
    FOLDER,
    Entry,
    Stored,
    commit_data,
    pack,
    stored,
    tree_data,
)
from tests.sync.devices import ANA, Device, devices, git

WHO = "Mallory <m@example.org> 1795000000 +0000"

# Names that some system takes for `.git`, or that lead out of the vault.
BAD_NAMES = [
    ".git", ".GIT", ".Git", "git~1", "GIT~1", ".git ", ".git.", ".git...", ".g\u200cit",
    ".gi\u200dt", "\u200e.git", ".git\u202e", "..", ".", ".git::$INDEX_ALLOCATION",
    "a\\b.md", "..\\up.md", "C:evil.md", "bell\x07.md", "esc\x1b[31m.md", "nl\nname.md",
    "cr\rname.md", "del\x7f.md", "c1\x9b.md", "rtl\u202egpj.md", "line\u2028sep.md",
    "bom\ufeff.md", "\udcfflone.md", ".git\u2060",
]  # fmt: skip

ATTRIBUTES = [
    "* text=auto\n", "* text eol=crlf\n", "*.md ident\n", "* filter=evil\n",
    "*.md working-tree-encoding=UTF-16\n", "*.md diff=evil\n", "*.md merge=evil\n",
    "[attr]evil filter=evil diff=evil merge=evil\n* evil\n",
    "*.md eol=crlf\n*.md text\n", "* -text filter=lfs diff=lfs merge=lfs\n",
]  # fmt: skip

FILES = [
    (".gitmodules", '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "touch CANARY"\n'),
    (".gitmodules", '[submodule "../../x"]\n\tpath = x\n\turl = -u./payload\n'),
    (".gitconfig", "[core]\n\tfsmonitor = touch CANARY\n"),
    (".lfsconfig", "[lfs]\n\turl = ext::sh -c touch\n"),
    (".mailmap", "Ana <a@example.org> Mallory <m@example.org>\n"),
    ("hooks/post-checkout", "#!/bin/sh\ntouch CANARY\n"),
    (".githooks/pre-commit", "#!/bin/sh\ntouch CANARY\n"),
    (".obsidian/plugins/evil/main.js", "require('child_process')\n"),
    (".mdnet-0123456789abcdef-0123456789abcdef-1.tmp", "a leftover of nobody\n"),
    (".gitignore", "*\n"),
]


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    return tmp_path / "CANARY"


@pytest.fixture
def laptop(tmp_path: Path, canary: Path) -> Device:
    """A device whose git would run a program for filters, diffs, merges and hooks."""
    (found,) = devices(tmp_path, "laptop")
    evil = f"touch '{canary}'; cat"
    for key in ("filter.evil.clean", "filter.evil.smudge", "filter.evil.process",
                "diff.evil.textconv", "diff.evil.command", "merge.evil.driver",
                "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand",
                "core.alternateRefsCommand", "gpg.program"):  # fmt: skip
        found.git("config", key, evil)
    hooks = found.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("pre-commit", "post-checkout", "post-merge", "pre-push", "post-commit",
                 "reference-transaction", "post-index-change", "fsmonitor-watchman",
                 "prepare-commit-msg", "pre-auto-gc", "post-rewrite"):  # fmt: skip
        hook = hooks / name
        hook.write_text(f"#!/bin/sh\ntouch '{canary}'\n")
        hook.chmod(0o755)
    return found


def push_tree(
    device: Device,
    entries: dict[str, Entry],
    blobs: list[bytes],
    more: tuple[Stored, ...] = (),
) -> None:
    """Put a commit with this root tree on the remote's main, behind git's back."""
    remote = device.root.parent / "remote.git"
    head = git(remote, "rev-parse", "main").strip()
    there = git(remote, "ls-tree", "main").splitlines()
    known = {
        line.split("\t")[1]: Entry(line.split()[0].lstrip("0"), line.split()[2])
        for line in there
    }
    root = stored("tree", tree_data(known | entries))
    commit = stored("commit", commit_data(root.oid, [head], WHO, WHO, "gift"))
    objects = [
        root,
        commit,
        *(stored("blob", blob) for blob in blobs),
        BLOB,
        INNER,
        *more,
    ]
    subprocess.run(
        ["git", "-C", str(remote), "unpack-objects", "-q"],
        input=pack(objects), check=True,
    )  # fmt: skip
    git(remote, "update-ref", "refs/heads/main", commit.oid)


BLOB = stored("blob", b"from mallory\n")
INNER = stored("tree", tree_data({"config": Entry(FILE, BLOB.oid)}))


def outside(device: Device) -> dict[str, str]:
    """Everything beside the vault and the remote, and git's own settings."""
    top = device.root.parent
    git_dir = device.root / ".git"
    vault, remote = device.root, top / "remote.git"
    watched = [p for p in top.rglob("*") if not {vault, remote} & {p, *p.parents}]
    watched += [git_dir / "config", *sorted((git_dir / "hooks").glob("*"))]
    return {
        str(p): p.read_text() if p.is_file() else ""
        for p in watched
        if "home" not in p.parts and "cache" not in p.parts
    }


def synced(device: Device, canary: Path) -> None:
    """Sync; whether it goes through or is refused, nothing happens that must not."""
    before = outside(device)
    said = "fetch"
    try:
        device.sync()
        device.append("People/Ana Lopez.md", "- 2026-11-20 met: still works\n")
        device.sync()
    except GitError as error:
        said = str(error)
    assert "fetch" in said or "deep" in said
    assert not canary.exists()
    assert outside(device) == before
    for path in device.root.rglob("*"):
        if ".git" not in path.relative_to(device.root).parts:
            assert not path.is_symlink()
            assert path.name.isprintable()
    assert device.read("People/Ana Lopez.md").startswith(ANA)


@pytest.mark.parametrize("name", BAD_NAMES, ids=ascii)
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_name_that_means_something_else(laptop, canary, name: str, kind: str):
    entry = Entry(FILE, BLOB.oid) if kind == "file" else Entry(FOLDER, INNER.oid)
    push_tree(laptop, {name: entry}, [])
    synced(laptop, canary)
    assert (laptop.root / ".git" / "HEAD").read_text() == "ref: refs/heads/main\n"


@pytest.mark.parametrize("text", ATTRIBUTES, ids=lambda text: text.split("\n")[0])
def test_attributes_neither_run_programs_nor_rewrite_bytes(laptop, canary, text):
    blob = stored("blob", text.encode())
    crlf = stored("blob", b"one\r\ntwo $Id$\n")
    entries = {".gitattributes": Entry(FILE, blob.oid), "w.md": Entry(FILE, crlf.oid)}
    push_tree(laptop, entries, [blob.data, crlf.data])
    laptop.write("mine.md", b"\xff\xfea\0$Id$\r\nb\n")
    if "filter=evil" in text:
        laptop.sync()
        with pytest.raises(GitError, match="through the filter 'evil'"):
            laptop.sync()
        assert not canary.exists()
        return
    synced(laptop, canary)
    assert (laptop.root / "w.md").read_bytes() == b"one\r\ntwo $Id$\n"
    there = subprocess.run(
        ["git", "-C", str(laptop.root.parent / "remote.git"), "show", "main:mine.md"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert there == b"\xff\xfea\0$Id$\r\nb\n"


@pytest.mark.parametrize(("path", "text"), FILES, ids=lambda value: ascii(value)[:40])
def test_files_that_other_programs_obey(laptop, canary, path: str, text: str):
    blob = stored("blob", text.replace("CANARY", str(canary)).encode())
    entry = Entry("100755", blob.oid)
    *folders, name = path.split("/")
    trees = []
    tree = {name: entry}
    for folder in reversed(folders):
        item = stored("tree", tree_data(tree))
        trees.append(item)
        tree = {folder: Entry(FOLDER, item.oid)}
    push_tree(laptop, tree, [blob.data], (*trees,))
    synced(laptop, canary)


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "../outside.md", ".git/config", "People", "link.md"]
)
def test_a_symbolic_link_is_not_made(laptop, canary, target: str):
    link = stored("blob", target.encode())
    push_tree(laptop, {"link.md": Entry("120000", link.oid)}, [link.data])
    synced(laptop, canary)
    assert not os.path.lexists(laptop.root / "link.md")


def test_a_folder_that_became_a_link_is_not_followed(laptop, canary, tmp_path):
    """The remote replaces `People` by a link out, and puts a note into it later."""
    away = tmp_path / "away"
    away.mkdir()
    link = stored("blob", str(away).encode())
    push_tree(laptop, {"People": Entry("120000", link.oid)}, [link.data])
    outcome = laptop.sync()
    assert outcome.unwritable == ("People",)
    laptop.write("People/Tom Reed.md", "a note\n")
    laptop.sync()
    assert not (laptop.root / "People").is_symlink()
    assert list(away.iterdir()) == []


def test_a_link_in_the_vault_is_not_written_through(laptop, canary, tmp_path):
    """Here a folder is a link out of the vault; the remote has notes in it."""
    away = tmp_path / "away"
    away.mkdir()
    (laptop.root / "Linked").symlink_to(away)
    inner = stored("tree", tree_data({"x.md": Entry(FILE, BLOB.oid)}))
    push_tree(laptop, {"Linked": Entry(FOLDER, inner.oid)}, [], (inner,))
    with pytest.raises(Exception, match="link"):
        laptop.sync()
    assert list(away.iterdir()) == []


@pytest.mark.parametrize("name", ["x", ".gitmodules", "People2"])
def test_a_submodule_is_not_fetched(laptop, canary, name: str):
    push_tree(laptop, {name: Entry("160000", "1" * 40)}, [])
    synced(laptop, canary)
    assert not (laptop.root / name).exists()


def test_a_tree_that_names_a_file_twice_is_refused_or_harmless(laptop, canary):
    data = tree_data({"a.md": Entry(FILE, BLOB.oid)}) * 2
    item = stored("tree", data)
    push_tree(laptop, {"Twice": Entry(FOLDER, item.oid)}, [], (item,))
    synced(laptop, canary)


def test_a_program_stays_a_file_without_rights(laptop, canary):
    push_tree(laptop, {"run.md": Entry("100755", BLOB.oid)}, [])
    synced(laptop, canary)
    mode = (laptop.root / "run.md").stat().st_mode
    assert not mode & stat.S_IXUSR


def test_folders_three_thousand_deep(laptop, canary):
    tree = stored("tree", tree_data({"x.md": Entry(FILE, BLOB.oid)}))
    trees = [tree]
    for _ in range(3000):
        tree = stored("tree", tree_data({"d": Entry(FOLDER, tree.oid)}))
        trees.append(tree)
    push_tree(laptop, {"deep": Entry(FOLDER, tree.oid)}, [], (*trees,))
    synced(laptop, canary)


@pytest.mark.parametrize(
    "variable",
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_PAGER",
     "GIT_CONFIG_COUNT", "GIT_TRACE", "GIT_PROXY_COMMAND", "GIT_OBJECT_DIRECTORY"],
)  # fmt: skip
def test_variables_of_git_do_not_reach_it(
    laptop, canary, monkeypatch, variable, tmp_path
):
    (tmp_path / "trap").mkdir()
    monkeypatch.setenv(variable, str(tmp_path / "trap" / "x"))
    laptop.append("People/Ana Lopez.md", "- 2026-11-20 met: x\n")
    assert laptop.sync().pushed
    assert list((tmp_path / "trap").iterdir()) == []


@pytest.mark.parametrize(
    "url", ["ext::sh -c touch% CANARY", "-u./payload", "--upload-pack=x"]
)
def test_an_address_that_is_a_program_is_refused(laptop, canary, url: str):
    laptop.git("config", "remote.origin.url", url.replace("CANARY", str(canary)))
    try:
        said = laptop.sync().offline
    except GitError as error:
        said = str(error)
    assert said
    assert not canary.exists()
