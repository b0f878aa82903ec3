"""What `mdnet.toml` says, with the defaults; reading it is `mdnet.settings`' work."""

from typing import NamedTuple


class Folders(NamedTuple):
    """Folder to kind: a note without a `type` is of its folder's kind."""

    people: str = "People"
    rotations: str = "Rotations"
    projects: str = "Projects"
    conferences: str = "Conferences"
    programs: str = "Programs"
    applications: str = "Applications"
    agendas: str = "Agendas"
    daily: str = "Daily"
    reviews: str = "Reviews"
    templates: str = "Templates"


class DailyNotes(NamedTuple):
    """Where daily notes are; from `.obsidian/daily-notes.json`, else the defaults.

    `format` is a Moment format of numeric tokens and English names; `template` is
    the vault path of the template note, empty for none.
    """

    folder: str = "Daily"
    format: str = "YYYY-MM-DD"
    template: str = ""


class DigestSettings(NamedTuple):
    """The digest: how much, and when its day turns (`HH:MM`)."""

    limit: int = 3
    heavy_limit: int = 1
    day_starts: str = "04:00"
    heading: str = "## Network"
    coming_days: int = 7
    later_lines: int = 12
    snooze_days: int = 7


class Cadences(NamedTuple):
    """Default cadence in days by relationship, then by circle; 0 means none."""

    mentor: int = 90
    sponsor: int = 90
    advisor: int = 180
    inner: int = 0
    mentorship: int = 90
    institutional: int = 180
    national: int = 365
    new_contact: int = 7


class Outreach(NamedTuple):
    """Waiting for an answer, in US business days (rules X9 to X11)."""

    nudge_after: int = 7
    nudge_by: int = 10
    close_after: int = 10


class Thanks(NamedTuple):
    """Thank-yous, in days (rules W3, C13, A13)."""

    due: int = 2
    forget_after: int = 30
    non_physician_days: int = 30


class Weekly(NamedTuple):
    """Targets of a week (rules W2, W4); 0 switches one off."""

    follow_ups: int = 1
    follow_ups_enough: int = 2
    career_chats: int = 1


class Birthdays(NamedTuple):
    """Birthdays: how many days ahead one is mentioned, and how long after."""

    lead_days: int = 3
    belated_days: int = 3


class RotationSettings(NamedTuple):
    """The sweep at a rotation's end (rule C7), in days."""

    sweep_before: int = 3
    sweep_after: int = 14


class SyncSettings(NamedTuple):
    """The sync: when it stops and asks, and when the daemon runs it.

    `brake_notes` and `brake_percent` are how many notes may go unasked; the rest are
    seconds without an edit, and minutes between two fetches.
    """

    brake_notes: int = 10
    brake_percent: int = 20
    quiet_seconds: int = 30
    fetch_minutes: int = 5
    retry_minutes: int = 60


class LogSettings(NamedTuple):
    """The headings under which a contact's dated lines are its log."""

    headings: tuple[str, ...] = (
        "Log",
        "Interactions",
        "Contact log",
        "Conversations",
        "History",
    )


class PatientInformation(NamedTuple):
    """Patient information (rule X12): on or off, and phrases that are never a slip."""

    enabled: bool = True
    allow: tuple[str, ...] = ()


class Settings(NamedTuple):
    """All of them, frozen; each group is one table of `mdnet.toml`."""

    folders: Folders = Folders()
    daily: DailyNotes = DailyNotes()
    digest: DigestSettings = DigestSettings()
    cadence: Cadences = Cadences()
    outreach: Outreach = Outreach()
    thanks: Thanks = Thanks()
    weekly: Weekly = Weekly()
    birthdays: Birthdays = Birthdays()
    rotations: RotationSettings = RotationSettings()
    sync: SyncSettings = SyncSettings()
    log: LogSettings = LogSettings()
    phi: PatientInformation = PatientInformation()
    ignore: tuple[str, ...] = ()
