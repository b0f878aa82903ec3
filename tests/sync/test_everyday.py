"""What a person sees of the sync day by day: messages, slips, copies, offline."""

import pytest

from mdnet.errors import GitError
from mdnet.model.settings import Settings
from mdnet.sync.now import sync_now
from mdnet.sync.options import Progress
from mdnet.vault import Vault
from tests.sync.devices import ANA, Device, settle, slip

PATH = "People/Ana Lopez.md"


def test_the_message_names_people_and_what_changed(two):
    laptop, _ = two
    laptop.append(PATH, "- 2026-11-02 call: x\n")
    for day in (20, 21, 22):
        laptop.write(f"Daily/2026-11-{day}.md", "- met [[Ana Lopez]]\n")
    assert laptop.sync().subject == "one person: Ana Lopez: log; 3 daily notes"
    assert laptop.git("log", "-1", "--format=%B").splitlines() == [
        "one person: Ana Lopez: log; 3 daily notes (laptop)",
        "", "Device: laptop", "Mdnet: snapshot", "",
    ]  # fmt: skip


def test_nothing_to_do_makes_no_commit(two):
    laptop, _ = two
    head = laptop.git("rev-parse", "HEAD")
    outcome = laptop.sync()
    assert (outcome.committed, outcome.fetched, outcome.pushed) == ((), (), False)
    assert laptop.git("rev-parse", "HEAD") == head


def test_without_the_remote_all_is_committed_and_goes_out_later(two):
    laptop, desktop = two
    remote = laptop.root.parent / "remote.git"
    remote.rename(remote.with_name("stick in the drawer"))
    laptop.append(PATH, "- 2026-11-02 call: x\n")
    outcome = laptop.sync()
    assert outcome.offline == f"{remote} is not there: is the disk or stick plugged in?"
    assert laptop.git("status", "--porcelain") == ""
    remote.with_name("stick in the drawer").rename(remote)
    settle(laptop, desktop)
    assert desktop.read(PATH) == ANA + "- 2026-11-02 call: x\n"


def test_two_that_push_at_once_both_get_through(two, monkeypatch):
    laptop, desktop = two
    laptop.append(PATH, "- 2026-11-02 call: x\n")
    desktop.append(PATH, "- 2026-11-03 call: y\n")
    with laptop.syncer() as syncer:
        real = syncer.checkout.repository.push
        late: list[Device] = [desktop]

        def push(*words):
            while late:
                late.pop().sync()
            return real(*words)

        syncer.checkout.repository.push = push
        from mdnet.sync.options import Options

        assert syncer.run(Options()).pushed
    desktop.sync()
    assert laptop.notes() == desktop.notes()
    assert desktop.read(PATH).endswith("2026-11-02 call: x\n- 2026-11-03 call: y\n")


def test_a_slip_holds_back_its_note_and_only_that(two):
    laptop, desktop = two
    laptop.slips = lambda path, text: (slip(path, 11),) if "MRN" in text else ()
    laptop.append(PATH, "- 2026-11-02 call: about MRN 123\n")
    laptop.write("Daily/2026-11-22.md", "harmless\n")
    outcome = laptop.sync()
    settle(desktop)
    assert [(held.path, held.code) for held in outcome.held] == [(PATH, "patient")]
    assert outcome.held[0].reason == "line 11: PHI001 looks like a record number"
    assert "MRN" not in laptop.git("log", "-p")
    assert desktop.read(PATH) == ANA
    assert desktop.read("Daily/2026-11-22.md") == "harmless\n"


def test_a_held_note_still_takes_what_comes_from_elsewhere(two):
    laptop, desktop = two
    laptop.slips = lambda path, text: (slip(path, 11),) if "MRN" in text else ()
    laptop.append(PATH, "- 2026-11-02 call: about MRN 123\n")
    desktop.append(PATH, "- 2026-11-03 call: y\n")
    desktop.sync()
    laptop.sync()
    assert laptop.read(PATH).count("MRN") == laptop.read(PATH).count("call: y") == 1
    assert desktop.sync().fetched == ()


