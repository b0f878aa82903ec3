"""Which line is a slip, of which kind, how bad, and where."""

import pytest

from mdnet.model.settings import PatientInformation, Settings
from mdnet.phi import slips
from tests.phi.rates import SETS, lines_of


def found(text: str, *allow: str) -> list[tuple[int, int, str, str]]:
    settings = Settings(phi=PatientInformation(allow=allow))
    return [(f.line, f.column, f.code, f.severity) for f in slips("x", text, settings)]


def codes(text: str, *allow: str) -> list[tuple[str, str]]:
    return [(code, severity) for _, _, code, severity in found(text, *allow)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("MRN 00482913, asked about LP", "PHI001"),
        ("Med. Rec. #: 0044192", "PHI001"),
        ("SSN 123-45-6789", "PHI002"),
        ("123-45-6789", "PHI002"),
        ("CSN 100238812", "PHI003"),
        ("Medicaid ID 99887766A", "PHI003"),
        ("DOB 3/14/2024", "PHI004"),
        ("the 4yo M with Kawasaki", "PHI005"),
        ("a twelve-year-old boy in clinic", "PHI005"),
        ("ex-28 weeker in pod C", "PHI006"),
        ("DOL 5, phototherapy", "PHI006"),
        ("POD#4", "PHI006"),
        ("bed 22 needs an interpreter", "PHI007"),
        ("Baby Boy Smith", "PHI008"),
        ("pt J.S. at M&M", "PHI008"),
        ("kid coded last night", "PHI009"),
        ("the sepsis kid", "PHI010"),
        ("BP 70/40 HR 190", "PHI011"),
    ],
)
def test_an_error_of_its_kind(line: str, code: str):
    assert (code, "error") in codes(line)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("a 3yo came by", "PHI005"),
        ("Mom Jessica called back", "PHI008"),
        ("She was intubated", "PHI009"),
        ("MyChart message from the family about Dr. Roy", "PHI012"),
        ("acct no 99120034", "PHI003"),
    ],
)
def test_alone_it_is_a_warning(line: str, code: str):
    assert codes(line) == [(code, "warning")]


@pytest.mark.parametrize(
    ("alone", "together"),
    [
        ("Mom Jessica called back", "Mom Jessica was upset"),
        ("She was intubated", "She was intubated overnight"),
        ("Coffee in room 512", "pt in room 512"),
        ("crib 3", "crib 3 coded"),
    ],
)
def test_another_cue_beside_it_makes_it_an_error(alone: str, together: str):
    assert "error" not in {severity for _, severity in codes(alone)}
    assert "error" in {severity for _, severity in codes(together)}


def test_a_cue_far_away_makes_nothing_worse():
    assert codes("Coffee in room 512, " + "and so on " * 20 + "a pt") == []


@pytest.mark.parametrize(
    "line",
    [
        "Dr. Lee's son is 4yo and loves dinosaurs",
        "Dad of a 16-year-old girl applying to college",
        "Welcomed a baby boy in June",
        "PT Dana runs early mobility in the PICU",
        "Patient Safety Committee, Patient Flow, Patient Navigator program",
        "She was admitted to the PHM fellowship in 2019",
        "PMID 29946380, NPI 1234567893, Zoom 912 3456 7890",
        "NICU 2.0 redesign; pod 3 resident cohort; 6 mo waitlist",
    ],
)
def test_colleagues_families_and_studies_are_none(line: str):
    assert codes(line) == []


def test_a_study_takes_one_grade_away():
    assert codes("simulation: 3yo with DKA") == [("PHI005", "warning")]
    assert codes("workshop on the child with autism") == []


def test_the_place_is_that_of_the_slip_in_the_whole_note():
    text = "---\nwhy: teaches\n---\n\n## Log\n- 2026-11-20 met: MRN 00482913\n"
    assert found(text) == [(6, 19, "PHI001", "error")]


def test_in_a_long_line_the_context_of_a_late_slip_is_seen():
    far, near = "and so on " * 500, "and so on " * 9
    line = f"{far}her son is 4yo, {near}pt in room 512"
    assert codes(line) == [("PHI007", "error")]


def test_windows_line_ends_and_typographic_marks_change_nothing():
    assert found("a\r\nthe pt’s mom was upset in bed 4\r\n")[0][0] == 2
    assert ("PHI007", "error") in codes("the mom\u00a0in bed\u00a04")


