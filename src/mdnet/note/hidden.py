"""What is not read as text: code and comments, blanked out character by character.

Block structure follows CommonMark (fences, indented code, where an HTML comment
begins and ends), comments in `%%` follow Obsidian. Simplified: a code span ends on
its own line, and raw HTML other than comments is read as text.
"""

import re
from typing import NamedTuple

from mdnet.note.code_spans import CodeSpans

_INDENTED = re.compile(r"\n(?:[ \t]*|#[^\n]*)\n(?: {4}| {0,3}\t)")
_OPENER = re.compile(r"`+|%%+|<!--")
_BLOCK_COMMENT = re.compile(r"[ \t>]*(?=<!--|%%(?!%))")
_FENCE = re.compile(r"((?:[ \t>]|(?:[-*+]|[0-9]{1,9}[.)])[ \t])*)(`{3,}|~{3,})(.*)")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+|$)")
_NEW_BLOCK = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)]|#{1,6})[ \t]|```|~~~)")
_NOT_SPACE = re.compile(r"[^ ]")
_CLOSERS = {"<!--": "-->", "%%": "%%"}
CODE_FILLER = "`"


class Hidden(NamedTuple):
    """A body with code and comments blanked.

    `masked` has the body's length and lines: fenced and indented code and comments
    are spaces, code spans are backticks. `comments` are the spans of the comments,
    in order. `unclosed` is the number of the line (from 0) with a fence or comment
    that never ends, and its mark; `None` when there is none.
    """

    masked: str
    comments: tuple[tuple[int, int], ...] = ()
    unclosed: tuple[int, str] | None = None


def hidden(body: str) -> Hidden:
    """`body` (lines separated by `\\n` only) with code and comments blanked."""
    if not _has_something_to_hide(body):
        return Hidden(body)
    scan = _Scan(body)
    scan.run()
    open_mark = scan.fence or scan.comment
    unclosed = (scan.opened_at, open_mark) if open_mark else None
    return Hidden("\n".join(scan.lines), tuple(scan.comments), unclosed)


def width(space: str) -> int:
    """The columns that a run of spaces and tabs takes; any other character is one."""
    return len(space.expandtabs(4)) if "\t" in space else len(space)


def _has_something_to_hide(body: str) -> bool:
    return (
        "`" in body
        or "<!--" in body
        or "%%" in body
        or "~~~" in body
        or _has_indented_code(body)
        or body.startswith(("    ", "\t"))
    )


def _has_indented_code(body: str) -> bool:
    """Whether a line may be code; what the search needs is looked for first."""
    if "\n    " not in body and "\t" not in body:
        return False
    return _INDENTED.search("\n" + body) is not None


