"""Numbers and dates of a patient: they count by their label, never by their digits.

Digits alone are as well a member's number, a poster, a call or a paper.
"""

from mdnet.phi.fragments import DATE, GAP, NUMBER
from mdnet.phi.shape import Grade, shape

_NO = r"(?i:number|num|no|nr|id|#)"

SHAPES = (
    shape(
        "PHI001", "id", Grade.CERTAIN, "mrn mr emrn",
        rf"\b(?:(?i:e?mrn)|MR ?#)(?: ?(?:is|was|{_NO}))?{GAP}{NUMBER % 4}",
    ),
    shape(
        "PHI001", "id", Grade.CERTAIN,
        "rec record chart hosp hospital patient pt & number num no nr id #",
        rf"(?i:\b(?:med(?:ical)?\.? ?rec(?:ord)?|record|chart|hosp(?:ital)?"
        rf"|patient|pt)\.?) ?{_NO}\.?{GAP}{NUMBER % 3}",
    ),
    shape(
        "PHI001", "id", Grade.CERTAIN, "mrn",
        r"(?i:\bmrn (?:ending|ends)(?: in| with)?) ?\d{3,12}\b",
    ),
    shape(
        "PHI001", "id", Grade.CERTAIN, "rec record",
        rf"(?i:\bmed(?:ical)?\.? ?rec(?:ord)?)(?: is)?{GAP}{NUMBER % 4}",
    ),
    shape(
        "PHI002", "id", Grade.CERTAIN, "-",
        r"(?<![\w-])(?!000|666|9)\d{3}-\d\d-\d{4}(?![\w-])",
    ),
    shape(
        "PHI002", "id", Grade.CERTAIN, "ssn social",
        rf"(?i:\b(?:ssn|social security)(?: ?{_NO})?)(?: is)?{GAP}"
        r"\d{3}[ -]?\d\d[ -]?\d{4}\b",
    ),
    shape(
        "PHI003", "id", Grade.CERTAIN,
        "csn fin har encounter visit accession & csn fin har number num no nr id #",
        rf"(?:\b(?:CSN|FIN|HAR)(?: ?{_NO})?"
        rf"|(?i:\b(?:encounter|visit|accession)) ?{_NO})\.?{GAP}{NUMBER % 5}",
    ),
    shape(
        "PHI003", "id", Grade.CERTAIN,
        "medicaid medicare chip insurance subscriber beneficiary & number num no nr "
        "id #",
        r"(?i:\b(?:medicaid|medicare|chip|insurance|subscriber|beneficiary)) ?"
        rf"{_NO}\.?{GAP}{NUMBER % 5}",
    ),
    shape(
        "PHI003", "id", Grade.LIKELY,
        "account acct claim policy authorization auth & number num no nr id #",
        rf"(?i:\b(?:account|acct|claim|policy|auth(?:orization)?)\.?) ?{_NO}\.?{GAP}"
        rf"{NUMBER % 5}",
        raised_by="who ill payer",
    ),
    shape(
        "PHI003", "id", Grade.HINT, "member group & number num no nr id #",
        rf"(?i:\b(?:member|group)) ?{_NO}\.?{GAP}{NUMBER % 4}",
        raised_by="payer who",
    ),
    shape(
        "PHI004", "id", Grade.CERTAIN, "dob b birth birthdate",
        rf"(?i:\b(?:d\.?o\.?b\b\.?|date of birth|birth ?date))(?: is)?{GAP}{DATE}",
    ),
    shape(
        "PHI004", "id", Grade.CERTAIN, "admit adm d dc death service surgery admission",
        r"(?i:\b(?:(?:admit|adm|d/c|dc)\.?[ -]?date|date of "
        rf"(?:admission|discharge|death|service|surgery))){GAP}{DATE}",
    ),
    shape(
        "PHI004", "id", Grade.LIKELY, "admission discharge",
        rf"(?i:\b(?:admission|discharge)[ -]date){GAP}{DATE}",
        raised_by="who ill where",
    ),
    shape(
        "PHI004", "when", Grade.CERTAIN, "tod",
        rf"\bTOD{GAP}[0-2]\d:?[0-5]\d\b",
    ),
    shape(
        "PHI004", "when", Grade.LIKELY, "admitted admit adm discharged dc d",
        r"(?:(?i:\b(?:admitted|admit|adm|discharged(?: home)?|d/c(?:'?e?d)?|dc'?e?d)) "
        rf"(?:on )?)\b{DATE}(?! to)",
        raised_by="who ill where", spared_by="family study",
    ),
    shape(
        "PHI004", "when", Grade.LIKELY, "born",
        rf"(?i:\bborn)(?: on)?{GAP}{DATE}",
        raised_by="ill age where who", spared_by="family",
    ),
)  # fmt: skip
