"""Bodies that are never closed, deep, long, or broken in every line."""

from tests.hostile.front_cases import Named

DEEP = 100_000
MARK, END = "<!-- mdnet:today -->\n", "<!-- /mdnet -->\n"


def logged(line: str) -> str:
    """A person's note with this line in its log, and one in good order."""
    return f"---\ntype: contact\n---\n## Log\n{line}\n- 2026-01-05 met: coffee\n"


BODIES: Named = {
    "a fence never closed": ("words\n```\nmore\n", "BODY001"),
    "a fence of tildes never closed": ("~~~ python\nmore\n", "BODY001"),
    "a fence in a list never closed": ("- a\n  ```\n  more\n", "BODY001"),
    "a fence closed by a shorter one": ("`````\n```\n", "BODY001"),
    "a fence closed by the other kind": ("```\n~~~\n", "BODY001"),
    "a comment never closed": ("<!-- a\nmore\n", "BODY001"),
    "an Obsidian comment never closed": ("%%\nmore\n", "BODY001"),
    "comments in comments": ("<!-- <!-- --> -->\n%% <!-- %% -->\n", ""),
    "a fence in a comment": ("<!--\n```\n-->\n- a\n", ""),
    "a comment in a fence": ("```\n<!--\n```\n- a\n", ""),
    "20,000 fences": ("```\na\n" * 10_000, ""),
    "19,000 comments": ("- a <!-- x -->\n" * 19_000, ""),
    "20,000 comments on a line": ("- a " + "<!-- x -->" * 20_000, ""),
    "20,000 open comments on a line": ("- a " + "<!-- " * 20_000, ""),
    "20,000 percent signs": ("%%" * 20_000, ""),
    "backticks of all lengths": (" ".join("`" * n for n in range(400)), ""),
    "100,000 backslashes": ("\\" * DEEP + "`a`", ""),
    "a list 100,000 deep on a line": ("- " * DEEP + "a", ""),
    "a list 1,000 deep": ("\n".join("  " * n + "- a" for n in range(1_000)), ""),
    "tasks 1,000 deep": ("\n".join("\t" * n + "- [ ] a" for n in range(1_000)), ""),
    "quotes 100,000 deep": (">" * DEEP + " a", ""),
    "quoted lists 500 deep": ("\n".join("> " * n + "- a" for n in range(500)), ""),
    "100,000 lists": ("- a\n" * DEEP, "BODY002"),
    "100,000 quotes": ("> a\n" * DEEP, "BODY002"),
    "100,000 blank lines": ("\n" * DEEP, "BODY002"),
    "19,000 items": ("- a\n" * 19_000, ""),
    "19,000 headings": ("### 2026-01-01\n" * 19_000, ""),
    "19,000 tasks": ("- [ ] a 📅 2026-12-01\n" * 19_000, ""),
    "19,000 links": ("- [x] [[Tom Reed]]\n" * 19_000, ""),
    "a line of 1 MB": ("x" * 1_000_000, ""),
    "a line of 1 MB of spaces": ("- a" + " " * 1_000_000 + "b", ""),
    "a line of 1 MB of tabs": ("\t" * 1_000_000 + "- a", ""),
    "100,000 links on a line": ("[[a]]" * DEEP, ""),
    "100,000 open links": ("[[" * DEEP, ""),
    "100,000 open links with bars": ("[[a|" * DEEP, ""),
    "100,000 embeds": ("![[a]]" * DEEP, ""),
    "a link of 1 MB": ("[[" + "a" * 1_000_000 + "]]", ""),
    "a link up 100,000 folders": ("[[" + "../" * DEEP + "a]]", ""),
    "a link with 100,000 hashes": ("[[a" + "#" * DEEP + "]]", ""),
    "100,000 tags": ("- " + "#tag " * DEEP, ""),
    "a tag of 1 MB": ("#" + "a" * 1_000_000, ""),
    "100,000 stars": ("- " + "*" * DEEP + "a", ""),
    "100,000 hashes": ("#" * DEEP + " a", ""),
    "a heading of signs": ("## (a" + "!" * DEEP + "b)", ""),
    "a heading of hashes": ("## " + "# " * DEEP + "a", ""),
    "a table of 100,000 cells": ("|" + "a|" * DEEP, ""),
    "callouts": ("> [!info]- a\n> > [!x]\n> - [ ] b\n", ""),
    "HTML": ("<div onclick='x'>\n<script>- [ ] a</script>\n</div>\n", ""),
    "mathematics": ("$$\n- [ ] a\n$$\n$- [ ]$\n", ""),
    "footnotes": ("[^1]: - [ ] a\n[^1]\n", ""),
    "right to left": ("- \u202e[ ] \u2066a\u2069 [[\u200fTom\u200e]]\n", ""),
    "zero width": ("-\u200b [ ] a\n## L\u200dog\n- 2026\u200b-01-01 met: a\n", ""),
    "emoji": ("## 📓 Log 📓\n- [👍] a\n- 2026-01-01 ☕: b\n", ""),
    "combining marks": ("- e" + "\u0301" * 50_000 + "\n", ""),
    "controls": ("- \x1b[31m \x07 \x9b \x7f \x0b \x0c\n", ""),
    "line separators": ("- a\u2028- [ ] b\u2029- c\x85- d\n", ""),
    "CR only": ("- a\r- [ ] b\r## Log\r", ""),
    "no line end": ("- a", ""),
    "an empty item": ("-\n- [ ]\n- [ ] \n*\n1.\n", ""),
    "conflict markers": ("- a\n<<<<<<< x\n- b\n=======\n- c\n>>>>>>> y\n",
    "CFL001"),
    "half a conflict": (">>>>>>> y\n", "CFL001"),
    "a conflict in code": ("```\n<<<<<<< x\n```\n", ""),
    "a mark without its end": (MARK + "- a\n", "BLK001"),
    "an end without its mark": (END, "BLK001"),
    "an end before its mark": (END + MARK, "BLK001"),
    "two marks": (MARK + MARK + END, "BLK001"),
    "two ends": (MARK + END + END, "BLK001"),
    "two blocks": ((MARK + END) * 2, "BLK002"),
    "a block in a block": (MARK + "<!-- mdnet:week -->\n" + END + END, "BLK001"),
    "a mark in a quote": ("> " + MARK + "> " + END, ""),
    "a mark in code": ("```\n" + MARK + "```\n" + END, "BLK001"),
    "a mark with words": ("a " + MARK + END, "BLK001"),
    "marks on one line": ("<!-- mdnet:a --><!-- /mdnet -->", ""),
    "a mark in capitals": ("<!-- MDNET:today -->\n", ""),
    "a mark with an odd name": ("<!-- mdnet:../x -->\n", ""),
    "a mark inside a comment": ("<!--\n" + MARK, ""),
    "a mark that is cut": ("<!-- mdnet:to", "BODY001"),
    "6,000 blocks": (
        "".join(f"<!-- mdnet:b{n} -->\n{END}" for n in range(6_000)), ""
    ),
    "60,000 marks on a line": ("<!-- mdnet:a -->" * 60_000 + "\n", ""),
    "an item answered 5,000 times": (
        "- [x] **Send** [[Tom Reed]] a ^mdnet-3f9a1c02 words\n" * 5_000, ""
    ),
    "an answer with a space of 100,000": (
        "- [x] [[Tom Reed]] a ^mdnet-3f9a1c02 b" + " " * DEEP + "c\n", ""
    ),
    "an answer to a day that is none": (
        "- [>] [[Tom Reed]] a ^mdnet-3f9a1c02 31 Feb 2027\n", ""
    ),
    "ids that are none": ("- [x] a ^mdnet-xyz\n- [x] b ^mdnet-\n- [x] ^\n", ""),
}  # fmt: skip

