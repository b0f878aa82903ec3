"""Items of the digest answered in the text of the daily note."""

import pytest

from mdnet.errors import NotEditableError
from mdnet.note.compose import set_box

ITEM = "**Send** [[Maria Alvarez]] it ^mdnet-3f9a1c02"


@pytest.mark.parametrize(
    ("text", "mark", "words", "expected"),
    [
        (f"- [ ] {ITEM}\n", "x", "", f"- [x] {ITEM}\n"),
        (f"- [ ] {ITEM}", "x", "she was  happy\n", f"- [x] {ITEM} she was happy"),
        (f"- [ ] {ITEM}  \r\n", ">", "1 Dec", f"- [>] {ITEM} 1 Dec  \r\n"),
        (f"- [ ] {ITEM} a", "-", "b", f"- [-] {ITEM} a; b"),
        (f"- [x] {ITEM}", " ", "", f"- [ ] {ITEM}"),
        (f"- [x] {ITEM}", "x", "", f"- [x] {ITEM}"),
    ],
)
def test_answered(text, mark, words, expected):
    assert set_box(text, 1, mark, words) == expected


@pytest.mark.parametrize(
    ("text", "line", "words", "message"),
    [
        pytest.param("- [ ] a", 1, "", "no item of the digest on line 1", id="task"),
        pytest.param(f"- {ITEM}", 1, "", "no item", id="no box"),
        pytest.param(f"- [ ] {ITEM}", 2, "", "no item", id="no line"),
        pytest.param(f"- [ ] {ITEM}\nb %%", 1, "a %%", "leave out", id="comment"),
        pytest.param(f"- [ ] {ITEM}", 1, "%%a%%", "leave out", id="whole comment"),
        pytest.param(f"- [ ] {ITEM}\na --> b", 1, "<!--", "leave out", id="below"),
    ],
)
def test_not_answered(text, line, words, message):
    with pytest.raises(NotEditableError, match=message):
        set_box(text, line, "x", words)
