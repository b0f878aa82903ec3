"""The one way out to the terminal: control characters are made visible."""

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

import click

_KEPT = "\n\t"
HANGING = 4
# Stands for a space at which no line is broken; `visible` lets no such character in.
_HELD = "\0"
# What commands about people say of a vault that has none.
NO_PEOPLE = (
    "Nobody is in the vault yet; the first one: "
    '`mdnet add "Maria Alvarez" --role attending`'
)
# Format characters that reorder or hide text; joiners inside words and emoji stay.
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """`text` with control and direction characters written as `\\x1b`, `\\u202e`.

    Names come from other people's files; a terminal must not obey them.
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character.isprintable() or character in _KEPT or character in _JOINERS:
        return character
    from unicodedata import category  # noqa: PLC0415 - only for what is not printed

    if category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        code = ord(character)
        return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
    return character


def say(text: str) -> None:
    """Print `text` and a line end to standard output."""
    click.echo(visible(text))


def say_wrapped(text: str) -> None:
    """Print `text`; on a terminal, long lines are broken between words and indented."""
    say(_fitted(visible(text), sys.stdout))


def quoted(text: str) -> str:
    """`text` as one word of a command that is shown, to be copied into a shell."""
    if any(character in text for character in '"$`\\!'):
        from shlex import quote  # noqa: PLC0415 - only for such a name

        return quote(text)
    return f'"{text}"'


def warn(text: str) -> None:
    """Print one line of warning, or an error, to standard error; wrapped as above."""
    click.echo(_fitted(visible(f"mdnet: {text}"), sys.stderr), err=True)


def _fitted(text: str, stream: TextIO) -> str:
    if not stream.isatty():
        return text
    width = terminal_width()
    return "\n".join(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> str:
    if len(line) < width:
        return line
    from textwrap import TextWrapper  # noqa: PLC0415 - only for a long line

    wrapper = TextWrapper(
        width - 1,
        subsequent_indent=" " * _hanging(line, width),
        break_on_hyphens=False,
        break_long_words=False,
    )
    # A command in backticks is copied: it stays on one line.
    kept = re.sub("`[^`]+`", lambda found: found[0].replace(" ", _HELD), line)
    return wrapper.fill(kept).replace(_HELD, " ")


def _hanging(line: str, width: int) -> int:
    """How far the lines after the first stand in: below the last column, if any."""
    columns = [gap.end() for gap in re.finditer(r"(?<=\S)  +(?=\S)", line)]
    start = len(line) - len(line.lstrip(" ")) + HANGING
    return max([start, *(end for end in columns if end <= width // 2)])


def json_text(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """A value as JSON, two spaces deep; what `visible` would change is escaped."""
    import json  # noqa: PLC0415 - only for `--json`

    text = json.dumps(value, indent=2, ensure_ascii=False)
    if visible(text) == text:
        return text
    return "".join(
        character if _shown(character) == character else json.dumps(character)[1:-1]
        for character in text
    )


def say_json(value: Mapping[str, Any] | Sequence[Any]) -> None:
    """Print a value as JSON."""
    say(json_text(value))


def terminal_width() -> int:
    """The width to lay tables out for, in columns; 100 where there is no terminal."""
    from shutil import get_terminal_size  # noqa: PLC0415 - only for tables

    return get_terminal_size((100, 24)).columns