CHECK_IN = '---\ntype: agenda\ncontact: "[[Tom Reed]]"\ndate: 2026-11-20\n---\n'
AGENDAS: Named = {
    "19,000 tasks in the notes": (CHECK_IN + "## Notes\n" + "- [ ] a\n" * 19_000, ""),
    "19,000 tasks elsewhere": (CHECK_IN + "## Goals\n" + "- [ ] a\n" * 19_000, ""),
    "9,000 sections": (CHECK_IN + "## Notes\n- [x] met\n" * 9_000, ""),
}

TASKS = {
    "no such due day": "📅 2026-02-30", "no such done day": "✅ 2026-13-01",
    "year 0": "📅 0000-01-01", "year 9999": "📅 9999-12-31", "no day": "📅",
    "half a day": "📅 2026-1", "a day in words": "📅 tomorrow", "two due days":
    "📅 2026-12-01 📅 2026-12-02", "all fields": "🔺 ➕ 2026-01-01 🛫 2026-01-01 ⏳ "
    "2026-01-01 📅 2026-01-01 ✅ 2026-01-01 ❌ 2026-01-01 🔁 every day 🆔 a ⛔ b",
    "a recurrence that is none": "🔁 every",
    "every 0 days": "🔁 every 0 days 📅 2026-01-01",
    "every 999 years": "🔁 every 999 years 📅 9000-01-01",
    "an id with spaces": "🆔 a b c",
    "depends on itself": "🆔 a ⛔ a", "depends on commas": "⛔ ,,,",
    "20,000 dates": "📅 2026-01-01 " * 20_000, "20,000 signs": "📅" * 20_000,
    "20,000 tags": "#t " * 20_000,
    "priorities": "🔺⏫🔼🔽⏬", "variation selectors": "📅\ufe0f\ufe0f 2026-01-01",
    "a field before words": "📅 2026-01-01 words", "a block id": "^a ^b ^c",
    "the digest's id": "^mdnet-3f9a1c02", "an open comment": "<!-- 📅 2026-01-01",
    "a link that is open": "[[Tom Reed 📅 2026-01-01",
    "a code span": "`📅 2026-01-01`",
    "done before made": "➕ 2026-12-01 ✅ 2026-01-01",
    "Arabic digits": "📅 ٢٠٢٦-٠١-٠١",
    "right to left": "\u202e📅 2026-01-01", "200,000 open comments": "<!--" * 200_000,
    "a recurrence of 50,000 spaces": "🔁" + " " * 50_000 + "_",
    "depends on 50,000 spaces": "⛔ a" + " " * 50_000 + "_",
    "controls": "\x1b[2J\x07 📅 2026-01-01",
}  # fmt: skip
BOXES = {"open": "- [ ]", "done": "1. [x]", "odd": "* [?]"}

