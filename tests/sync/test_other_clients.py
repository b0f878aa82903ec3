"""Beside plain git, a web host's merge button and phones (promise P12)."""

import pytest

from mdnet.sync.undo import automatic_changes
from tests.sync.devices import ANA, Device, devices, git, settle

PATH = "People/Ana Lopez.md"
LAPTOP = "- 2026-11-02 call: from the laptop\n"
PHONE = "- 2026-11-03 call: from the phone\n"
DESKTOP = "- 2026-11-04 call: from the desktop\n"


@pytest.fixture
def apart(two):
    """The laptop has synced a line; the phone wrote another and has fetched."""
    laptop, phone = two
    laptop.append(PATH, LAPTOP)
    laptop.sync()
    phone.append(PATH, PHONE)
    phone.commit_plainly()
    phone.git("fetch", "-q", "origin")
    return laptop, phone


def undone(outcome) -> list[str]:
    return [each.path for each in outcome.undone if each.restored]


def test_conflict_markers_of_plain_git_are_split(apart):
    laptop, phone = apart
    phone.git("merge", "-q", "origin/main", code=1)
    phone.commit_plainly()
    assert "<<<<<<<" in phone.read(PATH)
    phone.git("push", "-q", "origin", "main")
    laptop.sync()
    assert laptop.read(PATH) == ANA + LAPTOP + PHONE
    assert "repaired" in laptop.git("log", "-1", "--format=%s")


def test_a_task_ticked_there_is_not_open_again_beside_it(two):
    """Markers hold two versions of a task; the base that tells is in the history."""
    laptop, phone = two
    laptop.append(PATH, "- [ ] Send the paper\n")
    settle(laptop, phone)
    laptop.edit(PATH, "- [ ] Send", "- [x] Send")
    laptop.sync()
    phone.append(PATH, PHONE)
    phone.commit_plainly()
    phone.git("fetch", "-q", "origin")
    phone.git("merge", "-q", "origin/main", code=1)
    phone.commit_plainly()
    assert "<<<<<<<" in phone.read(PATH)
    phone.git("push", "-q", "origin", "main")
    laptop.sync()
    assert laptop.read(PATH) == ANA + "- [x] Send the paper\n" + PHONE


def test_markers_within_markers_leave_no_marker_and_all_lines(two):
    laptop, _ = two
    text = ANA + (
        "<<<<<<< HEAD\n<<<<<<< HEAD\n- 2026-11-02 met: a\n=======\n=======\n"
        "- 2026-11-03 met: b\n>>>>>>> one\n- 2026-11-04 met: c\n>>>>>>> two\n"
    )
    laptop.write(PATH, text)
    laptop.commit_plainly()
    laptop.append("People/Ana Lopez.md", "- 2026-11-05 met: d\n")
    laptop.sync()
    after = laptop.read(PATH)
    assert "<<<<<<<" not in after
    assert "=======" not in after
    assert ">>>>>>>" not in after
    for letter in "abcd":
        assert after.count(f" met: {letter}\n") == 1


def test_a_merge_that_took_its_own_side_is_put_right(apart):
    """`-X ours`, a web host's button, a phone's strategy: the other side is gone."""
    laptop, phone = apart
    phone.git("merge", "-q", "-s", "ours", "-m", "merge", "origin/main")
    phone.git("push", "-q", "origin", "main")
    outcome = laptop.sync()
    assert undone(outcome) == [PATH]
    assert laptop.read(PATH) == ANA + LAPTOP + PHONE


def test_a_merge_that_took_the_other_side_is_put_right(apart):
    laptop, phone = apart
    phone.git("merge", "-q", "-X", "theirs", "-m", "merge", "origin/main")
    assert phone.read(PATH) == ANA + LAPTOP
    phone.git("push", "-q", "origin", "main")
    outcome = laptop.sync()
    assert undone(outcome) == [PATH]
    assert laptop.read(PATH) == ANA + LAPTOP + PHONE


