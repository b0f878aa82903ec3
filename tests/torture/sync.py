"""Three devices and two other clients, editors that save all the time, random kills.

    python -m tests.torture.sync --seconds 60 --seed 1
    python -m tests.torture.sync --seconds 60 --seed 1 --control
    python -m tests.torture.sync --seconds 20 --seed 1 --others --worlds 200

Every device has an editor that saves by rename and in place, and runs `sync`, `log` and
`today`, each of which may be killed, with or without its gits; the remote goes away for
moments. With `--others` a device on plain git and one like a phone's client take part.
At the end all sync in peace. Every saved line must be in the notes of every device; one
that is only in a commit or a kept copy counts as missing, one that is nowhere as lost.
With `--control` the devices run plain `git pull` instead: losses prove the harness.
Notes grow by the second, and syncs take longer: many short worlds have more merges.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.torture.sync_world import (
    NOTE,
    NOTES,
    Diary,
    edit,
    editing,
    entries,
    forked,
    git,
    killed_or_done,
    mdnet,
    phone_sync,
    plain_sync,
    quiet_home,
)

TOKEN = re.compile(r"\b(?:d|log|plain|phone)\d?-\d+\b")


class Result(NamedTuple):
    """Saves, kills, syncs that ended, merges; lines missing from a device's notes at
    the end, lines found nowhere; notes broken, locks and merges left, devices that
    differ.
    """

    saves: int
    kills: int
    syncs: int
    merges: int
    missing: int
    lost: int
    broken: int
    left: int
    differ: int
    codes: str


def world(folder: Path, names: list[str]) -> None:
    """The remote, and each device with the same notes."""
    git(folder, "init", "-q", "--bare", "-b", "main", str(folder / "remote.git"))
    first = folder / names[0]
    git(folder, "clone", "-q", str(folder / "remote.git"), str(first))
    git(first, "symbolic-ref", "HEAD", "refs/heads/main")
    (first / "People").mkdir()
    (first / "mdnet.toml").write_text("")
    (first / ".gitignore").write_text("*.tmp\n.*.swp\n")
    for number in range(NOTES):
        text = NOTE.format(id=f"{number:08x}", number=number)
        (first / "People" / f"Person {number}.md").write_text(text)
    git(first, "add", "-A")
    git(first, "commit", "-q", "-m", "start")
    git(first, "push", "-q", "origin", "main")
    for name in names[1:]:
        git(folder, "clone", "-q", str(folder / "remote.git"), str(folder / name))


def commanding(folder: Path, diary: Diary, stop: Path, seed: str, control: bool,
               share: float) -> None:  # fmt: skip
    """A person or a daemon at one device: commands one after the other, some killed."""
    random_ = random.Random(seed)
    number = 0
    while not stop.exists():
        what = random_.random()
        if control:
            child = forked(lambda: _control(folder))
            kind = "sync"
        elif what < 0.7:
            child = forked(lambda: mdnet(folder, "sync"))
            kind = "sync"
        elif what < 0.9:
            number += 1
            words = ("log", f"Person {random_.randrange(NOTES)}",
                     f"call: log{folder.name[1:]}-{number}")  # fmt: skip
            child = forked(partial(mdnet, folder, *words))
            kind = f"log {number}"
        else:
            child = forked(lambda: mdnet(folder, "today"))
            kind = "today"
        code = killed_or_done(child, random_, share)
        diary.note("did" if code is not None else "killed", kind.split()[0], code)
        if kind.startswith("log ") and code == 0:
            diary.note("saved", f"log{folder.name[1:]}-{number}")


def _control(folder: Path) -> None:
    for lock in (folder / ".git").rglob("*.lock"):
        lock.unlink(missing_ok=True)
    plain_sync(folder)


def others(folder: Path, name: str, diary: Diary, stop: Path, seed: str) -> None:
    """A client that edits, and then syncs in its own way; nobody kills it."""
    random_ = random.Random(seed)
    number = 0
    while not stop.exists():
        for _ in range(random_.randint(1, 3)):
            if edit(folder, f"{name}-{number}", random_):
                diary.note("saved", f"{name}-{number}")
                number += 1
        (plain_sync if name == "plain" else phone_sync)(folder)
        time.sleep(random_.random() * 0.3)


def offline(folder: Path, stop: Path, seed: str) -> None:
    """The remote goes away for a moment, now and then."""
    random_ = random.Random(seed)
    here, away = folder / "remote.git", folder / "remote.away"
    while not stop.exists():
        time.sleep(0.5 + random_.random() * 2)
        here.rename(away)
        time.sleep(random_.random() * 0.4)
        while away.exists():
            # A push that was under way may make a folder of the old name.
            shutil.rmtree(here, ignore_errors=True)
            with suppress(OSError):
                away.rename(here)


def run(folder: Path, seconds: float, seed: int, control: bool = False,
        with_others: bool = False, share: float = 0.35) -> Result:  # fmt: skip
    quiet_home(folder)
    names = ["d0", "d1", "d2"]
    more = ["plain", "phone"] if with_others else []
    world(folder, names + more)
    stop = folder / "stop"
    children = []
    for name in names:
        place, key = folder / name, f"{seed} {name}"
        diaries = [Diary(folder, f"{name}-{what}") for what in ("editor", "commands")]
        children.append(forked(partial(editing, place, name, diaries[0], stop, key)))
        children.append(
            forked(partial(commanding, place, diaries[1], stop, key, control, share))
        )  # fmt: skip
    for name in more:
        place, diary = folder / name, Diary(folder, name)
        children.append(
            forked(partial(others, place, name, diary, stop, f"{seed} {name}"))
        )
    children.append(forked(lambda: offline(folder, stop, f"{seed} offline")))
    try:
        time.sleep(seconds)
    finally:  # they are in groups of their own, which Ctrl-C does not reach
        stop.touch()
        for child in children:
            os.waitpid(child, 0)
    settled(folder, names, control)
    return judged(folder, names)


def settled(folder: Path, names: list[str], control: bool) -> None:
    """All sync in peace until nothing moves any more."""
    for _ in range(4):
        for name in names:
            place = folder / name
            synced = partial(mdnet, place, "sync")
            child = forked(partial(_control, place) if control else synced)
            os.waitpid(child, 0)


def judged(folder: Path, names: list[str]) -> Result:
    """What became of every saved line."""
    told = entries(folder)
    saved = {words[1] for words in told if words[0] == "saved"}
    # What another client never pushed is not ours to keep; a line of `log` that an
    # editor overwrote at once, having read the note before, was never in a sync.
    reached = _committed(folder, [*names, "remote.git"])
    saved -= {t for t in saved if not re.match(r"d\d", t) and t not in reached}
    texts = [_texts(folder / name) for name in names]
    in_notes = [set(TOKEN.findall("\n".join(text.values()))) for text in texts]
    everywhere = reached.union(*in_notes)
    missing = saved - set.intersection(*in_notes)
    lost = saved - everywhere
    kept = [p for text in texts for p in text if "mdnet kept" in p]
    left = [
        str(path)
        for name in names
        for path in (folder / name / ".git").rglob("*")
        if path.name == "MERGE_HEAD" or path.suffix == ".lock"
    ]
    codes = Counter(f"{w[1]}:{w[2]}" for w in told if w[0] == "did")
    broken = [path for path, text in texts[0].items() if _is_broken(text)]
    for path in broken[:5]:
        print("broken", path)
    for token in sorted(missing)[:10]:
        print("missing", token, "lost" if token in lost else "in a commit")
    return Result(
        len(saved),
        sum(words[0] == "killed" for words in told),
        sum(words[0] == "did" and words[1] == "sync" for words in told),
        _count(folder / names[0], "--merges"),
        len(missing),
        len(lost),
        len(broken),
        len(left) + len(kept),
        sum(text != texts[0] for text in texts[1:]),
        " ".join(f"{code} x{n}" for code, n in sorted(codes.items())),
    )


def _texts(vault: Path) -> dict[str, str]:
    return {
        str(path.relative_to(vault)): path.read_text(errors="replace")
        for path in sorted(vault.rglob("*.md"))
        if ".git" not in path.parts
    }


def _is_broken(text: str) -> bool:
    head = text.partition("\n---\n")[0].splitlines() if text[:4] == "---\n" else []
    keys = [line.partition(":")[0] for line in head if ":" in line]
    return "<<<<<<< " in text or ">>>>>>> " in text or len(keys) != len(set(keys))


def _committed(folder: Path, names: list[str]) -> set[str]:
    """Every line that a commit of any device holds."""
    found: set[str] = set()
    for name in names:
        listing = subprocess.run(
            ["git", "-C", str(folder / name), "rev-list", "--objects", "--all"],
            capture_output=True, check=False,
        ).stdout.split(b"\n")  # fmt: skip
        blobs = b"\n".join(line.split(b" ")[0] for line in listing if b".md" in line)
        out = subprocess.run(
            ["git", "-C", str(folder / name), "cat-file", "--batch"],
            input=blobs, capture_output=True, check=False,
        ).stdout  # fmt: skip
        found |= set(TOKEN.findall(out.decode("utf-8", "replace")))
    return found


def _count(folder: Path, *words: str) -> int:
    out = git(folder, "rev-list", "--count", *words, "HEAD").stdout
    return int(out or 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--kills", type=float, default=0.35)
    parser.add_argument("--keep", type=Path, help="where worlds with a fault go")
    parser.add_argument("--worlds", type=int, default=1, help="so many, seed by seed")
    options = parser.parse_args()
    results = []
    for seed in range(options.seed, options.seed + options.worlds):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made, "world")
            folder.mkdir()
            result = run(folder, options.seconds, seed, options.control,
                         options.others, options.kills)  # fmt: skip
            if options.keep and not _is_good(result):
                shutil.copytree(folder, options.keep / f"{seed}", symlinks=True)
        how = "plain git pull" if options.control else "mdnet sync"
        print(f"{how} seed={seed} seconds={options.seconds:.0f} {_words(result)}")
        results.append(result)
    if len(results) > 1:
        counts = zip(*(result[:-1] for result in results), strict=True)
        total = Result._make([*map(sum, counts), "-"])
        print(f"{len(results)} worlds: {_words(total)}", flush=True)
    raise SystemExit(not all(map(_is_good, results)) and not options.control)


def _words(result: Result) -> str:
    return " ".join(f"{key}={value}" for key, value in result._asdict().items())


def _is_good(result: Result) -> bool:
    bad = result.missing, result.lost, result.broken, result.left, result.differ
    return not any(bad)


if __name__ == "__main__":
    main()
