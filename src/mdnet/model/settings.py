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


class LetterSettings(NamedTuple):
    """Letters of recommendation: the timeline, in days (rules L1 to L5, P6).

    A letter is needed `before_review` days before programs read, to be asked for
    `ask_before` days before that, with `amber` and `red` days left as warnings.
    `remind` are the days before it is needed on which the writer is reminded.
    """

    before_review: int = 14
    ask_before: int = 56
    amber: int = 42
    red: int = 28
    remind: tuple[int, ...] = (28, 14, 5)
    thank_within: int = 2
    tell_within: int = 7
    packet_after: int = 7
    answer_after: int = 14
    show_ahead: int = 400


class Readiness(NamedTuple):
    """Readiness of a letter's writer: the weights of the six parts, and thresholds.

    `ready` and `nearly` are scores; the others are rules L1 (too early), A1 and A2.
    """

    known_well: int = 25
    supervised: int = 25
    examples: int = 20
    right_slot: int = 15
    recent: int = 10
    said_so: int = 5
    ready: int = 70
    nearly: int = 50
    min_interactions: int = 3
    min_kinds: int = 2
    min_days: int = 60
    only_asks: int = 2
    ask_gap: int = 90


class PanelSettings(NamedTuple):
    """The panel of mentors and sponsors (rules M2 to M14, A1, A10, G3, G5, G7).

    Spans are in days, save `consistency_weeks`; shares in percent.
    """

    mentors_min: int = 2
    mentors_max: int = 3
    potential_min: int = 1
    potential_max: int = 2
    clinical_min: int = 1
    clinical_max: int = 2
    active_days: int = 365
    support_days: int = 14
    mentor_tries: int = 3
    revisit_days: int = 180
    balance_days: int = 365
    depth: int = 3
    consistency_weeks: int = 12
    non_physician_share: int = 20
    kept_promises: int = 90
    suggest: int = 3


class AgendaSettings(NamedTuple):
    """Check-ins and their agendas, in days (rules M8, M9).

    `in_today`: `mdnet today` makes the agendas of those who are due.
    """

    in_today: bool = False
    mail_days: int = 3
    due_soon: int = 14
    grace: int = 14


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


class WatchSettings(NamedTuple):
    """The daemon, in seconds; `quiet` is how long today's note must have been still.

    `reconcile` is how often the whole vault is looked at, whatever events say.
    """

    quiet: int = 15
    reconcile: int = 60


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
    letters: LetterSettings = LetterSettings()
    readiness: Readiness = Readiness()
    panel: PanelSettings = PanelSettings()
    agenda: AgendaSettings = AgendaSettings()
    sync: SyncSettings = SyncSettings()
    log: LogSettings = LogSettings()
    phi: PatientInformation = PatientInformation()
    watch: WatchSettings = WatchSettings()
    ignore: tuple[str, ...] = ()
