"""Links to notes that are no person's."""

from mdnet.model.application import Application
from mdnet.model.project import Project
from mdnet.rules.note_links import note_link, shared_names
from tests.rules.people import network


def test_a_name_that_two_notes_have_is_linked_by_its_path():
    found = network(
        applications=(Application("Applications/Growth.md", "Growth"),
                      Application("Applications/Cardiology.md", "Cardiology")),
        projects=(Project("Projects/growth.md", "growth"),),
    )  # fmt: skip
    shared = shared_names(found)
    assert shared == {"growth"}
    assert note_link("Applications/Growth.md", shared) == (
        "[[Applications/Growth|Growth]]"
    )
    assert note_link("Applications/Cardiology.md", shared) == "[[Cardiology]]"
