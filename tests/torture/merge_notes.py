"""Notes as people keep them, and what they do to them on two devices apart."""

from collections.abc import Callable
from random import Random

WORDS = (
    "coffee", "clinic", "poster", "QI", "abstract", "Zoë", "李", "naïve", "fellowship",
    "[[Maria Alvarez]]", "[[Tom Reed]]", "#awaiting", "#gave", "letter", "draft",
    "rounds", "PGY-2", "e-mail", "😀", "grant", "reviewed", "asked", "whether", "board",
    "cardiology", "step", "method", "cohort", "nurse", "journal", "club", "panel",
)  # fmt: skip
KINDS = ("met", "call", "email", "coffee", "reply", "talk", "note")
SCALARS = ("role", "title", "status", "why", "cadence", "met_at", "birthday", "need_by")
DATES = ("asked_on", "thanked_on", "last_contact", "met")
LISTS = ("tags", "aliases", "circle", "interests", "email")
TYPES = ("contact", "letter", "agenda", "project", "")
STATES = ("idea", "asked", "agreed", "hesitant", "declined", "packet_sent", "uploaded")
NASTY = (
    "---", "```", "<!--", "-->", "%%", "> ", "<<<<<<< HEAD", "=======", ">>>>>>> x",
    "- ", "- [ ] ", "***", "    code", "\t- tab", "key: value", "<!-- /mdnet -->",
    "<!-- mdnet:today -->", "| a | b |", "1. one", "~~~", "# ", "\u2028", "\x0c",
    "\ud800", "[[", "- [ ]", "## Log", "...", "> [!conflict]", "\\", "*", "\r",
)  # fmt: skip


def words(random: Random, least: int = 2, most: int = 6) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(least, most)))


def day(random: Random) -> str:
    return f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def entry(random: Random) -> str:
    return f"- {day(random)} {random.choice(KINDS)}: {words(random)}"


def task(random: Random) -> str:
    due = f" 📅 {day(random)}" if random.random() < 0.3 else ""
    link = f" ^{random.randrange(16**6):06x}" if random.random() < 0.1 else ""
    box = random.choice(("[ ]", "[ ]", "[ ]", "[x]", "[-]"))
    return f"- {box} {words(random)}{due}{link}"


def answer_item(random: Random) -> str:
    return f"- [ ] {words(random)} ^mdnet-{random.randrange(16**8):08x}"


def front(random: Random) -> list[str]:
    """The lines of a front matter, without any in one note of ten."""
    if random.random() < 0.1:
        return []
    kind = random.choice(TYPES)
    lines = ["---", *([f"type: {kind}"] if kind else [])]
    for key in random.sample((*SCALARS, *DATES, *LISTS), random.randint(0, 7)):
        lines += property_lines(random, key)
    if random.random() < 0.1:
        lines.append("# a comment of mine")
    return [*lines, "---"]


def property_lines(random: Random, key: str) -> list[str]:
    if key in LISTS:
        members = random.sample(WORDS[:12], random.randint(0, 3))
        quoted = ['"[[x]]"' if m.startswith("[") else m for m in members]
        quoted = [f'"{m}"' if m[:1] == "#" else m for m in quoted]
        if random.random() < 0.2:
            return [f"{key}: [{', '.join(dict.fromkeys(quoted))}]"]
        return [f"{key}:", *(f"  - {m}" for m in dict.fromkeys(quoted))]
    return [f"{key}: {value(random, key)}".rstrip()]


def value(random: Random, key: str) -> str:
    if key in DATES or key == "need_by":
        return day(random)
    if key == "status":
        return random.choice(STATES)
    odd = ("", "7", '"01"', "'it''s'", "no", f"{random.choice(KINDS)} # why")
    plain = random.choice(("fellow", "attending", "chief", "dean", "nurse"))
    return random.choice((plain, plain, plain, *odd))


