"""Which line is about whom."""

from datetime import date

import pytest

from mdnet.model.answer import Answer
from mdnet.model.calendar import Profile, Rotation, Season
from mdnet.model.contact import Contact
from mdnet.model.interaction import Interaction
from mdnet.model.note import Entry, Link, Note
from mdnet.model.task import Task
from mdnet.note.assemble import assemble

DAY = date(2026, 11, 20)


def person(name: str, *aliases: str, folder: str = "People", **parts) -> Note:
    path = f"{folder}/{name}.md"
    contact = Contact(path, name, aliases=aliases)
    return Note(path, name, kind="contact", record=contact, **parts)


def daily(day: str = "2026-11-20", **parts) -> Note:
    return Note(
        f"Daily/{day}.md", day, kind="daily", day=date.fromisoformat(day), **parts
    )


def history(*notes: Note) -> dict[str, list[tuple[str, str, int]]]:
    network, _ = assemble(notes)
    return {
        p.name: [(i.text, i.path, i.line) for i in p.interactions]
        for p in network.people
    }


def promises(*notes: Note) -> dict[str, list[str]]:
    network, _ = assemble(notes)
    return {p.name: [task.description for task in p.tasks] for p in network.people}


def test_an_entry_in_a_contacts_own_note_is_theirs():
    maria = person("Maria", entries=(Entry(DAY, "met", "coffee", 9, own=True),))
    assert history(maria) == {"Maria": [("coffee", "People/Maria.md", 9)]}


def test_all_of_an_entry_is_kept():
    entry = Entry(
        DAY, "met", "t", 9, ("thanks",), ("Maria",), "08:30", False, "3f9a1c02"
    )
    network, _ = assemble([person("Maria"), daily(entries=(entry,))])
    assert network.people[0].interactions == (
        Interaction(
            DAY, "met", "t", ("thanks",), "Daily/2026-11-20.md", 9, "08:30", "3f9a1c02"
        ),
    )


def test_an_entry_counts_once_for_each_person_it_links():
    links = ("Maria", "People/Maria", "Tom", "maria")
    notes = (
        person("Maria"),
        person("Tom"),
        person("Sam"),
        daily(entries=(Entry(DAY, "met", "lunch", 3, links=links),)),
    )
    line = ("lunch", "Daily/2026-11-20.md", 3)
    assert history(*notes) == {"Maria": [line], "Sam": [], "Tom": [line]}


def test_an_own_entry_that_links_its_own_note_counts_once():
    entry = Entry(DAY, "met", "with Tom", 9, links=("Tom", "Maria"), own=True)
    found = history(person("Maria", entries=(entry,)), person("Tom"))
    line = ("with Tom", "People/Maria.md", 9)
    assert found == {"Maria": [line], "Tom": [line]}


def test_a_link_to_something_else_is_no_person():
    project = Note("Projects/Growth.md", "Growth", kind="project")
    entry = Entry(DAY, "met", "x", 3, links=("Growth", "Nobody"))
    assert history(person("Maria"), project, daily(entries=(entry,))) == {"Maria": []}


def test_an_own_entry_of_a_note_that_is_no_contact_counts_only_by_links():
    entry = Entry(DAY, "met", "x", 3, links=("Maria",), own=True)
    project = Note("Projects/Growth.md", "Growth", kind="project", entries=(entry,))
    assert history(person("Maria"), project) == {
        "Maria": [("x", "Projects/Growth.md", 3)]
    }


def test_an_alias_counts():
    entry = Entry(DAY, "met", "x", 3, links=("Dr. A",))
    assert history(person("Maria", "Dr. A"), daily(entries=(entry,))) == {
        "Maria": [("x", "Daily/2026-11-20.md", 3)]
    }


def test_an_ambiguous_link_counts_for_nobody():
    one, two = person("Maria"), person("Maria", folder="Alumni")
    entry = Entry(DAY, "met", "x", 3, links=("Maria",))
    network, _ = assemble([one, two, daily(entries=(entry,))])
    assert [(p.contact.path, p.interactions) for p in network.people] == [
        ("Alumni/Maria.md", ()),
        ("People/Maria.md", ()),
    ]


