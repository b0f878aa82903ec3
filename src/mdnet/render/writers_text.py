"""Possible writers for the terminal: how ready each is, and what that rests on."""

from collections.abc import Iterator
from textwrap import fill

from mdnet.letters.parts import Part
from mdnet.letters.readiness import Writer
from mdnet.letters.report import Letters
from mdnet.note.field_links import unlinked
from mdnet.render.grid import grid

PART_NAMES = {
    "known_well": "known well",
    "supervised": "directly supervised",
    "examples": "specific examples",
    "right_slot": "right field or slot",
    "recent": "recent",
    "said_so": "said so",
}
HEADING = "How ready to be asked (a checklist of 100 points, no forecast of a letter):"
NO_WRITERS = (
    "Nobody yet who could write: attendings, mentors and program directors in People/, "
    "with what you did together in their log, are what this goes by."
)


def writers_text(found: Letters, width: int, at_most: int) -> str:
    """The `at_most` readiest as a table."""
    return "\n".join(_writers(found, width, at_most))


def _writers(found: Letters, width: int, at_most: int) -> Iterator[str]:
    if not found.writers:
        yield fill(NO_WRITERS, width)
        return
    yield fill(HEADING, width)
    shown = found.writers[:at_most]
    several = len({writer.application for writer in shown}) > 1
    rows = [_writer(writer, found, several) for writer in shown]
    yield grid(rows, width - 2, indent=2)
    if len(found.writers) > len(shown):
        yield f"  and {len(found.writers) - len(shown)} more: mdnet lor --all"


def _writer(writer: Writer, found: Letters, several: bool) -> list[str]:
    """Score, status, name, what to do; with the application, where there are more."""
    gate = next((g.text for g in writer.gates if not g.is_warning), "")
    adds = "; ".join(f"{i.text} (+{i.adds})" for i in writer.next)
    name = writer_name(writer, found)
    who = f"{name}, {writer.application}" if several and writer.application else name
    return [str(writer.score), writer.status, who, gate or adds]


def writer_text(writer: Writer) -> str:
    """One writer with every part and what it rests on, as `path:line: text`."""
    about = f" for {writer.application}" if writer.application else ""
    lines = [f"{writer.person.name}: {writer.score} of 100, {writer.status}{about}"]
    for gate in writer.gates:
        lines.append(f"  {'take care' if gate.is_warning else 'wait'}: {gate.text}")
    for part in writer.parts:
        lines += _part(part)
    if writer.next:
        lines += ["", "What would add most:"]
        lines += [f"  +{found.adds} {found.text}" for found in writer.next]
    return "\n".join(lines)


def _part(part: Part) -> Iterator[str]:
    yield f"  {part.points:>2} of {part.most:>2} {PART_NAMES[part.name]}"
    for found in part.evidence:
        yield f"           {unlinked(found.text)}  {found.path}:{found.line}"


def name_of(name: str, path: str, every: Letters) -> str:
    """The name, with the path of the note where two writers have the same."""
    same = {w.person.contact.path for w in every.writers if w.person.name == name}
    return f"{name} ({path})" if len(same) > 1 else name


def writer_name(writer: Writer, every: Letters) -> str:
    """The writer's name, told apart as in `name_of`."""
    return name_of(writer.person.name, writer.person.contact.path, every)
