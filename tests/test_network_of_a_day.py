"""`mdnet today` from the people that the index keeps: the same as from all notes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mdnet.index.people import People
from mdnet.model.change import Change, Create, Rewrite
from mdnet.model.everybody import OvertakenError
from mdnet.model.settings import Settings
from mdnet.operations.answer_today import answered_today
from mdnet.rules.promises import occurrences
from mdnet.today import Today, _planned, plan_today
from mdnet.who import named
from mdnet.workspace import Workspace
from mdnet.workspace.about import report_from_all, report_on

TODAY, NOON = date(2026, 11, 18), time(12)
HEADS = (
    "role: attending\ncadence: 30d", "role: nurse", "role: fellow\npaused: true",
    "role: attending\ncircle: [national]\nmet: 2026-11-01", "relationship: [mentor]",
    "role: social_worker\nbirthday: 11-25", "role: alumnus\ninterests: [cardiology]",
    "role: attending\nsnooze_until: 2026-11-25\ncadence: weekly", "met: 2026-11-10",
)  # fmt: skip
LINES = (
    "- 2026-11-02 email: about the poster #awaiting", "- 2026-09-01 met: at rounds",
    "- 2026-11-16 teaching: murmurs #good_teaching", "- 2026-11-17 thanks: for all",
    "- 2026-10-20 met: with [[Ana]] and [[Ben]]", "- 2026-12-01 call: to come",
    "- 2026-11-16 ask: a career chat", "- 2025-05-05 coffee: long ago",
    "- 2026-11-15 support: a word for me", "- 2026-11-17 ask: for a word",
    "- [ ] send [[Cara]] the chart 📅 2026-11-20", "- [ ] ask about the ward",
    "- [ ] bring the book ➕ 2026-11-01 📅 2026-12-24", "- [x] call ➕ 2026-11-01",
    "- 2026-11-12 reply: fine", "- 2026-10-01 met: [[People/B/Ana|the other Ana]]",
)  # fmt: skip
DAILY = (
    "- met [[Ana]] at the clinic", "- email [[Ben]] about data #awaiting",
    "- thanks [[Dev]] for help", "- [ ] send [[Cara]] a mail 📅 2026-11-19",
    "- ask [[Eli]] for a career chat", "- call [[Nobody]]", "- talk: [[Dr. C]]",
)  # fmt: skip
FIXED = {
    "Me.md": "---\ntype: profile\npgy: 2\ninterests: [cardiology]\n---\n",
    "Rotations/Ward.md": "---\ntype: rotation\nstarts: 2026-11-01\n"
    'ends: 2026-11-20\npeople: ["[[Ana]]", "[[Eli]]"]\n---\n',
    "Applications/Cardiology.md": "---\ntype: application\nneed_by: 2027-01-10\n---\n",
    "Applications/Letter Ben.md": '---\ntype: letter\nwriter: "[[Ben]]"\n'
    'application: "[[Cardiology]]"\nstatus: asked\nasked_on: 2026-11-01\n---\n',
    "Daily/2026-11-10.md": "- met [[Ben]]\n",
    "Agendas/2026-11-20 Eli.md": '---\ntype: agenda\ncontact: "[[Eli]]"\n'
    "date: 2026-11-20\n---\n",
    "People/Gus.md": "---\ntype: contact\nrole: attending\ncadence: none\n---\n"
    "## Log\n- 2026-09-01 met\n",
}
PEOPLE = (
    "People/Ana.md", "People/Ben.md", "People/Cara.md", "People/Dev.md",
    "People/Eli.md", "People/B/Ana.md",
)  # fmt: skip
Opened = Callable[[], Workspace]


def person_text(head: str, lines: list[str]) -> str:
    alias = "aliases: [Dr. C]\n" if "fellow" in head else ""
    return f"---\ntype: contact\n{alias}{head}\n---\n## Log\n" + "\n".join(lines) + "\n"


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FIXED.items():
        write(tmp_path / "vault", path, text)
    for number, path in enumerate(PEOPLE):
        head, lines = HEADS[number], list(LINES[number::3])
        write(tmp_path / "vault", path, person_text(head, lines))
    return tmp_path / "vault"


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> Iterator[Opened]:
    spaces: list[Workspace] = []

    def open_() -> Workspace:
        environ = {"MDNET_CACHE_DIR": str(tmp_path / "cache")}
        spaces.append(Workspace.open(root, Settings(), environ))
        return spaces[-1]

    yield open_
    for space in spaces:
        space.close()


def planned(workspace: Workspace, day: date = TODAY) -> Today:
    return plan_today(workspace, Settings(), day, NOON)


def from_all(workspace: Workspace, day: date = TODAY) -> Today:
    return _planned(workspace.network(), workspace, Settings(), day, NOON)


def is_part(workspace: Workspace, day: date = TODAY) -> bool:
    return workspace.network_of(day).everybody is not None


def test_the_second_run_of_a_day_needs_a_part(opened: Opened):
    first = opened()
    assert not is_part(first)
    assert is_part(first)
    assert planned(opened()) == from_all(opened())


def test_those_who_have_nothing_to_say_are_left_out(root: Path, opened: Opened):
    write(root, "People/Zoe.md", "---\ntype: contact\n---\n## Log\n- 2026-11-17 met\n")
    workspace = opened()
    workspace.network_of(TODAY)
    names = [p.name for p in workspace.network_of(TODAY).people]
    assert "Zoe" not in names
    assert "Ana" in names


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("People/Ana.md", person_text(HEADS[0], ["- 2026-11-18 met: again [[Dev]]"])),
        ("Daily/2026-11-10.md", "- met [[Cara]]\n- thanks [[Dev]]\n"),
        ("Daily/2026-11-17.md", "- call [[Eli]] about the ward\n"),
        ("Notes/Plan.md", "nothing of note\n"),
        ("Rotations/Ward.md", FIXED["Rotations/Ward.md"].replace("Eli", "Dev")),
        ("Applications/Letter Ben.md",
            FIXED["Applications/Letter Ben.md"].replace("Ben", "Cara")),
    ],
    ids=["a person", "a daily note", "a new daily note", "a new note", "a rotation",
         "a letter"],
)  # fmt: skip
def test_after_a_change_a_part_is_enough(root: Path, opened: Opened, path, text):
    opened().network_of(TODAY)
    write(root, path, text)
    assert is_part(opened())
    assert planned(opened()) == from_all(opened())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("People/Fay.md", "---\ntype: contact\n---\n"),
        ("People/Ana.md", "---\ntype: contact\naliases: [Eli]\n---\n"),
        ("People/Ana.md", "---\ntype: contact\nid: 0a1b2c3d\n---\n"),
        ("People/Ana.md", "a note of no kind\n---\ntype: x\n"),
        ("Notes/Ana.md", "called as a person is\n"),
    ],
    ids=["a person", "an alias", "an id", "a kind", "a namesake"],
)
def test_what_may_concern_anybody_needs_everybody(
    root: Path, opened: Opened, path, text
):
    opened().network_of(TODAY)
    write(root, path, text)
    assert planned(opened()) == from_all(opened())
    assert is_part(opened())


def test_a_person_who_is_gone_needs_everybody(root: Path, opened: Opened):
    opened().network_of(TODAY)
    (root / "People/Ben.md").unlink()
    assert not is_part(opened())
    assert planned(opened()) == from_all(opened())


def test_an_earlier_day_needs_everybody(opened: Opened):
    opened().network_of(TODAY)
    earlier = TODAY - timedelta(days=30)
    assert planned(opened(), earlier) == from_all(opened(), earlier)


@pytest.mark.parametrize("weeks", [1, 6, 60])
def test_another_week_has_its_own_names_from_a_part(opened: Opened, weeks: int):
    opened().network_of(TODAY)
    monday = date(2026, 11, 16) + timedelta(weeks=weeks)
    assert is_part(opened(), monday)
    found = planned(opened(), monday)
    assert found == from_all(opened(), monday)
    assert opened().verify() == ()


def test_another_profile_needs_a_part(root: Path, opened: Opened):
    opened().network_of(TODAY)
    write(root, "Me.md", "---\ntype: profile\npgy: 1\n---\n")
    assert is_part(opened())
    assert planned(opened()) == from_all(opened())
    assert opened().verify() == ()


def test_a_day_of_which_the_log_tells_already_needs_a_part(root: Path, opened: Opened):
    write(root, "Daily/2026-11-10.md", "- 2026-11-20 thanks: [[Ben]]\n")
    opened().network_of(TODAY)
    friday = date(2026, 11, 20)
    assert is_part(opened(), friday)
    assert planned(opened(), friday) == from_all(opened(), friday)
    assert opened().verify() == ()


def test_many_changes_need_everybody(root: Path, opened: Opened):
    opened().network_of(TODAY)
    for number in range(201):
        write(root, f"Notes/{number}.md", "text\n")
    assert not is_part(opened())


@pytest.mark.parametrize("day", ["2026-12-24", "2026-11-19"])
def test_an_answer_ticks_its_promise_from_a_part(root: Path, opened: Opened, day: str):
    task = f"- [ ] bring the book ➕ 2026-11-01 📅 {day}\n"
    write(root, "People/Gus.md", FIXED["People/Gus.md"] + task)
    with opened() as workspace:
        (gus,) = (p for p in workspace.network().people if p.name == "Gus")
    (promise,) = (found for _, found in occurrences(gus))
    found, path = promise.item_id("Gus"), "Daily/2026-11-18.md"
    write(root, path, f"- [ ] **Bring** [[Gus]] the book ^mdnet-{found}\n")
    workspace = opened()
    workspace.network_of(TODAY)
    text = workspace.read(path).replace("[ ]", "[x]")
    assert is_part(workspace)
    closed, closed_from_all = (
        answered_today(path, text, network, Settings(), TODAY, workspace.read)
        for network in (workspace.network_of(TODAY, [found]), workspace.network())
    )
    assert closed == closed_from_all
    assert [change.path for change in closed.changes] == [path, "People/Gus.md"]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE person SET quiet = quiet + 9",
        "DELETE FROM person WHERE path = 'People/Ana.md'",
        "UPDATE history SET body = replace(body, 'Ana', 'Ann')",
        "UPDATE replied SET answers = '[]', checksum = 0",
        "UPDATE person SET sent = replace(sent, '7', '8')",
        "UPDATE called SET key = 'bem' WHERE key = 'ben'",
        "UPDATE note SET kind = 'lettes' WHERE kind = 'letter'",
        "UPDATE meta SET value = '1' WHERE key = 'people'",
        "DELETE FROM promised",
        "DELETE FROM history WHERE id = 1",
        "UPDATE note SET path = 'x' || path WHERE kind = 'rotation'",
    ],
)
def test_damage_is_never_an_answer(root: Path, opened: Opened, damage: str):
    answer = "- [x] x ^mdnet-0a1b2c3d\n"
    write(root, "Daily/2026-11-10.md", answer)
    workspace = opened()
    workspace.network_of(TODAY)
    path = workspace.state().path
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(damage)
    assert planned(workspace) == from_all(opened())


KEPT = {
    "person": "path quiet until key name known_as is_team is_attending is_adviser"
    " seen thanked follow_up chat sent owed checksum",
    "called": "key path kind alias",
    "promised": "item id",
    "replied": "path checksum",
}


@pytest.mark.parametrize("table", KEPT)
def test_no_value_can_change_unnoticed(root: Path, opened: Opened, table: str):
    write(root, "Daily/2026-11-10.md", "- [x] x ^mdnet-0a1b2c3d\n")
    workspace, unnoticed = opened(), []
    tried: set[str] = set()
    workspace.network_of(TODAY)
    path = workspace.state().path
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        people = People(database)
        assert people.state() is not None
        for column in KEPT[table].split():
            for value in (f"{column} || 'x'", f"{column} + 1", f"ifnull({column}, 0)"):
                database.execute("BEGIN")
                found = database.execute(
                    f"UPDATE {table} SET {column} = {value} WHERE rowid = (SELECT"
                    f" max(rowid) FROM {table} WHERE {column} IS NOT {value})"
                )
                if found.rowcount:
                    tried.add(column)
                    unnoticed += [value] if is_whole(people) else []
                database.rollback()
    assert unnoticed == []
    assert tried == {*KEPT[table].split()}


def is_whole(people: People) -> bool:
    try:
        return people.state() is not None
    except sqlite3.DatabaseError:
        return False


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE pending SET before = replace(before, 'Ben', 'Bem')",
        "UPDATE content SET payload = replace(payload, 'Eli', 'Ely')"
        " WHERE id = (SELECT id FROM note WHERE path = 'Daily/2026-11-10.md')",
    ],
)
def test_damage_of_what_waits_to_be_taken_in_is_never_an_answer(
    root: Path, opened: Opened, damage: str
):
    path, text = "Daily/2026-11-10.md", "- [ ] send [[Ben]] a mail 📅 2026-11-19\n"
    write(root, path, text)
    opened().network_of(TODAY)
    write(root, path, text.replace("Ben", "Eli"))
    workspace = opened()
    with closing(sqlite3.connect(workspace.state().path)) as database, database:
        database.execute(damage)
    assert planned(workspace) == from_all(opened())


WAITING = {
    "a new note": ("Notes/Plan.md", "with [[Ana]]\n"),
    "a daily note": ("Daily/2026-11-10.md", "- met [[Eli]]\n"),
    "a person": ("People/Dev.md", person_text(HEADS[3], ["- 2026-11-18 met [[Ana]]"])),
    "a letter": (
        "Applications/Letter Ben.md",
        FIXED["Applications/Letter Ben.md"].replace("asked\n", "agreed\n"),
    ),
    "a profile": ("Me.md", "---\ntype: profile\npgy: 1\n---\n"),
}
OF_LETTER = "(SELECT id FROM note WHERE path = 'Applications/Letter Ben.md')"
OF_DAILY = "(SELECT id FROM note WHERE path = 'Daily/2026-11-10.md')"
OF_ROWS = (
    "UPDATE note SET kind = 'lettes' WHERE kind = 'letter'",
    "UPDATE note SET kind = 'letter' WHERE kind = 'rotation'",
    "UPDATE note SET kind = '' WHERE kind = 'profile'",
    "UPDATE note SET path = 'x' || path WHERE kind = 'rotation'",
    "UPDATE note SET path = replace(path, '2026', '2027') WHERE kind = 'daily'",
    "DELETE FROM note WHERE kind = 'letter'",
    "DELETE FROM note WHERE kind = 'daily'",
    f"DELETE FROM content WHERE id = {OF_LETTER}",
    f"DELETE FROM content WHERE id = {OF_DAILY}",
    f"UPDATE content SET payload = replace(payload, 'e', 'a') WHERE id = {OF_LETTER}",
    f"UPDATE content SET payload = replace(payload, 'e', 'a') WHERE id = {OF_DAILY}",
    f"UPDATE content SET checksum = checksum + 1 WHERE id = {OF_LETTER}",
    "UPDATE person SET quiet = quiet + 9",
)
OF_PEOPLE = (
    "UPDATE person SET quiet = 999999 WHERE path = 'People/Ana.md'",
    "UPDATE history SET body = replace(body, 'Ana', 'Ann')",
    "DELETE FROM person WHERE path = 'People/Ben.md'",
    "UPDATE called SET alias = 'Dr. D' WHERE alias != ''",
    "DELETE FROM called WHERE key = 'ben'",
    "UPDATE replied SET answers = '[]'",
    "DELETE FROM replied",
    "UPDATE person SET id = id + 100 WHERE id = (SELECT max(id) FROM person)",
    "UPDATE meta SET value = '1' || value WHERE key = 'people'",
)
OF_WAITING = (
    "DELETE FROM pending",
    "UPDATE pending SET path = 'x' || path",
    "UPDATE pending SET before = before || ' '",
    "UPDATE pending SET kind = kind || 'x'",
    "UPDATE pending SET row = row + 1",
    "UPDATE pending SET checksum = checksum + 1",
    "UPDATE meta SET value = 0 WHERE key = 'pending'",
    "DELETE FROM meta WHERE key = 'pending'",
)


def hurt(path: str, damage: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        assert database.execute(damage).rowcount > 0


def all_said(workspace: Workspace, day: date = TODAY) -> list[object]:
    """What commands say: of today, of three people, of names."""
    found: list[object] = [planned(workspace, day)]
    for name in ("Ben", "Eli", "Dev"):
        found.append(report_on(workspace, Settings(), day, name))
    return [*found, sorted(workspace.names(day))]


def all_said_from_all(workspace: Workspace, day: date = TODAY) -> list[object]:
    network = workspace.network()
    found: list[object] = [from_all(workspace, day)]
    for name in ("Ben", "Eli", "Dev"):
        found.append(report_from_all(network, Settings(), day, name))
    return [*found, sorted(named(network.people))]


@pytest.mark.parametrize("edit", WAITING)
@pytest.mark.parametrize("damage", OF_ROWS)
def test_damage_before_a_change_is_never_an_answer(
    root: Path, opened: Opened, damage: str, edit: str
):
    with opened() as workspace:
        workspace.network_of(TODAY)
        path = workspace.state().path
    hurt(path, damage)
    write(root, *WAITING[edit])
    assert all_said(opened()) == all_said_from_all(opened())


@pytest.mark.parametrize("edit", WAITING)
@pytest.mark.parametrize("damage", OF_ROWS + OF_WAITING)
def test_damage_while_changes_wait_is_never_an_answer(
    root: Path, opened: Opened, damage: str, edit: str
):
    opened().network_of(TODAY)
    write(root, *WAITING[edit])
    with opened() as workspace:
        path = workspace.state().path
    hurt(path, damage)
    assert all_said(opened()) == all_said_from_all(opened())


@pytest.mark.parametrize("damage", OF_ROWS[:3] + OF_WAITING)
def test_damage_while_changes_wait_is_said_once(
    root: Path, opened: Opened, damage: str
):
    opened().network_of(TODAY)
    write(root, *WAITING["a person"])
    workspace = opened()
    hurt(workspace.state().path, damage)
    planned(workspace)
    (line,) = workspace.warnings
    assert line.startswith("The index was damaged (")
    assert all_said(opened()) == all_said_from_all(opened())
    assert opened().warnings == []


@pytest.mark.parametrize("damage", OF_ROWS + OF_WAITING + OF_PEOPLE)
def test_verify_notices_damage_while_changes_wait(
    root: Path, opened: Opened, damage: str
):
    write(root, "Daily/2026-11-11.md", "- [x] x ^mdnet-0a1b2c3d\n")
    opened().network_of(TODAY)
    write(root, *WAITING["a daily note"])
    workspace = opened()
    assert workspace.verify() == ()
    hurt(workspace.state().path, damage)
    differences = workspace.verify()
    assert differences or workspace.warnings[0].startswith("The index was damaged (")


def test_damage_of_what_is_about_to_change_is_never_an_answer(
    root: Path, opened: Opened
):
    path, text = "Daily/2026-11-10.md", "- [ ] send [[Ben]] a mail 📅 2026-11-19\n"
    write(root, path, text)
    with opened() as workspace:
        workspace.network_of(TODAY)
        database = sqlite3.connect(workspace.state().path)
    with closing(database), database:
        database.execute(
            "UPDATE content SET payload = replace(payload, 'Ben', 'Bem')"
            " WHERE id = (SELECT id FROM note WHERE path = 'Daily/2026-11-10.md')"
        )
    write(root, path, text.replace("Ben", "Eli"))
    assert planned(opened()) == from_all(opened())


def test_a_damaged_day_is_not_taken_for_the_day(root: Path, opened: Opened):
    write(root, "Me.md", "---\ntype: profile\n---\n")
    workspace, earlier = opened(), date(2026, 5, 2)
    workspace.network_of(TODAY)
    with closing(sqlite3.connect(workspace.state().path)) as database, database:
        database.execute(
            "UPDATE meta SET value = replace(value, '[7', '[6') WHERE key = 'people'"
        )
    assert planned(workspace, earlier) == from_all(opened(), earlier)


def test_whose_check_in_was_held_before_its_day_is_spoken_of(
    root: Path, opened: Opened
):
    mentor = "---\ntype: contact\nrelationship: [mentor]\ncadence: weekly\n---\n"
    write(root, "People/Hana.md", mentor)
    head = '---\ntype: agenda\ncontact: "[[Hana]]"\nstatus: held\n'
    write(root, "Agendas/Check-in.md", f"{head}date: 2026-12-04\n---\n")
    opened().network_of(TODAY)
    assert is_part(opened())
    found = planned(opened())
    assert found == from_all(opened())
    assert "Hana" in [item.person_name for item in found.digest.coming]


def test_what_changes_between_two_questions_is_noticed(root: Path, opened: Opened):
    opened().network_of(TODAY)
    workspace = opened()
    network = workspace.network_of(TODAY)
    write(root, "Daily/2026-11-17.md", "- met [[Eli]]\n")
    opened()
    assert network.everybody is not None
    with pytest.raises(OvertakenError):
        network.everybody.namesakes()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE person SET quiet = 999999 WHERE path = 'People/Ana.md'",
        "UPDATE person SET follow_up = NULL",
        "UPDATE person SET sent = ''",
        "UPDATE person SET owed = ''",
        "DELETE FROM person WHERE path = 'People/Ben.md'",
        "UPDATE history SET body = replace(body, 'Ana', 'Ann')",
        "DELETE FROM promised",
    ],
)
def test_verify_says_whose_kept_rows_differ(opened: Opened, damage: str):
    workspace = opened()
    workspace.network_of(TODAY)
    assert workspace.verify() == ()
    with closing(sqlite3.connect(workspace.state().path)) as database, database:
        database.execute(damage)
    assert "is not kept as it is" in workspace.verify()[0]


def test_what_has_become_too_old_to_count_is_no_difference(tmp_path: Path):
    task = "- [x] send it 📅 2026-11-20\n- 2026-11-16 email: about it\n"
    write(tmp_path, "People/Ana.md", f"---\ntype: contact\n---\n## Log\n{task}")
    environ = {"MDNET_CACHE_DIR": str(tmp_path / ".cache")}
    with Workspace.open(tmp_path, Settings(), environ) as workspace:
        workspace.network_of(TODAY)
        write(tmp_path, "Notes/Plan.md", "text\n")
        workspace.refresh()
        assert is_part(workspace, TODAY + timedelta(days=100))
        assert workspace.verify() == ()


AGENDA = (
    '---\ntype: agenda\ncontact: "[[{}]]"\ndate: {}\nstatus: {}\n---\n## Notes\n'
    "- [ ] send him the plan 📅 2026-11-20\n"
)
LETTER = FIXED["Applications/Letter Ben.md"].replace("status: asked", "status: {1}")
LETTER = LETTER.replace("Ben", "{0}")
PROFILE = FIXED["Me.md"].replace("cardiology", "{}")
RECORDS = st.one_of(
    st.tuples(
        st.sampled_from(["Agendas/2026-11-20 Eli.md", "Agendas/One more.md"]),
        st.builds(
            AGENDA.format,
            st.sampled_from(["Eli", "Ana", "People/B/Ana"]),
            st.sampled_from(["2026-11-20", "2026-11-30", "2026-10-01"]),
            st.sampled_from(["draft", "sent", "held"]),
        ),
    ),
    st.tuples(
        st.sampled_from(["Applications/Letter Ben.md", "Applications/Second.md"]),
        st.builds(
            LETTER.format,
            st.sampled_from(["Ben", "Eli", "Cara", "Nobody"]),
            st.sampled_from(["idea", "asked", "agreed", "uploaded", "declined"]),
        ),
    ),
    st.tuples(
        st.just("Me.md"), st.builds(PROFILE.format, st.sampled_from(["cards", "GI"]))
    ),
    st.tuples(st.just("gone"), st.sampled_from([*PEOPLE[:2], "Daily/2026-11-10.md"])),
)
STEPS = st.one_of(
    RECORDS,
    st.tuples(
        st.sampled_from(PEOPLE),
        st.builds(
            person_text,
            st.sampled_from(HEADS),
            st.lists(st.sampled_from(LINES), max_size=5, unique=True),
        ),
    ),
    st.tuples(
        st.integers(1, 17).map(lambda day: f"Daily/2026-11-{day:02}.md"),
        st.lists(st.sampled_from(DAILY), max_size=4).map(lambda x: "\n".join(x) + "\n"),
    ),
    st.tuples(st.just("wait"), st.integers(1, 9)),
    st.tuples(st.just("run"), st.integers(0, 3)),
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(STEPS, min_size=2, max_size=8))
def test_the_digest_of_a_part_is_the_digest_of_all(tmp_path_factory, steps):
    root = tmp_path_factory.mktemp("part")
    environ = {"MDNET_CACHE_DIR": str(root / "cache")}
    vault, today = root / "vault", TODAY
    for path, text in FIXED.items():
        write(vault, path, text)
    for number, path in enumerate(PEOPLE):
        write(vault, path, person_text(HEADS[number], list(LINES[number::3])))
    with Workspace.open(vault, Settings(), environ) as workspace:
        for what, how in (("run", 0), *steps):
            if what == "wait":
                today += timedelta(days=how)
            elif what == "gone":
                (vault / how).unlink(missing_ok=True)
            elif what != "run":
                write(vault, what, how)
            workspace.refresh()
            found = planned(workspace, today)
            assert found == from_all(workspace, today)
            assert workspace.verify() == ()
            workspace._network = None
            if what == "run":
                workspace.apply(answered(found, how))


def answered(plan: Today, number: int) -> list[Change]:
    """What the plan writes, with a tick in one of its boxes."""
    marks = ("- [ ]", "- [x]", "- [-]", "- [>]")
    return [
        change._replace(text=change.text.replace("- [ ]", marks[number], 1))
        if isinstance(change, Create | Rewrite) and change.path == plan.path
        else change
        for change in plan.changes
    ]
