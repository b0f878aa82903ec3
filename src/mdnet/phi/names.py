"""Names that only a patient or a patient's family is called by in a note."""

from mdnet.phi.fragments import KIN, KIN_WORDS
from mdnet.phi.shape import Grade, shape

# What follows "patient" in the names of offices, committees and fields of work.
_OFFICE = (
    r"(?!(?:Safety|Experience|Advoca\w{0,4}|Care|Education|Famil\w{1,3}|Portal|Engage"
    r"|Engagement|Navigat\w{0,4}|Access|Flow|Quality|Relations|Services?|Cent\w{0,5}"
    r"|Outcomes?|Blood|Registr\w{1,3}|Journal|Voices?|Partner\w{0,6}|Advis\w{1,4}"
    r"|Council|Ambassador\w?|Financial|Billing|Transport\w{0,5}|Throughput|Placement"
    r"|Logistics|Simulat\w{1,4}|Reported|Physician|Protection|Privacy|Rights|Affairs"
    r"|Health|Information|Data|Records?|Panels?|Community|Support|Days?|Weeks?|Months?"
    r"|First|Choice|Satisfaction|Survey|Perspectives?|Stor\w{1,3}|Zero|Monitor\w{0,4}"
    r"|Communicat\w{1,4}|Equity|Handoffs?|Handover|Handouts?|Harm|Trust|Awareness"
    r"|Research|Resource|Liaison|Coordinat\w{1,4}|Intake|Input|Identif\w{1,9}|Volume"
    r"|Representative|Medicaid|Medicare|Zoom|Epic|English|Spanish|Dr|Line|Shadow\w{0,3}"
    r"|Hub|App|Home|House|Airlift|Foundation|Network|Institute|Program|Project|Office"
    r"|Committee|Mentor\w{0,4}|Education|Led|Level|Management|Movement|Matters|Needs"
    r"|Provider|Population|Preference|Selection|Summit|Unit|Visits?|Work\w{0,6})\b)"
)
_NAME = r"[A-Z][a-z]{1,14}(?:-[A-Z][a-z]{1,14})?"
# A contact's own mother, or a word that only looks like a name.
_NOT_OURS = (
    r"(?<!'s )(?<!\b[Hh]is )(?<!\b[Hh]er )(?<!\b[Tt]heir )(?<!\b[Mm]y )(?<!\b[Mm]et )"
)
_NOT_NAME = (
    r"(?!(?:Friend|Baby|Center|Jokes?|Genes?|Teresa|Goose|Time|Day|And|Of|Dr|Group)\b)"
)
_NOT_SAID = r"(?! (?:and|is|works?|Foundation|Fund|Group|Club|Day)\b)"
_NO_INITIALS = r"(?!(?:PT|OT|ED|ER|IV|QI|MD|DO|RN|NP|PA|HR|PC|IT|AI|PI|VP|OR|ID|EM)\b)"

