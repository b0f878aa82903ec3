"""The language of a chart: one such word is a colleague's, two are a pasted note."""

import re
from typing import NamedTuple

_LAB = r"(?:Na|WBC|CRP|Hgb|plts?|glucose|lactate|bili|BUN|ANC)"
_MEASURED = {
    "pressure": r"\bBP ?:? ?\d{2,3}/\d{2,3}\b",
    "pulse": r"\bHR ?:? ?(?:[4-9]\d|[12]\d\d)(?![\w/])(?! (?:am|pm|to)\b)",
    "breaths": r"\bRR ?:? ?\d{2,3}\b",
    "saturation": r"\b(?i:spo2|sats?) ?:? ?(?:of )?\d{2}\b",
    "temperature": r"\b(?:T|[Tt]emp|Tmax) ?:? ?(?:3[4-9]|4[01]|9\d|10\d)\.\d",
    "count": rf"\b(?:{_LAB} (?:of |was |is )?\d{{1,4}}(?:\.\d)?"
    r"|(?:K|pH|Cr|Hb) \d{1,2}\.\d)\b(?![-/%])",
    "flow": r"\b\d{1,2}(?:\.\d)? ?L (?:NC|HFNC|of O2|O2|nasal|BNC)\b",
    "dose": r"\b\d{1,4}(?:\.\d{1,3})? ?(?:mg|mcg|mL|ml|units?|mEq|g)/(?:kg|hr?)\b",
}
_WORDS = {
    "history": r"\b(?:HPI|CC|PE|[Hh]x|HX) ?:|\bPMH\b ?:|\bPSH\b|\bROS ?:",
    "plan": r"\bA/P\b|\bA&P\b ?:",
    "after": r"(?<![\w/])s/p(?![\w/])",
    "presents": r"(?<![\w/])p/w(?![\w/])",
    "complains": r"(?<![\w/])c/o(?![\w/])",
    "excludes": r"(?<![\w/])r/o(?![\w/])",
    "fasting": r"\bNPO\b(?: (?:since|after|for|x|at)\b|[,.;]|$)",
    "since": r"\b\d{1,2} (?:days?|weeks?|wks?|hours?|hrs?) (?:of |h/o )?(?:fever"
    r"|vomit|cough|rash"
    r"|diarrhea|pain|congestion|headache|limp|fussiness)",
    "drug": r"(?i:\b(?:ceftriaxone|ampicillin|amp/gent|gentamicin|vancomycin|vanc"
    r"|cefepime|acyclovir|epinephrine|epi|milrinone|dopamine|prostin|caffeine"
    r"|insulin drip"
    r"|albuterol|keppra|lorazepam|ativan|fentanyl|morphine|ketamine|lasix|adenosine"
    r"|decadron|dexamethasone|methylpred\w{0,8}|ivig|tylenol|amoxicillin)\b)",
}
_ANY = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in (_MEASURED | _WORDS).items())
)
# A line without any of these words has none of the above.
_SPELLED = (
    "bp hr rr spo sat sats t temp tmax na k wbc crp hgb hb plt plts glucose lactate "
    "bili ph bun cr anc #mg #mcg #ml #unit #units #meq #g #l #day #days #week #weeks "
    "#wks #hour #hours #hrs hpi pe hx cc pmh psh ros p c r npo ceftriaxone ampicillin "
    "amp gentamicin vancomycin vanc cefepime acyclovir epinephrine epi milrinone "
    "dopamine prostin caffeine insulin albuterol keppra lorazepam ativan fentanyl "
    "morphine ketamine lasix adenosine decadron dexamethasone methylpred "
    "methylprednisolone ivig tylenol amoxicillin"
)
WORDS = frozenset(_SPELLED.split())


class Charted(NamedTuple):
    """What of a chart's language a line holds, and the offset of the first."""

    start: int
    kinds: frozenset[str]

    @property
    def is_pasted(self) -> bool:
        """Two measurements, values of one moment, or three words of any kind."""
        measured = {kind for kind in self.kinds if kind.partition(" ")[0] in _MEASURED}
        return len(measured) > 1 or len(self.kinds) > 2


def charted(line: str) -> Charted | None:
    """The chart's language in a line, `None` if there is none."""
    found = [(m.start(), _kind(m)) for m in _ANY.finditer(line)]
    return Charted(found[0][0], frozenset(k for _, k in found)) if found else None


def _kind(found: re.Match[str]) -> str:
    """What was found; of counts each substance is a kind of its own."""
    name = str(found.lastgroup)
    return f"{name} {found[0].split(' ')[0].lower()}" if name == "count" else name
