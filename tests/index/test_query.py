"""What is typed is looked for, whatever characters it has."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.index.query import match_of


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("growth chart", '"growth" "chart"'),
        ('"growth chart" met', '"growth chart" "met"'),
        ('"growth chart', '"growth chart"'),
        ("cardio*", '"cardio"*'),
        ('"growth cha"*', '"growth cha"*'),
        ("O'Brien", '"O\'Brien"'),
        ("a OR b AND NOT c", '"a" "OR" "b" "AND" "NOT" "c"'),
        ("title:x (y) ^z", '"title:x" "(y)" "^z"'),
        ('- * "" () "', ""),
        ("a\0b", '"a" "b"'),
    ],
)
def test_words_become_a_query(text: str, query: str):
    assert match_of(text) == query


@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_text_is_a_syntax_error(text: str):
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE t USING fts5 (a)")
        query = match_of(text.encode("utf-8", "ignore").decode())
        if query:
            database.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()
