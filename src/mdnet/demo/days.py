"""The demo's daily notes; two sections that fall on one day become one note."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mdnet.demo.almanac import Almanac
from mdnet.demo.sources import Section
from mdnet.model.change import Create

HEADING = "## Notes"
DIGEST = "\n## Network\n"


def daily_notes(sections: Iterable[Section], almanac: Almanac) -> Iterator[Create]:
    """One note a day; lines first, then a digest if there was one."""
    bodies: dict[str, list[str]] = defaultdict(list)
    for section in sections:
        bodies[almanac.fill(section.path)].append(almanac.fill(section.body))
    for day, parts in bodies.items():
        split = [part.partition(DIGEST) for part in parts]
        lines = "".join(before for before, _, _ in split)
        digest = "".join(mark + after for _, mark, after in split)
        yield Create(f"Daily/{day}.md", f"{HEADING}\n\n{lines}{digest}")
