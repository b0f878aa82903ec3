"""Reading a note: whole, or not at all."""

import os
from pathlib import Path

import pytest

from mdnet.errors import VaultError
from mdnet.vault import Vault, reading
from mdnet.vault.reading import problem_of


def test_line_ends_and_bom_are_kept(tmp_path: Path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert Vault(tmp_path).read("a.md") == "\ufeffone\r\ntwo\rthree\n"


@pytest.mark.parametrize("path", ["nothing.md", "empty.md", "a.md/b.md"])
def test_what_is_missing_or_empty_is_not_read(tmp_path: Path, path: str):
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "a.md").write_bytes(b"x")
    assert Vault(tmp_path).snapshot(path) is None
    with pytest.raises(VaultError, match="not there, is empty"):
        Vault(tmp_path).read(path)


def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(VaultError, match="not a file"):
        Vault(tmp_path).read("pipe.md")


def test_what_the_disk_refuses_is_an_error(tmp_path: Path, monkeypatch):
    (tmp_path / "a.md").write_text("x")

    def refuse(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", refuse)
    with pytest.raises(VaultError, match=r"a\.md cannot be read: Input/output error"):
        Vault(tmp_path).read("a.md")


@pytest.mark.parametrize(("changes", "text"), [(2, "new"), (99, None)])
def test_a_note_that_is_being_written_is_read_again(
    tmp_path: Path, monkeypatch, changes: int, text: str | None
):
    note = tmp_path / "a.md"
    note.write_text("old")
    left = [None] * changes
    real = reading.read_all

    def meanwhile(descriptor: int, size: int) -> bytes:
        data = real(descriptor, size)
        if left:
            left.pop()
            with note.open("w") as file:
                file.write("new")
            os.utime(note, ns=(len(left), len(left)))
        return data

    monkeypatch.setattr(reading, "read_all", meanwhile)
    found = Vault(tmp_path).snapshot("a.md")
    assert (found and found.data.decode()) == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"one\ntwo \xff\n", "not valid UTF-8 in line 2"),
        (b"one\n\ntw\0o", "NUL byte in line 3"),
        (b"\xff\xfea\0", "UTF-16"),
        (b"x" * (1024 * 1024 + 1), "larger than 1 MiB"),
    ],
    ids=["latin-1", "NUL", "UTF-16", "too large"],
)
def test_what_is_no_text_says_why(tmp_path: Path, data: bytes, words: str):
    assert words in problem_of(data)
    (tmp_path / "a.md").write_bytes(data)
    with pytest.raises(VaultError, match=words):
        Vault(tmp_path).read("a.md")


def test_a_note_in_good_order_has_no_problem():
    assert problem_of("\ufeffé\r\n".encode()) == ""