def test_history_is_in_the_order_of_day_path_and_line():
    own = (
        Entry(date(2026, 11, 20), "met", "own late", 12, own=True),
        Entry(date(2026, 11, 20), "met", "own early", 11, own=True),
        Entry(date(2026, 11, 18), "met", "before", 13, own=True),
    )
    linked = Entry(DAY, "met", "daily", 1, links=("Maria",))
    found = history(person("Maria", entries=own), daily(entries=(linked,)))
    assert [text for text, *_ in found["Maria"]] == [
        "before",
        "daily",
        "own early",
        "own late",
    ]


def test_a_task_in_a_contacts_note_is_owed_to_that_contact_only():
    task = Task("People/Maria.md", 4, " ", "send it", links=("Tom",))
    assert promises(person("Maria", tasks=(task,)), person("Tom")) == {
        "Maria": ["send it"],
        "Tom": [],
    }


def test_a_task_elsewhere_is_owed_to_each_linked_contact():
    task = Task("Daily/2026-11-20.md", 4, " ", "send it", links=("Tom", "Maria"))
    assert promises(person("Maria"), person("Tom"), daily(tasks=(task,))) == {
        "Maria": ["send it"],
        "Tom": ["send it"],
    }


def test_an_item_of_the_digest_is_no_task():
    task = Task("D.md", 4, " ", "x", links=("Tom",), block_id="mdnet-3f9a1c02")
    assert promises(person("Tom"), daily(tasks=(task,))) == {"Tom": []}


def test_tasks_are_in_the_order_of_path_and_line():
    own = (Task("People/Tom.md", 9, " ", "b"), Task("People/Tom.md", 4, "x", "a"))
    linked = (Task("Daily/2026-11-20.md", 7, " ", "first", links=("Tom",)),)
    assert promises(person("Tom", tasks=own), daily(tasks=linked)) == {
        "Tom": ["first", "a", "b"]
    }


def test_people_are_in_the_order_of_name_and_path():
    notes = [
        person("tom"),
        person("Émile"),
        person("Anna", folder="Z"),
        person("anna", folder="A"),
    ]
    network, _ = assemble(notes)
    assert [p.contact.path for p in network.people] == [
        "A/anna.md",
        "Z/Anna.md",
        "People/tom.md",
        "People/Émile.md",
    ]


def test_the_order_of_the_notes_does_not_matter():
    entry = Entry(DAY, "met", "x", 3, links=("Maria",))
    answer = Answer("3f9a1c02", "done", DAY, path="Daily/2026-11-20.md", line=5)
    notes = [
        person("Maria", entries=(Entry(DAY, "met", "own", 3, own=True),)),
        person("maria", folder="people"),
        daily(entries=(entry,), answers=(answer,)),
        Note("Me.md", "Me", record=Profile("Me.md")),
        Note("You.md", "You", record=Profile("You.md")),
    ]
    assert assemble(notes) == assemble(reversed(notes))


def test_a_tick_counts_for_the_first_person_of_the_item_and_those_in_the_words():
    entry = Entry(
        date(2026, 11, 20), "give", "", 3, links=("Paper", "Tom", "Maria", "Ann"),
        answer_of="00000001", choice=3,
    )  # fmt: skip
    people = [
        Note(f"{name}.md", name, "contact", record=Contact(f"{name}.md", name))
        for name in ("Tom", "Maria", "Ann")
    ]
    network, _ = assemble([*people, daily("2026-11-20", entries=(entry,))])
    had = [p.name for p in network.people if p.interactions]
    assert had == ["Ann", "Tom"]


def test_namesakes_and_copies_are_told_apart():
    one = Note("A/Sam.md", "Sam", "contact", record=Contact("A/Sam.md", "Sam"))
    two = Note("B/Sam.md", "Sam", "contact", record=Contact("B/Sam.md", "Sam"))
    ann = Note("Ann.md", "Ann", "contact", record=Contact("Ann.md", "Ann", id="x1"))
    copy = Note("Ann 2.md", "Ann 2", record=Contact("Ann 2.md", "Ann 2", id="x1"))
    network, findings = assemble([one, two, ann, copy])
    keys = {p.contact.key for p in network.people}
    assert keys == {"A/Sam.md", "B/Sam.md", "Ann.md", "Ann 2.md"}
    assert [(f.path, f.code) for f in findings] == [("Ann.md", "ID001")]


