"""Which state of a letter may follow which, and what a move writes into its note."""

from datetime import date

from mdnet.errors import NotEditableError
from mdnet.model.letter import ANSWERS, DAY_OF_STATE, OUT, STATES, Letter, rank_of
from mdnet.note.property_style import PropertyValue

_ANSWERED = frozenset({"agreed", "agreed_strong", "hesitant", "declined"})
_UPLOADED = rank_of("uploaded")


def is_allowed(old: str, new: str) -> bool:
    """Whether a letter may go from one state to the other.

    Forward, also past states in between: not every step is written down. But only a
    letter that was uploaded can be assigned, thanked for, or have its outcome told. An
    answer may become another one, but a no stays a no (a new season has a new note). A
    request that the portal deleted (`void`) begins again. What is uploaded cannot
    become void, and an imported letter comes from nothing that was asked for.
    """
    if old == new:
        return True
    if old == "declined":
        return new == "void"
    if new == "void":
        return rank_of(old) < _UPLOADED
    if new == "imported":
        return old in ("idea", "void")
    if old == "hesitant":
        return new in _ANSWERED
    if old in _ANSWERED and new in _ANSWERED:
        return True
    if rank_of(new) > _UPLOADED > rank_of(old):
        return False
    return rank_of(new) > rank_of(old)


def refusal(letter: Letter, new: str) -> str:
    """Why a move is not allowed, and what to do; empty for one that is."""
    old = letter.status
    if is_allowed(old, new):
        return ""
    said = f"the letter of {letter.writer} is {in_words(old)}"
    after = [state for state in STATES if state != old and is_allowed(old, state)]
    if not after:
        return f"{said}, and nothing comes after that"
    names = ", ".join(after[:-1]) + (" or " if after[1:] else "") + after[-1]
    why = f"{said}, and cannot become {in_words(new)}"
    hint = (
        "; if that was a slip, say --force"
        if old != "declined"
        else (
            ": a no is a no for this application; a new season gets a new letter note"
        )
    )
    return f"{why}. After it come {names}{hint}"


def in_words(state: str) -> str:
    """A state as it is said: `packet sent`, `agreed, strongly`."""
    return {"agreed_strong": "agreed (strong)"}.get(state, state.replace("_", " "))


def properties(
    letter: Letter,
    state: str,
    on: date | None,
    today: date,
    ticked: date | None = None,
) -> tuple[tuple[str, PropertyValue], ...]:
    """What to write for a letter that has reached `state`: keys and values, in order.

    The day of the state is `on`, else the one that the note has already, else the day
    on which it was `ticked`, else today.

    Raises:
        NotEditableError: the day has not come yet, or lies before an earlier state's.
    """
    pairs: list[tuple[str, PropertyValue]] = [("status", state)]
    if state in ANSWERS:
        pairs.append(("answer", ANSWERS[state]))
    key = DAY_OF_STATE.get(state)
    if key is None:
        return tuple(pairs)
    day = on or _kept(letter, state) or ticked or today
    problem = day_problem(letter, state, day, today)
    if problem:
        raise NotEditableError(problem)
    return (*pairs, (key, day))


def _kept(letter: Letter, state: str) -> date | None:
    """The day that the note has for a state, unless it is that of something else.

    Of another answer, or of the round before the portal deleted the request.
    """
    other_answer = letter.status != state and {letter.status, state} <= _ANSWERED
    return None if other_answer or letter.status == "void" else letter.day_of(state)


def day_problem(letter: Letter, state: str, day: date, today: date) -> str:
    """What is wrong with the day of a state, empty for nothing."""
    if day > today:
        return f"{day} has not come yet: a state is set when it is reached"
    for other, key in DAY_OF_STATE.items():
        before = letter.day_of(other)
        earlier = rank_of(other) < rank_of(state) and other not in OUT
        if before and earlier and before > day:
            return (
                f"{day} lies before {key}, which is {before}: correct one of them, or "
                "name the day with `--on`"
            )
    return ""