class _Scan:
    """One pass over the lines; `lines` are blanked in place."""

    def __init__(self, body: str) -> None:
        self.lines = body.split("\n")
        self.comments: list[tuple[int, int]] = []
        self.number = 0  # of the line at hand
        self.offset = 0  # of its first character
        self.opened_at = 0  # the line of the open fence or block comment
        self.fence = ""  # the open fence's mark
        self.container = 0  # columns that a line needs to stay in the fence's item
        self.quoted = False  # the fence stands in a quote
        self.comment = ""  # the open comment's mark
        self.contents: list[int] = []  # the content columns of the open list items
        self.blank = True  # the line above is blank
        self.can_be_code = True  # the line above is no paragraph
        self.hopeless = {"<!--": -1, "%%": -1}  # no closer up to this line

    def run(self) -> None:
        for number, line in enumerate(self.lines):
            self.number = number
            if self.comment:
                self._in_comment(line)
            elif not (self.fence and self._in_fence(line)):
                self._outside(line)
            self.offset += len(line) + 1

    def _in_comment(self, line: str) -> None:
        closer = _CLOSERS[self.comment]
        found = line.find(closer)
        end = len(line) if found == -1 else found + len(closer)
        start = self.comments.pop()[0]
        self.comments.append((start, self.offset + end))
        if found != -1:
            self.comment = ""
        self._inline(line, end)

    def _in_fence(self, line: str) -> bool:
        """Blank a line of the fence; false where the fence ended above it."""
        inner = line.lstrip("> \t")
        space = line[: len(line) - len(inner)]
        left_item = inner and not self.quoted and width(space) < self.container
        if left_item or (self.quoted and ">" not in space):
            self.fence = ""
            return False
        self.lines[self.number] = " " * len(line)
        inner = inner.rstrip(" \t")
        if inner.startswith(self.fence) and not inner.strip(self.fence[0]):
            self.fence = ""
            self.can_be_code = True
        return True

    def _outside(self, line: str) -> None:
        if not line or line.isspace():
            self.blank = self.can_be_code = True
            return
        indent = width(line[: len(line) - len(line.lstrip(" \t"))])
        if self.blank or line[0] == "#":
            self._leave_items(indent)
        if indent >= 4 and self.can_be_code and not self.contents:
            self.lines[self.number] = " " * len(line)
            return
        self.blank = False
        item = _ITEM.match(line)
        if item and (indent < 4 or self.contents):
            self._leave_items(indent)
            self.contents.append(width(item.group()))
        self._visible(line, indent)

    def _leave_items(self, indent: int) -> None:
        while self.contents and self.contents[-1] > indent:
            self.contents.pop()

    def _visible(self, line: str, indent: int) -> None:
        """A line outside code: does it open a fence or a comment?"""
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence and (indent < 4 or self.contents) and _is_fence(fence):
            self._leave_items(width(fence[1]))
            self.fence, self.opened_at = fence[2], self.number
            self.quoted = ">" in fence[1]
            self.container = self.contents[-1] if self.contents else 0
            self.lines[self.number] = fence[1] + " " * (len(line) - len(fence[1]))
            return
        is_block = _BLOCK_COMMENT.match(line) is not None
        self.can_be_code = is_block or line[0] == "#"
        self._inline(line, 0, is_block)

    def _inline(self, line: str, start: int, is_block: bool = False) -> None:
        """Blank what is hidden from `start` on, and all before it.

        With `is_block` the first comment may end on any line below, even after a
        blank one, or never.
        """
        found = _OPENER.search(line, start)
        if found is None:
            if start:
                self.lines[self.number] = " " * start + line[start:]
            return
        pieces, position = [" " * start], start
        spans = CodeSpans(line)
        while found:
            end, filler = self._hidden_to(line, found, spans, is_block)
            if filler:
                pieces.append(line[position : found.start()])
                pieces.append(filler * (end - found.start()))
                position = end
                is_block = False
            found = _OPENER.search(line, end)
        self.lines[self.number] = "".join(pieces) + line[position:]

    def _hidden_to(
        self, line: str, opener: re.Match[str], spans: CodeSpans, is_block: bool
    ) -> tuple[int, str]:
        """Where the scan goes on, and what fills the part up to there, if hidden."""
        start, mark = opener.start(), opener.group()
        if _is_escaped(line, start):
            return start + 1, ""
        if mark[0] == "`":
            end = spans.end(start, len(mark))
            return (opener.end(), "") if end == -1 else (end, CODE_FILLER)
        if mark not in _CLOSERS:
            return opener.end(), ""
        end = self._comment_end(line, opener, is_block)
        if end == -1:
            return opener.end(), ""
        self.comments.append((self.offset + start, self.offset + end))
        return end, " "

    def _comment_end(self, line: str, opener: re.Match[str], is_block: bool) -> int:
        """Where on this line the comment ends, -1 if it is none."""
        mark = opener.group()
        if self.number <= self.hopeless[mark] and not is_block:
            return -1
        found = line.find(_CLOSERS[mark], opener.end())
        if found != -1:
            return found + len(_CLOSERS[mark])
        if not is_block and not self._closes_below(mark):
            return -1
        self.comment, self.opened_at = mark, self.number
        return len(line)

    def _closes_below(self, mark: str) -> bool:
        """Whether the paragraph goes on below and closes the comment there."""
        for number in range(self.number + 1, len(self.lines)):
            line = self.lines[number]
            if not line or line.isspace() or _NEW_BLOCK.match(line):
                self.hopeless[mark] = number - 1
                return False
            if _CLOSERS[mark] in line:
                return True
        self.hopeless[mark] = len(self.lines)
        return False


def _is_fence(fence: re.Match[str]) -> bool:
    """A fence of backticks has none in its info string: else it is a code span."""
    return fence[2][0] == "~" or "`" not in fence[3]


def _is_escaped(line: str, position: int) -> bool:
    """Whether an odd number of backslashes stands before `position`."""
    first = position
    while first and line[first - 1] == "\\":
        first -= 1
    return (position - first) % 2 == 1
