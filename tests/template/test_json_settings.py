"""Obsidian's settings files, merged."""

import pytest

from mdnet.template.json_settings import (
    merged_appearance,
    merged_types,
    plugins_to_switch_on,
)

OURS = '{"types": {"met": "date", "email": "multitext", "tags": "tags"}}'
PATH = ".obsidian/types.json"


def test_missing_types_are_added_behind_the_users():
    assert merged_types(PATH, '{"types": {"rating": "number"}}', OURS) == (
        '{\n  "types": {\n    "rating": "number",\n    "met": "date",\n'
        '    "email": "multitext",\n    "tags": "tags"\n  }\n}',
        ("added 3 property types to .obsidian/types.json",),
    )


def test_a_users_type_stays_and_is_named():
    assert merged_types(
        PATH, '{"types": {"Email": "text", "met": "date", "tags": "multitext"}}', OURS
    ) == (
        None,
        ("kept your types of email in .obsidian/types.json",),
    )


def test_a_file_without_types_gets_them():
    text, words = merged_types(PATH, '\ufeff{"more": 1}', OURS)
    assert (text or "").startswith('{\n  "more": 1,\n  "types": {\n    "met": "date"')
    assert words == ("added 3 property types to .obsidian/types.json",)


@pytest.mark.parametrize("theirs", ["{", "", "[]", '{"types": []}', "[" * 100_000])
def test_a_broken_types_file_is_left_alone(theirs):
    assert merged_types(PATH, theirs, OURS) == (
        None,
        (
            "left .obsidian/types.json alone, it cannot be read as settings: "
            "add the property types yourself",
        ),
    )


def test_the_snippet_is_switched_on_beside_others():
    assert merged_appearance(
        "a.json", '{"theme": "moonstone", "enabledCssSnippets": ["mine"]}', "mdnet"
    ) == (
        '{\n  "theme": "moonstone",\n  "enabledCssSnippets": [\n    "mine",\n'
        '    "mdnet"\n  ]\n}',
        ("switched on the CSS snippet “mdnet” in a.json",),
    )


def test_a_snippet_that_is_on_stays_on():
    assert merged_appearance(
        "a.json", '{"enabledCssSnippets": ["mdnet"]}', "mdnet"
    ) == (
        None,
        (),
    )


@pytest.mark.parametrize("theirs", ["{", '{"enabledCssSnippets": "x"}'])
def test_a_broken_appearance_is_left_alone(theirs):
    text, words = merged_appearance("a.json", theirs, "mdnet")
    assert text is None
    assert words == (
        "left a.json alone, it cannot be read as settings: switch on the snippet "
        "“mdnet”",
    )


@pytest.mark.parametrize(
    ("theirs", "off"),
    [
        pytest.param('{"bases": false, "templates": true}', ("bases",), id="object"),
        pytest.param("{}", (), id="an object is silent about defaults"),
        pytest.param('["templates"]', ("bases",), id="the old list"),
        pytest.param("{", (), id="broken"),
        pytest.param("3", (), id="a number"),
    ],
)
def test_plugins_that_are_off(theirs, off):
    assert plugins_to_switch_on(theirs, ("templates", "bases")) == off