def test_a_line_has_one_finding_a_code_the_worst():
    assert found("a 3yo, then DOB 1/2/2024, then DOB 3/4/2024") == [
        (1, 3, "PHI005", "warning"),
        (1, 13, "PHI004", "error"),
    ]
    assert found("acct no 99120034, CSN 100238812") == [(1, 19, "PHI003", "error")]


def test_no_message_repeats_what_was_found():
    said: dict[tuple[str, str], set[str]] = {}
    for name in SETS:
        for line in lines_of(f"{name}-patient"):
            for finding in slips("x", line, Settings()):
                key = (finding.code, finding.severity)
                said.setdefault(key, set()).add(finding.message)
    assert {len(messages) for messages in said.values()} == {1}


def test_a_message_says_what_it_is_and_what_to_do():
    (finding,) = slips("People/A.md", "MRN 00482913", Settings())
    assert finding.message == (
        "this is a medical record number: take it out, or say in this line why it may "
        "stay: <!-- phi-ok: why -->"
    )


def test_the_name_of_a_note_is_searched_too():
    (finding,) = slips("Projects/Baby Boy Smith.md", "nothing", Settings())
    assert finding[:5] == ("Projects/Baby Boy Smith.md", 0, 0, "PHI008", "error")


def test_switched_off_it_finds_nothing():
    off = Settings(phi=PatientInformation(enabled=False))
    assert slips("x", "MRN 00482913", off) == ()


# A chart's language


def test_one_word_of_a_chart_is_a_colleagues_two_are_a_warning():
    assert codes("c/o the department") == []
    assert codes("c/o the department\n\ns/p fellowship") == [
        ("PHI011", "warning"),
        ("PHI011", "warning"),
    ]


def test_the_same_word_twice_is_still_one():
    assert codes("c/o the department\nc/o the dean") == []


def test_three_words_or_two_measurements_in_a_line_are_pasted():
    assert ("PHI011", "error") in codes("HPI: s/p, p/w")
    assert ("PHI011", "error") in codes("WBC 32, CRP 18")
    assert codes("WBC 32, WBC 18") == []


# Looked at, and allowed


@pytest.mark.parametrize(
    "escape",
    [
        "<!-- phi-ok: invented for a talk -->",
        "<!-- mdnet:phi-ok invented for a talk -->",
        "<!--PHI-OK: invented-->",
        "%% phi-ok: invented %%",
        "# phi-ok: invented",
    ],
)
def test_a_reason_in_the_line_lets_it_stay(escape: str):
    assert codes(f"MRN 00482913 {escape}") == []
    assert codes(f"MRN 00482913\n{escape}") == [("PHI001", "error")]


@pytest.mark.parametrize("escape", ["<!-- phi-ok: -->", "<!-- mdnet:phi-ok -->"])
def test_without_a_reason_it_does_not_count(escape: str):
    assert found(f"MRN 00482913 {escape}") == [
        (1, 1, "PHI001", "error"),
        (1, escape.index("phi-ok") + 14, "PHI090", "warning"),
    ]


def test_the_words_alone_are_no_escape():
    assert codes("is that phi-ok: MRN 00482913") == [("PHI001", "error")]


def test_allowed_phrases_are_never_meant():
    assert codes("kid in bed 4") == [("PHI007", "error")]
    assert codes("kid in bed 4", "BED 4") == []
    assert codes("kid in bed 12", "bed *") == []
    assert codes("kid in bed 12", "bed 1") == [("PHI007", "error")]
    assert codes("kid in bed 4", "*", " ") == [("PHI007", "error")]


# What is not searched


@pytest.mark.parametrize(
    "text",
    [
        "```\nMRN 00482913\n```",
        "see `MRN 00482913` here",
        "[paper](https://example.org/MRN 00482913)",
        "https://example.org/?q=MRN:00482913",
        "mail MRN.00482913@example.org",
        "[[MRN 00482913]] and [[MRN 00482913|that]]",
        "---\nphone: MRN 00482913\nemail:\n  - MRN 00482913\n---\n",
    ],
)
def test_code_addresses_and_targets_are_left_out(text: str):
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- MRN 00482913 -->",
        "%% MRN 00482913 %%",
        "---\nwhy: MRN 00482913\n---\n",
        "[MRN 00482913](https://example.org)",
        "[[note|MRN 00482913]]",
        "`code` <!-- MRN 00482913 --> `code`",
    ],
)
def test_comments_properties_and_shown_text_are_searched(text: str):
    assert codes(text) == [("PHI001", "error")]
