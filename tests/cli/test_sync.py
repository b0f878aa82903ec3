"""`mdnet sync`, `undo`, `history`, `reconcile` at the command line, with real git."""

import subprocess
from pathlib import Path

import pytest

from tests.sync.devices import ANA, git

PATH = "People/Ana Lopez.md"


@pytest.fixture
def other(mdnet, tmp_path: Path):
    """The first device syncs with a stick; this calls a command on a second one."""
    mdnet("init")
    mdnet.write(PATH, ANA)
    mdnet("sync", "--setup", str(tmp_path / "stick.git"))
    (tmp_path / "second").mkdir()

    def call(*words: str, code: int | None = 0):
        return mdnet(*words, "--vault", str(tmp_path / "second"), code=code)

    call("sync", "--setup", str(tmp_path / "stick.git"))
    return call


def second(mdnet) -> Path:
    return Path(mdnet.folder).parent / "second"


def test_set_up_on_a_stick_and_on_a_second_device(mdnet, other):
    assert (second(mdnet) / PATH).read_text() == ANA
    assert (second(mdnet) / "mdnet.toml").exists()
    assert git(second(mdnet), "status", "--porcelain") == ""
    assert git(mdnet.folder, "status", "--porcelain") == ""


def test_set_up_says_what_it_did_and_is_safe_to_repeat(mdnet, tmp_path):
    mdnet("init")
    stick = tmp_path / "stick.git"
    out = mdnet("sync", "--setup", str(stick)).out
    assert f"made a bare repository in {stick}" in out
    assert f"syncs with {stick}, branch main" in out
    config = (mdnet.folder / ".git" / "config").read_text()
    again = mdnet("sync", "--setup", str(stick)).out
    assert again.splitlines() == [f"  syncs with {stick}, branch main", "Up to date."]
    assert (mdnet.folder / ".git" / "config").read_text() == config


def test_set_up_without_an_address_commits_on_this_device(mdnet):
    mdnet("init")
    out = mdnet("sync", "--setup").out
    assert "no remote yet" in out
    assert mdnet("sync", "--status").out.startswith("Branch main, no remote")


