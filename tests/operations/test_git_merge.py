"""Two devices that ran `mdnet today` apart, merged by plain `git merge`."""

import subprocess

import pytest

from tests.operations.world import MARIA, PRIYA, TOM, today

NOTE = "Daily/2026-11-22.md"
ME = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=no")


def git(folder, *words):
    return subprocess.run(
        ("git", "-C", str(folder), *ME, *words), capture_output=True, text=True
    )


@pytest.fixture
def devices(tmp_path):
    """A laptop and a phone: two clones of one vault."""
    laptop, phone = tmp_path / "laptop", tmp_path / "phone"
    git(tmp_path, "init", "-q", "-b", "main", str(laptop))
    (laptop / "Daily").mkdir()
    (laptop / "Me.md").write_text("me\n", encoding="utf-8")
    save(laptop)
    git(tmp_path, "clone", "-q", str(laptop), str(phone))
    return laptop, phone


def save(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "vault")


def write(folder, text):
    (folder / "Daily").mkdir(exist_ok=True)
    (folder / NOTE).write_bytes(text.encode())
    save(folder)


def merged(laptop, phone, style="merge"):
    """Today's note on the laptop after the merge, and after `mdnet today`."""
    git(laptop, "fetch", "-q", str(phone), "main:phone")
    git(laptop, "-c", f"merge.conflictStyle={style}", "merge", "-q", "phone")
    left = (laptop / NOTE).read_bytes().decode()
    return left, today(left).text


def answer(text, item, mark, words=""):
    lines = text.splitlines(keepends=True)
    return "".join(
        line.replace("[ ]", f"[{mark}]").rstrip("\n") + words + "\n"
        if item in line
        else line
        for line in lines
    )


def test_the_same_vault_gives_the_same_bytes_and_no_conflict(devices):
    laptop, phone = devices
    for folder in devices:
        write(folder, today("").text)
    left, after = merged(laptop, phone)
    assert left == after == today("").text


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_answers_of_both_are_in_the_one_block(devices, style):
    laptop, phone = devices
    first = today("").text
    write(laptop, answer(first, MARIA, "x", " sent it"))
    write(phone, answer(answer(first, MARIA, "x"), TOM, "-"))
    left, after = merged(laptop, phone, style)
    assert "<<<<<<<" in left
    assert after == answer(
        answer(first, MARIA, "x", " sent it").replace(
            " sent it\n",
            " sent it\n" + answer(first, MARIA, "x").splitlines()[2] + "\n",
        ),
        TOM,
        "-",
    )


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_words_around_the_block_stay_in_conflict(devices, style):
    laptop, phone = devices
    write(laptop, today("# Sunday\n\nOn call.\n").text + "\nGood night.\n")
    there = today("# Sunday\n\nOff today.\n").text
    write(phone, answer(there, PRIYA, "x", " she called"))
    left, after = merged(laptop, phone, style)
    assert left.count("<<<<<<<") >= 1
    assert after.count("<!-- mdnet:today -->") == after.count("## Network") == 1
    assert after.startswith(
        "# Sunday\n\n<<<<<<< HEAD\nOn call.\n=======\nOff today.\n>>>>>>> phone\n"
    ) or after.startswith("# Sunday\n\n<<<<<<< HEAD\nOn call.\n|||||||")
    assert f"^mdnet-{PRIYA} she called\n" in after
    assert after.index("\nGood night.\n") > after.index("<!-- /mdnet -->")


def test_one_device_wrote_the_digest_and_the_other_only_words(devices):
    laptop, phone = devices
    write(laptop, today("").text)
    write(phone, "- 08:00 met [[Sam Ortiz]]: clinic\n")
    _, after = merged(laptop, phone)
    assert "- 08:00 met [[Sam Ortiz]]: clinic\n" in after
    assert "<<<<<<<" not in after
    assert after.count("<!-- mdnet:today -->") == 1


def test_merged_again_on_the_other_device_it_converges(devices):
    laptop, phone = devices
    first = today("").text
    write(laptop, answer(first, MARIA, "x", " sent it"))
    write(phone, answer(first, TOM, "-"))
    _, after = merged(laptop, phone)
    write(laptop, after)
    git(phone, "pull", "-q", str(laptop), "main")
    assert (phone / NOTE).read_bytes().decode() == after
    assert today(after).text == after