def test_a_reason_lets_a_slip_through_and_stands_in_the_message(two):
    laptop, _ = two
    laptop.slips = lambda path, text: (slip(path, 11),)
    laptop.append(PATH, "- 2026-11-02 call: about MRN 123\n")
    assert laptop.sync(allow_slips="my own number").held == ()
    message = laptop.git("log", "-1", "--format=%B")
    assert "Patient-check-overridden: my own number" in message


def test_a_line_that_left_long_ago_is_no_reason_to_hold_back(two):
    laptop, _ = two
    laptop.slips = lambda path, text: (slip(path, 10),)
    laptop.append(PATH, "- 2026-11-02 call: x\n")
    assert laptop.sync().committed == (PATH,)


COPIES = [
    "Ana Lopez.sync-conflict-20261122-101500-ABCDEFG.md",
    "Ana Lopez (conflicted copy 2026-11-22 101500).md",
    "Ana Lopez (Maria's conflicted copy 2026-11-22).md",
    "Ana Lopez (Conflicted copy phone 202611221015).md",
    "Ana Lopez 2.md", "Ana Lopez (1).md", "Ana Lopez-LAPTOP.md",
]  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_file_sync_tool_is_merged_when_asked(two, name):
    laptop, desktop = two
    laptop.write(f"People/{name}", ANA + "- 2026-11-04 met: only in the copy\n")
    laptop.append(PATH, "- 2026-11-02 call: x\n")
    laptop.sync()
    assert len(laptop.notes()) == 2
    outcome = laptop.sync(conflicts=True)
    assert [note.path for note in outcome.merged] == [PATH]
    settle(desktop, laptop)
    assert laptop.notes() == desktop.notes()
    assert list(laptop.notes()) == [PATH]
    assert laptop.read(PATH) == (
        ANA + "- 2026-11-02 call: x\n- 2026-11-04 met: only in the copy\n"
    )


def test_no_branch_checked_out_says_the_way_back(two):
    laptop, _ = two
    laptop.git("switch", "-q", "--detach")
    with pytest.raises(GitError, match="git switch main"):
        laptop.sync()


def test_a_vault_in_a_cloud_folder_is_refused_with_the_way_out(tmp_path):
    laptop = Device(tmp_path / "Dropbox" / "Network", None)
    with pytest.raises(GitError, match="--separate-git-dir"):
        laptop.sync()


def test_files_with_any_bytes_arrive_as_they_are(two):
    laptop, desktop = two
    odd = {
        "a b/ü — 人.md": "\ufeffone\r\ntwo\rthree".encode(),
        "latin.md": "caf\xe9\n".encode("latin-1"),
        "b.bin": bytes(range(256)) * 50,
        "Emoji 👩\u200d⚕️.md": b"x\n",
        "-dash.md": b"x\n", "a'\"$(touch x)`.md": b"x\n", " lead.md": b"x\n",
        ".hidden/x.md": b"x\n",
    }  # fmt: skip
    for path, data in odd.items():
        laptop.write(path, data)
    settle(laptop, desktop)
    for path, data in odd.items():
        assert (desktop.root / path).read_bytes() == data
    assert desktop.git("status", "--porcelain") == ""


SHA256 = ("init", "-q", "-b", "main", "--object-format=sha256")


def test_sha256_repositories_work_the_same(tmp_path):
    from tests.sync.devices import git

    remote = tmp_path / "r.git"
    git(tmp_path, *SHA256, "--bare", "r.git")
    found = []
    for name in ("a", "b"):
        git(tmp_path, *SHA256, name)
        found.append(Device(tmp_path / name, remote))
    found[0].write(PATH, ANA)
    settle(*found)
    assert found[1].notes() == {PATH: ANA}


def test_who_asks_hears_how_far_the_sync_is(two):
    laptop, desktop = two
    desktop.git("pull", "-q", "--ff-only", "origin", "main")
    for number in range(3):
        desktop.append("People/Ana Lopez.md", f"- 2026-11-0{number + 2} met: there\n")
        desktop.commit_plainly()
    desktop.git("push", "-q", "origin", "main")
    looked, placed = [], []
    progress = Progress(
        lambda *far: looked.append(far), lambda *far: placed.append(far)
    )
    caller = laptop.caller._replace(progress=progress)
    sync_now(Vault(laptop.root), Settings(), caller)
    assert looked == [(number, 6) for number in range(1, 7)]
    assert placed == [(1, 1)]
