"""Vault and index in step: the network is what the notes say, whatever happens."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mdnet.note.parse
from mdnet.errors import ChangedOnDiskError, VaultError
from mdnet.model.change import Create, Delete, Move, Rewrite
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.vault import Vault
from mdnet.workspace import Workspace, reading
from mdnet.workspace.hit import Hit
from mdnet.workspace.hits import hit_in

MARIA = """---
type: contact
aliases: [Dr. A]
role: attending
---

Heart sounds and growth charts.

## Log
- 2026-11-20 met: talked about the résumé of [[Tom]]

## Tasks
- [ ] Send the growth chart 📅 2026-11-25
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    for path, text in {
        "People/Maria.md": MARIA,
        "People/Tom.md": "---\ntype: contact\n---\n",
        "Daily/2026-11-21.md": "- call: [[Maria]] about the poster\n",
        "Me.md": "---\ntype: profile\nname: Sam\n---\n",
    }.items():
        write(folder, path, text)
    return folder


def write(root: Path, path: str, text: str) -> None:
    """Write as of a minute ago, so that nothing is doubtful."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> Iterator[Callable[..., Workspace]]:
    spaces: list[Workspace] = []

    def open_(cache: Path = tmp_path / "cache", **more) -> Workspace:
        environ = {"MDNET_CACHE_DIR": str(cache)}
        spaces.append(Workspace.open(root, Settings(**more), environ))
        return spaces[-1]

    yield open_
    for space in spaces:
        space.close()


def log(network: Network, name: str) -> list[str]:
    (person,) = (p for p in network.people if p.name == name)
    return [interaction.text for interaction in person.interactions]


def test_the_network_is_what_the_notes_say(opened):
    workspace = opened()
    network = workspace.network()
    assert [person.name for person in network.people] == ["Maria", "Tom"]
    assert [i.day for i in network.people[0].interactions] == [
        date(2026, 11, 20),
        date(2026, 11, 21),
    ]
    assert network.profile is not None
    assert network.profile.name == "Sam"
    assert [task.description for task in network.people[0].tasks] == [
        "Send the growth chart"
    ]
    assert workspace.warnings == []
    assert workspace.refreshed.read == 4
    assert workspace.state()[:2] == (4, 2)


def test_a_second_command_reads_nothing(opened):
    first = opened().network()
    second = opened()
    assert second.refreshed.read == 0
    assert second.network() == first


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda root: write(root, "People/Tom.md", MARIA), ["Maria", "Tom"]),
        (lambda root: (root / "People/Tom.md").unlink(), ["Maria"]),
        (lambda root: write(root, "People/Ann.md", MARIA), ["Ann", "Maria", "Tom"]),
        (
            lambda root: (root / "People/Tom.md").rename(root / "People/Sam.md"),
            ["Maria", "Sam"],
        ),
        (lambda root: shutil.rmtree(root / "People"), []),
    ],
    ids=["edited", "deleted", "created", "renamed", "all deleted"],
)
def test_what_changed_on_the_disk_is_seen(root: Path, opened, change, expected):
    opened().network()
    change(root)
    workspace = opened()
    assert [person.name for person in workspace.network().people] == expected
    assert workspace.verify() == ()


def test_a_running_workspace_sees_changes_when_it_looks_again(root: Path, opened):
    workspace = opened()
    assert log(workspace.network(), "Tom") != []
    write(root, "People/Maria.md", "---\ntype: contact\n---\n")
    assert workspace.refresh().changed
    assert log(workspace.network(), "Tom") == []
    assert not workspace.refresh().changed


def test_an_edit_of_the_same_size_in_the_same_moment_is_seen(root: Path, opened):
    path = root / "Daily/2026-11-21.md"
    opened().network()
    before = path.stat()
    path.write_text("- call: [[Maria]] about the Poster\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert log(opened().network(), "Maria")[1].endswith("Poster")


def test_a_doubtful_note_is_compared_and_read_only_when_it_differs(
    root: Path, opened, monkeypatch
):
    opened()
    assert opened().refreshed == (0, 0, 4)
    ahead = (root / "Me.md").stat().st_mtime_ns + 10**10
    for module in ("looking", "refresh"):
        monkeypatch.setattr(f"mdnet.workspace.{module}.now_ns", lambda: ahead)
    assert opened().refreshed == (0, 0, 4)
    assert opened().refreshed == (0, 0, 0)


def test_an_empty_note_is_an_editor_in_the_middle_of_a_save(root: Path, opened):
    before = opened().network()
    (root / "People/Maria.md").write_text("")
    workspace = opened()
    assert workspace.network() == before
    assert workspace.verify() == ()
    write(root, "People/Maria.md", "---\ntype: contact\nrole: nurse\n---\n")
    assert opened().network().people[0].contact.role == "nurse"


def test_a_note_that_is_gone_for_a_moment_is_waited_for(
    root: Path, opened, monkeypatch
):
    before = opened().network()
    (root / "People/Maria.md").rename(root / "People/Maria.md~")

    def come_back(seconds: float) -> None:
        (root / "People/Maria.md~").rename(root / "People/Maria.md")

    monkeypatch.setattr("time.sleep", come_back)
    assert opened().network() == before


def test_a_note_that_was_gone_for_the_walk_only_is_no_deletion(
    root: Path, opened, monkeypatch
):
    before = opened().network()
    hidden = root / "People/Maria.md~"
    (root / "People/Maria.md").rename(hidden)
    real = Vault.walk

    def walk(self):
        found = real(self)
        if hidden.exists():
            hidden.rename(root / "People/Maria.md")
        return found

    monkeypatch.setattr(Vault, "walk", walk)
    assert opened().network() == before


def test_findings_are_of_notes_names_and_links(root: Path, opened):
    write(root, "People/Anna 2.md", MARIA)
    write(root, "People/Anna.md", MARIA)
    write(root, "bad?.md", "[[Dr. A]]\n")
    (root / "latin.md").write_bytes(b"caf\xe9\n")
    write(root, "Other/Tom.md", "---\ntype: contact\n---\n")
    found = [(f.path, f.code) for f in opened().findings()]
    assert ("People/Anna 2.md", "SYNC001") in found
    assert ("bad?.md", "NAME002") in found
    assert ("latin.md", "FILE001") in found
    assert ("People/Maria.md", "LINK001") in found
    assert not [path for path, code in found if path == "People/Anna 2.md"][1:]


def test_findings_are_kept_until_something_changes(root: Path, opened):
    workspace = opened()
    assert workspace.findings() is workspace.findings()
    assert workspace.network() is workspace.network()


def test_a_conflict_copy_does_not_count_until_its_original_is_gone(root: Path, opened):
    write(root, "People/Maria 2.md", MARIA)
    workspace = opened()
    assert [p.name for p in workspace.network().people] == ["Maria", "Tom"]
    (root / "People/Maria.md").unlink()
    workspace.refresh()
    assert [p.name for p in workspace.network().people] == ["Maria 2", "Tom"]
    assert workspace.verify() == ()


def test_a_note_that_stops_the_parser_does_not_stop_the_rest(
    root: Path, opened, monkeypatch
):
    real = mdnet.note.parse.parse

    def parse(path: str, text: str, settings: Settings):
        if text:
            raise RecursionError
        return real(path, text, settings)

    monkeypatch.setattr("mdnet.note.parse.parse", parse)
    workspace = opened()
    assert {f.code for f in workspace.findings()} == {"FILE005"}
    assert workspace.state()[:2] == (4, 2)


def test_a_note_that_the_disk_does_not_give_is_a_finding(opened, monkeypatch):
    def refused(root: str, path: str):
        raise VaultError(f"{path} cannot be read: Input/output error.")

    monkeypatch.setattr(reading, "snapshot", refused)
    workspace = opened()
    assert {f.code for f in workspace.findings()} == {"FILE004"}


# Writing


def test_after_a_write_of_ours_only_that_note_is_read(root: Path, opened):
    workspace = opened()
    text = workspace.read("People/Maria.md")
    changed = text.replace("met: talked", "call: talked")
    applied = workspace.apply([Rewrite("People/Maria.md", text, changed)])
    assert applied.written == ("People/Maria.md",)
    assert workspace.network().people[0].interactions[0].kind == "call"
    assert workspace.verify() == ()
    assert opened().refreshed.read == 0


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (Create("People/Ann.md", "---\ntype: contact\n---\n"), ["Ann", "Maria", "Tom"]),
        (Delete("People/Maria.md", MARIA), ["Tom"]),
        (Move("People/Maria.md", MARIA, "People/Mary.md"), ["Mary", "Tom"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_after_other_writes_the_index_is_right(opened, change, names: list[str]):
    workspace = opened()
    workspace.apply([change])
    assert [person.name for person in workspace.network().people] == names
    assert workspace.verify() == ()


def test_what_is_no_note_may_be_written_too(root: Path, opened):
    write(root, ".obsidian/types.json", "{}")
    workspace = opened()
    workspace.apply([Rewrite(".obsidian/types.json", "{}", '{"types": {}}')])
    assert workspace.network().people[0].name == "Maria"


def test_no_change_is_no_write(opened):
    assert opened().apply([]).written == ()


def test_a_note_that_was_overtaken_is_read_again(root: Path, opened):
    workspace = opened()
    workspace.network()
    write(root, "People/Tom.md", "---\ntype: contact\nrole: nurse\n---\n")
    with pytest.raises(ChangedOnDiskError):
        workspace.apply([Rewrite("People/Tom.md", "old", "new")])
    assert workspace.network().people[1].contact.role == "nurse"


def test_a_write_that_makes_a_conflict_copy_of_a_note_is_noticed(root: Path, opened):
    write(root, "People/Tom 2.md", "- other")
    workspace = opened()
    workspace.apply(
        [Rewrite("People/Tom 2.md", "- other", "---\ntype: contact\n---\n")]
    )
    assert [person.name for person in workspace.network().people] == ["Maria", "Tom"]
    assert workspace.verify() == ()


# Search


def test_search_shows_the_line(opened):
    hits = opened().search("growth chart")
    assert hits == (
        Hit(
            "People/Maria.md", "Maria", 13, "- [ ] Send the growth chart 📅 2026-11-25"
        ),
    )


def test_search_ignores_accents_and_case(opened):
    (hit,) = opened().search("RESUME")
    assert (hit.line, hit.snippet[:22]) == (10, "- 2026-11-20 met: talk")


def test_a_hit_in_the_title_has_no_line(opened):
    (hit,) = opened().search("Me")
    assert hit == Hit("Me.md", "Me", 0, "Me")


def test_a_note_that_is_gone_meanwhile_is_no_hit(root: Path, opened):
    workspace = opened()
    (root / "People/Maria.md").unlink()
    assert workspace.search("growth") == ()


def test_a_long_line_is_cut_around_the_word():
    hit = hit_in("a.md", "word " * 60 + "growth" + " word" * 60, [("growth", "")])
    assert len(hit.snippet) <= 162
    assert "growth" in hit.snippet
    assert (hit.snippet[0], hit.snippet[-1]) == ("…", "…")


def test_a_long_line_that_begins_with_the_word_is_cut_at_its_end():
    hit = hit_in("a.md", "growth " + "word " * 60, [("growth", "")])
    assert hit.snippet.startswith("growth word")
    assert hit.snippet.endswith("…")


# The cache may be destroyed at any time


def database(workspace: Workspace) -> Path:
    return Path(workspace.state().path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"garbage " * 4096),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(
            path.read_bytes()[:4096] + b"\0" * 8192 + path.read_bytes()[12288:]
        ),
    ],
    ids=["garbage", "cut", "empty", "zeros"],
)
def test_a_damaged_index_is_built_anew_with_one_line(opened, damage):
    first = opened()
    expected = first.network()
    path = database(first)
    first.close()
    damage(path)
    workspace = opened()
    assert workspace.network() == expected
    assert len(workspace.warnings) == 1
    assert workspace.warnings[0].startswith("The index was damaged (")
    assert opened().warnings == []


def test_damage_while_in_use_is_noticed(opened):
    workspace = opened()
    expected = workspace.network()
    with closing(sqlite3.connect(database(workspace))) as other, other:
        other.execute("DELETE FROM content")
    workspace._network = None
    assert workspace.network() == expected
    assert len(workspace.warnings) == 1


@pytest.mark.parametrize("then", ["ask", "write", "look"])
def test_the_cache_is_deleted_while_in_use(
    root: Path, opened, tmp_path: Path, then: str
):
    workspace = opened()
    shutil.rmtree(tmp_path / "cache")
    if then == "write":
        workspace.apply([Create("People/Ann.md", "---\ntype: contact\n---\n")])
    elif then == "look":
        write(root, "People/Ann.md", "---\ntype: contact\n---\n")
        workspace.refresh()
    else:
        write(root, "People/Ann.md", "---\ntype: contact\n---\n")
    names = [person.name for person in opened().network().people]
    assert names == ["Ann", "Maria", "Tom"]
    assert [p.name for p in workspace.network().people] in (names, names[1:])


def test_an_index_that_another_process_built_anew_is_taken(opened):
    first, second = opened(), opened()
    second.rebuild()
    assert first.network() == second.network()
    assert first.state()[:2] == (4, 2)
    assert first.warnings == []


def test_two_processes_that_look_at_once_agree(root: Path, opened, monkeypatch):
    first, second = opened(), opened()
    write(root, "People/Ann.md", "---\ntype: contact\n---\n")
    real = Vault.walk
    once = [True]

    def walk(self):
        found = real(self)
        if once and self is first.vault:
            once.pop()
            write(root, "People/Ben.md", "---\ntype: contact\n---\n")
            second.refresh()
        return found

    monkeypatch.setattr(Vault, "walk", walk)
    first.refresh()
    names = ["Ann", "Ben", "Maria", "Tom"]
    assert [person.name for person in first.network().people] == names
    assert first.verify() == second.verify() == ()


def test_after_three_looks_the_last_one_counts(root: Path, opened, monkeypatch):
    first, second = opened(), opened()
    real = Vault.walk

    def walk(self):
        found = real(self)
        if self is first.vault:
            write(root, f"Notes/{len(list(root.glob('Notes/*')))}.md", "x\n")
            second.refresh()
        return found

    monkeypatch.setattr(Vault, "walk", walk)
    write(root, "People/Ann.md", "---\ntype: contact\n---\n")
    first.refresh()
    monkeypatch.undo()
    assert opened().verify() == ()


@pytest.mark.parametrize("kind", ["a file", "a file above"])
def test_without_a_cache_folder_the_index_is_in_memory(
    root: Path, opened, tmp_path: Path, kind: str
):
    (tmp_path / "file").touch()
    cache = tmp_path / "file" if kind == "a file" else tmp_path / "file" / "cache"
    workspace = opened(cache)
    assert log(workspace.network(), "Tom") != []
    assert len(workspace.warnings) == 1
    assert "MDNET_CACHE_DIR" in workspace.warnings[0]
    workspace.apply([Delete("People/Maria.md", MARIA)])
    assert log(workspace.network(), "Tom") == []
    assert workspace.state().path == ""


def test_an_index_that_never_works_is_done_without(opened, monkeypatch):
    workspace = opened()
    expected = workspace.network()
    asked = []

    def broken(index):
        asked.append(index)
        if len(asked) < 3:
            raise sqlite3.OperationalError("disk I/O error")
        return index.counts()

    assert workspace._index.asked(broken) == (4, 2)
    assert len(workspace.warnings) == 2
    assert workspace.network() == expected
    assert workspace.state().path == ""


def test_a_rebuild_reads_everything_and_tells_how_far(opened):
    workspace = opened()
    told = []
    workspace.rebuild(lambda done, total: told.append((done, total)))
    assert told == [(4, 4)]
    assert workspace.verify() == ()


def test_many_old_texts_lead_to_a_rebuild(opened, monkeypatch):
    monkeypatch.setattr("mdnet.index.store.DEAD_TEXTS", -3)
    workspace = opened()
    path = workspace.state().path
    workspace.refresh()
    assert workspace.state().path != path
    assert workspace.refreshed.read == 4


def test_other_settings_are_another_index(root: Path, opened):
    assert len(opened().network().people) == 2
    assert len(opened(ignore=("Tom.md",)).network().people) == 1


def test_verify_says_what_differs(root: Path, opened):
    workspace = opened()
    (root / "People/Tom.md").unlink()
    write(root, "People/Ann.md", "x")
    write(root, "Me.md", "other")
    assert workspace.verify() == (
        "Me.md: the index says something else",
        "People/Ann.md: is not in the index",
        "People/Tom.md: is in the index, but gone",
    )


def test_a_workspace_closes_itself(root: Path, tmp_path: Path):
    environ = {"MDNET_CACHE_DIR": str(tmp_path / "cache")}
    with Workspace.open(root, Settings(), environ) as workspace:
        assert workspace.network().people
    with pytest.raises(sqlite3.ProgrammingError):
        workspace._index._index.counts()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_two_processes_read_what_one_reads(root: Path, opened, monkeypatch, method):
    expected = opened().network()
    monkeypatch.setattr(reading, "PARALLEL_FROM", 1)
    monkeypatch.setattr(reading, "CHUNK", 1)
    monkeypatch.setattr(reading, "_method", lambda: method)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    workspace = opened()
    workspace.rebuild()
    assert workspace.network() == expected
    assert workspace.verify() == ()


def test_helper_processes_that_fail_are_done_without(root: Path, opened, monkeypatch):
    def refused(*_: object, **__: object):
        raise OSError("no more processes")

    monkeypatch.setattr(reading, "PARALLEL_FROM", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refused)
    assert len(opened().network().people) == 2


def test_beside_threads_nothing_is_forked(monkeypatch):
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert reading._method() == "spawn"
    monkeypatch.setattr("threading.active_count", lambda: 1)
    assert reading._method() == "fork"


# Kept up to date = built anew

PATHS = ["People/Ann.md", "People/Ann 2.md", "People/ann.md", "Daily/2026-11-22.md"]
TEXTS = [
    "",
    "---\ntype: contact\naliases: [Annie]\n---\n- 2026-11-20 met: [[Tom]]\n",
    "---\ntype: contact\nid: a1\n---\n",
    "- call: [[Ann]] and [[Annie]]\n- [ ] [[Maria]] the chart\n",
]
steps = st.lists(
    st.tuples(
        st.sampled_from(["write", "delete", "move", "touch", "apply"]),
        st.sampled_from(PATHS),
        st.sampled_from(PATHS),
        st.sampled_from(TEXTS),
    ),
    max_size=6,
)


def take(root: Path, workspace: Workspace, step: tuple[str, str, str, str]) -> None:
    what, path, other, text = step
    full = root / path
    if what == "write":
        write(root, path, text)
    elif not full.exists():
        return
    elif what == "delete":
        full.unlink()
    elif what == "move":
        (root / other).parent.mkdir(exist_ok=True)
        full.rename(root / other)
    elif what == "touch":
        os.utime(full, (0, 0))
    elif full.stat().st_size:
        workspace.apply([Rewrite(path, full.read_text(), text or "x")])


@given(steps)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_kept_up_to_date_it_is_as_if_built_anew(tmp_path_factory, some):
    folder = tmp_path_factory.mktemp("steps")
    root = folder / "vault"
    write(root, "People/Maria.md", MARIA)
    write(root, "People/Tom.md", "---\ntype: contact\n---\n")
    environ = {"MDNET_CACHE_DIR": str(folder / "cache")}
    with Workspace.open(root, Settings(), environ) as workspace:
        for step in some:
            take(root, workspace, step)
            workspace.refresh()
        emptied = [p for p in root.rglob("*.md") if not p.stat().st_size]
        if not emptied:
            environ = {"MDNET_CACHE_DIR": str(folder / "other")}
            with Workspace.open(root, Settings(), environ) as fresh:
                assert workspace.network() == fresh.network()
                assert workspace.findings() == fresh.findings()
        assert workspace.verify() == ()
        assert workspace.warnings == []


def test_a_kept_answer_holds_while_no_note_changes(opened):
    first = opened()
    assert first.answered("today") is None
    first.keep_answer("today", "Send Maria the chart")
    assert first.answered("today") == "Send Maria the chart"
    first.refresh()
    assert first.answered("yesterday") is None


def test_a_kept_answer_is_gone_with_any_change(opened, root: Path):
    workspace = opened()
    workspace.answered("today")
    workspace.keep_answer("today", "Send Maria the chart")
    write(root, "People/Ann.md", "---\ntype: contact\n---\n")
    assert opened().answered("today") is None


def test_an_answer_worked_out_from_older_notes_is_not_kept(opened, root: Path):
    workspace = opened()
    workspace.answered("today")
    write(root, "People/Ann.md", "---\ntype: contact\n---\n")
    opened()
    workspace.keep_answer("today", "Send Maria the chart")
    assert opened().answered("today") is None


def test_a_damaged_answer_is_not_given(opened):
    workspace = opened()
    workspace.answered("today")
    workspace.keep_answer("today", "Send Maria the chart")
    with closing(sqlite3.connect(workspace.state().path)) as database:
        database.execute("UPDATE answer SET text = 'Send nobody anything'")
        database.commit()
    assert opened().answered("today") is None