def section(random: Random, title: str) -> list[str]:
    lines = ["", title]
    if random.random() < 0.8:
        lines.append("")
    if title == "## Log":
        found = [entry(random) for _ in range(random.randint(0, 6))]
        found.sort(key=lambda line: line[2:12], reverse=random.random() < 0.4)
        for line in found:
            lines.append(line)
            lines += nested(random)
    elif title == "## Tasks":
        for _ in range(random.randint(0, 4)):
            lines += [task(random), *nested(random)]
    elif title == "## Network":
        items = [answer_item(random) for _ in range(random.randint(1, 4))]
        lines += ["<!-- mdnet:today -->", *items]
        if random.random() < 0.5:
            lines += ["", f"> [!note]- {words(random)}", f"> - {words(random)}"]
        lines.append("<!-- /mdnet -->")
    else:
        lines += prose(random)
    return lines


def nested(random: Random) -> list[str]:
    if random.random() < 0.7:
        return []
    return [f"  - {words(random)}" for _ in range(random.randint(1, 2))]


def prose(random: Random) -> list[str]:
    kind = random.random()
    if kind < 0.1:
        return ["```py", words(random), "", words(random), "```"]
    if kind < 0.2:
        return ["| who | what |", "|---|---|", *(f"| {words(random)} | x |",) * 1]
    if kind < 0.3:
        return ["> [!note] " + words(random), "> " + words(random)]
    lines: list[str] = []
    for _ in range(random.randint(1, 3)):
        lines += [words(random, 3, 9) + "." for _ in range(random.randint(1, 3))]
        lines.append("")
    return lines[:-1]


TITLES = ("## Log", "## Tasks", "## Network", "## Notes", "## Goals", "## Personal")


def note(random: Random) -> list[str]:
    """The lines of a note."""
    titles = random.sample(TITLES, random.randint(1, 5))
    if random.random() < 0.05:
        titles.append(titles[0])
    lines = front(random)
    if random.random() < 0.3:
        lines += prose(random)
    for title in titles:
        lines += section(random, title)
    return lines


Edit = Callable[[Random, list[str]], None]


def body_start(lines: list[str]) -> int:
    return (
        lines.index("---", 1) + 1 if lines[:1] == ["---"] and "---" in lines[1:] else 0
    )


def some_line(random: Random, lines: list[str]) -> int:
    first = body_start(lines)
    return random.randrange(first, len(lines)) if first < len(lines) else -1


def add_entry(random: Random, lines: list[str]) -> None:
    if "## Log" not in lines:
        lines += ["", "## Log", ""]
    at = lines.index("## Log") + 1
    while at < len(lines) and not lines[at].strip():
        at += 1
    if random.random() < 0.6:
        while at < len(lines) and lines[at].strip():
            at += 1
    lines.insert(at, entry(random))


def add_task(random: Random, lines: list[str]) -> None:
    lines.insert(some_line(random, lines) + 1 or len(lines), task(random))


def tick(random: Random, lines: list[str]) -> None:
    boxes = [i for i, line in enumerate(lines) if "- [ ] " in line]
    if boxes:
        at = random.choice(boxes)
        lines[at] = lines[at].replace("[ ]", "[x]") + f" ✅ {day(random)}"


def change_word(random: Random, lines: list[str]) -> None:
    at = some_line(random, lines)
    if at >= 0 and lines[at].strip():
        parts = lines[at].split(" ")
        spot = random.randrange(len(parts))
        parts[spot : spot + random.randint(0, 1)] = [random.choice(WORDS)]
        lines[at] = " ".join(parts)


def add_words(random: Random, lines: list[str]) -> None:
    at = some_line(random, lines)
    if at >= 0 and lines[at].strip():
        lines[at] += " " + words(random)


def delete_line(random: Random, lines: list[str]) -> None:
    at = some_line(random, lines)
    if at >= 0:
        del lines[at : at + random.choice((1, 1, 1, 2, 4))]


def move_line(random: Random, lines: list[str]) -> None:
    at, to = some_line(random, lines), some_line(random, lines)
    if at >= 0:
        lines.insert(to, lines.pop(at))


def add_nested(random: Random, lines: list[str]) -> None:
    items = [i for i, line in enumerate(lines) if line.startswith("- ")]
    if items:
        lines.insert(random.choice(items) + 1, f"  - {words(random)}")


