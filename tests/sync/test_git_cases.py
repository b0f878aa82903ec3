"""Every case of a merge that git has a name for, with real git (promise P4)."""

import pytest

from tests.sync.devices import ANA, Device, settle

PATH = "People/Ana Lopez.md"
TOM = ANA.replace("aaaa1111", "bbbb2222").replace("Ana Lopez", "Tom Reed")


def clean(*devices: Device) -> None:
    """Nothing is left in the middle: no merge, no lock, nothing to commit."""
    for device in devices:
        assert not (device.root / ".git" / "MERGE_HEAD").exists()
        assert list((device.root / ".git").rglob("*.lock")) == []
        assert device.git("status", "--porcelain") == ""
        device.git("fsck", "--no-dangling")


def test_edits_of_both_are_in_the_note(two):
    laptop, desktop = two
    laptop.append(PATH, "- 2026-11-02 call: abstract\n")
    desktop.append(PATH, "- 2026-11-03 email: thanks\n")
    settle(laptop, desktop)
    assert laptop.read(PATH) == desktop.read(PATH)
    assert laptop.read(PATH).endswith(
        "- 2026-11-01 met: on rounds\n"
        "- 2026-11-02 call: abstract\n"
        "- 2026-11-03 email: thanks\n"
    )
    clean(*two)


def test_deleted_here_and_edited_there_keeps_the_edit(two):
    laptop, desktop = two
    laptop.delete(PATH)
    desktop.append(PATH, "- 2026-11-03 email: thanks\n")
    desktop.sync()
    outcome = laptop.sync(yes_delete=True)
    settle(desktop, laptop)
    assert [d.kind for note in outcome.merged for d in note.decisions] == ["edit_kept"]
    assert laptop.notes() == desktop.notes()
    assert laptop.read(PATH) == ANA + "- 2026-11-03 email: thanks\n"
    clean(*two)


def test_edited_here_and_deleted_there_keeps_the_edit(two):
    laptop, desktop = two
    laptop.write("People/Tom Reed.md", TOM)
    settle(laptop, desktop)
    desktop.delete("People/Tom Reed.md")
    desktop.sync()
    laptop.append("People/Tom Reed.md", "- 2026-11-03 email: thanks\n")
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()
    assert laptop.read("People/Tom Reed.md") == TOM + "- 2026-11-03 email: thanks\n"
    clean(*two)


def test_deleted_on_one_and_untouched_on_the_other_is_deleted(two):
    laptop, desktop = two
    laptop.write("People/Tom Reed.md", TOM)
    settle(laptop, desktop)
    desktop.delete("People/Tom Reed.md")
    settle(desktop, laptop)
    assert list(laptop.notes()) == list(desktop.notes()) == [PATH]
    clean(*two)


@pytest.mark.parametrize("first", [0, 1])
def test_renamed_on_one_and_edited_on_the_other(two, first):
    """The one who renamed, and the one who edited, may each sync first."""
    laptop, desktop = two
    laptop.move(PATH, "Alumni/Ana Lopez.md")
    desktop.append(PATH, "- 2026-11-03 email: thanks\n")
    order = (laptop, desktop) if first == 0 else (desktop, laptop)
    settle(*order)
    expected = {"Alumni/Ana Lopez.md": ANA + "- 2026-11-03 email: thanks\n"}
    assert laptop.notes() == desktop.notes() == expected
    clean(*two)


def test_renamed_and_edited_on_both(two):
    laptop, desktop = two
    laptop.move(PATH, "People/Ana Lopez Diaz.md")
    laptop.edit("People/Ana Lopez Diaz.md", "monthly", "weekly")
    desktop.append(PATH, "- 2026-11-03 email: thanks\n")
    settle(laptop, desktop)
    text = ANA.replace("monthly", "weekly") + "- 2026-11-03 email: thanks\n"
    assert laptop.notes() == desktop.notes() == {"People/Ana Lopez Diaz.md": text}
    clean(*two)


def test_renamed_to_two_names_is_one_note_under_the_first(two):
    laptop, desktop = two
    laptop.move(PATH, "People/Ana B.md")
    desktop.move(PATH, "People/Ana A.md")
    desktop.append("People/Ana A.md", "- 2026-11-03 email: thanks\n")
    settle(laptop, desktop)
    text = ANA + "- 2026-11-03 email: thanks\n"
    assert laptop.notes() == desktop.notes() == {"People/Ana A.md": text}
    clean(*two)


