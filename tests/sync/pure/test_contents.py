"""What a merge by lines broke, put right; and the outcome of a sync as a value."""

import pytest

from mdnet.merge import Decision
from mdnet.sync.outcome import Outcome
from mdnet.sync.piece import Note
from tests.sync.pure.memory import ANA, CONTENTS

ONE, OTHER = "- 2026-11-02 call: one\n", "- 2026-11-03 call: other\n"
NESTED = (
    "<<<<<<< HEAD\n<<<<<<< HEAD\n- 2026-11-02 met: a\n=======\n=======\n"
    "- 2026-11-03 met: b\n>>>>>>> one\n- 2026-11-04 met: c\n>>>>>>> two\n"
)
# What git leaves where an open conflict is merged again (seen in the torture).
WITHOUT_BEGIN = (
    "<<<<<<< HEAD\n>>>>>>> 26826e373f4dce5b736b9e44c7bba7dc0a7d5417\n"
    "- 2026-11-02 met: a\n=======\n- 2026-11-03 met: b\n>>>>>>> dc31eab (backup)\n"
    "- 2026-11-04 met: c\n>>>>>>> main\n"
)
LEFT = "".join(f"- 2026-11-0{n} met: {c}\n" for n, c in ((2, "a"), (3, "b"), (4, "c")))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (ANA, None),
        (f"{ANA}<<<<<<< HEAD\n{ONE}=======\n{OTHER}>>>>>>> x\n", ANA + ONE + OTHER),
        (ANA + NESTED, ANA + LEFT),
        (ANA + WITHOUT_BEGIN, ANA + LEFT),
        (
            f"{ANA}<<<<<<< a\n{ONE}=======\n>>>>>>> b\n>>>>>>> seven deep\n",
            f"{ANA}{ONE}>>>>>>> seven deep\n",
        ),
        (f"{ANA}<<<<<<< HEAD\n{ONE}", ANA + ONE),
        (f"{ANA}```\n<<<<<<< HEAD\n```\n", None),
        ("\udcff<<<<<<< HEAD\n", None),
    ],
    ids=[
        "whole",
        "markers",
        "within markers",
        "ends alone",
        "a quotation",
        "one marker",
        "in code",
        "no text",
    ],
)
def test_a_note_that_a_merge_by_lines_left(left, right):
    found = CONTENTS.repaired("a.md", left.encode("utf-8", "surrogateescape"))
    assert (found and found[0].decode()) == right
    assert CONTENTS.is_broken("a.md", left.encode("utf-8", "surrogateescape")) is (
        right is not None
    )


def test_the_files_in_which_somebody_has_to_choose():
    plain = Note("a.md", (Decision("edit_kept", "note", "kept"),))
    choose = Note("b.md", (Decision("conflict", "role", "choose"),))
    assert Outcome(merged=(plain, choose)).conflicts == (choose,)
