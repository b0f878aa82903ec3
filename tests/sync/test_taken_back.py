"""Commits of other clients that put an old version back: shown, with the way back."""

import pytest

from mdnet.render.sync_json import outcome_value
from mdnet.render.sync_text import automatic_text, outcome_text
from mdnet.sync.undo import automatic_changes, undo
from tests.sync.devices import ANA, Device, settle

PATH = "People/Ana Lopez.md"
HERE = "- 2026-11-02 call: from the laptop\n"
THERE = "- 2026-11-03 call: typed on the phone\n"


def commit_over(phone: Device, text: str, message: str = "vault backup") -> str:
    """The phone, at the newest commit, commits and pushes this text from its disk."""
    phone.git("pull", "-q", "--ff-only", "origin", "main")
    phone.write(PATH, text)
    phone.commit_plainly(message)
    phone.git("push", "-q", "origin", "main")
    return phone.git("rev-parse", "HEAD").strip()


@pytest.fixture
def ahead(two):
    """The laptop has synced a line that the phone has not read yet."""
    laptop, phone = two
    laptop.append(PATH, HERE)
    laptop.sync()
    return laptop, phone


@pytest.mark.parametrize("typed", ["", THERE])
def test_a_stale_copy_that_was_committed_is_shown_with_the_way_back(ahead, typed):
    laptop, phone = ahead
    commit = commit_over(phone, ANA + typed)
    outcome = laptop.sync()
    assert laptop.read(PATH) == ANA + typed
    (undone,) = outcome.undone
    assert (undone.path, undone.commit, undone.restored) == (PATH, commit, False)
    assert undone.lines == (HERE.strip(),)
    assert outcome_value(outcome)["undone"][0] == {
        "path": PATH,
        "commit": commit,
        "restored": False,
        "text": "Plain's commit 'vault backup' is without what laptop wrote",
        "lines": [HERE.strip()],
        "undo": f"mdnet undo {commit[:8]}",
    }
    assert (
        f"Taken back elsewhere: {PATH}: Plain's commit 'vault backup' is without what "
        f"laptop wrote. If that was not meant: mdnet undo {commit[:8]}\n"
        f"    - {HERE}"
    ) in outcome_text(outcome)


@pytest.mark.parametrize("typed", ["", THERE])
def test_the_way_back_gives_the_lines_and_keeps_what_was_typed(ahead, typed):
    laptop, phone = ahead
    commit = commit_over(phone, ANA + typed)
    laptop.sync()
    laptop.append(PATH, "- 2026-11-05 met: later\n")
    with laptop.syncer() as syncer:
        _, paths = undo(syncer, commit[:8])
    assert paths == (PATH,)
    assert laptop.read(PATH) == ANA + HERE + typed + "- 2026-11-05 met: later\n"
    assert laptop.sync().undone == ()
    phone.git("pull", "-q", "--ff-only", "origin", "main")
    assert phone.read(PATH) == laptop.read(PATH)


def test_it_stays_in_the_list_until_it_is_undone(ahead):
    laptop, phone = ahead
    commit = commit_over(phone, ANA)
    laptop.sync()
    words = f"Plain (vault backup) took back what others wrote in {PATH}"
    assert listed(laptop) == f"{commit[:8]}  then  {words}"
    with laptop.syncer() as syncer:
        undo(syncer, commit[:8])
    assert listed(laptop).splitlines()[-1].endswith("[taken back]")


def listed(device: Device) -> str:
    with device.syncer() as syncer:
        checkout = syncer.checkout
        checkout.branch = "main"
        found = automatic_changes(checkout.store, checkout.head)
    return automatic_text(found, lambda _: "then")


def test_undo_without_a_name_never_means_another_clients_commit(ahead):
    laptop, phone = ahead
    commit_over(phone, ANA)
    laptop.sync()
    with (
        laptop.syncer() as syncer,
        pytest.raises(Exception, match="no automatic change to take back"),
    ):
        undo(syncer, "")


def test_a_property_that_went_back_is_shown(two):
    laptop, phone = two
    laptop.edit(PATH, "cadence: monthly", "cadence: weekly")
    laptop.sync()
    commit_over(phone, ANA + THERE)
    (undone,) = laptop.sync().undone
    assert undone.lines == ("cadence: weekly",)


def test_a_line_that_the_laptop_had_deleted_and_is_back_is_shown(two):
    laptop, phone = two
    laptop.append(PATH, HERE)
    settle(laptop, phone)
    old = phone.read(PATH)
    laptop.edit(PATH, HERE, "")
    laptop.sync()
    commit_over(phone, old + THERE)
    (undone,) = laptop.sync().undone
    assert (undone.path, undone.restored) == (PATH, False)
    with laptop.syncer() as syncer:
        undo(syncer, undone.commit)
    assert laptop.read(PATH) == ANA + THERE