def test_done_on_one_device_is_done():
    done = Answer("a", "done", date(2026, 11, 5), path="Daily/2026-11-05.md", line=3)
    later = Answer("a", "snoozed", date(2026, 11, 6), until=date(2026, 11, 20))
    notes = [Note("A.md", "A", answers=(done,)), Note("B.md", "B", answers=(later,))]
    assert assemble(notes)[0].answers == {"a": done}


def test_the_latest_answer_wins_by_day_then_by_path_and_line():
    def answer(day: str, line: int, words: str) -> Answer:
        when = date.fromisoformat(day)
        return Answer("a", "skipped", when, words, path=f"Daily/{day}.md", line=line)

    notes = [
        daily("2026-11-20", answers=(answer("2026-11-20", 9, "last line"),)),
        daily("2026-11-19", answers=(answer("2026-11-19", 12, "day before"),)),
        Note("D.md", "D", answers=(answer("2026-11-20", 3, "first line"),)),
    ]
    network, _ = assemble(notes)
    assert {key: found.words for key, found in network.answers.items()} == {
        "a": "last line"
    }


def test_rotations_are_by_start_and_bring_their_people():
    first = Rotation("Rotations/PICU.md", "PICU", starts=date(2026, 7, 1))
    late = Rotation(
        "Rotations/NICU.md", "NICU", starts=date(2026, 8, 1), people=("Tom", "X", "Tom")
    )
    unknown = Rotation("Rotations/A.md", "A")
    notes = [Note(r.path, r.name, record=r) for r in (unknown, late, first)]
    network, _ = assemble([*notes, person("Tom")])
    assert [rotation.name for rotation in network.rotations] == ["PICU", "NICU", "A"]
    assert network.rotation_people == {
        "Rotations/PICU.md": (),
        "Rotations/NICU.md": ("People/Tom.md",),
        "Rotations/A.md": (),
    }


def test_the_profile_is_the_first_by_path_and_seasons_are_by_path():
    notes = [
        Note("b.md", "b", record=Profile("b.md", "second")),
        Note("a.md", "a", record=Profile("a.md", "first")),
        Note("s2.md", "s2", record=Season("s2.md", "s2")),
        Note("s1.md", "s1", record=Season("s1.md", "s1")),
    ]
    network, _ = assemble(notes)
    assert network.profile == Profile("a.md", "first")
    assert [season.name for season in network.seasons] == ["s1", "s2"]
    assert assemble([])[0].profile is None


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("Maria", []),
        ("People/Maria", []),
        ("Nobody", []),
        ("Tom", [("LINK001", "warning", 7, 3)]),
        ("Dr. A", [("LINK002", "info", 7, 3)]),
    ],
)
def test_findings_of_links(target: str, found: list[tuple[str, str, int, int]]):
    notes = [
        person("Maria", "Dr. A"),
        person("Tom"),
        person("Tom", folder="Alumni"),
        daily(links=(Link(target, 7, 3),)),
    ]
    _, findings = assemble(notes)
    assert [(f.code, f.severity, f.line, f.column) for f in findings] == found


def test_the_words_of_the_findings():
    notes = [
        person("Maria", "Dr. A"),
        person("Tom"),
        person("Tom", folder="Alumni"),
        daily(links=(Link("Tom", 7, 3), Link("Dr. A", 8, 1))),
    ]
    _, (ambiguous, alias) = assemble(notes)
    assert ambiguous.message == (
        "[[Tom]] may mean Alumni/Tom, People/Tom, so it counts for nobody. Write the "
        "whole path: [[Alumni/Tom|Tom]]."
    )
    assert alias.message == (
        "[[Dr. A]] is an alias of Maria. mdnet takes it for Maria, Obsidian for a new "
        "note; [[Maria|Dr. A]] suits both."
    )
