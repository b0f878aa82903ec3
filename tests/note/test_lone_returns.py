"""A carriage return alone is a line end to YAML, and to nobody else."""

from mdnet.note.frontmatter import read


def test_findings_stand_on_the_lines_of_the_file():
    found = read("---\na: 1\r\r\rb: 2\nc: d: e\n---\n", "n.md").findings
    assert [(each.line, each.code) for each in found] == [(3, "FM001")]


def test_properties_and_their_items_stand_on_the_lines_of_the_file():
    found = read("---\na: 1\r\r\nb: [c,\rd,\ne]\nf: [[g]]\n---\n", "n.md").properties
    assert [each.line for each in found] == [2, 3, 5]
    assert [item.line for item in found[1].items] == [3, 3, 4]
    assert found[2].items[0].items[0].line == 5


def test_windows_line_ends_count_once():
    found = read("---\r\na: [1]\r\nb: 2\r\n---\r\n", "n.md").properties
    assert [each.line for each in found] == [2, 3]
