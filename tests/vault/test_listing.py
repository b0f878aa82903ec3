"""What is a note, what is passed by, and what is said about it."""

import os
import socket
from pathlib import Path

import pytest

from mdnet.errors import VaultError
from mdnet.model.settings import Settings
from mdnet.vault import Stat, Vault, listing


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    return folder


def write(root: Path, *paths: str, text: str = "text\n") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def listed(root: Path, settings: Settings | None = None) -> list[str]:
    return [stat.path for stat in Vault(root, settings).listing().notes]


def said(root: Path) -> list[tuple[str, str, str]]:
    return [(f.path, f.code, f.severity) for f in Vault(root).listing().findings]


def test_only_markdown_outside_dot_folders_and_templates_is_listed(root: Path):
    write(
        root, "Me.md", "People/Anna Lee.md", "People/a b/Tom.md", "Templates/Person.md",
        ".obsidian/x.md", ".trash/Old.md", ".git/x.md", ".hidden.md", "photo.png",
        "~$Me.md", "4913.md", "~syncthing~x.md", ".#Me.md", "Me.md~", "#Me.md#",
        "People/.Anna.md.swp", "x.MD", ".mdnet-1-1.new.tmp",
    )  # fmt: skip
    assert listed(root) == ["Me.md", "People/Anna Lee.md", "People/a b/Tom.md"]


def test_a_note_comes_with_its_stat(root: Path):
    write(root, "Me.md")
    os.utime(root / "Me.md", ns=(5, 7_000_000_123))
    stat = (root / "Me.md").stat()
    assert Vault(root).listing().notes == (
        Stat("Me.md", 5, 7_000_000_123, stat.st_ino, stat.st_ctime_ns),
    )
    assert Vault(root).stat("Me.md") == Vault(root).listing().notes[0]
    assert Vault(root).stat("You.md") is None


def test_the_templates_folder_is_a_setting(root: Path):
    write(root, "Meta/Templates/Person.md", "Templates/Anna.md")
    settings = Settings()
    folders = settings.folders._replace(templates="Meta/Templates")
    assert listed(root, settings._replace(folders=folders)) == ["Templates/Anna.md"]


@pytest.mark.parametrize(
    ("globs", "left"),
    [
        (("Archive",), ["Me.md", "People/Anna.md", "People/draft-1.md"]),
        (("Archive/",), ["Me.md", "People/Anna.md", "People/draft-1.md"]),
        (("draft-*.md",), ["Archive/Old.md", "Me.md", "People/Anna.md"]),
        (("People/*.md",), ["Archive/Old.md", "Me.md"]),
        (("/Me.md",), ["Archive/Old.md", "People/Anna.md", "People/draft-1.md"]),
        (("**/Anna.md", "draft-?.md"), ["Archive/Old.md", "Me.md"]),
        (("Arch", "*.txt", "", "*/*a*"), ["Archive/Old.md", "Me.md"]),
        (("**",), []),
    ],
)  # fmt: skip
def test_globs_are_ignored(root: Path, globs: tuple[str, ...], left: list[str]):
    write(root, "Me.md", "People/Anna.md", "People/draft-1.md", "Archive/Old.md")
    assert listed(root, Settings(ignore=globs)) == left


def test_links_are_followed_only_to_notes_inside_that_are_not_listed(
    root: Path, tmp_path: Path
):
    write(root, "People/Anna.md", ".store/Tom.md", "Linked/x.md")
    write(tmp_path, "outside.md")
    (root / "Anna again.md").symlink_to("People/Anna.md")
    (root / "Tom.md").symlink_to(".store/Tom.md")
    (root / "Out.md").symlink_to(tmp_path / "outside.md")
    (root / "Broken.md").symlink_to("nothing.md")
    (root / "Folder").symlink_to("Linked")
    (root / "photo").symlink_to("nothing.png")
    assert listed(root) == ["Linked/x.md", "People/Anna.md", "Tom.md"]
    assert said(root) == [
        ("Folder", "FILE002", "info"),
        ("Anna again.md", "FILE002", "info"),
        ("Broken.md", "FILE002", "info"),
        ("Out.md", "FILE002", "info"),
    ]


def test_what_is_no_file_is_no_note(root: Path):
    os.mkfifo(root / "pipe.md")
    (root / "Folder.md").mkdir()
    write(root, "Folder.md/Anna.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(root / "s.md"))
    assert listed(root) == ["Folder.md/Anna.md"]


def test_a_name_that_is_not_utf8_is_a_finding(root: Path):
    (root / "Andr\udce9.md").write_text("x")
    assert listed(root) == []
    assert said(root) == [("Andr\\udce9.md", "NAME002", "warning")]


def test_a_vault_that_is_gone_is_an_error(tmp_path: Path):
    with pytest.raises(VaultError, match="not there"):
        Vault(tmp_path / "nowhere").listing()


def test_a_folder_that_may_not_be_opened_is_a_finding(root: Path, monkeypatch):
    write(root, "Me.md", "Closed/x.md")
    real = os.scandir

    def scandir(path: str):
        if path.endswith("Closed/"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert listed(root) == ["Me.md"]
    assert said(root) == [("Closed", "FILE003", "warning")]


def test_a_folder_without_a_right_is_a_finding_and_left_open_nowhere(
    root: Path, monkeypatch
):
    write(root, "Me.md", "Closed/x.md")
    real = os.open

    def opened(path: str, flags: int) -> int:
        if path.endswith("Closed/"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags)

    monkeypatch.setattr(os, "open", opened)
    before = len([*Path("/dev/fd").iterdir()])
    assert listed(root) == ["Me.md"]
    assert said(root) == [("Closed", "FILE003", "warning")]
    assert len([*Path("/dev/fd").iterdir()]) == before


def test_a_folder_that_became_a_pipe_is_not_waited_for(root: Path, monkeypatch):
    write(root, "Me.md")
    os.mkfifo(root / "Pipe")
    monkeypatch.setattr(listing.Walker, "_other", lambda _, path, __, folders:
                        folders.append(path + "/"))  # fmt: skip
    with pytest.raises(VaultError, match="Pipe cannot be read"):
        Vault(root).walk()


@pytest.mark.parametrize("number", [5, 13], ids=["EIO", "EACCES"])
def test_a_vault_that_cannot_be_read_is_an_error(root: Path, monkeypatch, number):
    def scandir(path: str):
        raise OSError(number, "no")

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(VaultError):
        Vault(root).listing()


def test_leftovers_are_seen_by_the_walk(root: Path):
    write(root, "People/.mdnet-1-1.new.tmp", "People/Anna.md")
    assert Vault(root).walk().leftovers == ("People/.mdnet-1-1.new.tmp",)