def test_what_a_merge_took_long_ago_is_history_for_a_new_device(apart):
    """Somebody has chosen a side; markers that still stand are mended all the same."""
    laptop, phone = apart
    phone.git("merge", "-q", "-s", "ours", "-m", "merge", "origin/main")
    phone.write("Daily/2026-11-05.md", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n")
    phone.commit_plainly()
    phone.git("push", "-q", "origin", "main")
    tablet = Device(laptop.root.parent / "tablet", laptop.root.parent / "remote.git")
    outcome = tablet.sync()
    assert outcome.undone == ()
    assert tablet.read(PATH) == ANA + PHONE
    assert "<<<<<<<" not in tablet.read("Daily/2026-11-05.md")


def stale_merge(phone: Device, merged: str) -> None:
    """The merge commit is right, and the file on the phone's disk is not."""
    stale = phone.read(PATH)
    phone.git("merge", "-q", "--no-commit", "origin/main", code=None)
    phone.write(PATH, merged)
    phone.git("add", "-A")
    phone.git("commit", "-q", "-m", "merge")
    phone.write(PATH, stale)


@pytest.mark.parametrize("more", ["", "- 2026-11-05 met: typed on the phone since\n"])
def test_a_phone_whose_stale_file_takes_a_merge_back(apart, more):
    laptop, phone = apart
    stale_merge(phone, ANA + LAPTOP + PHONE)
    phone.append(PATH, more)
    phone.write("Daily/2026-11-05.md", "new\n")
    phone.commit_plainly()
    assert LAPTOP not in phone.read(PATH)
    phone.git("push", "-q", "origin", "main")
    outcome = laptop.sync()
    assert undone(outcome) == [PATH]
    assert laptop.read(PATH) == ANA + LAPTOP + PHONE + more


WEEKLY = ANA.replace("monthly", "weekly")


def beside_a_stale_phone(folder) -> tuple[Device, Device]:
    """A laptop, and a desktop with its line; a phone has pushed the note without it."""
    laptop, phone, desktop = devices(folder, "laptop", "phone", "desktop")
    laptop.append(PATH, LAPTOP)
    laptop.sync()
    phone.write(PATH, WEEKLY)
    phone.commit_plainly()
    for other in (phone, desktop):
        other.git("fetch", "-q", "origin")
    stale_merge(phone, WEEKLY + LAPTOP)
    phone.write("Daily/2026-11-04.md", "new\n")
    phone.commit_plainly()
    phone.git("push", "-q", "origin", "main")
    desktop.git("merge", "-q", "--ff-only", "origin/main")
    return laptop, desktop


def test_a_commit_beside_the_stale_one_that_still_had_it_is_no_putting_right(tmp_path):
    """The desktop's commit is later and has the line, and its merge has it no more."""
    laptop, desktop = beside_a_stale_phone(tmp_path)
    desktop.write("Daily/2026-11-05.md", "new\n")
    desktop.commit_plainly()
    desktop.git("fetch", "-q", "origin")
    desktop.git("merge", "-q", "-m", "merge", "origin/main")
    assert LAPTOP not in desktop.read(PATH)
    desktop.git("push", "-q", "origin", "main")
    assert undone(laptop.sync()) == [PATH]
    assert laptop.read(PATH) == WEEKLY + LAPTOP


def test_a_stale_copy_is_put_right_below_a_merge_that_left_markers(tmp_path):
    """The markers hold the line; the merge made anew is without it, as both parents
    together are."""
    laptop, desktop = beside_a_stale_phone(tmp_path)
    desktop.append(PATH, DESKTOP)
    desktop.commit_plainly()
    desktop.git("fetch", "-q", "origin")
    desktop.git("merge", "-q", "origin/main", code=1)
    assert f"<<<<<<< HEAD\n{LAPTOP}{DESKTOP}=======\n>>>>>>>" in desktop.read(PATH)
    desktop.commit_plainly()
    desktop.git("push", "-q", "origin", "main")
    assert undone(laptop.sync()) == [PATH]
    assert laptop.read(PATH) == WEEKLY + LAPTOP + DESKTOP


def test_what_was_put_right_by_hand_and_deleted_later_stays_deleted(apart):
    laptop, phone = apart
    phone.git("merge", "-q", "-s", "ours", "-m", "merge", "origin/main")
    phone.write(PATH, ANA + LAPTOP + PHONE)
    phone.commit_plainly("put right")
    phone.write(PATH, ANA + PHONE)
    phone.commit_plainly("not needed")
    phone.git("push", "-q", "origin", "main")
    outcome = laptop.sync()
    assert outcome.undone == ()
    assert laptop.read(PATH) == ANA + PHONE


def test_a_deliberate_deletion_after_a_merge_is_shown_and_stands(apart):
    """Only one of the two lines that the merge brought goes: somebody meant it."""
    laptop, phone = apart
    laptop.append(PATH, "- 2026-11-04 call: and another\n")
    laptop.sync()
    phone.git("fetch", "-q", "origin")
    stale_merge(phone, laptop.read(PATH) + PHONE)
    phone.write(PATH, laptop.read(PATH).replace(LAPTOP, "") + PHONE)
    phone.commit_plainly()
    phone.git("push", "-q", "origin", "main")
    outcome = laptop.sync()
    assert [each.lines for each in outcome.undone] == [(LAPTOP.strip(),)]
    assert undone(outcome) == []
    assert LAPTOP not in laptop.read(PATH)


def test_what_was_put_right_can_be_taken_back(apart):
    laptop, phone = apart
    phone.git("merge", "-q", "-s", "ours", "-m", "merge", "origin/main")
    phone.git("push", "-q", "origin", "main")
    laptop.sync()
    with laptop.syncer() as syncer:
        syncer.checkout.branch = "main"
        kinds = [
            each.kind
            for each in automatic_changes(syncer.checkout.store, syncer.checkout.head)
        ]
    assert kinds == ["repair"]


def test_keys_that_union_doubled_are_single_again(two):
    laptop, phone = two
    (phone.root / ".git" / "info" / "attributes").unlink()
    phone.write(".gitattributes", "*.md merge=union\n")
    phone.commit_plainly()
    phone.git("push", "-q", "origin", "main")
    laptop.sync()
    laptop.edit(PATH, "cadence: monthly", "cadence: weekly")
    laptop.sync()
    phone.edit(PATH, "cadence: monthly", "cadence: quarterly")
    phone.commit_plainly()
    phone.git("fetch", "-q", "origin")
    phone.git("merge", "-q", "-m", "union", "origin/main")
    assert phone.read(PATH).count("cadence:") == 2
    phone.git("push", "-q", "origin", "main")
    laptop.sync()
    text = laptop.read(PATH)
    assert text.count("\ncadence: ") == 1
    assert "weekly" in text
    assert "quarterly" in text


def test_a_merge_in_progress_with_the_remote_is_finished(apart):
    """Plain `git pull` stopped at a conflict on this device, and nobody went on."""
    laptop, phone = apart
    phone.git("merge", "-q", "origin/main", code=1)
    assert (phone.root / ".git" / "MERGE_HEAD").exists()
    phone.sync()
    assert not (phone.root / ".git" / "MERGE_HEAD").exists()
    assert phone.read(PATH) == ANA + LAPTOP + PHONE
    laptop.sync()
    assert laptop.read(PATH) == phone.read(PATH)
    assert phone.git("status", "--porcelain") == ""


def test_a_merge_in_progress_with_something_else_says_the_way_out(two):
    laptop, _ = two
    laptop.git("switch", "-q", "-c", "other")
    laptop.edit(PATH, "monthly", "weekly")
    laptop.commit_plainly()
    laptop.git("switch", "-q", "main")
    laptop.edit(PATH, "monthly", "yearly")
    laptop.commit_plainly()
    laptop.git("merge", "-q", "other", code=1)
    with pytest.raises(Exception, match="git merge --abort"):
        laptop.sync()
    assert (laptop.root / ".git" / "MERGE_HEAD").exists()


@pytest.mark.parametrize("what", ["rebase-merge", "CHERRY_PICK_HEAD", "REVERT_HEAD"])
def test_other_work_in_progress_says_the_way_out(two, what):
    laptop, _ = two
    (laptop.root / ".git" / what).mkdir()
    with pytest.raises(Exception, match="--abort"):
        laptop.sync()


def test_a_remote_that_was_rewound_takes_nothing_away(two):
    """Somebody forced an older commit onto the remote."""
    laptop, phone = two
    laptop.append(PATH, LAPTOP)
    settle(laptop, phone)
    remote = laptop.root.parent / "remote.git"
    git(remote, "update-ref", "refs/heads/main", "main~1")
    phone.append(PATH, PHONE)
    settle(phone, laptop)
    assert laptop.read(PATH) == phone.read(PATH) == ANA + LAPTOP + PHONE


def test_a_remote_that_was_rebased_takes_nothing_away(apart):
    laptop, phone = apart
    phone.git("rebase", "-q", "-X", "theirs", "origin/main")
    phone.git("commit", "-q", "--amend", "-m", "other words")
    phone.git("push", "-q", "-f", "origin", "main")
    laptop.sync()
    assert PHONE in laptop.read(PATH)
    assert laptop.git("status", "--porcelain") == ""


def test_a_merge_that_followed_a_rename_lost_nothing(two):
    """git's own look for renames put the edit under the new name."""
    laptop, phone = two
    laptop.append(PATH, LAPTOP)
    laptop.sync()
    phone.move(PATH, "Alumni/Ana Lopez.md")
    phone.commit_plainly()
    phone.git("fetch", "-q", "origin")
    phone.git("merge", "-q", "-m", "merge", "origin/main")
    phone.git("push", "-q", "origin", "main")
    assert laptop.sync().undone == ()
    assert laptop.notes() == {"Alumni/Ana Lopez.md": ANA + LAPTOP}


def test_a_merge_that_took_a_side_of_one_conflict_is_put_right(two):
    """The rest was merged well, so that the note is like neither side."""
    laptop, phone = two
    laptop.edit(PATH, "cadence: monthly", "cadence: weekly")
    laptop.append(PATH, LAPTOP)
    laptop.sync()
    phone.append(PATH, PHONE)
    phone.commit_plainly()
    phone.git("fetch", "-q", "origin")
    phone.git("merge", "-q", "-X", "ours", "-m", "merge", "origin/main")
    assert "cadence: weekly" in phone.read(PATH)
    assert LAPTOP not in phone.read(PATH)
    phone.git("push", "-q", "origin", "main")
    assert undone(laptop.sync()) == [PATH]
    expected = ANA.replace("monthly", "weekly") + LAPTOP + PHONE
    assert laptop.read(PATH) == expected
