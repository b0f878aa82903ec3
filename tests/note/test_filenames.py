"""File names that every device takes, and names as they are compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.note.filenames import file_name, fold, fold_accents


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Maria Alvarez", "Maria Alvarez"), ("Zoe\u0308 O'Neil", "Zoë O'Neil"),
        ("A/B\\C", "A-B-C"), ('Q: "who?" <x>|*', "Q who x"), ("a#b^c[d]", "abcd"),
        ("..hidden", "hidden"), (" .x. . ", "x"), ("Dr. Who, Jr.", "Dr. Who, Jr"),
        ("a\tb\n c\x00", "a b c"), ("a\u202eb\u2028c", "a b c"), ("50%%x", "50x"),
        ("CON", "_CON"), ("com1.notes", "_com1.notes"), ("Conrad", "Conrad"),
        ("", "Untitled"), ("???", "Untitled"), ("...", "Untitled"), ("李 明", "李 明"),
        ("x" * 300, "x" * 237), ("é" * 200, "é" * 118), ("👩‍⚕️ Ann", "👩‍⚕️ Ann"),
    ],
)  # fmt: skip
def test_file_names(name, file):
    assert file_name(name) == file


@settings(deadline=None)
@given(st.text(max_size=300))
def test_a_file_name_is_its_own_file_name(name):
    file = file_name(name)
    assert file_name(file) == file
    assert len(f"{file}.md".encode()) <= 240


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Zoe\u0308", "zoë"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("İ", "i̇")],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zoë  Ñandú", "zoe nandu"),
        ("Nguyễn", "nguyen"),
        ("ﬁ", "fi"),
        ("Ångström", "angstrom"),
    ],
)
def test_fold_accents(text, folded):
    assert fold_accents(text) == folded
