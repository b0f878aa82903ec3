"""What happened to somebody: a patient with an illness, moved, worse or better.

A story names nobody, and still tells a family who is meant: a unit, a day and a rare
illness are enough.
"""

from mdnet.phi.fragments import KIN, KIN_WORDS, WHO, WHO_WORDS
from mdnet.phi.shape import Grade, shape

_CLINICAL = (
    r"(?i:intubated|extubated|reintubated|cannulated|decannulated|cooled|trached"
    r"|coded|cardioverted|defibrillated|resuscitated|transfused|paralyzed|septic"
    r"|desatting|decompensated|seizing|coding|died|passed away|passed(?= (?:at|on"
    r"|last)))"
)
_CLINICAL_WORDS = (
    "intubated extubated reintubated cannulated decannulated cooled trached coded "
    "cardioverted defibrillated resuscitated transfused paralyzed septic desatting "
    "decompensated seizing coding died passed"
)
_MOVED = (
    r"(?i:(?:re)?admitted|discharged|transferred|died|passed away|went home|sent home"
    r"|crashed|arrested|seized|desatted|expired|declared(?: brain)? dead"
    r"|passed(?= (?:at|on|last|this|over|yesterday|peacefully))"
    r"|went to (?:the )?(?:or|picu|icu|nicu|cicu|cath)\b)"
)
_MOVED_WORDS = (
    "admitted readmitted discharged transferred died passed went home crashed arrested "
    "seized desatted expired declared"
)
# Nobody in particular, or a thing that is the patient's.
_ANY = (
    r"(?<!\bevery )(?<!\beach )(?<!\bper )(?<!\bany )(?<!\bfirst )(?<!\bto the )"
    r"(?<!\bmock )"
)
_THING = (
    r"(?! (?:safety|experience|advoca|care|education|satisfaction|panel|portal|flow"
    r"|outcome|navigat|volume|access|handoff|population|simulat|relation|cent[er]"
    r"|engage|famil|communicat|physician|quality|mentor|teacher|advis|voice|transport"
    r"|abuse|life|psych|development|welfare|health|protection|neurology|friendly"
    r"|mortality|feeding|nutrition|formula|sister|brother|shower|steps|scout|clinic"
    r"|visit|friend|mental|stories|handout))"
)
_SHY = "family study"

