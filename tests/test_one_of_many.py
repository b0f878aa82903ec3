"""Who is meant by a name, and the report on one person, from what is kept."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from mdnet.errors import UsageError
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.who import Named, named, person_named
from mdnet.workspace import Workspace
from mdnet.workspace.about import report_from_all, report_on
from mdnet.workspace.listed import listed, listed_from_all
from mdnet.workspace.whom import Whom, about, due

TODAY = date(2026, 11, 18)
NOTES = {
    "Me.md": "---\ntype: profile\npgy: 2\n---\n",
    "People/Ana.md": "---\ntype: contact\nrole: nurse\naliases: [Dr. C, Nan]\n---\n"
    "## Log\n- 2026-11-02 met: at rounds\n",
    "People/Ben.md": "---\ntype: contact\nrole: attending\n---\n## Log\n"
    "- 2026-11-16 email: about the poster #awaiting\n",
    "People/Cara.md": "---\ntype: contact\nrole: fellow\n---\n",
    "Daily/2026-11-10.md": "- met [[Cara]] with [[Dr. C]]\n",
    "Applications/Cardiology.md": "---\ntype: application\nneed_by: 2027-01-10\n---\n",
    "Applications/Letter.md": '---\ntype: letter\nwriter: "[[Ben]]"\n'
    'application: "[[Cardiology]]"\nstatus: asked\nasked_on: 2026-11-01\n---\n',
}
PERSON = "---\ntype: contact\n---\n"


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in NOTES.items():
        write(tmp_path / "vault", path, text)
    return tmp_path / "vault"


Opened = Callable[..., Workspace]


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> Iterator[Opened]:
    spaces: list[Workspace] = []

    def open_(kind: type[Workspace] = Workspace) -> Workspace:
        environ = {"MDNET_CACHE_DIR": str(tmp_path / "cache")}
        spaces.append(kind.open(root, Settings(), environ))
        return spaces[-1]

    yield open_
    for space in spaces:
        space.close()


def test_names_are_kept_with_their_aliases(opened: Opened):
    opened().network_of(TODAY)
    workspace = opened()
    assert sorted(workspace.names(TODAY)) == [
        Named("People/Ana.md", "Ana", ("Dr. C", "Nan")),
        Named("People/Ben.md", "Ben"),
        Named("People/Cara.md", "Cara"),
    ]
    assert workspace._network is None


def test_names_that_are_not_kept_are_from_then_on(opened: Opened):
    workspace = opened()
    assert [each.name for each in workspace.names(TODAY)] == ["Ana", "Ben", "Cara"]
    assert workspace._network is not None
    again = opened()
    assert sorted(again.names(TODAY)) == sorted(workspace.names(TODAY))
    assert again._network is None


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        ("People/Dev.md", PERSON, ["Ana", "Ben", "Cara", "Dev"]),
        ("People/Ana.md", "---\ntype: program\n---\n", ["Ben", "Cara"]),
        ("People/Ana.md", PERSON, ["Ana", "Ben", "Cara"]),
        ("Notes/Ana.md", "no person\n", ["Ana", "Ben", "Cara"]),
        ("Far/Ana.md", PERSON, ["Ana", "Ana", "Ben", "Cara"]),
        ("People/Cara.md", PERSON.replace("contact", "contact\naliases: [Q]"),
            ["Ana", "Ben", "Cara"]),
        ("People/Cara.md", None, ["Ana", "Ben"]),
    ],
    ids=["a person more", "another kind", "no alias", "another note", "a namesake",
         "an alias", "a person gone"],
)  # fmt: skip
def test_names_after_a_change_are_known_before_it_is_taken_in(
    root: Path, opened: Opened, path: str, text: str | None, names: list[str]
):
    opened().network_of(TODAY)
    if text is None:
        (root / path).unlink()
    else:
        write(root, path, text)
    workspace = opened()
    found = workspace.names(TODAY)
    assert sorted(each.name for each in found) == names
    assert workspace._network is None
    assert sorted(found) == sorted(named(workspace.network().people))


def test_after_very_many_changes_names_are_those_of_all(root: Path, opened: Opened):
    opened().network_of(TODAY)
    for number in range(201):
        write(root, f"Notes/{number}.md", "text\n")
    workspace = opened()
    assert len(workspace.names(TODAY)) == 3
    assert workspace._network is not None


def test_a_report_has_only_whom_it_needs_at_hand(opened: Opened):
    opened().network_of(TODAY)
    network = opened().part_of(TODAY, about("People/Cara.md"))
    assert network.everybody is not None
    assert [person.name for person in network.people] == ["Ben", "Cara"]


@pytest.mark.parametrize("name", ["Ana", "nan", "ben", "People/Cara", "C"])
def test_a_report_from_a_part_is_the_report_from_all(opened: Opened, name: str):
    opened().network_of(TODAY)
    workspace = opened()
    found = report_on(workspace, Settings(), TODAY, name)
    assert workspace._network is None
    assert found == report_from_all(workspace.network(), Settings(), TODAY, name)


def test_a_person_who_is_gone_meanwhile_is_nobody(root: Path, opened: Opened):
    class Late(Workspace):
        def part_of(self, today: date, whom: Whom) -> Network:
            (root / "People/Cara.md").unlink()
            opened()
            return super().part_of(today, whom)

    opened().network_of(TODAY)
    with pytest.raises(UsageError, match="nobody in the vault is called “cara”"):
        report_on(opened(Late), Settings(), TODAY, "cara")


def test_a_report_that_is_overtaken_is_made_from_all(root: Path, opened: Opened):
    class Overtaken(Workspace):
        def part_of(self, today: date, whom: Whom) -> Network:
            found = super().part_of(today, whom)
            write(root, "Daily/2026-11-17.md", "- call [[Cara]]\n")
            opened()
            return found

    opened().network_of(TODAY)
    found = report_on(opened(Overtaken), Settings(), TODAY, "cara")
    assert [str(each.day) for each in found.interactions] == [
        "2026-11-17",
        "2026-11-10",
    ]


def test_of_two_with_one_name_neither_is_meant(root: Path, opened: Opened):
    opened().network_of(TODAY)
    write(root, "Far/Ana.md", PERSON)
    with pytest.raises(UsageError) as error:
        person_named(opened().names(TODAY), "ana")
    assert str(error.value) == (
        "“ana” can be Far/Ana or People/Ana; write more of the name"
    )


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("is:overdue", ["Ana"]),
        ("is:due role:nurse", ["Ana"]),
        ("-is:due", ["Ben", "Cara"]),
        ("is:due,never", ["Ana"]),
        ("role:nurse", ["Ana"]),
        ("last<5d", ["Ben"]),
        ("", ["Ana", "Ben", "Cara"]),
    ],
)
def test_a_list_from_a_part_is_the_list_from_all(
    root: Path, opened: Opened, query: str, names: list[str]
):
    text = NOTES["People/Ana.md"].replace("role", "cadence: weekly\nrole")
    write(root, "People/Ana.md", text)
    opened().network_of(TODAY)
    workspace = opened()
    rows, number = listed(workspace, Settings(), TODAY, query)
    assert [row.contact.name for row in rows] == names
    assert number == 3
    assert workspace._network is None
    everybody = workspace.network()
    assert listed_from_all(everybody, Settings(), TODAY, query) == (rows, 3)


def test_a_list_of_who_is_due_leaves_out_of_whom_nothing_can_be_said(opened: Opened):
    opened().network_of(TODAY)
    found = [person.name for person in opened().part_of(TODAY, due).people]
    assert found == ["Ben"]


def test_a_list_that_is_overtaken_is_made_from_all(root: Path, opened: Opened):
    class Overtaken(Workspace):
        def part_of(self, today: date, whom: Whom) -> Network:
            found = super().part_of(today, whom)
            write(root, "People/Dev.md", PERSON)
            opened()
            return found

    opened().network_of(TODAY)
    rows, number = listed(opened(Overtaken), Settings(), TODAY, "")
    assert ([row.contact.name for row in rows], number) == (
        ["Ana", "Ben", "Cara", "Dev"],
        4,
    )