def test_a_new_note_that_never_arrived_on_the_phone_is_shown_as_gone(two):
    laptop, phone = two
    tom = ANA.replace("aaaa1111", "bbbb2222")
    laptop.write("People/Tom Reed.md", tom)
    laptop.sync()
    phone.git("pull", "-q", "--ff-only", "origin", "main")
    phone.delete("People/Tom Reed.md")
    commit = commit_over(phone, ANA + THERE)
    (undone,) = laptop.sync().undone
    assert undone.path == "People/Tom Reed.md"
    assert undone.text == (
        "Plain's commit 'vault backup' is without the note, which only laptop wrote"
    )
    with laptop.syncer() as syncer:
        undo(syncer, commit)
    assert laptop.read("People/Tom Reed.md") == tom
    assert laptop.read(PATH) == ANA + THERE


def test_a_revert_that_says_so_is_none(ahead):
    laptop, phone = ahead
    phone.git("pull", "-q", "--ff-only", "origin", "main")
    phone.git("revert", "--no-edit", "HEAD")
    phone.git("push", "-q", "origin", "main")
    assert laptop.sync().undone == ()
    assert laptop.read(PATH) == ANA


def test_an_undo_of_mdnet_is_none(ahead):
    laptop, phone = ahead
    phone.append(PATH, THERE)
    phone.sync()
    with phone.syncer() as syncer:
        undo(syncer, "")
    phone.sync()
    assert phone.read(PATH) == ANA + THERE
    assert laptop.sync().undone == ()


@pytest.mark.parametrize(
    "typed",
    [
        HERE.replace("from the laptop", "from the laptop, at noon"),
        HERE.replace("laptop", "latpop"),
        HERE + THERE,
        "",
    ],
)
def test_an_edit_on_the_phone_of_its_own_or_of_a_line_is_none(two, typed):
    """Corrected, extended, added below; or one of its own lines deleted again."""
    laptop, phone = two
    if typed:
        laptop.append(PATH, HERE)
        laptop.sync()
    else:
        phone.append(PATH, THERE)
        phone.commit_plainly()
        phone.git("push", "-q", "origin", "main")
        laptop.sync()
    commit_over(phone, ANA + typed)
    assert laptop.sync().undone == ()


def test_a_task_that_is_ticked_on_the_phone_is_none(two):
    laptop, phone = two
    laptop.append(PATH, "- [ ] Send the paper 📅 2026-11-20\n")
    laptop.sync()
    commit_over(phone, ANA + "- [x] Send the paper 📅 2026-11-20 ✅ 2026-11-19\n")
    assert laptop.sync().undone == ()


def test_a_line_of_its_own_that_came_back_in_a_merge_is_none(ahead):
    """The laptop merged the phone's line; the phone deletes what is its own."""
    laptop, phone = ahead
    phone.append(PATH, THERE)
    phone.commit_plainly()
    phone.git("pull", "-q", "--no-rebase", "-X", "ours", "origin", "main", code=None)
    phone.git("push", "-q", "origin", "main")
    laptop.sync()
    assert laptop.read(PATH) == ANA + HERE + THERE
    commit_over(phone, ANA + HERE)
    assert laptop.sync().undone == ()


def test_what_was_put_right_before_it_arrived_is_none(ahead):
    laptop, phone = ahead
    commit_over(phone, ANA)
    commit_over(phone, ANA + HERE)
    assert laptop.sync().undone == ()


def test_a_note_that_moved_is_not_taken_for_one_that_went(ahead):
    laptop, phone = ahead
    phone.git("pull", "-q", "--ff-only", "origin", "main")
    phone.move(PATH, "Alumni/Ana Lopez.md")
    phone.commit_plainly()
    phone.git("push", "-q", "origin", "main")
    assert laptop.sync().undone == ()


def test_a_first_sync_does_not_dig_in_old_history(ahead, tmp_path):
    laptop, phone = ahead
    commit_over(phone, ANA)
    tablet = Device(tmp_path / "tablet", tmp_path / "remote.git")
    assert tablet.sync().undone == ()
    assert len(laptop.sync().undone) == 1


def test_a_note_that_moved_without_an_edit_of_another_device_is_shown(ahead):
    """A squashed branch: its side of the note, under a new name, in one commit."""
    laptop, phone = ahead
    phone.git("pull", "-q", "--ff-only", "origin", "main")
    phone.move(PATH, "Alumni/Ana Lopez.md")
    phone.write("Alumni/Ana Lopez.md", ANA + THERE)
    phone.commit_plainly("Merge pull request")
    phone.git("push", "-q", "origin", "main")
    (undone,) = laptop.sync().undone
    assert (undone.path, undone.lines) == ("Alumni/Ana Lopez.md", (HERE.strip(),))
    with laptop.syncer() as syncer:
        undo(syncer, undone.commit)
    assert laptop.notes() == {"Alumni/Ana Lopez.md": ANA + HERE + THERE}


def test_a_line_deleted_that_the_phone_had_for_long_is_none(ahead):
    laptop, phone = ahead
    commit_over(phone, ANA + HERE + THERE)
    laptop.append(PATH, "- 2026-11-04 call: more\n")
    laptop.sync()
    commit_over(phone, ANA + THERE + "- 2026-11-04 call: more\n")
    assert laptop.sync().undone == ()
