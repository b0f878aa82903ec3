"""X12: nothing that is to be sent is made with a patient's information in it."""

from mdnet.errors import NotEditableError
from mdnet.model.settings import Settings

SHOWN = 3


def without_patients(path: str, text: str, settings: Settings) -> str:
    """The text of a note that is to be written at `path`, if no slip in it is an error.

    Raises:
        NotEditableError: what stands in the way, by line, never the text itself.
    """
    # Its patterns take a tenth of a second: only for those who write.
    from mdnet.phi import slips  # noqa: PLC0415

    found = [f for f in slips(path, text, settings) if f.severity == "error"]
    if not found:
        return text
    lines = "; ".join(f"line {f.line}: {f.code} {f.message}" for f in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise NotEditableError(
        f"{path} is not written, for it would carry what looks like a patient's "
        f"information. {lines}{more}. Correct the notes that it comes from"
    )
