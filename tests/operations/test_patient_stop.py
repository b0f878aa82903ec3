"""What is to be sent carries no patient's information."""

import pytest

from mdnet.errors import NotEditableError
from mdnet.model.settings import PatientInformation, Settings
from mdnet.operations.patient_stop import without_patients

LINE = "- the 4yo M with fever, MRN 00123456\n"


def test_a_clean_text_comes_back():
    assert without_patients("A.md", "- a paper\n", Settings()) == "- a paper\n"


def test_a_slip_stops_it_and_is_not_repeated():
    with pytest.raises(NotEditableError) as caught:
        without_patients("A.md", f"ok\n{LINE}", Settings())
    message = str(caught.value)
    assert message.startswith("A.md is not written")
    assert "line 2: PHI001" in message
    assert "00123456" not in message
    assert "more" not in message.rpartition(". ")[0].rpartition(";")[2]


def test_of_many_the_first_three_are_named():
    with pytest.raises(NotEditableError, match="; and 1 more"):
        without_patients("A.md", LINE * 2, Settings())


def test_switched_off_nothing_is_looked_for():
    off = Settings(phi=PatientInformation(enabled=False))
    assert without_patients("A.md", LINE, off) == LINE
