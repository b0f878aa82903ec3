"""An editor saves at the worst moment: its text is in the note or beside it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mdnet.errors import ChangedOnDiskError, VaultError
from mdnet.model.change import Delete, Rewrite
from mdnet.vault import Vault, writers, writing
from mdnet.vault.exchange import (
    exchange,
    exchange_by_links,
    move_by_links,
    move_to_free,
)

BEFORE = "old\n"
AFTER = "old\nours\n"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "vault" / "Anna.md"
    path.parent.mkdir()
    path.write_text(BEFORE)
    return path


def texts(note: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(note.parent.iterdir())}


def in_place(note: Path, text: str) -> Callable[[], None]:
    def save() -> None:
        note.write_text(text)

    return save


def by_rename(note: Path, text: str) -> Callable[[], None]:
    def save() -> None:
        new = note.parent.parent / "new"
        new.write_text(text)
        new.replace(note)

    return save


@pytest.fixture
def around(monkeypatch):
    """Let something happen just before and just after the exchanges of a write."""

    def arrange(*steps: tuple[str, Callable[[], None]], real=exchange) -> None:
        waiting = list(steps)

        def watched(folder, temporary, name):
            if waiting and waiting[0][0] == "before":
                waiting.pop(0)[1]()
            real(folder, temporary, name)
            if waiting and waiting[0][0] == "after":
                waiting.pop(0)[1]()

        monkeypatch.setattr(writing, "exchange", watched)

    return arrange


def rewrite(note: Path) -> None:
    Vault(note.parent).apply([Rewrite("Anna.md", BEFORE, AFTER)])


@pytest.mark.parametrize("how", [in_place, by_rename])
def test_a_save_before_the_exchange_is_put_back(note: Path, around, how):
    around(("before", how(note, "theirs\n")))
    with pytest.raises(ChangedOnDiskError):
        rewrite(note)
    assert texts(note) == {"Anna.md": "theirs\n"}


def test_a_save_by_rename_after_the_exchange_stays(note: Path, around):
    around(("after", by_rename(note, "theirs\n")))
    rewrite(note)
    assert texts(note) == {"Anna.md": "theirs\n"}


def test_a_save_through_an_open_descriptor_after_the_exchange_is_put_back(
    note: Path, around
):
    opened: list[int] = []

    def save() -> None:
        os.pwrite(opened[0], b"late save\n", 0)
        os.close(opened[0])

    around(("before", lambda: opened.append(os.open(note, os.O_RDWR))), ("after", save))
    with pytest.raises(ChangedOnDiskError):
        rewrite(note)
    assert texts(note) == {"Anna.md": "late save\n"}


def test_two_saves_by_rename_in_a_row_are_both_kept(note: Path, around):
    around(
        ("before", by_rename(note, "first\n")),
        ("before", by_rename(note, "second\n")),
    )
    os.utime(note, (0, 0))
    with pytest.raises(ChangedOnDiskError):
        rewrite(note)
    found = texts(note)
    assert found.pop("Anna.md") == "second\n"
    (kept,) = found.items()
    assert kept[0].startswith("Anna (mdnet kept 2")
    assert kept[1] == "first\n"


def test_a_save_while_the_first_is_put_back_stays_in_place(note: Path, around):
    around(
        ("before", in_place(note, "first\n")),
        ("after", by_rename(note, "second\n")),
    )
    with pytest.raises(ChangedOnDiskError):
        rewrite(note)
    found = texts(note)
    assert found.pop("Anna.md") == "second\n"
    assert list(found.values()) == ["first\n"]


def test_a_note_that_a_program_holds_open_is_refused(note: Path, monkeypatch):
    monkeypatch.setattr(writers, "WAIT", 0.05)
    with note.open("r+") as _, pytest.raises(VaultError, match="held open"):
        rewrite(note)
    assert texts(note) == {"Anna.md": BEFORE}


def test_a_program_that_only_reads_is_no_obstacle(note: Path):
    with note.open() as _:
        rewrite(note)
    assert texts(note) == {"Anna.md": AFTER}


def test_a_program_that_closes_in_time_is_waited_for(note: Path, around):
    editor = os.open(note, os.O_RDWR)
    real = writers._lease
    asked = []

    def lease(descriptor: int) -> bool | None:
        asked.append(real(descriptor))
        if len(asked) == 3:
            os.close(editor)
        return asked[-1]

    around()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writers, "_lease", lease)
        rewrite(note)
    assert texts(note) == {"Anna.md": AFTER}
    assert asked == [False, False, False, True, True]


def test_where_leases_are_unknown_a_second_look_is_taken(note: Path, monkeypatch):
    monkeypatch.setattr(writers, "_lease", lambda descriptor: None)
    rewrite(note)
    assert texts(note) == {"Anna.md": AFTER}


@pytest.mark.parametrize("how", [in_place, by_rename])
def test_a_save_just_before_a_deletion_is_put_back(note: Path, monkeypatch, how):
    real = move_to_free

    def move(folder, name, target, new):
        if name == "Anna.md":
            how(note, "theirs\n")()
        real(folder, name, target, new)

    monkeypatch.setattr(writing, "move_to_free", move)
    with pytest.raises(ChangedOnDiskError):
        Vault(note.parent).apply([Delete("Anna.md", BEFORE)])
    assert texts(note) == {"Anna.md": "theirs\n"}


def test_a_save_under_the_name_of_a_note_being_deleted_keeps_both(
    note: Path, monkeypatch
):
    real = move_to_free

    def move(folder, name, target, new):
        if name == "Anna.md":
            note.write_text("first\n")
        real(folder, name, target, new)
        if name == "Anna.md":
            note.write_text("second\n")

    monkeypatch.setattr(writing, "move_to_free", move)
    with pytest.raises(ChangedOnDiskError):
        Vault(note.parent).apply([Delete("Anna.md", BEFORE)])
    found = texts(note)
    assert found.pop("Anna.md") == "second\n"
    assert list(found.values()) == ["first\n"]


@pytest.mark.parametrize("how", [in_place, by_rename])
def test_without_an_exchange_links_do_the_same(note: Path, around, how):
    around(("before", how(note, "theirs\n")), real=exchange_by_links)
    with pytest.raises(ChangedOnDiskError):
        rewrite(note)
    assert texts(note) == {"Anna.md": "theirs\n"}


def test_without_an_exchange_a_quiet_note_is_rewritten(note: Path, around):
    around(real=exchange_by_links)
    rewrite(note)
    assert texts(note) == {"Anna.md": AFTER}


@pytest.fixture
def no_links(monkeypatch):
    def link(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)


def test_without_hard_links_a_copy_does(note: Path, around, no_links):
    around(real=exchange_by_links)
    rewrite(note)
    assert texts(note) == {"Anna.md": AFTER}


def test_without_hard_links_a_deletion_works(note: Path, monkeypatch, no_links):
    monkeypatch.setattr(writing, "move_to_free", move_by_links)
    Vault(note.parent).apply([Delete("Anna.md", BEFORE)])
    assert texts(note) == {}


def test_without_the_system_call_a_move_never_overwrites(note: Path, monkeypatch):
    monkeypatch.setattr(writing, "move_to_free", move_by_links)
    Vault(note.parent).apply([Delete("Anna.md", BEFORE)])
    assert texts(note) == {}
