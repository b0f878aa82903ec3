"""From a block's event tree to properties, each value with its text and its span."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from mdnet.model.finding import Finding
from mdnet.note.core_schema import core_value
from mdnet.note.front_problems import FIRST_LINE, RefusedError, mark_finding
from mdnet.note.front_values import Item, Property, Raw, Scalar, Style, Value
from mdnet.note.yaml_events import Collection

_STYLES: dict[str, Style] = {
    "'": "single", '"': "double", "|": "literal", ">": "folded",
}  # fmt: skip
_CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "null")
)
_OTHER_KNOWN_TAGS = frozenset(
    {"!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))}
)


class ValueReader:
    """Reads the nodes of one block; `offset` is the block's place in the note.

    `shown` maps the characters that stand in for hidden ones back (see
    `yaml_core`); it is mostly empty. `findings` is filled while reading.
    """

    def __init__(
        self, block: str, offset: int, path: str, shown: Mapping[int, str]
    ) -> None:
        self.findings: list[Finding] = []
        self._block = block
        self._offset = offset
        self._path = path
        self._shown = shown

    def properties(self, root: Collection) -> dict[str, Property]:
        """The members of the block's map; of a key that stands twice, the last."""
        offset = self._offset
        found: dict[str, Property] = {}
        for name, key, node in self._pairs(root.members):
            value, raw, line, column, start, end, style, items = self._fields(node)
            if key.__class__ is Collection:
                key_span = (_start(key).index + offset, _key_end(key) + offset)
            else:
                key_span = (key.start_mark.index + offset, key.end_mark.index + offset)
            found[name] = Property._make(
                (name, value, line, column, key_span, (start, end), style, raw, items)
            )
        return found

    def _fields(self, node: Any) -> tuple[Any, ...]:
        """What `Item` holds, of any node."""
        if node.__class__ is Collection:
            return self._collection(node)
        mark = node.start_mark
        raw = node.value
        start = mark.index + self._offset
        line, column = mark.line + FIRST_LINE, mark.column + 1
        if node.style or node.tag is not None or self._shown:
            value, raw, end, style = self._marked_scalar(node)
            return value, raw, line, column, start, end + self._offset, style, ()
        if not raw:
            return None, raw, line, column, start, start, "empty", ()
        end = node.end_mark.index + self._offset
        return core_value(raw), raw, line, column, start, end, "plain", ()

    def _marked_scalar(self, event: Any) -> tuple[Scalar, str, int, Style]:
        """Value, text, end and style of a scalar with quotes, a tag or odd breaks."""
        raw: str = event.value
        end = _scalar_end(self._block, event)
        if self._shown:
            raw = raw.translate(self._shown)
        style: Style = "plain" if end > event.start_mark.index else "empty"
        if event.style:
            style = _STYLES[event.style]
        value = core_value(raw) if _is_plain(event) else raw
        self._check_tag(event)
        return value, raw, end, style

    def _collection(self, node: Collection) -> tuple[Any, ...]:
        start = node.start
        mark = start.start_mark
        self._check_tag(start)
        kind = "list" if node.is_list else "map"
        value, raw, items = self._list(node) if node.is_list else self._map(node)
        style = f"flow {kind}" if start.flow_style else f"block {kind}"
        place = (mark.line + FIRST_LINE, mark.column + 1)
        span = (mark.index + self._offset, self._collection_end(node) + self._offset)
        return value, raw, *place, *span, style, items

    def _list(self, node: Collection) -> tuple[Value, Raw, tuple[Item, ...]]:
        items = tuple(Item._make(self._fields(member)) for member in node.members)
        return tuple(i.value for i in items), tuple(i.raw for i in items), items

    def _map(self, node: Collection) -> tuple[Value, Raw, tuple[Item, ...]]:
        read = [
            (name, self._fields(member))
            for name, _, member in self._pairs(node.members)
        ]
        values = {name: fields[0] for name, fields in read}
        return values, {name: fields[1] for name, fields in read}, ()

    def _pairs(self, members: list[Any]) -> Iterable[tuple[str, Any, Any]]:
        """Names, keys and values of a map; a name that stands twice is a finding."""
        keys = members[::2]
        if self._shown or any(key.__class__ is Collection for key in keys):
            names = [self._name(key) for key in keys]
        else:
            names = [key.value for key in keys]
        if "<<" in names or len(set(names)) < len(names):
            self._check_names(names, keys)
        return zip(names, keys, members[1::2], strict=True)

    def _name(self, key: Any) -> str:
        if key.__class__ is Collection:
            return self._block[_start(key).index : _key_end(key)]
        name: str = key.value
        return name.translate(self._shown) if self._shown else name

    def _check_names(self, names: list[str], keys: list[Any]) -> None:
        first: dict[str, int] = {}
        for name, key in zip(names, keys, strict=True):
            mark = _start(key)
            if name == "<<" and not key.style:
                message = "merge keys (`<<:`) are not read: write the properties out"
                raise RefusedError(mark_finding(self._path, mark, "FM006", message))
            if name in first:
                message = (
                    f"`{name}` stands here and on line {first[name]}, and Obsidian "
                    "reads no note with a property twice: keep one"
                )
                self.findings.append(mark_finding(self._path, mark, "FM007", message))
            first.setdefault(name, mark.line + FIRST_LINE)

    def _check_tag(self, event: Any) -> None:
        tag = event.tag
        if tag is None or tag in _CORE_TAGS or tag in _OTHER_KNOWN_TAGS:
            return
        message = f"the tag `{tag}` means nothing here: put the value in quotes"
        finding = mark_finding(self._path, event.start_mark, "FM015", message)
        self.findings.append(finding._replace(severity="warning"))

    def _collection_end(self, node: Collection) -> int:
        """Where a collection ends; a block one where its last member does.

        The end event of a block collection stands behind the comments after it.
        """
        if node.start.flow_style:
            return cast("int", node.end.end_mark.index)
        last = node.members[-1]
        if last.__class__ is Collection:
            return self._collection_end(last)
        return _scalar_end(self._block, last)


def _start(node: Any) -> Any:
    """The mark at which a node begins."""
    return node.start.start_mark if node.__class__ is Collection else node.start_mark


def _key_end(key: Collection) -> int:
    """Where a key that is a list or a map ends, in flow style or behind `?`."""
    return cast("int", key.end.end_mark.index)


def _is_plain(event: Any) -> bool:
    return event.tag in _CORE_TAGS if event.tag is not None else not event.style


def _scalar_end(block: str, event: Any) -> int:
    """Where a scalar ends; a literal or folded one with its last written line."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.style not in ("|", ">"):
        return cast("int", end)
    written = start + len(block[start:end].rstrip())
    found = block.find("\n", written)
    if found == -1:
        return len(block)
    return found - 1 if block[found - 1] == "\r" and found > written else found
