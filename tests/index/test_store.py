"""The database: built, updated, damaged."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mdnet.index import Index, Pass, index_folder, skipped_row, version
from mdnet.index.file import current
from mdnet.index.row import Row
from mdnet.index.rows import row_of
from mdnet.model.contact import Contact
from mdnet.model.finding import Finding
from mdnet.model.note import Link, Note
from mdnet.model.settings import Settings

ODD = Finding("x.md", 0, 0, "FILE002", "info", "a link")


def row(name: str, body: str = "text", size: int = 1, findings=()) -> Row:
    path = f"{name}.md"
    note = Note(
        path, name, "contact", record=Contact(path, name), links=(Link("Tom", 1, 1),),
        findings=findings, body=body,
    )  # fmt: skip
    return row_of(note, (path, size, 2, 3, 4), 5, body.encode())


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "cache" / "vault")


@pytest.fixture
def index(folder: str) -> Iterator[Index]:
    found = Pass(
        rows=[row("Anna", "growth chart"), row("Tom", "poster")],
        findings=(ODD,),
        signature=b"s",
        racy=("Tom.md",),
    )
    with closing(Index.built(folder, "v1", found)) as built:
        yield built


def titles(index: Index) -> list[str]:
    return sorted(note.title for note in index.notes())


def test_what_was_built_comes_back(index: Index):
    assert titles(index) == ["Anna", "Tom"]
    assert [note.links for note in index.notes()] == [(), ()]
    assert [note.links for note in index.notes(links=True)] == [
        (Link("Tom", 1, 1),)
    ] * 2
    assert index.known()["Anna.md"] == (1, 2, 3, 4, 5)
    assert index.counts() == (2, 2)
    assert index.findings() == (ODD,)
    assert index.generation() == 1
    assert index.digest("Tom.md") is not None
    assert index.digest("Nobody.md") is None


def test_another_process_finds_it(index: Index, folder: str):
    found = Index.opened(folder, "v1")
    assert found is not None
    with closing(found):
        assert titles(found) == ["Anna", "Tom"]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("growth", ("Anna.md",)),
        ("GROWTH chart", ("Anna.md",)),
        ("tom", ("Tom.md",)),
        ("gro*", ("Anna.md",)),
        ('"chart growth"', ()),
        ("gröwth", ("Anna.md",)),
        ("?!", ()),
    ],
)
def test_search(index: Index, text: str, paths: tuple[str, ...]):
    assert index.search(text) == paths


def test_a_verdict_needs_the_same_signature(index: Index):
    assert index.verdict(b"s") == ("Tom.md",)
    assert index.verdict(b"t") is None


def test_an_update_replaces_removes_and_confirms(index: Index):
    found = Pass(
        rows=[row("Anna", "poster", findings=(ODD,)), row("Sam")],
        gone=("Tom.md",),
        findings=(),
        signature=b"t",
        generation=1,
    )
    assert index.update(found)
    assert titles(index) == ["Anna", "Sam"]
    assert index.search("growth") == ()
    assert index.search("poster") == ("Anna.md",)
    assert index.findings() == (ODD,)
    assert index.verdict(b"t") == ()
    assert index.generation() == 2
    assert index.update(
        Pass(confirmed=("Anna.md",), read_ns=77, signature=b"u", generation=2)
    )
    assert index.known()["Anna.md"].read_ns == 77
    assert index.findings() == (ODD,)


def test_an_outdated_update_is_not_made(index: Index):
    outdated = Pass(rows=[row("Sam")], signature=b"t", generation=0)
    assert not index.update(outdated)
    assert titles(index) == ["Anna", "Tom"]
    assert index.update(outdated, force=True)
    assert titles(index) == ["Anna", "Sam", "Tom"]
    assert index.verdict(b"t") is None


def test_a_failed_update_changes_nothing(index: Index):
    bad = row("Sam")._replace(title=object())  # type: ignore[arg-type]
    with pytest.raises(sqlite3.Error):
        index.update(Pass(rows=[bad], gone=("Tom.md",), generation=1))
    assert titles(index) == ["Anna", "Tom"]


def test_many_doubtful_notes_are_no_proof(index: Index):
    racy = tuple(f"{number}.md" for number in range(201))
    index.update(Pass(signature=b"t", racy=racy, generation=1))
    assert index.verdict(b"t") is None


def test_a_conflict_copy_is_known_and_does_not_count(index: Index):
    copy = skipped_row(("Anna 2.md", 1, 2, 3, 4), 5, b"x")
    index.update(Pass(rows=[copy], generation=1))
    assert titles(index) == ["Anna", "Tom"]
    assert index.skipped() == {"Anna 2.md"}
    assert index.counts() == (2, 2)


def test_old_states_of_notes_ask_for_a_rebuild_some_day(index: Index, monkeypatch):
    monkeypatch.setattr("mdnet.index.store.DEAD_TEXTS", 2)
    for number in range(3):
        assert not index.wants_rebuild()
        index.update(Pass(rows=[row("Anna")], generation=number + 1))
    index.update(Pass(rows=[row("Anna")], generation=4))
    assert index.wants_rebuild()


def test_an_empty_vault_has_an_index(folder: str):
    with closing(Index.built(folder, "v1", Pass())) as empty:
        assert titles(empty) == []
        assert empty.counts() == (0, 0)
        assert not empty.wants_rebuild()


def test_in_memory_it_is_the_same():
    with closing(Index.in_memory("v1", Pass(rows=[row("Anna")]))) as index:
        assert titles(index) == ["Anna"]
        assert index.path == ""
        assert index.update(Pass(rows=[row("Tom")], generation=1))
        assert titles(index) == ["Anna", "Tom"]


def test_another_version_is_none(index: Index, folder: str):
    assert Index.opened(folder, "v2") is None


def test_without_a_build_there_is_none(folder: str):
    assert Index.opened(folder, "v1") is None


def test_only_the_user_may_read_it(index: Index, folder: str):
    assert stat.S_IMODE(Path(folder).stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(index.path).stat().st_mode) == 0o600


def test_a_new_build_takes_the_old_one_away(index: Index, folder: str):
    with closing(Index.built(folder, "v1", Pass())) as second:
        names = {path.name for path in Path(folder).iterdir()}
        assert Path(second.path).name in names
        assert Path(index.path).name not in names


def test_an_abandoned_build_is_taken_away_after_an_hour(index: Index, folder: str):
    abandoned, under_way = (
        Path(folder) / "1-00000000.db",
        Path(folder) / "2-00000000.db",
    )
    abandoned.touch()
    under_way.touch()
    os.utime(abandoned, (0, 0))
    with closing(Index.built(folder, "v1", Pass())):
        assert (abandoned.exists(), under_way.exists()) == (False, True)


def test_a_failed_build_leaves_the_old_one(index: Index, folder: str):
    def rows() -> Iterator[Row]:
        yield row("Sam")
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        Index.built(folder, "v1", Pass(rows=rows()))
    assert current(folder) == index.path
    assert len(list(Path(folder).glob("*.db"))) == 1


@pytest.mark.parametrize(
    "pointer", [b"", b"\xff", b"../../etc/passwd", b"1-00000000.db"]
)
def test_a_damaged_pointer_is_none(index: Index, folder: str, pointer: bytes):
    (Path(folder) / "current").write_bytes(pointer)
    assert Index.opened(folder, "v1") is None


def test_a_damaged_database_is_an_error(index: Index, folder: str):
    index.close()
    Path(index.path).write_bytes(b"no database " * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        Index.opened(folder, "v1")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE content SET payload = replace(payload, 'Anna', 'Emma')",
        "UPDATE note SET path = 'Emma.md' WHERE path = 'Anna.md'",
        "UPDATE content SET payload = '[]', checksum = 0",
        "DELETE FROM note WHERE path = 'Anna.md'",
        "UPDATE content SET links = replace(links, 'Tom', 'Sam')",
        "UPDATE content SET links = NULL, payload = 7",
        "DELETE FROM content",
        "DELETE FROM meta",
        "DROP TABLE content",
    ],
)
def test_silent_damage_is_noticed(index: Index, damage: str):
    with closing(sqlite3.connect(index.path)) as database, database:
        database.execute(damage)
    with pytest.raises(sqlite3.Error):
        list(index.notes())


@pytest.mark.parametrize(
    ("damage", "ask"),
    [
        ("UPDATE note SET path = x'00' WHERE path = 'Tom.md'", Index.known),
        ("UPDATE note SET read_ns = 'x'", Index.known),
        ("UPDATE meta SET value = 'x' WHERE key = 'generation'", Index.generation),
        ("UPDATE meta SET value = NULL WHERE key = 'racy'", lambda i: i.verdict(b"s")),
        ("UPDATE meta SET value = '[' WHERE key = 'racy'", lambda i: i.verdict(b"s")),
    ],
)
def test_damage_of_what_guards_the_rows_is_noticed(index: Index, damage: str, ask):
    with closing(sqlite3.connect(index.path)) as database, database:
        database.execute(damage)
    with pytest.raises(sqlite3.Error):
        ask(index)


def test_a_row_that_is_whole_and_wrong_is_noticed(index: Index):
    bad = row("Sam")
    bad = bad._replace(payload="[]")
    from mdnet.index.row import checksum

    index.update(
        Pass(
            rows=[bad._replace(check=checksum("Sam.md", "[]", bad.links))], generation=1
        )
    )
    with pytest.raises(sqlite3.DatabaseError, match=r"damaged row of Sam\.md"):
        list(index.notes())


def test_one_folder_a_vault(tmp_path: Path):
    (tmp_path / "My Vault").mkdir()
    (tmp_path / "link").symlink_to("My Vault")
    folder = index_folder("/cache", str(tmp_path / "My Vault"))
    assert folder.startswith("/cache/vaults/My-Vault-")
    assert index_folder("/cache", str(tmp_path / "link")) == folder
    assert index_folder("/cache", "/").startswith("/cache/vaults/vault-")


def test_the_version_follows_settings_and_source(monkeypatch, tmp_path: Path):
    first = version(Settings())
    assert version(Settings()) == first
    assert version(Settings(ignore=("x",))) != first
    monkeypatch.setattr("mdnet.index.schema.SCHEMA", 999)
    second = version(Settings())
    assert second != first
    monkeypatch.setattr("mdnet.__file__", str(tmp_path / "zip" / "__init__.py"))
    assert version(Settings()) not in (first, second)
