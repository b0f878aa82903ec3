"""The ask for a letter as a draft: from the vault's template, or ours.

It keeps the words "comfortable" and "strong", which leave the writer a way out (rule
L2), and names what the letter is for (L4). What mdnet cannot know stays in brackets.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from mdnet.errors import NotEditableError
from mdnet.note.frontmatter import read

KEPT = ("comfortable", "strong")
TEMPLATE = "Email/Letter ask.md"
_HOLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_BLANK = re.compile(r"\[(?!\[)[^\[\]\n]+\](?!\()")
_SUBJECT = "A letter for {{application}}"
_BLANKS = {"together": "service and dates"}
_OURS = """---
subject: "A question about a letter for {{application}}"
---
Dear {{first_name}},

I am applying for {{application}}. We worked together on {{together}}, and you have seen [what you saw me do] up close.

Would you feel comfortable writing a strong letter of recommendation for me? If you do not know my work well enough, or the timing is bad, please say so freely: it changes nothing between us.

It would be needed by {{need_by}}. I would send you my CV, a draft of my statement and a few reminders.

Thank you for all you have taught me,

{{my_name}}
"""  # noqa: E501 - paragraphs of a mail, which the mail program wraps


class Draft(NamedTuple):
    """A mail to be sent by hand; `blanks` are what the user has to fill in first."""

    subject: str
    body: str
    blanks: tuple[str, ...]


def draft(template: str | None, values: Mapping[str, str], where: str = "") -> Draft:
    """The ask with the holes of the template filled; `None` takes our own template.

    An unknown or empty hole becomes a blank in brackets. `where` names the template in
    messages.

    Raises:
        NotEditableError: the template lacks the words that leave a way out.
    """
    text = _OURS if template is None else template
    front = read(text, where)
    found = front.property("subject")
    subject = str(found.value) if found and found.value else _SUBJECT
    body = _filled(text[front.body_start :], values).strip() + "\n"
    missing = [word for word in KEPT if word not in body.casefold()]
    if missing:
        raise NotEditableError(
            f"{where}: an ask must keep the words “comfortable” and “strong”, which "
            f"leave the writer a way out; {' and '.join(missing)} is missing"
        )
    subject = " ".join(_filled(subject, values).split())
    blanks = dict.fromkeys(_BLANK.findall(f"{subject}\n{body}"))
    return Draft(subject, body, tuple(blanks))


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda hole: values.get(hole[1]) or _blank(hole[1]), text)


def _blank(hole: str) -> str:
    return f"[{_BLANKS.get(hole) or hole.replace('_', ' ')}]"
