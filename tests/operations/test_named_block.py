"""A generated block in a note of the user's."""

import pytest

from mdnet.errors import NotEditableError
from mdnet.model.change import Rewrite
from mdnet.operations.named_block import block_change, with_block

NOTE = "---\ntype: profile\n---\nMy words.\n\n## Panel\n\n## Goals\n\n- one\n"
WITH = (
    "---\ntype: profile\n---\nMy words.\n\n## Panel\n<!-- mdnet:panel -->\n- a\n"
    "<!-- /mdnet -->\n\n## Goals\n\n- one\n"
)


def test_it_goes_below_its_heading():
    assert with_block(NOTE, "panel", "- a\n", "## Panel") == WITH


def test_it_is_written_anew_between_its_marks_only():
    after = with_block(WITH, "panel", "- b", "## Panel")
    assert after == WITH.replace("- a\n", "- b\n")


def test_without_its_heading_it_goes_to_the_end():
    assert with_block("Mine.\n", "panel", "- a", "## Panel") == (
        "Mine.\n\n## Panel\n<!-- mdnet:panel -->\n- a\n<!-- /mdnet -->\n"
    )


def test_a_mark_without_its_partner_stops_it():
    with pytest.raises(NotEditableError, match="has no partner"):
        with_block("<!-- mdnet:panel -->\n", "panel", "- a", "## Panel")


def test_the_change_is_none_where_nothing_changes():
    assert block_change("Me.md", WITH, "panel", "- a\n", "## Panel") == ()
    assert block_change("Me.md", NOTE, "panel", "- a\n", "## Panel") == (
        Rewrite("Me.md", NOTE, WITH),
    )
