"""No note can crash or hang mdnet, and the others go on to count."""

import os
import unicodedata
from pathlib import Path

import pytest

from tests.command import CommandLine, Outcome
from tests.hostile import guard
from tests.hostile.cases import CASES, Case, kept
from tests.hostile.child import Verdict, verdicts

ALL = (*CASES, *kept())


@pytest.fixture(scope="module")
def found() -> dict[str, Verdict]:
    return verdicts(ALL)


def test_there_are_five_hundred_and_each_has_its_own_name():
    names = [case.name for case in CASES]
    assert len(names) >= 500
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_hostile_note_is_read_within_the_limits(
    case: Case, found: dict[str, Verdict]
):
    verdict = found[case.name]
    assert verdict.fault == ""
    if case.says:
        assert case.says in [code for code, _ in verdict.codes]
        assert case.says == "FILE001" or all(line for _, line in verdict.codes)


def test_a_child_that_takes_too_much_memory_is_a_fault():
    huge = Case("huge", "People/Odd.md", b"[[a]] " * 100_000)
    assert verdicts([huge], megabytes=5)["huge"].fault == "too much memory"


# The alarm may fall into a callback of the garbage collector, which cannot raise.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_note_that_takes_too_long_is_a_fault():
    long = b"- [x] [[Tom Reed]]\n" * 20_000
    assert guard.fault_of("Daily/2026-11-21.md", long, seconds=0.01) == "too slow"


NAMES = (
    b"a\nb.md", b"-rf.md", b"--help.md", b"n" * 252 + b".md", b"\x1b[31mred.md",
    b"\xff\xfe.md", b"ann.md", b"Ann.md", b"ANN.md", "Jose\u0301.md".encode(),
    "José.md".encode(), "\u202egnp.md".encode(), "\u200b.md".encode(), b"CON.md",
    b"a|b.md", b"[[a]].md", b"a#b^c.md", b" .md", b"a .md", b"..md", b".md", b"a%%b.md",
    "👩‍⚕️.md".encode(), b"$(id).md", b"`id`.md", b";id.md", b"2026-02-30.md", b"a\tb.md",
    b"a\rb.md", b"a\x7f.md", "a\u2028b.md".encode(), b"'.md", b'".md', b"=1+1.md",
)  # fmt: skip


def lay(folder: Path, cases: tuple[Case, ...]) -> None:
    """One vault: four notes in good order, each case, each odd name."""
    for path, text in guard.OTHERS.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (folder / "mdnet.toml").write_text("")
    for number, case in enumerate(cases):
        top, _, name = case.path.rpartition("/")
        if case.path == "Me.md":
            top = "People"
        place = folder / top / f"odd{number}"
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(case.data)
    for odd in NAMES:
        (folder / "People" / os.fsdecode(odd)).write_text("- 2026-01-05 met: coffee\n")


COMMANDS = (
    ("check", "--level", "info"), ("today",), ("today", "--json"), ("list",),
    ("show", "Maria Alvarez"), ("show", "Odd"), ("lor",), ("search", "coffee"),
    ("index", "--verify"),
)  # fmt: skip


def is_clean(outcome: Outcome) -> bool:
    """Whether no control character reached the terminal as it is."""
    text = outcome.out + outcome.err
    return not [
        c for c in text if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cs")
    ]


def test_in_a_vault_of_hostile_notes_the_others_still_count(mdnet: CommandLine):
    small = tuple(case for case in ALL if len(case.data) < 30_000)
    lay(mdnet.folder, small)
    outcomes = {words: mdnet(*words, code=None) for words in COMMANDS}
    bugs = {w: o.err for w, o in outcomes.items() if o.code == 70}
    assert bugs == {}
    assert [words for words, o in outcomes.items() if not is_clean(o)] == []
    assert outcomes["index", "--verify"].code == 0
    assert "last contact 5 Jan 2026" in outcomes["show", "Maria Alvarez"].out
    listed = outcomes["list",].out
    assert "Maria Alvarez" in listed
    assert "Tom Reed" in listed
    assert "Maria Alvarez" in outcomes["today", "--json"].out
    checked = outcomes["check", "--level", "info"].out
    for number, case in enumerate(small):
        if case.says:
            assert f"odd{number}/" in checked
