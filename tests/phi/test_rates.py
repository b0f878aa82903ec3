"""The rates that the manual names; `python -m tests.phi.rates` prints them all."""

import pytest

from tests.phi.rates import SETS, main, rate, wrong


def test_no_harmless_tuning_line_is_flagged():
    assert rate("tuning-networking") == (70, 0, 0)


@pytest.mark.parametrize("name", SETS[:-1])
def test_no_harmless_line_that_was_tuned_on_is_an_error(name: str):
    assert rate(f"{name}-networking").errors == 0


def test_the_patient_lines_are_caught():
    assert rate("tuning-patient") == (45, 42, 45)
    assert rate("own-patient").errors >= 113


def test_the_command_prints_the_rates(capsys: pytest.CaptureFixture[str]):
    main([])
    assert "tuning patient             45      42       45" in capsys.readouterr().out


def test_what_went_wrong_can_be_shown(capsys: pytest.CaptureFixture[str]):
    main(["--lines"])
    missed = wrong("patient", "tuning")
    assert missed[-1] == "MyChart message from the family about Dr. Roy"
    assert missed[-1] in capsys.readouterr().out