def test_renamed_to_one_name_on_both(two):
    laptop, desktop = two
    for device in two:
        device.move(PATH, "People/Ana B.md")
    laptop.append("People/Ana B.md", "- 2026-11-02 call: x\n")
    desktop.append("People/Ana B.md", "- 2026-11-03 call: y\n")
    settle(laptop, desktop)
    text = ANA + "- 2026-11-02 call: x\n- 2026-11-03 call: y\n"
    assert laptop.notes() == desktop.notes() == {"People/Ana B.md": text}
    clean(*two)


def test_renamed_on_one_and_deleted_on_the_other_stays(two):
    laptop, desktop = two
    laptop.write("People/Tom Reed.md", TOM)
    settle(laptop, desktop)
    laptop.move("People/Tom Reed.md", "People/Thomas Reed.md")
    desktop.delete("People/Tom Reed.md")
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()
    assert list(laptop.notes()) == [PATH, "People/Thomas Reed.md"]
    clean(*two)


def test_two_names_swapped_on_one_and_edited_on_the_other(two):
    laptop, desktop = two
    laptop.write("People/Tom Reed.md", TOM)
    settle(laptop, desktop)
    laptop.move(PATH, "spare")
    laptop.move("People/Tom Reed.md", PATH)
    laptop.move("spare", "People/Tom Reed.md")
    desktop.append(PATH, "- 2026-11-03 email: to Ana\n")
    settle(desktop, laptop)
    assert laptop.notes() == desktop.notes()
    assert laptop.read("People/Tom Reed.md") == ANA + "- 2026-11-03 email: to Ana\n"
    assert laptop.read(PATH) == TOM
    clean(*two)


def test_added_on_both_without_an_id_is_one_note_with_all_lines(two):
    laptop, desktop = two
    laptop.write("Daily/2026-11-22.md", "# Sunday\n\n- 08:00 met [[Ana Lopez]]\n")
    desktop.write("Daily/2026-11-22.md", "# Sunday\n\n- 19:00 call [[Tom Reed]]\n")
    settle(laptop, desktop)
    text = laptop.read("Daily/2026-11-22.md")
    assert laptop.notes() == desktop.notes()
    assert sorted(line for line in text.splitlines() if line) == [
        "# Sunday", "- 08:00 met [[Ana Lopez]]", "- 19:00 call [[Tom Reed]]",
    ]  # fmt: skip
    clean(*two)


def test_added_on_both_with_different_ids_are_two_people(two):
    laptop, desktop = two
    sam = TOM.replace("Tom Reed", "Sam Ortiz")
    laptop.write("People/Sam Ortiz.md", sam)
    desktop.write("People/Sam Ortiz.md", sam.replace("bbbb2222", "cccc3333"))
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()
    sams = {path: text for path, text in laptop.notes().items() if "Sam" in path}
    assert sorted(text.splitlines()[2] for text in sams.values()) == [
        "id: bbbb2222", "id: cccc3333",
    ]  # fmt: skip
    assert "People/Sam Ortiz.md" in sams
    clean(*two)


def test_criss_cross_histories_do_not_bring_back_what_was_deleted(two):
    """Both merge each other before either pushes; then one deletes a line."""
    laptop, desktop = two
    laptop.append(PATH, "- 2026-11-02 call: from the laptop\n")
    desktop.append(PATH, "- 2026-11-03 call: from the desktop\n")
    laptop.sync(offline=True)
    desktop.sync(offline=True)
    for here, there in ((laptop, desktop), (desktop, laptop)):
        here.git("fetch", "-q", str(there.root), "main:refs/heads/other")
    for device in two:
        device.git("merge", "-q", "-X", "ours", "-m", "crossed", "other", code=None)
        device.write(
            PATH,
            ANA + "- 2026-11-02 call: from the laptop\n"
            "- 2026-11-03 call: from the desktop\n",
        )
        device.commit_plainly("crossed by hand")
    laptop.edit(PATH, "- 2026-11-02 call: from the laptop\n", "")
    desktop.append(PATH, "- 2026-11-04 call: later\n")
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()
    assert laptop.read(PATH) == (
        ANA + "- 2026-11-03 call: from the desktop\n- 2026-11-04 call: later\n"
    )
    clean(*two)


def test_names_that_differ_only_in_case_become_one_name_each(two):
    laptop, desktop = two
    laptop.write("People/Kim Lee.md", TOM.replace("Tom Reed", "Kim Lee"))
    desktop.write(
        "People/kim lee.md", TOM.replace("Tom Reed", "Kim").replace("bbbb", "cccc")
    )
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()
    names = [path.casefold() for path in laptop.notes()]
    assert len(names) == len(set(names)) == 3
    clean(*two)


def test_a_rename_that_only_changes_the_case_meets_an_edit(two):
    laptop, desktop = two
    laptop.move(PATH, "People/ana lopez.md")
    desktop.append(PATH, "- 2026-11-03 email: thanks\n")
    settle(laptop, desktop)
    text = ANA + "- 2026-11-03 email: thanks\n"
    assert laptop.notes() == desktop.notes() == {"People/ana lopez.md": text}
    clean(*two)


