"""New front matter, in the form that Obsidian's own writer leaves as it is."""

from collections.abc import Iterable

from mdnet.note.property_style import PropertyValue, property_text


def property_lines(
    pairs: Iterable[tuple[str, PropertyValue]], newline: str = "\n"
) -> str:
    """The lines between the fences, in the order given; `None` is an empty property."""
    return "".join(property_text(key, value, newline) for key, value in pairs)


def front_matter(
    pairs: Iterable[tuple[str, PropertyValue]], newline: str = "\n"
) -> str:
    """The whole block with both fences, the last line end included."""
    return f"---{newline}{property_lines(pairs, newline)}---{newline}"
