"""Writing: the asked bytes, nothing else, and never over somebody else's save."""

import errno
import os
import stat
from pathlib import Path

import pytest

from mdnet.errors import ChangedOnDiskError, LockedError, VaultError
from mdnet.model.change import Create, Delete, Move, Rewrite
from mdnet.vault import Vault
from mdnet.vault.lock import Lock
from mdnet.vault.refusals import plain_words


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    (folder / "People").mkdir(parents=True)
    (folder / "People" / "Maria Alvarez.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    return folder


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


MARIA = "People/Maria Alvarez.md"
BEFORE = "\ufeffone\r\ntwo"


def test_a_note_is_rewritten_with_its_line_ends_and_bom(root: Path):
    applied = Vault(root).apply([Rewrite(MARIA, BEFORE, BEFORE + "\r\nthree")])
    assert applied.written == (MARIA,)
    assert files(root) == {MARIA: b"\xef\xbb\xbfone\r\ntwo\r\nthree"}


def test_a_note_is_created_with_its_folders(root: Path):
    Vault(root).apply([Create("Daily/2026/2026-11-22.md", "# Sunday\n")])
    assert (root / "Daily/2026/2026-11-22.md").read_bytes() == b"# Sunday\n"


def test_a_note_is_moved(root: Path):
    Vault(root).apply([Move(MARIA, BEFORE, "Alumni/Maria Alvarez.md")])
    assert files(root) == {"Alumni/Maria Alvarez.md": b"\xef\xbb\xbfone\r\ntwo"}


def test_a_note_is_deleted(root: Path):
    Vault(root).apply([Delete(MARIA, BEFORE)])
    assert files(root) == {}


def test_an_unchanged_text_is_not_written(root: Path):
    before = (root / MARIA).stat()
    Vault(root).apply([Rewrite(MARIA, BEFORE, BEFORE)])
    after = (root / MARIA).stat()
    assert (after.st_ino, after.st_ctime_ns) == (before.st_ino, before.st_ctime_ns)


@pytest.mark.parametrize(
    "change",
    [
        Rewrite(MARIA, "one\ntwo", "new"),
        Move(MARIA, "one\ntwo", "Alumni/Maria Alvarez.md"),
        Delete(MARIA, "one\ntwo"),
        Rewrite("People/Nobody.md", "one", "new"),
        Delete("Nowhere/Nobody.md", "one"),
        Create(MARIA, "new"),
        Create("People/maria alvarez.md", "new"),
        Move(MARIA, BEFORE, "People/Tom Reed.md"),
    ],
    ids=lambda change: type(change).__name__,
)
def test_a_note_that_is_not_what_was_read_is_refused(root: Path, change):
    (root / "People" / "Tom Reed.md").write_text("Tom\n")
    before = files(root)
    with pytest.raises(ChangedOnDiskError):
        Vault(root).apply([change])
    assert files(root) == before


def test_all_expectations_are_checked_before_the_first_write(root: Path):
    before = files(root)
    with pytest.raises(ChangedOnDiskError):
        Vault(root).apply(
            [Rewrite(MARIA, BEFORE, "new"), Rewrite("People/Tom Reed.md", "old", "new")]
        )
    assert files(root) == before


def test_two_changes_of_one_note_are_a_bug(root: Path):
    with pytest.raises(ValueError, match="two changes"):
        Vault(root).apply([Rewrite(MARIA, BEFORE, "a"), Delete(MARIA, BEFORE)])


@pytest.mark.parametrize(
    "path",
    [
        "../outside.md",
        "/etc/outside.md",
        "People/../../outside.md",
        "People//x.md",
        "./x.md",
        "People/x\ny.md",
        "C:x.md",
        "People\\x.md",
        ".git/hooks/pre-commit",
        "People/.GIT/config",
        "GIT~1/config",
        ".g\u200cit/config",
        "",
    ],
)
def test_a_path_that_leads_out_of_the_vault_is_refused(root: Path, path: str):
    with pytest.raises(VaultError, match="not written"):
        Vault(root).apply([Create(path, "x")])
    assert list(root.parent.glob("outside*")) == []


def test_a_folder_that_is_a_link_is_not_written_through(root: Path, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (root / "Linked").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultError, match="link"):
        Vault(root).apply([Create("Linked/x.md", "x")])
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_linked_note_inside_is_written_where_it_lies(root: Path):
    (root / "Maria.md").symlink_to("People/Maria Alvarez.md")
    Vault(root).apply([Rewrite("Maria.md", BEFORE, "new")])
    assert (root / "Maria.md").is_symlink()
    assert (root / MARIA).read_bytes() == b"new"


def test_a_linked_note_outside_is_refused(root: Path, tmp_path: Path):
    (tmp_path / "Tom.md").write_text("Tom")
    (root / "Tom.md").symlink_to(tmp_path / "Tom.md")
    with pytest.raises(VaultError, match="out of the vault"):
        Vault(root).apply([Rewrite("Tom.md", "Tom", "new")])
    assert (tmp_path / "Tom.md").read_text() == "Tom"


def test_a_hard_linked_note_is_refused(root: Path, tmp_path: Path):
    os.link(root / MARIA, tmp_path / "second name")
    with pytest.raises(VaultError, match="2 names"):
        Vault(root).apply([Rewrite(MARIA, BEFORE, "new")])


def test_a_read_only_note_is_refused(root: Path):
    (root / MARIA).chmod(0o444)
    with pytest.raises(VaultError, match="read-only"):
        Vault(root).apply([Rewrite(MARIA, BEFORE, "new")])


def test_mode_and_attributes_are_kept(root: Path):
    path = root / MARIA
    path.chmod(0o640)
    os.setxattr(path, "user.origin", b"phone")
    Vault(root).apply([Rewrite(MARIA, BEFORE, "new")])
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.getxattr(path, "user.origin") == b"phone"


def test_text_that_is_not_unicode_is_refused(root: Path):
    with pytest.raises(VaultError, match="Unicode"):
        Vault(root).apply([Create("People/x.md", "\udc80")])


def test_a_full_disk_is_said_in_plain_words(root: Path, monkeypatch):
    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(VaultError, match="disk is full"):
        Vault(root).apply([Rewrite(MARIA, BEFORE, "new")])
    monkeypatch.undo()
    assert files(root) == {MARIA: BEFORE.encode()}


def test_a_second_writer_waits_and_then_says_who_holds_the_lock(root: Path):
    with (
        Lock(str(root)),
        pytest.raises(LockedError, match=rf"process {os.getpid()}\) is writing"),
        Lock(str(root), wait=0.05),
    ):
        pass


def test_the_lock_may_be_taken_again_by_its_holder(root: Path):
    vault = Vault(root)
    with vault.lock():
        vault.apply([Rewrite(MARIA, BEFORE, "new")])
    with Lock(str(root), wait=0):
        assert (root / MARIA).read_bytes() == b"new"


def test_a_refusal_of_an_open_file_names_the_vault():
    """The system's error then holds a number instead of a name."""
    text = "The disk refuses to write /v: Bad file"
    with pytest.raises(VaultError, match=text), plain_words("/v"):
        os.listdir(9999)


def test_a_vault_that_cannot_be_locked_is_an_error(root: Path, monkeypatch):
    calls = iter((None, OSError(errno.EIO, "Input/output error")))

    def flock(descriptor: int, how: int) -> None:
        if error := next(calls):
            raise error

    monkeypatch.setattr("mdnet.vault.lock.fcntl.flock", flock)
    with pytest.raises(VaultError, match="cannot be locked: Input/output error"):
        Vault(root).apply([Create("a.md", "a\n")])
    assert not (root / "a.md").exists()
