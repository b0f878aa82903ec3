"""Where a patient lay: beds, isolettes, numbered rooms of a unit."""

from mdnet.phi.fragments import WHO, WHO_WORDS
from mdnet.phi.shape import Grade, shape

_UNIT = (
    r"(?:NICU|PICU|CICU|CVICU|PCICU|PCCU|BMTU?|IMCU|ICU|ED|ER|"
    r"(?i:trauma|resus|shock))"
)
_NO_BED = (
    r"(?!\w|[.:/%+]\d|-|,? (?i:beds?\b|bays?\b|rooms?\b|attending|fellow|nurs|resident"
    r"|faculty|hospital|unit|site|center|week|wk|month|mo\b|year|yr|day|night|shift"
    r"|block|hour|hr|min|to\b|and\b|or\b|am\b|pm\b|of\b|x\b|times|rotation|pod|team))"
)

SHAPES = (
    shape(
        "PHI007", "where", Grade.CERTAIN,
        "bed bedspace isolette bassinet",
        r"(?i:(?<![\w-])(?:bed(?: ?space)?|isolette|bassinet))"
        r"(?: (?i:number|no\.?|#))? ?#? ?\d{1,3}[A-Da-d]?(?![\w%/-]|[.:]\d"
        r"| (?i:nights?|baths?|guests?|adults?|beds?))",
        spared_by="study",
    ),
    shape(
        "PHI007", "where", Grade.LIKELY,
        "nicu picu cicu cvicu pcicu pccu bmt bmtu imcu icu ed er trauma resus shock",
        rf"\b{_UNIT}(?: (?i:rm|room|bay|pod|bedspace))?[ -]?#?\d{{1,2}}[AB]?{_NO_BED}",
        raised_by="who ill kin", spared_by="study venue",
    ),
    shape(
        "PHI007", "where", Grade.HINT, "crib warmer incubator",
        r"(?i:(?<![\w-])(?:crib|warmer|incubator)) ?#?\d{1,3}(?![\w%/-]|[.:]\d)",
        raised_by="who ill kin where", spared_by="study",
    ),
    shape(
        "PHI007", "where", Grade.LIKELY, WHO_WORDS,
        rf"(?<!\bone )(?<!\d )(?<!\bevery )(?<!\beach ){WHO} in #?\d{{1,3}}\b"
        r"(?![\w/%.-]| (?i:years?|months?|weeks?|days?|hours?|stud|trial|of\b|out"
        r"|states"
        r"|countries|centers|sites))",
        raised_by="ill kin when", spared_by="family study",
    ),
    shape(
        "PHI007", "where", Grade.HINT, "room rm bay pod",
        r"(?i:\b(?:room|rm|bay|pod))\.? ?#?\d{1,4}[A-Za-z]?(?![\w%/-])",
        raised_by="who ill kin", spared_by="study venue family",
    ),
)  # fmt: skip
