"""Pieces of patterns that several shapes share; each is a group of its own."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = (
    r"(?:\d{4}[/.-]\d\d?[/.-]\d\d?"
    r"|\d\d?[/.-]\d\d?(?:[/.-](?:20)?\d\d)?(?![\d/.-]|[ ]?%)"
    rf"|{MONTH} ?\d\d?(?:st|nd|rd|th)?(?:,? 20\d\d)?(?!\d)"
    rf"|\d\d?(?:st|nd|rd|th)? {MONTH}(?: 20\d\d)?)"
)
# Between a label and its value: "MRN: 1", "MRN # 1", "MRN is 1", "Pt ID# 1".
GAP = r"[ :#=.-]{0,4}"
# A number as hospitals print it, letters before or behind, in groups or not.
NUMBER = r"(?<![A-Za-z\d])[A-Z]{0,3}-?\d(?:[ -]?\d){%d,13}[A-Z]?(?![\w-])"
DAYS = r"(?:0|[1-9]\d{0,2})"
COUNT = (
    r"(?:\d{1,2}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen))"
)
# A single child or patient. "PT" is a therapist, "patients" are nobody in particular.
WHO = (
    r"(?:[Pp]t(?![\w/-])\.?|(?i:patient|kid|kiddo|child|baby|infant|newborn|neonate"
    r"|pree?mie|toddler|teen|teenager|adolescent|boy|girl|twins?|siblings)(?!['\w-]))"
)
WHO_WORDS = (
    "pt patient kid kiddo child baby infant newborn neonate preemie premie toddler "
    "teen teenager adolescent boy girl twin twins siblings"
)
KIN = (
    r"(?:[Mm]om|[Mm]ommy|[Dd]ad|[Mm]other|[Ff]ather|[Pp]arents?|[Gg]randma"
    r"|[Gg]randpa|[Gg]randmother|[Gg]randfather|[Ff]amily|[Ss]ibling|[Ss]ister"
    r"|[Bb]rother|[Aa]untie?|[Gg]uardian|MOC|FOC)"
)
KIN_WORDS = (
    "mom mommy dad mother father parent parents grandma grandpa grandmother "
    "grandfather family sibling sister brother aunt auntie guardian moc foc"
)
