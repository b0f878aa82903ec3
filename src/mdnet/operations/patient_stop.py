"""X12: nothing that is to be sent is made with a patient's information in it."""

from mdnet.errors import NotEditableError
from mdnet.model.settings import Settings
from mdnet.phi import slips

SHOWN = 3


def without_patients(path: str, text: str, settings: Settings) -> str:
    """The text of a note that is to be written at `path`, if no slip in it is an error.

    Raises:
        NotEditableError: what stands in the way, by line, never the text itself.
    """
    found = [f for f in slips(path, text, settings) if f.severity == "error"]
    if not found:
        return text
    lines = "; ".join(f"line {f.line}: {f.code} {f.message}" for f in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise NotEditableError(
        f"{path} is not written, for it would carry what looks like a patient's "
        f"information. {lines}{more}. Correct the notes that it comes from"
    )