def test_a_folder_renamed_on_one_and_a_new_note_in_it_on_the_other(two):
    laptop, desktop = two
    laptop.move(PATH, "Persons/Ana Lopez.md")
    desktop.write("People/Tom Reed.md", TOM)
    desktop.append(PATH, "- 2026-11-03 email: thanks\n")
    settle(laptop, desktop)
    assert (
        laptop.notes()
        == desktop.notes()
        == {
            "People/Tom Reed.md": TOM,
            "Persons/Ana Lopez.md": ANA + "- 2026-11-03 email: thanks\n",
        }
    )
    clean(*two)


def test_a_folder_whose_case_changed_takes_the_new_notes_along(two):
    laptop, desktop = two
    for number in range(3):
        laptop.write(f"People/P{number}.md", TOM.replace("bbbb2222", f"dd{number}"))
    settle(laptop, desktop)
    for path in list(laptop.notes()):
        laptop.move(path, path.replace("People/", "people/"))
    desktop.write("People/Tom Reed.md", TOM)
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()
    assert {path.partition("/")[0] for path in laptop.notes()} == {"people"}
    clean(*two)


def test_a_file_where_the_other_has_a_folder(two):
    laptop, desktop = two
    laptop.write("Plans", "a file\n")
    desktop.write("Plans/One.md", "a note\n")
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()
    assert sorted(laptop.notes().values()) == sorted([ANA, "a file\n", "a note\n"])
    clean(*two)


def test_pictures_changed_on_both_are_both_there(two):
    laptop, desktop = two
    laptop.write("a.png", b"\x89PNG\0one")
    settle(laptop, desktop)
    laptop.write("a.png", b"\x89PNG\0two")
    desktop.write("a.png", b"\x89PNG\0three")
    settle(laptop, desktop)
    pictures = [p.read_bytes() for p in sorted(laptop.root.glob("*.png"))]
    assert sorted(pictures) == [b"\x89PNG\0three", b"\x89PNG\0two"]
    assert laptop.notes() == desktop.notes()
    clean(*two)


def test_histories_that_never_met_are_joined(tmp_path, two):
    laptop, _ = two
    tablet = Device(tmp_path / "tablet", tmp_path / "remote.git")
    tablet.write(PATH, ANA + "- 2026-11-05 talk: grand rounds\n")
    tablet.write("People/Tom Reed.md", TOM)
    settle(tablet, laptop)
    assert (
        laptop.notes()
        == tablet.notes()
        == {
            PATH: ANA + "- 2026-11-05 talk: grand rounds\n",
            "People/Tom Reed.md": TOM,
        }
    )
    clean(laptop, tablet)


def test_people_made_from_one_template_are_never_mixed_up(two):
    """git's own rename detection puts the edit of one into the note of the other."""
    laptop, desktop = two
    body = ANA + "".join(f"\n## Section {n}\n\nfrom the template\n" for n in range(9))
    for number in range(20):
        text = body.replace("aaaa1111", f"bb{number:06x}")
        laptop.write(f"People/Old {number}.md", text)
    settle(laptop, desktop)
    for number in range(0, 20, 2):
        laptop.delete(f"People/Old {number}.md")
        text = body.replace("aaaa1111", f"cc{number:06x}")
        laptop.write(f"People/New {number}.md", text)
        desktop.append(f"People/Old {number}.md", f"about {number}\n")
    laptop.sync(yes_delete=True)
    settle(desktop, laptop)
    assert laptop.notes() == desktop.notes()
    for number in range(0, 20, 2):
        assert laptop.read(f"People/Old {number}.md").endswith(f"about {number}\n")
        assert "about" not in laptop.read(f"People/New {number}.md")
    clean(*two)


def test_without_ids_a_twin_is_not_taken_for_a_rename_either(two):
    laptop, desktop = two
    body = "# Person\n\n## Log\n" + "the same in all\n" * 20
    for number in range(10):
        laptop.write(f"People/Old {number}.md", f"{body}{number}\n")
    settle(laptop, desktop)
    for number in range(5):
        laptop.delete(f"People/Old {number}.md")
        laptop.write(f"People/New {number}.md", f"{body}new {number}\n")
        desktop.append(f"People/Old {number}.md", f"about {number}\n")
    laptop.sync(yes_delete=True)
    settle(desktop, laptop)
    for number in range(5):
        assert "about" in laptop.read(f"People/Old {number}.md")
        assert "about" not in laptop.read(f"People/New {number}.md")
    clean(*two)