def test_set_up_adopts_a_repository_and_its_branch(mdnet, tmp_path):
    git(tmp_path, "init", "-q", "--bare", "-b", "trunk", "host.git")
    git(tmp_path, "init", "-q", "-b", "trunk", "old")
    (tmp_path / "old" / "a.md").write_text("a\n")
    git(tmp_path / "old", "add", "-A")
    git(tmp_path / "old", "commit", "-q", "-m", "by hand")
    git(tmp_path / "old", "push", "-q", str(tmp_path / "host.git"), "trunk")
    mdnet("init")
    mdnet("sync", "--setup", str(tmp_path / "host.git"))
    assert mdnet.read("a.md") == "a\n"
    assert git(mdnet.folder, "branch", "--show-current") == "trunk\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("sync",), 5, "mdnet sync --setup URL"),
        (("sync", "--setup", "../x/y.git"), 5, "Plug the disk or stick in"),
        (("sync", "--setup", "inside.git"), 5, "lies in the vault itself"),
        (("sync", "--setup", "ext::sh -c true"), 5, "is not the address"),
        (("sync", "--setup", "--status"), 2, "does not go together"),
        (("undo", "--note", "Ana"), 2, "--note and --to go together"),
        (("history", PATH), 5, "mdnet sync --setup URL"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(mdnet, words, code, said):
    mdnet("init")
    assert said in mdnet(*words, code=code).err


def test_set_up_never_takes_the_home_folder_for_a_vault(mdnet, tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("x")
    monkeypatch.chdir(home)
    assert "No vault found" in mdnet("sync", "--setup", code=3).err
    assert not (home / ".git").exists()


def test_a_password_in_an_address_is_not_shown(mdnet):
    mdnet("init")
    url = "https://me:secret@127.0.0.1:9/x.git"
    found = mdnet("sync", "--setup", url, code=None)
    assert "secret" not in found.out + found.err
    assert "https://127.0.0.1:9/x.git cannot be reached now" in found.out


def test_json_of_a_sync(mdnet, other):
    mdnet.write(PATH, ANA + "- 2026-11-02 call: x\n")
    mdnet("sync")
    path = second(mdnet) / PATH
    path.write_text(ANA + "- 2026-11-03 call: y\n")
    value = other("sync", "--json").json
    assert {k: value[k] for k in ("committed", "fetched", "pushed", "conflicts",
                                  "undone", "offline", "held")} == {
        "committed": [PATH], "fetched": [PATH], "pushed": True, "conflicts": [],
        "undone": [], "offline": "", "held": [],
    }  # fmt: skip
    assert [merged["path"] for merged in value["merged"]] == [PATH]


def test_a_conflict_keeps_both_values_and_asks(mdnet, other):
    mdnet.write(PATH, ANA.replace("monthly", "weekly"))
    mdnet("sync")
    path = second(mdnet) / PATH
    path.write_text(ANA.replace("monthly", "quarterly"))
    found = other("sync", code=1)
    assert (
        f"Please choose: {PATH}: cadence: “quarterly” stays, “weekly” is beside it\n"
        "Both versions are in the note; `mdnet check` names the lines.\n"
    ) in found.out
    assert "weekly" in path.read_text()
    assert "quarterly" in path.read_text()
    mdnet("sync")
    assert mdnet.read(PATH) == path.read_text()
    assert "SYN001" in mdnet("check", code=None).out


def test_status_and_dry_run_change_nothing(mdnet, other):
    path = second(mdnet) / PATH
    path.write_text(ANA + "- 2026-11-03 call: y\n")
    other("sync")
    mdnet.write(PATH, ANA + "- 2026-11-02 call: x\n")
    head = git(mdnet.folder, "rev-parse", "HEAD")
    assert "To take over" not in mdnet("sync", "--status").out
    out = mdnet("sync", "--dry-run").out
    assert "To commit: one person: Ana Lopez: log" in out
    assert f"Changed on both sides, to merge: {PATH}" in out
    assert git(mdnet.folder, "rev-parse", "HEAD") == head
    assert mdnet.read(PATH) == ANA + "- 2026-11-02 call: x\n"
    assert mdnet("sync", "--dry-run", "--json").json["both"] == [PATH]


def test_a_slip_stops_its_note_and_the_exit_code_says_so(mdnet, other):
    mdnet.write(PATH, ANA + "- 2026-11-02 call: about MRN 12345678\n")
    found = mdnet("sync", code=1)
    assert f"Left out: {PATH}: line 11: PHI" in found.out
    assert "12345678" not in found.out
    assert "12345678" not in git(mdnet.folder, "log", "-p")
    mdnet("sync", "--allow-phi", "a made-up number")
    assert "a made-up number" in git(mdnet.folder, "log", "-1", "--format=%B")


def test_undo_takes_a_merge_back_and_the_other_device_hears_of_it(mdnet, other):
    mdnet.write(PATH, ANA.replace("monthly", "weekly"))
    mdnet("sync")
    path = second(mdnet) / PATH
    path.write_text(ANA.replace("monthly", "quarterly"))
    other("sync", code=1)
    path.write_text(path.read_text() + "- 2026-11-05 met: since then\n")
    listed = other("undo", "--list").out
    assert "merged: one person: Ana Lopez" in listed
    before, head = path.read_text(), git(second(mdnet), "rev-parse", "HEAD")
    assert other("undo", "--dry-run").out == (
        f"--- {PATH}\n+++ {PATH}\n@@ -3,8 +3,6 @@\n id: aaaa1111\n role: attending\n"
        " cadence: quarterly\n-cadence_conflict:\n-  - weekly\n ---\n # Ana Lopez\n \n"
    )
    assert (path.read_text(), git(second(mdnet), "rev-parse", "HEAD")) == (before, head)
    assert "Taken back: merged:" in other("undo").out
    assert path.read_text() == (
        ANA.replace("monthly", "quarterly") + "- 2026-11-05 met: since then\n"
    )
    assert "[taken back]" in other("undo", "--list").out
    other("sync")
    mdnet("sync")
    assert mdnet.read(PATH) == path.read_text()


def test_undo_with_nothing_to_undo(mdnet, other):
    assert "there is no automatic change" in mdnet("undo", code=2).err
    assert "mdnet undo --list" in mdnet("undo", "abcdef12", code=2).err


def test_history_tells_what_happened_on_which_device_through_a_rename(mdnet, other):
    git(mdnet.folder, "config", "mdnet.device", "laptop")
    mdnet.write(PATH, ANA + "- 2026-11-02 call: about the abstract\n")
    mdnet("sync")
    mdnet.at("2026-11-23T08:00")
    new = PATH.replace("Lopez", "Diaz")
    (mdnet.folder / PATH).rename(mdnet.folder / new)
    mdnet.write(new, mdnet.read(new).replace("monthly", "weekly"))
    mdnet("sync")
    events = mdnet("history", "Ana", "--json").json
    assert [(event["path"], event["what"]) for event in events] == [
        (new, f"moved from {PATH}, cadence"), (PATH, "log"), (PATH, "new"),
    ]  # fmt: skip
    assert "2026-11-22 12:00  laptop: log" in mdnet("history", "Ana").out
    assert "+ - 2026-11-02 call: about the abstract" in mdnet("history", "Ana").out


def test_a_version_is_brought_back_byte_for_byte(mdnet, other):
    mdnet.write(PATH, ANA + "- 2026-11-02 call: x\n")
    mdnet("sync")
    events = mdnet("history", PATH, "--json").json
    mdnet.write(PATH, "ruined\n")
    shown = mdnet("undo", "--note", PATH, "--to", events[1]["commit"][:8], "--dry-run")
    assert "\n-- 2026-11-02 call: x\n" in shown.out + "\n"
    assert mdnet.read(PATH) == "ruined\n"
    mdnet("undo", "--note", PATH, "--to", events[0]["commit"][:8])
    assert mdnet.read(PATH) == ANA + "- 2026-11-02 call: x\n"
    assert "ruined" in git(mdnet.folder, "log", "-p")
    again = mdnet("undo", "--note", PATH, "--to", events[0]["commit"][:8]).out
    assert "is so already" in again
    words = ("undo", "--note", PATH, "--to", events[0]["commit"][:8], "--dry-run")
    assert mdnet(*words).out == "Nothing would change.\n"
    assert mdnet(*words, "--json").json == {"changed": []}


def merged_by_git(mdnet, other) -> str:
    """What plain `git merge` makes of two values and two entries, as configured."""
    mdnet.write(PATH, ANA.replace("monthly", "weekly") + "- 2026-11-02 call: x\n")
    mdnet("sync")
    folder = second(mdnet)
    (folder / PATH).write_text(ANA + "- 2026-11-03 call: y\n")
    git(folder, "commit", "-qam", "by hand")
    git(folder, "fetch", "-q")
    git(folder, "merge", "-q", "-m", "by hand", "origin/main", code=None)
    return (folder / PATH).read_text()


def test_plain_git_merges_notes_with_the_driver(mdnet, other):
    assert merged_by_git(mdnet, other) == (
        ANA.replace("monthly", "weekly")
        + "- 2026-11-02 call: x\n- 2026-11-03 call: y\n"
    )


@pytest.mark.parametrize("program", ["/nowhere/python", "false", "sh -c 'kill -9 $$'"])
def test_a_driver_that_is_missing_or_fails_leaves_gits_own_merge(mdnet, other, program):
    driver = git(second(mdnet), "config", "merge.mdnet.driver")
    last = driver.partition("; ")[2].strip()
    git(second(mdnet), "config", "merge.mdnet.driver", f"({program}); {last}")
    text = merged_by_git(mdnet, other)
    assert "<<<<<<< " in text
    assert "- 2026-11-02 call: x\n" in text
    assert "- 2026-11-03 call: y\n" in text


def test_git_that_is_too_old_or_missing_is_said(mdnet, other, monkeypatch, tmp_path):
    old = tmp_path / "bin"
    old.mkdir()
    monkeypatch.setenv("PATH", str(old))
    assert "git is not installed" in mdnet("sync", code=5).err
    (old / "git").write_text("#!/bin/sh\necho git version 2.30.1\n")
    (old / "git").chmod(0o755)
    assert "git 2.30.1 is too old" in mdnet("sync", code=5).err


def test_a_sync_that_has_not_worked_for_a_day_is_a_line_under_the_digest(mdnet, other):
    mdnet("sync")
    assert "Sync has not worked" not in mdnet("today").out
    stick = mdnet.folder.parent / "stick.git"
    stick.rename(stick.with_name("away"))
    mdnet.at("2026-11-24T13:00")
    mdnet("sync")
    out = mdnet("today")
    assert "Sync has not worked for 2 days" in out.err
    assert "Sync" not in mdnet.read("Daily/2026-11-24.md")


def test_the_driver_is_called_with_a_path_that_a_shell_would_obey(mdnet, other):
    name = "People/$(touch PWNED) `x` 'a'.md"
    mdnet.write(name, ANA)
    mdnet("sync")
    other("sync")
    mdnet.write(name, ANA + "- 2026-11-02 call: x\n")
    mdnet("sync")
    folder = second(mdnet)
    (folder / name).write_text(ANA + "- 2026-11-03 call: y\n")
    git(folder, "commit", "-qam", "by hand")
    git(folder, "fetch", "-q")
    git(folder, "merge", "-q", "-m", "by hand", "origin/main")
    assert not (folder / "PWNED").exists()
    assert (folder / name).read_text().count("call:") == 2


def test_the_output_of_reconcile_alone(tmp_path, mdnet):
    for name, text in (("O", "a\n"), ("A", "a\nb\n"), ("B", "c\na\n")):
        (tmp_path / name).write_text(text)
    paths = [str(tmp_path / name) for name in "OAB"]
    mdnet("reconcile", *paths)
    words = ["git", "merge-file", "-p", paths[1], paths[0], paths[2]]
    found = subprocess.run(words, capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (0, "c\na\nb\n")


def test_reconcile_without_its_files_says_so(tmp_path, mdnet):
    missing = str(tmp_path / "O")
    assert mdnet("reconcile", missing, missing, missing, code=2).err == (
        f"mdnet: cannot read {missing}: No such file or directory; name three versions "
        "of a note, as git does when it merges\n"
    )


def test_a_picture_in_two_versions_is_nothing_for_check(mdnet, other):
    mdnet.write("heart.png", "\0one")
    mdnet("sync")
    (second(mdnet) / "heart.png").write_bytes(b"\0two")
    found = other("sync", code=1)
    assert "Please choose: heart.png: " in found.out
    assert "mdnet check" not in found.out
    copy = next(second(mdnet).glob("heart (conflict *).png")).name
    assert f"--- {copy}\n+++ /dev/null\n" in other("undo", "--dry-run").out
