"""Random histories for what has to be told of them as git tells it."""

from pathlib import Path
from random import Random
from subprocess import run

PATHS = ("People/Ana.md", "People/Tom.md", "Daily/2026-11-05.md", "Ünï cödé.md")
START = 1_795_000_000


def history(folder: Path, random: Random, commits: int, wrong: int = 0) -> None:
    """A bare repository with so many commits on a few branches that meet now and then.

    Each changes, makes or deletes some notes. Clocks are up to `wrong` seconds off.
    """
    run(("git", "init", "-q", "--bare", "-b", "main", str(folder)), check=True)
    tips = [1]
    parts = [_commit(random, 1, [], wrong)]
    for mark in range(2, commits + 1):
        parents = random.sample(tips, min(len(tips), random.choice((1, 1, 1, 2))))
        parts.append(_commit(random, mark, parents, wrong))
        tips = [tip for tip in tips if tip not in parents or random.random() < 0.4]
        tips = [*tips, mark][-4:]
    parts.append(_commit(random, commits + 1, list(dict.fromkeys(tips)), 0))
    importing = ("git", "-C", str(folder), "fast-import", "--quiet", "--force")
    run(importing, input="".join(parts).encode(), check=True)


def _commit(random: Random, mark: int, parents: list[int], wrong: int) -> str:
    when = START + 60 * mark + random.randint(-wrong, wrong)
    who = random.choice(("phone", "tablet", "laptop"))
    lines = ["commit refs/heads/main", f"mark :{mark}",
             f"committer {who} <{who}@a.org> {when} +0000", "data 1", "x"]  # fmt: skip
    words = ["from", *["merge"] * len(parents)]
    lines += [f"{word} :{up}" for word, up in zip(words, parents, strict=False)]
    if not parents and mark == 1:
        lines.insert(0, "reset refs/heads/main")
    for path in random.sample(PATHS, random.randint(0, 2)):
        if random.random() < 0.1 and mark > 1:
            lines.append(f'D "{path}"')
            continue
        text = "".join(f"{random.randint(1, 9)}\n" for _ in range(3))
        lines += [f'M 100644 inline "{path}"', f"data {len(text)}", text]
    return "\n".join(lines) + "\n"
