"""`<!-- phi-ok: reason -->`: a line whose writer has looked and says why it may stay.

In the properties, where `<!--` would be a value, the comment is YAML's: `# phi-ok: …`.
"""

MARK = "phi-ok"
_OPENERS = ("<!--", "<!--mdnet:", "#", "#mdnet:", "%%", "%%mdnet:")
_CLOSERS = ("-->", "%%")


def escape_reason(line: str) -> str | None:
    """The reason in a folded line, empty if it gives none; `None` without an escape."""
    if MARK not in line:
        return None
    before, _, after = line.partition(MARK)
    if not before.replace(" ", "").endswith(_OPENERS):
        return None
    for closer in _CLOSERS:
        after = after.partition(closer)[0]
    return after.strip(" \t:-")