SHAPES = (
    shape(
        "PHI008", "name", Grade.CERTAIN, "baby boy girl babyboy babygirl infant",
        r"\b(?:Baby|BABY|Infant) ?(?:[Bb]oy|BOY|[Gg]irl|GIRL) "
        r"[A-Z](?:[A-Za-z'-]{0,15})\b",
        spared_by="family",
    ),
    shape(
        "PHI008", "name", Grade.LIKELY, "baby",
        rf"\bbaby (?:boy|girl) {_NAME}\b",
        raised_by="ill when where", spared_by="family",
    ),
    shape(
        "PHI008", "name", Grade.LIKELY, "baby",
        r"\b[Bb]aby (?!Boy|Girl|Friendly|Einstein|Boom|Ruth|Shower|Steps|Cent|Unit"
        r"|Led|Day"
        rf"|Hospital|Care|Box|Fair|Clinic|Safe){_NAME}\b(?! [A-Z])",
        raised_by="ill where age kin", spared_by="family study",
    ),
    shape(
        "PHI008", "name", Grade.LIKELY, "baby twins kid infant newborn",
        rf"(?:\b[Tt]he |\b[Rr]e:? ){_NAME} (?:baby|twins|kid|infant|newborn)\b(?!-"
        rf"| [A-Z])",
        raised_by="ill where age", spared_by="family study",
    ),
    shape(
        "PHI008", "name", Grade.LIKELY, "mrs ms",
        rf"\bM(?:r?s)\.? {_NAME}'s (?:baby|child|son|daughter|twins|kid)\b",
        raised_by="ill where",
    ),
    shape(
        "PHI008", "name", Grade.LIKELY, "mom dad mother father parents family",
        rf"\b(?:[Mm]om|[Dd]ad|[Mm]other|[Ff]ather|[Pp]arents"
        rf"|[Ff]amily) of {_NAME} [A-Z]\.",
        raised_by="ill where", spared_by="study",
    ),
    shape(
        "PHI008", "kin", Grade.HINT, "mom dad mother father parents family",
        rf"\b(?i:talked to|talked with|called|updated|met with|spoke with) {_NAME}'s "
        r"(?:mom|dad|mother|father|parents|family)\b",
        raised_by="ill", reach=(0, 40), raised=Grade.LIKELY,
    ),
    shape(
        "PHI008", "name", Grade.HINT, "bb bg twin triplet",
        rf"\b(?:(?:BB|BG) {_NAME}\b|(?:Twin|Triplet) [A-C]\b)",
        raised_by="ill where", spared_by="family",
    ),
    shape(
        "PHI008", "kin", Grade.LIKELY, "mom mommy dad moc foc",
        rf"{_NOT_OURS}\b(?:[Mm]om(?:my)?|[Dd]ad|MOC|FOC)(?: |, "
        rf"| \(){_NOT_NAME}{_NAME}\b"
        rf"{_NOT_SAID}",
        raised_by="ill where distress", spared_by="family study venue",
    ),
    shape(
        "PHI008", "kin", Grade.HINT, KIN_WORDS,
        rf"{_NOT_OURS}\b(?![Ff]amily|[Pp]arents? |[Ss]i|[Bb]ro|[Aa]unt){KIN}(?: |, "
        rf"| \()"
        rf"{_NOT_NAME}{_NAME}\b{_NOT_SAID}",
        raised_by="ill where distress", spared_by="family study venue",
    ),
    shape(
        "PHI008", "name", Grade.CERTAIN, "initials",
        r"\b(?i:pt|patient)(?:'s)? ?[(]?initials:? [A-Z]\.?[A-Z]\b",
    ),
    shape(
        "PHI008", "name", Grade.CERTAIN, "name",
        rf"\b(?i:pt|patient|kid|child|baby)'s name(?: is|:)? {_NAME}\b",
        spared_by="family",
    ),
    shape(
        "PHI008", "name", Grade.HINT, "b c d e f g h j k l m n o p q r u v w x y z",
        r"(?<![\w.])[A-Z]\.[A-Z]\.?,? (?=in |on |was |with |w/|from |\d)",
        raised_by="age ill",
    ),
    shape(
        "PHI008", "name", Grade.CERTAIN, "patient pt",
        rf"\b(?:[Pp]atient|[Pp]t)\.? {_OFFICE}{_NAME} [A-Z]\.(?!\w)",
    ),
    shape(
        "PHI008", "name", Grade.CERTAIN, "pt patient",
        r"\b(?:[Pp]t\.?|[Pp]atient) (?:[A-Z]\. ?){1,3}(?=\W|$|[a-z])",
    ),
    shape(
        "PHI008", "name", Grade.CERTAIN, "pt",
        rf"\b[Pp]t\.? {_NO_INITIALS}[A-Z]{{1,3}}(?=[,.;:)]|$| [a-z-])",
    ),
    shape(
        "PHI008", "name", Grade.CERTAIN,
        "pt patient kid baby child girl boy teen toddler & named called name",
        r"\b(?i:pt|patient|kid|baby|child|girl|boy|teen|toddler)"
        rf"(?: (?:is|was))?,? (?:named|called|name is) {_NAME}\b",
        spared_by="family",
    ),
    shape(
        "PHI008", "name", Grade.CERTAIN, "patient pt",
        rf"\b(?:[Pp]atient|[Pp]t)(?: is|:) {_OFFICE}{_NAME}(?=,| ?\(|$| [A-Z])",
    ),
    shape(
        "PHI008", "name", Grade.CERTAIN, "patient pt",
        rf"\b(?:[Pp]atient|[Pp]t)\.? {_OFFICE}{_NAME} (?:[A-Z]\. )?{_OFFICE}"
        rf"(?!Award|Center|Initiative|Fund|Group|Team|Forum|Lead){_NAME}\b",
    ),
    shape(
        "PHI008", "name", Grade.CERTAIN, "patient pt kid & my our",
        rf"\b(?:[Oo]ur|[Mm]y) (?:[a-z]{{3,12}} )?(?:patient|pt|kid) {_OFFICE}{_NAME}\b",
    ),
    shape(
        "PHI008", "name", Grade.LIKELY, "patient pt",
        rf"\b(?:patient|pt) {_OFFICE}{_NAME}\b(?! [A-Z])",
        raised_by="ill where when kin distress age", spared_by="study",
    ),
)  # fmt: skip
