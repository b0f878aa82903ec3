"""The field's words: circles, relationships, roles and kinds of interaction.

The role table is the one of the product's domain notes (role group to default
circle); a free-text role is allowed and then has no default circle.
"""

from functools import lru_cache

CIRCLES = ("inner", "mentorship", "institutional", "national")
RELATIONSHIPS = (
    "mentor", "sponsor", "sponsor_candidate", "potential_mentor", "champion",
    "advisor", "peer", "mentee", "alumnus",
)  # fmt: skip
MENTOR_SLOTS = ("clinical", "research_qi", "career_advisor", "general_pediatrics")

ROLE_GROUPS: dict[str, tuple[str, ...]] = {
    "trainee": (
        "medical_student", "co_resident", "senior_resident", "chief_resident", "fellow",
    ),
    "faculty": (
        "attending", "hospitalist", "continuity_preceptor", "subspecialty_faculty",
        "research_mentor", "qi_lead", "epidemiologist", "biostatistician",
        "core_faculty",
    ),
    "leadership": (
        "program_director", "associate_pd", "fellowship_pd", "division_chief",
        "department_chair", "vice_chair", "dio", "gme_director",
    ),
    "coordination": (
        "residency_coordinator", "fellowship_coordinator", "gme_staff",
        "admin_assistant",
    ),
    "nursing": (
        "nurse", "charge_nurse", "nurse_manager", "np", "pa", "nurse_educator",
        "transport_team",
    ),
    "allied": (
        "social_worker", "case_manager", "respiratory_therapist", "pharmacist",
        "child_life", "pt", "ot", "slp", "dietitian", "psychologist", "chaplain",
        "interpreter", "unit_clerk", "lactation",
    ),
    "committee": ("qi_committee", "patient_safety", "ethics", "dei", "informatics"),
    "community": (
        "community_pediatrician", "public_health", "chapter_officer", "legislator",
        "nonprofit_partner",
    ),
    "national": (
        "society_leader", "section_member", "speaker", "workshop_leader",
        "poster_discussant", "editor", "alumnus",
    ),
    "school": ("dean_student_affairs", "clerkship_director", "school_advisor"),
}  # fmt: skip

CIRCLE_OF_GROUP = {
    "trainee": "inner",
    "faculty": "inner",
    "leadership": "inner",
    "coordination": "inner",
    "nursing": "inner",
    "allied": "inner",
    "committee": "institutional",
    "community": "institutional",
    "national": "national",
    "school": "institutional",
}

GROUP_OF_ROLE = {role: group for group, roles in ROLE_GROUPS.items() for role in roles}

ROLE_SYNONYMS = {
    "pd": "program_director",
    "apd": "associate_pd",
    "chief": "chief_resident",
    "resident": "co_resident",
    "coordinator": "residency_coordinator",
    "program_coordinator": "residency_coordinator",
    "nurse_practitioner": "np",
    "physician_assistant": "pa",
    "rn": "nurse",
    "rt": "respiratory_therapist",
    "faculty": "attending",
    "chair": "department_chair",
    "chief_of_division": "division_chief",
    "physical_therapist": "pt",
    "occupational_therapist": "ot",
    "speech_therapist": "slp",
    "child_life_specialist": "child_life",
    "pharmd": "pharmacist",
    "pi": "research_mentor",
    "student": "medical_student",
    "alum": "alumnus",
}

NON_PHYSICIAN_GROUPS = frozenset({"coordination", "nursing", "allied"})
RESEARCH_ROLES = frozenset(
    {"research_mentor", "qi_lead", "epidemiologist", "biostatistician"}
)
ATTENDING_OR_FELLOW_GROUPS = frozenset({"faculty", "leadership"})

# Kinds of an interaction, and what people type for them.
KINDS = (
    "met", "call", "video", "email", "text", "letter", "thanks", "intro", "talk",
    "teaching", "rotation", "preceptor", "check-in", "reply", "coffee", "update",
    "ask", "give", "support", "note",
)  # fmt: skip
KIND_SYNONYMS = {
    "meet": "met", "meeting": "met", "saw": "met", "lunch": "coffee",
    "dinner": "coffee", "breakfast": "coffee", "tea": "coffee", "called": "call",
    "phone": "call", "phoned": "call", "zoom": "video", "facetime": "video",
    "emailed": "email", "e-mail": "email", "mail": "email", "mailed": "email",
    "texted": "text", "sms": "text", "whatsapp": "text", "message": "text",
    "messaged": "text", "thank": "thanks", "thanked": "thanks",
    "introduced": "intro", "introduction": "intro", "taught": "teaching",
    "checkin": "check-in", "check_in": "check-in", "replied": "reply",
    "answered": "reply", "asked": "ask", "gave": "give", "supported": "support",
    "lecture": "talk", "updated": "update", "chat": "met", "chatted": "met",
}  # fmt: skip

# Hearing a talk, or a remark to oneself, is not contact with a person.
NO_CONTACT_KINDS = frozenset({"talk", "note"})
# A meeting, or an answer, ends the wait for an answer.
CLOSES_WAIT_KINDS = frozenset(
    {"met", "call", "video", "teaching", "rotation", "preceptor", "check-in", "reply",
     "coffee", "support"}
)  # fmt: skip
# What I send: it can be a nudge, and it counts among the week's follow-ups.
OUTREACH_KINDS = frozenset(
    {"email", "text", "call", "video", "letter", "thanks", "intro", "update", "ask",
     "give", "check-in", "coffee", "met"}
)  # fmt: skip


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """A word as it is compared: `Chief Resident` is `chief_resident`."""
    return "_".join(text.replace("-", " ").replace("_", " ").casefold().split())


def role_of(text: str) -> str:
    """The vocabulary's role for what was typed, or the typed text's slug."""
    word = slug(text)
    return ROLE_SYNONYMS.get(word, word)


def kind_of(word: str) -> str | None:
    """The vocabulary's kind for a typed word, `None` when it is not one."""
    folded = word.casefold()
    return folded if folded in KINDS else KIND_SYNONYMS.get(folded)
