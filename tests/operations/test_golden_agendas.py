"""Golden agendas: a note before and after it is written again, as files.

Each case of `golden/agenda` is a folder with `before.md` and `after.md`. In
`golden/agenda-three-times` one agenda is made (`1-made.md`), edited by its user
(`2-edited.md`), written again after more has happened (`2-written.md`), and so on.
`pytest --update` writes what mdnet writes.
"""

from datetime import date
from pathlib import Path

import pytest

from mdnet.errors import NotEditableError
from mdnet.model.network import Network
from mdnet.operations.agenda_block import struck_ids
from mdnet.operations.agenda_text import new_note
from mdnet.operations.write_agenda import rewrite_agenda
from tests.agenda.world import ME, TOM, network, plan

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = sorted((GOLDEN / "agenda").iterdir())
SERIES = GOLDEN / "agenda-three-times"
PATH = "Agendas/2026-11-27 Tom Reed.md"

PROJECT = """---
type: project
mentor: "[[Tom Reed]]"
status: active
time: 2 h
---
## Log

- 2026-09-01 Data cleaned
- 2026-10-20 Model done
"""
TASKS = """
## Questions

- [ ] Ask him how early to apply #question
- [ ] Which meeting first? #question

## Promises

- [ ] Send the reading list ➕ 2026-11-20
- [ ] His slides #waiting
"""
WORLD = network(People__Tom_Reed=TOM + TASKS, Me=ME, Projects__Growth=PROJECT)


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


def written(text: str, world: Network = WORLD, today: str = "2026-11-22") -> str:
    on, struck = date.fromisoformat(today), struck_ids(text)
    found = plan(world, path=PATH, today=on, struck=struck)
    changes = rewrite_agenda(found, PATH, text)
    return getattr(changes[0], "text", "") if changes else text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_agenda(case, update):
    after = written(text_of(case / "before.md"))
    if update:
        (case / "after.md").write_bytes(after.encode())
    assert after == text_of(case / "after.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_second_time_changes_nothing(case):
    after = text_of(case / "after.md")
    assert written(after) == after


def grown(stage: int) -> Network:
    """The vault as it is when the agenda is written for the first, second … time."""
    tom, me, project = TOM + TASKS, ME, PROJECT
    if stage > 1:
        me += "- 2026-11-23 Abstract accepted\n"
        tom = tom.replace("- [ ] Which meeting", "- [x] Which meeting")
    if stage > 2:
        project += "- 2026-11-24 First figure drawn\n"
        tom = tom.replace("- [ ] Send", "- [x] Send").replace(
            "➕ 2026-11-20", "➕ 2026-11-20 ✅ 2026-11-24"
        )
    if stage > 3:
        me = me.replace("- [ ] Growth paper submitted\n", "")
        tom += "- [ ] Read his chapter ➕ 2026-11-24\n"
    return network(People__Tom_Reed=tom, Me=me, Projects__Growth=project)


def days(stage: int) -> str:
    return f"2026-11-{21 + stage}"


@pytest.mark.parametrize("stage", [1, 2, 3, 4])
def test_an_agenda_is_written_three_times_more(stage, update):
    if stage == 1:
        path, after = SERIES / "1-made.md", new_note(plan(grown(1)))
    else:
        path = SERIES / f"{stage}-written.md"
        edited = text_of(SERIES / f"{stage}-edited.md")
        after = written(edited, grown(stage), days(stage))
    if update:
        path.write_bytes(after.encode())
    assert after == text_of(path)


@pytest.mark.parametrize("stage", [2, 3, 4])
def test_every_line_of_the_user_is_still_there(stage):
    before = text_of(SERIES / f"{stage - 1}-{'made' if stage == 2 else 'written'}.md")
    edited = text_of(SERIES / f"{stage}-edited.md").splitlines()
    theirs = [line for line in edited if line not in before.splitlines()]
    after = text_of(SERIES / f"{stage}-written.md").splitlines()
    assert len(theirs) >= 3
    assert [line for line in after if line in theirs] == theirs


MADE = new_note(plan(WORLD))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (MADE.replace("<!-- /mdnet -->\n\n## Questions", "## Questions"),
            "has no partner"),
        (MADE.replace("<!-- mdnet:goals -->\n", ""), "has no partner"),
        (MADE + "<!-- mdnet:goals -->\n<!-- /mdnet -->\n", "stands twice"),
        ("## Updates\n\n```\nnever closed\n", "not closed"),
        ("---\ndate: [\n---\n## Updates\n", "properties cannot be changed"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_left_alone(text, message):
    with pytest.raises(NotEditableError, match=message) as error:
        written(text)
    assert str(error.value).startswith(PATH)