def add_paragraph(random: Random, lines: list[str]) -> None:
    at = some_line(random, lines) + 1 or len(lines)
    lines[at:at] = ["", *prose(random), ""]


def add_section(random: Random, lines: list[str]) -> None:
    lines += section(random, random.choice(TITLES))


def set_key(random: Random, lines: list[str]) -> None:
    end = body_start(lines) - 1
    key = random.choice((*SCALARS, *DATES, *LISTS, "status"))
    if end < 0:
        lines[:0] = ["---", "---"]
        end = 1
    delete_key(random, lines, key)
    end = body_start(lines) - 1
    at = random.choice((end, end, random.randint(1, end)))
    while lines[at].startswith(" "):
        at += 1
    lines[at:at] = property_lines(random, key)


def delete_key(random: Random, lines: list[str], key: str = "") -> None:
    end = body_start(lines) - 1
    keys = [i for i in range(1, end) if lines[i][:1].isalpha()]
    if keys and not key:
        key = lines[random.choice(keys)].partition(":")[0]
    for at in keys:
        if lines[at].startswith(f"{key}:"):
            stop = at + 1
            while lines[stop].startswith(" "):
                stop += 1
            del lines[at:stop]
            return


def change_list(random: Random, lines: list[str]) -> None:
    end = body_start(lines) - 1
    spots = [i for i in range(1, end) if lines[i].startswith("  - ")]
    if spots:
        at = random.choice(spots)
        if random.random() < 0.4:
            del lines[at]
        else:
            lines.insert(at, f"  - {random.choice(('one', 'two', 'three', 'four'))}")


def rename_heading(random: Random, lines: list[str]) -> None:
    spots = [i for i, line in enumerate(lines) if line.startswith("## ")]
    if spots:
        lines[random.choice(spots)] = f"## {words(random, 1, 2)}"


def delete_section(random: Random, lines: list[str]) -> None:
    spots = [i for i, line in enumerate(lines) if line.startswith("## ")]
    if spots:
        at = random.choice(spots)
        stop = next((i for i in spots if i > at), len(lines))
        del lines[at:stop]


def answer(random: Random, lines: list[str]) -> None:
    spots = [i for i, line in enumerate(lines) if "^mdnet-" in line]
    if spots:
        at = random.choice(spots)
        box = random.choice(("[x]", "[-]", "[>]"))
        lines[at] = lines[at].replace("[ ]", box) + random.choice(("", " said so"))


def nasty(random: Random, lines: list[str]) -> None:
    lines.insert(some_line(random, lines) + 1 or len(lines), random.choice(NASTY))


def nasty_front(random: Random, lines: list[str]) -> None:
    odd = ("  - lost", "key without colon", "a: [", "role: x", "? y", "\ttab: 1", "---")
    lines.insert(min(1, len(lines)), random.choice(odd))


EDITS: tuple[Edit, ...] = (
    add_entry, add_entry, add_entry, add_task, tick, tick, change_word, change_word,
    add_words, delete_line, delete_line, move_line, add_nested, add_paragraph,
    add_section, set_key, set_key, set_key, delete_key, change_list, change_list,
    rename_heading, delete_section, answer, answer,
)  # fmt: skip


def edited(random: Random, lines: list[str], rough: bool = False) -> list[str]:
    """The lines after a few edits; `rough` ones may break a note."""
    new = list(lines)
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        random.choice((*EDITS, nasty, nasty, nasty_front) if rough else EDITS)(
            random, new
        )
    return new


def text_of(random: Random, lines: list[str], rough: bool = False) -> str:
    """As it is in the file: line ends, byte order mark, last line end."""
    text = "\n".join(lines) + random.choice(("\n", "\n", "\n", "\n", "", "\n\n"))
    if rough and random.random() < 0.1:
        text = text.replace("\n", "\r\n")
    elif rough and random.random() < 0.1:
        text = "".join(
            line.replace("\n", random.choice(("\n", "\r\n")))
            for line in text.splitlines(keepends=True)
        )
    if rough and random.random() < 0.05:
        text = "\ufeff" + text
    return text