SHAPES = (
    shape(
        "PHI009", "ill", Grade.CERTAIN,
        f"{_CLINICAL_WORDS} {_MOVED_WORDS} & {WHO_WORDS}",
        rf"{_ANY}\b{WHO}{_THING}(?:[^.;:!?\n]{{0,20}}? (?:was|got|is|were)"
        rf"(?: \w{{2,12}})? (?:{_MOVED}|{_CLINICAL})|,? {_CLINICAL})\b",
        spared_by=_SHY,
    ),
    shape(
        "PHI009", "ill", Grade.LIKELY, f"{_MOVED_WORDS} & {WHO_WORDS}",
        rf"{_ANY}\b{WHO}{_THING}[^.;:!?\n]{{0,20}}? {_MOVED}\b",
        raised_by="when where ill", spared_by=_SHY,
    ),
    shape(
        "PHI009", "ill", Grade.LIKELY, f"{_CLINICAL_WORDS} & she he they we",
        r"\b(?i:she|he|they|we got)(?: (?:was|got|were|had to be))(?: \w{2,12})? "
        rf"{_CLINICAL}\b(?! (?:himself|herself|by|off|down))",
        raised_by="when where ill", spared_by=_SHY,
    ),
    shape(
        "PHI009", "ill", Grade.LIKELY,
        "seized coded desatted arrested crashed & she he",
        r"\b(?i:she|he) (?:seized|desatted|arrested|coded(?= (?:on|at|in the|over"
        r"|last|yes|twice|again|and)))\b(?! (?:the|every|an?|it|my|our|his|her"
        r"|their)\b)",
        raised_by="when where ill", spared_by=_SHY,
    ),
    shape(
        "PHI010", "who", Grade.HINT, WHO_WORDS,
        rf"{_ANY}\b{WHO}(?: (?:from|in|on) (?:\w{{1,10}} )?\w{{1,12}})?"
        r"(?:,? \(?(?:age )?\d{1,2}(?: ?(?:yo|mo|y))?\)?,?)?"
        r"(?: who| that| we| I| with| w/?| s/p| has| had| on|,)(?![A-Za-z])",
        raised_by="ill", reach=(0, 28), spared_by=_SHY,
    ),
    shape(
        "PHI010", "who", Grade.HINT, WHO_WORDS,
        rf"{_ANY}\b(?:{WHO}){_THING}", raised_by="ill", reach=(2, 0), spared_by=_SHY,
    ),
    shape(
        "PHI010", "who", Grade.HINT, WHO_WORDS,
        rf"\b(?i:the|our|this|that|sick|another|complex|complicated) {WHO}{_THING}",
        raised_by="ill", reach=(0, 36), spared_by=_SHY, raised=Grade.LIKELY,
    ),
    shape(
        "PHI010", "who", Grade.HINT, "case",
        r"\bcase\b(?! (?:report|series|conference|manage|based|study|studies|control))",
        raised_by="ill", reach=(1, 0), spared_by=_SHY, raised=Grade.LIKELY,
    ),
    shape(
        "PHI010", "who", Grade.LIKELY, "patient pt kid baby infant & my our",
        r"\b(?i:my|our) (?:[a-z]{2,10} ){0,2}(?:patient|pt|kid|baby|infant)\b"
        rf"(?!['-]){_THING}",
        raised_by="ill where name age", reach=(40, 40), spared_by=_SHY,
    ),
    shape(
        "PHI010", "kin", Grade.LIKELY,
        KIN_WORDS + " & pt patient kid baby infant child",
        rf"\b(?:{KIN} of (?:the |a |our |my |this )?(?:[a-z]{{2,9}} )?"
        r"(?:pt|patient|kid|baby|infant|child)(?!\w|-)"
        rf"|(?:[Pp]t|[Pp]atient|[Bb]aby|[Kk]id|[Cc]hild|[Ii]nfant)'s {KIN}\b)",
        raised_by="where name ill distress", reach=(60, 60), spared_by="study",
    ),
    shape(
        "PHI010", "who", Grade.HINT,
        "case patient baby kid & of we from our my the only saw rare",
        r"(?i:\bcase (?:of|we|from)|\b(?:our|my|the|only|saw an?|rare) \w{2,16} "
        r"(?:case|patient|baby|kid))\b",
        raised_by="rare", reach=(40, 40), spared_by=_SHY,
    ),
    shape(
        "PHI010", "kin", Grade.HINT, "parents family mom dad mother father",
        r"(?<!'s )(?<!\b[Hh]is )(?<!\b[Hh]er )(?<!\b[Mm]y )\b(?i:parents|family|mom"
        r"|dad|mother|father) (?:declined|refused|consented|withdrew|signed|agreed"
        r"|wanted to withdraw|cried|crying|tearful|upset)\b",
        raised_by="ill where", spared_by=_SHY,
    ),
    shape(
        "PHI010", "who", Grade.HINT,
        "night yesterday morning overnight weekend clinic ed floor room bed monday "
        "tuesday "
        "wednesday thursday friday saturday sunday & from",
        r"\bfrom (?:last night|yesterday|this morning|overnight|the weekend|clinic"
        r"|the ED"
        r"|the floor|room|bed|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
        raised_by="ill", reach=(1, 0), spared_by=_SHY,
    ),
    shape(
        "PHI009", "ill", Grade.HINT, "withdrew withdrawal redirected",
        r"(?i:\b(?:withdrew (?:support|care)|withdrawal of (?:support|care)"
        r"|redirected care)\b)",
        raised_by="when who kin where", spared_by=_SHY,
    ),
    shape(
        "PHI012", "who", Grade.LIKELY,
        "photo photos picture pictures pic pics video videos image images",
        r"(?i:\b(?:photo|picture|pic|video|image)s? of (?:the |a |our |my |his |her )?"
        r"(?:(?:pt|patient|kid)(?:'s)?\b|rash|wound|lesion|burn\b|x-?ray|chart\b))",
        raised_by="who ill where", spared_by="study",
    ),
    shape(
        "PHI012", "who", Grade.LIKELY,
        "mychart epic secure basket inbasket tigertext voalte vocera telephone",
        r"(?i:\b(?:my ?chart|epic|secure|in[ -]?basket|tiger ?text|voalte|vocera"
        r"|telephone)(?: (?:chat|message|msg|encounter|text)){0,2}"
        r" (?:from|about|re|with|on)\b[^;!?\n]{0,28}? ?"
        r"\b(?:pt|patient|kid|baby|infant|child|teen|family|mom|dad|mother|father"
        r"|parents?|grandm\w{2,8})\b)",
        raised_by="ill where name", spared_by="study",
    ),
)  # fmt: skip
