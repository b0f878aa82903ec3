"""`mdnet check`: what is wrong in the vault."""

from pathlib import Path

import click

from mdnet.cli.context import Session, json_option, open_session, vault_options
from mdnet.cli.output import say_json, say_wrapped
from mdnet.cli.progress import bar
from mdnet.errors import UsageError, VaultError
from mdnet.model.finding import Finding
from mdnet.phi import slips
from mdnet.render.json_values import findings_value
from mdnet.rules.lint import lint

LEVELS = ("error", "warning", "info")


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    help="The least that is shown (default: warning; with --json everything).",
)
@vault_options
@json_option
def check_command(
    paths: tuple[str, ...],
    level: str | None,
    vault: str | None,
    day: str | None,
    as_json: bool,
) -> int:
    """What mdnet could not read as you meant it: `path:line:col: CODE message`.

    PATHS are notes or folders of the vault (default: all). Nothing is changed. Exit
    code 1 when there is an error among the findings.

    Codes that begin with PHI are common slips of patient information. Finding none is
    no proof: this is not de-identification.

    \b
    Examples:
      mdnet check
      mdnet check People --level info
    """
    session = open_session(vault, day)
    for path in paths:
        if not Path(session.workspace.vault.root, path).exists():
            raise UsageError(f"there is no {path} in the vault")
    chosen = [f for f in all_findings(session) if _within(f.path, paths)]
    chosen = sorted([*chosen, *patient_slips(session, paths)])
    least = LEVELS.index(level or ("info" if as_json else "warning"))
    shown = [f for f in chosen if LEVELS.index(f.severity) <= least]
    if as_json:
        say_json(findings_value(shown))
    else:
        for finding in shown:
            say_wrapped(line(finding))
        say_wrapped(summary(chosen, len(chosen) - len(shown)))
    return 1 if any(f.severity == "error" for f in chosen) else 0


def all_findings(session: Session) -> list[Finding]:
    """What parser, names, links and rules find, sorted by place.

    Of a note whose properties cannot be read no rule says what they lack.
    """
    network, read = session.workspace.network(), session.workspace.findings()
    unread = {f.path for f in read if f.code[:2] in ("FM", "FI")}
    judged = lint(network, session.settings, session.today)
    return sorted((*read, *(f for f in judged if f.path not in unread)))


def patient_slips(session: Session, paths: tuple[str, ...]) -> list[Finding]:
    """X12: what looks like a patient's information in the notes and templates."""
    if not session.settings.phi.enabled:
        return []
    wanted = [p for p in session.workspace.paths() if _within(p, paths)]
    found: list[Finding] = []
    with bar("Looking for patient information") as shown:
        for done, path in enumerate(wanted, 1):
            found += _slips_at(session, path)
            shown(done, len(wanted))
    return found


def _slips_at(session: Session, path: str) -> tuple[Finding, ...]:
    try:
        return slips(path, session.workspace.read(path), session.settings)
    except VaultError:
        return ()  # a finding of its own says why the note cannot be read


def _within(path: str, paths: tuple[str, ...]) -> bool:
    wanted = [p.rstrip("/") for p in paths]
    return not wanted or any(path == p or path.startswith(f"{p}/") for p in wanted)


def line(finding: Finding) -> str:
    """`path:line:col: CODE message`, as editors and linters have it."""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"{place}: {finding.code} {finding.message}"


def summary(findings: list[Finding], hidden: int) -> str:
    """How many of each severity, and how to see the rest."""
    if not findings:
        return "Nothing to report: every note reads as meant."
    counts = [sum(f.severity == level for f in findings) for level in LEVELS]
    pairs = zip(counts, ("error", "warning", "remark"), strict=True)
    text = ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in pairs)
    return f"{text}; {hidden} not shown: --level info" if hidden else text