DATES = {
    "30 February": ("2026-02-30 met: a", "LOG001"),
    "month 0": ("2026-00-10 met: a", "LOG001"),
    "month 13": ("2026-13-10 met: a", "LOG001"),
    "day 32": ("2026-01-32 met: a", "LOG001"),
    "year 0": ("0000-01-01 met: a", "LOG001"),
    "year 9999": ("9999-12-31 met: a", "LOG001"),
    "29 February of no leap year": ("2025-02-29 met: a", "LOG001"),
    "American": ("3/5/2026 met: a", "LOG002"),
    "German": ("5.3.26 met: a", "LOG002"),
    "compact": ("20260305 met: a", "LOG002"),
    "without a year": ("5 Mar met: a", "LOG002"),
    "no date": ("met: a", "LOG003"),
    "in the far future": ("2999-01-01 met: a", ""),
    "bold": ("**2026-01-01** met: a", ""),
    "half bold": ("**2026-01-01 met: a", ""),
    "a link": ("[[2026-01-01]] met: a", ""),
    "a link to no day": ("[[2026-02-30]] met: a", "LOG001"),
    "half a link": ("[[2026-01-01 met: a", ""),
    "a time": ("2026-01-01 25:99 met: a", ""),
    "a range": ("2026-01-01/2026-01-02 met: a", ""),
    "five digits": ("20260-01-01 met: a", ""),
    "Arabic digits": ("٢٠٢٦-٠١-٠١ met: a", ""),
    "full width digits": ("２０２６-01-01 met: a", ""),
    "dashes of another kind": ("2026–01–01 met: a", ""),
    "nothing behind it": ("2026-01-01", ""),
    "only a kind": ("2026-01-01 met:", ""),
    "100,000 colons": ("2026-01-01 " + ":" * 100_000, ""),
    "100,000 letters": ("2026-01-01 " + "a" * 100_000, ""),
    "100,000 stars": ("2026-01-01 " + "*" * 100_000 + "met: a", ""),
    "100,000 spaces": ("2026-01-01 met:" + " " * 100_000 + "a", ""),
    "a comment for a text": ("2026-01-01 met: <!-- a -->", ""),
    "an open comment": ("2026-01-01 met: <!-- a", ""),
    "a day and a box": ("[x] 2026-02-30 met: a", "LOG001"),
    "controls": ("2026-01-01 \x1b[31mmet: a\x07", ""),
}
DATES_AT = {"log": "- {}", "heading": "### {}", "nested": "- 2026-01-01 met: b\n  - {}"}
