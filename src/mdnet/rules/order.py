"""Which item comes first: class, how late in proportion, circle, name."""

from mdnet.model.item import Item
from mdnet.rules.plain import folded

_CIRCLES = ("mentorship", "inner", "institutional", "national")


def rank(item: Item) -> tuple[int, float, int, str, str]:
    """The sort key of the digest (`rules.md`, "Order in the digest").

    The class, then the most overdue in proportion to its interval, then the circle,
    the name, and the id, so that the order is the same on every device.
    """
    circle = item.circle
    place = _CIRCLES.index(circle) if circle in _CIRCLES else len(_CIRCLES)
    late = -item.overdue_days / item.interval
    return item.order, late, place, folded(item.person_name), item.id
