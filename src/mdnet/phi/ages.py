"""Ages of patients: in years, months, days, weeks of gestation, days in hospital."""

from mdnet.phi.fragments import COUNT, DAYS, GAP, WHO
from mdnet.phi.shape import Grade, shape

_UNIT = r"(?i:years?|yrs?|y|months?|mos?|weeks?|wks?|days?|d)"
_UNITS = "#y #yr #yrs #mo #mos #month #months #wk #wks #week #weeks #d #day #days"
_LONG = rf"\b{COUNT}[ -]?{_UNIT}\.?[ -]?old"
_SHORT = r"\b\d{1,2}[ -]?(?:[Yy]/?[Oo]|y\.o\.?|Y\.O\.?|y-o|m/o|wk?/?o|d/o)"
# Whoever follows an age is one child: a sex, a noun, an illness "with" or "s/p".
_SEX = r"(?:[MF]|(?i:male|female))(?![\w/&-])"
_ONE = (
    rf"(?:,? ?{_SEX}|,? ?{WHO}|[ -](?:ex-|former )"
    r"|,? (?:with|w/?|s/p|c/o|p/w|who)(?![A-Za-z]))"
)
_GESTATION = r"(?:2[1-9]|3\d|4[0-3])"
_AGED = "family study"

SHAPES = (
    shape(
        "PHI005", "age", Grade.CERTAIN, "old",
        rf"{_LONG}{_ONE}", spared_by=_AGED,
    ),
    shape(
        "PHI005", "age", Grade.CERTAIN, "#yo #y #yof #yom #m #d #w #wk",
        rf"{_SHORT}(?:[MF]\b|{_ONE})", spared_by=_AGED,
    ),
    shape(
        "PHI005", "age", Grade.CERTAIN,
        "#yf #ym #mof #mom #wkf #wkm " + _UNITS,
        rf"\b\d{{1,2}}[ -]?{_UNIT}\.? ?(?:(?i:male|female|boy|girl|pree?mie|twins?"
        rf"|neonate"
        r"|newborn)\b"
        r"|[MF](?![\w/&'-]|\. ?[A-Z]))",
        spared_by=_AGED,
    ),
    shape(
        "PHI005", "age", Grade.HINT, "#m #f " + _UNITS,
        rf"\b\d{{1,2}} ?(?:{_UNIT}|[MF])(?:,| with| w/?| s/p)(?![A-Za-z])",
        raised_by="ill", reach=(0, 25), spared_by=_AGED,
    ),
    shape(
        "PHI005", "age", Grade.HINT, "#m #f",
        r"(?<![$\w.-])\d{1,2}[MF]\b", raised_by="ill", reach=(0, 16), spared_by=_AGED,
    ),
    shape(
        "PHI005", "age", Grade.LIKELY, "old",
        rf"(?:^|[:,;(-]) ?{COUNT}[ -]?(?:days?|d|weeks?|wks?|months?|mos?|mo)[ -]old"
        r"(?= ?[,.;)]|$)",
        raised_by="ill where who", spared_by=_AGED,
    ),
    shape(
        "PHI005", "age", Grade.LIKELY, "#yo #y #m #d #w #wk",
        rf"{_SHORT}\b", raised_by="ill where who", spared_by=_AGED,
    ),
    shape(
        "PHI005", "age", Grade.LIKELY, "old",
        rf"(?i:\b(?:the|a|an|our|this|that|my)) {_LONG}"
        r"(?= ?(?:$|[,.;:)(-])| (?:in|on|from|who|she|he|was|got|came|coded|had)\b)",
        raised_by="ill where who", spared_by=_AGED,
    ),
    shape(
        "PHI005", "age", Grade.HINT, "#, #)",
        r"(?<![\w'])[A-Z][a-z]{1,15}(?:,| \() ?(?:age |aged )?\d{1,2}(?: ?(?:yo|y/o"
        r"|mo|y))?[,)]"
        r" (?:with|w/?|has|had|in)(?![A-Za-z])",
        raised_by="ill where", reach=(0, 30), spared_by="family",
    ),
    shape(
        "PHI006", "age", Grade.CERTAIN, "weeker wker wkr wer",
        rf"\b(?:(?i:ex|former)[ -])?{_GESTATION}(?:\+\d|w\d?d?)?[ -]?"
        r"(?:week|wk|w)e?r\b",
        spared_by=_AGED,
    ),
    shape(
        "PHI006", "age", Grade.CERTAIN, "ex former",
        rf"(?i:\b(?:ex|former))[ -]{_GESTATION}(?:[ -]?(?:weeks?|wks?)\b(?! p)"
        r"|\+\d|w\d?d?\b)",
        spared_by=_AGED,
    ),
    shape(
        "PHI006", "age", Grade.CERTAIN, "#w #wk",
        rf"\b{_GESTATION} ?wk? ?[0-6] ?d?\b", spared_by=_AGED,
    ),
    shape(
        "PHI006", "age", Grade.CERTAIN, "born delivered",
        rf"(?i:\b(?:born|delivered))(?: early)?(?: at)? {_GESTATION}"
        r"(?: ?\+ ?\d|w\b|[ -]?(?:weeks?|wks?)\b)",
        spared_by=_AGED,
    ),
    shape(
        "PHI006", "age", Grade.CERTAIN, "ga cga pma corrected",
        rf"\b(?:(?:CGA|PMA)(?: of)?{GAP}{_GESTATION}\b"
        rf"|(?i:corrected(?: gestational)? age)(?: of)?{GAP}\d{{1,2}}"
        rf"|GA{GAP}{_GESTATION}(?:[ -]?(?:weeks?|wks?|w)\b|\+\d)"
        rf"|{_GESTATION}[ -]?(?:weeks?|wks?|wk) GA\b)",
        spared_by="study",
    ),
    shape(
        "PHI006", "age", Grade.HINT, "#w #wk #+",
        rf"(?<![\w+]){_GESTATION}(?:wk?\b|\+[0-6]\b)",
        raised_by="who ill", reach=(30, 30), spared_by=_AGED,
    ),
    shape(
        "PHI006", "age", Grade.LIKELY, "weight bw apgar apgars birthweight",
        r"(?i:\b(?:birth ?weight|bw)(?: of|:)? \d{3,4} ?g\b"
        r"|\bapgars?:? ?(?:of )?\d{1,2}\b)",
        raised_by="who ill when where age", spared_by="study family",
    ),
    shape(
        "PHI006", "age", Grade.HINT, "#p",
        r"\bG\d{1,2}P\d{1,2}\b", raised_by="who ill kin age",
    ),
    shape(
        "PHI006", "ill", Grade.CERTAIN,
        "induction admission ecmo antibiotics abx illness chemo steroids hospital "
        "fever & day",
        r"(?i:\bday \d{1,3} of (?:induction|admission|ecmo|antibiotics|abx|illness|life"
        r"|chemo|steroids|hospital|fever))\b",
        spared_by=_AGED,
    ),
    shape(
        "PHI006", "age", Grade.HINT, "gestation gestational",
        rf"\b{_GESTATION}[ -]?(?:weeks?|wks?|wk)'?s? (?i:gestation)",
        raised_by="who ill", spared_by=_AGED,
    ),
    shape(
        "PHI006", "age", Grade.CERTAIN, "dol life & dol day",
        rf"\b(?:(?:DOL|dol) ?#? ?{DAYS}(?![\w%/.])|(?i:day of life){GAP}{DAYS}\b)",
    ),
    shape(
        "PHI006", "ill", Grade.CERTAIN,
        "post postop hospital pod hod hd & day pod hod hd",
        rf"(?:(?i:\b(?:post-?op(?:erative)?|hospital) day){GAP}{DAYS}\b"
        rf"|\b(?:POD|HOD|HD) ?#? ?{DAYS} (?i:from|s/p|after|of|status)\b"
        rf"|\b(?:POD|HOD|HD) ?#{DAYS}\b)",
    ),
    shape(
        "PHI006", "ill", Grade.LIKELY, "pod hod",
        r"\b(?:POD|HOD) ?\d{1,2}(?![\w%/.]| (?i:team|room|workroom|nurs|resident|lead"
        r"|meeting|huddle|census))",
        raised_by="who ill where",
    ),
)  # fmt: skip
