"""Settings of Obsidian and canvases, merged by key."""

import pytest

from mdnet.merge.json_file import merged_json


def merge(base, ours, theirs):
    found = merged_json(base, ours, theirs)
    return found and (found.text, [each.kind for each in found.decisions])


def test_types_of_both_are_kept_in_the_layout_of_ours():
    base = '{\n  "types": {\n    "role": "text"\n  }\n}'
    ours = base.replace('"text"', '"text",\n    "a": "date"')
    theirs = '{"types": {"role": "text", "b": "x"}}\n'
    assert merge(base, ours, theirs) == (
        '{\n  "types": {\n    "role": "text",\n    "a": "date",\n    "b": "x"\n  }\n}',
        [],
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged", "kinds"),
    [
        ('{"a": 1, "b": 2}', '{"a": 2, "b": 2}', '{"a": 1}', '{"a": 2}', []),
        ('{"a": 1}', '{"a": 2}', '{"a": 3}', '{"a": 2}', ["copy"]),
        ('{"a": 1}', "{}", '{"a": 3}', '{"a": 3}', ["edit_kept"]),
        ('{"a": 1}', '{"a": 3}', "{}", '{"a": 3}', ["edit_kept"]),
        ('{"a": 1}', '{"a": true}', '{"a": 1, "b": 1}', '{"a": true, "b": 1}', []),
        ("", '{"a": 1}', '{"b": 1}\n', '{"a": 1, "b": 1}', []),
        ('["a", "b"]', '["b", "c"]', '["a", "b", "d"]', '["b", "c", "d"]', []),
        ("{}", '{"k": {"a": 1}}', '{"k": {"b": 1}}', '{"k": {"a": 1, "b": 1}}', []),
        ('{"k": 1}', '{"k": [1]}', '{"k": [2]}', '{"k": [1, 2]}', []),
        ('{"k": 1}', '{"k": [1]}', '{"k": {}}', '{"k": [1]}', ["copy"]),
        ('[{"id": 1}]', '[{"id": 2}]', '[{"id": 1}, 3]', '[{"id": 2}, 3]', []),
    ],
)  # fmt: skip
def test_by_key(base, ours, theirs, merged, kinds):
    assert merge(base, ours, theirs) == (merged, kinds)


def test_an_edge_deleted_on_one_side_and_changed_on_the_other_stays():
    base = '{"edges": [{"id": "e", "label": "x"}]}'
    theirs = base.replace("x", "y")
    assert merge(base, '{"edges": []}', theirs) == (theirs, ["edit_kept"])


def test_byte_order_mark_and_line_ends_of_ours_stay():
    ours = '\ufeff{\r\n  "a": 1\r\n}\r\n'
    assert merge("{}", ours, '{"b": 2}') == (
        '\ufeff{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n',
        [],
    )


def test_what_is_no_json_is_not_merged():
    assert merge("{}", "{", "{}") is None
    assert merge("{}", "{}", "") is None
