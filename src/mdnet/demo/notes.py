"""A note of the demo from its section: properties in Obsidian's style, then text."""

from mdnet.demo.almanac import SERVICES, Almanac
from mdnet.demo.sources import Section
from mdnet.model.change import Create
from mdnet.note.compose_front import property_lines
from mdnet.note.property_style import PropertyValue

LISTS = frozenset(
    {"circle", "relationship", "mentor_slots", "interests", "email", "phone", "people",
     "targets", "faculty", "slots", "aap_sections", "committees", "visible_roles",
     "links"}
)  # fmt: skip
NUMBERS = frozenset({"pgy", "fellows_per_year", "letters_required", "letters_max"})
SITE = "Lakeview Children's Hospital"


def note(section: Section, almanac: Almanac) -> Create:
    """One note that is not a person's, with its dates filled in."""
    properties = dict(section.properties)
    if properties.get("type") == "rotation":
        properties = _rotation(section, properties)
    pairs = [(k, value_of(k, almanac.fill(v))) for k, v in properties.items()]
    path = f"{almanac.fill(section.path)}.md"
    body = almanac.fill(section.body)
    return Create(path, f"---\n{property_lines(pairs)}---\n{body}")


def value_of(key: str, text: str) -> PropertyValue:
    """A property's value from its text: a list, a number, a box, nothing, or text."""
    if not text:
        return None
    if key in LISTS:
        return text.split(", ")
    if key in NUMBERS:
        return int(text)
    if text in ("true", "false"):
        return text == "true"
    return text


def _rotation(section: Section, properties: dict[str, str]) -> dict[str, str]:
    """The rotation's days and place, which its number in the year gives."""
    number = section.path.removeprefix("Rotations/").strip("{}")
    assert properties["service"] == SERVICES[int(number[1:])]
    return {
        "type": "rotation",
        "service": properties["service"],
        "site": properties.get("site", SITE),
        "starts": f"{{{number}.starts}}",
        "ends": f"{{{number}.ends}}",
        "load": properties["load"],
        "people": properties["people"],
    }
