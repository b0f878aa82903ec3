"""The names of pediatric subspecialties, and what people write for them.

Source: the American Board of Pediatrics' certificates, and the short forms in use.
"""

from mdnet.model.vocabulary import slug

_NAMES: dict[str, tuple[str, ...]] = {
    "adolescent_medicine": ("adolescent", "aya", "adolescent_health"),
    "cardiology": ("cards", "pediatric_cardiology", "heart"),
    "child_abuse": ("child_protection", "child_abuse_pediatrics", "cap"),
    "critical_care": ("picu", "pccm", "critical_care_medicine", "intensive_care"),
    "developmental_behavioral": (
        "dbp", "development", "developmental_behavioral_pediatrics", "developmental",
    ),
    "emergency_medicine": ("pem", "emergency", "ed", "pediatric_emergency_medicine"),
    "endocrinology": ("endo", "endocrine"),
    "gastroenterology": ("gi", "gastro", "hepatology"),
    "hematology_oncology": (
        "heme_onc", "heme/onc", "hem/onc", "pho", "oncology", "hematology",
        "hematology/oncology", "haematology_oncology",
    ),
    "hospital_medicine": ("phm", "hospitalist", "hospital"),
    "infectious_diseases": ("id", "infectious_disease", "infection"),
    "neonatal_perinatal": (
        "nicu", "neo", "neonatology", "neonatal", "neonatal_perinatal_medicine",
    ),
    "nephrology": ("renal", "kidney"),
    "pulmonology": ("pulm", "pulmonary", "lung"),
    "rheumatology": ("rheum",),
    "general_pediatrics": (
        "primary_care", "gen_peds", "academic_general_pediatrics", "general_peds",
        "outpatient", "pediatrics",
    ),
}  # fmt: skip
_OF = {other: name for name, others in _NAMES.items() for other in (name, *others)}


def specialty_of(text: str) -> str:
    """The specialty that a text names, else the text's slug; empty for none."""
    word = slug(text.removeprefix("Pediatric ").removeprefix("pediatric "))
    return _OF.get(word, word)
