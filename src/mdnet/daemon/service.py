"""What makes the system start `mdnet watch` by itself, as text. Pure.

A user unit of systemd (systemd.service(5), systemd.exec(5)), a launch agent of macOS
(launchd.plist(5)), or a line for Windows' Task Scheduler (schtasks /Create).
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape


class Service(NamedTuple):
    """A file below the home folder and its text, and what to type afterwards.

    `path` is empty where the system has no such file: then `install` is all.
    """

    path: str
    text: str
    install: tuple[str, ...]
    uninstall: tuple[str, ...]


def service(
    system: str, name: str, command: Sequence[str], environ: Mapping[str, str]
) -> Service:
    """The service of a system (`sys.platform`); `name` is of letters, digits and `-`.

    `command` is the program with its arguments, `environ` what it must be given.
    """
    if system == "win32":
        return _task(name, command)
    if system == "darwin":
        return _agent(name, command, environ)
    return _unit(name, command, environ)


def service_name(folder: str) -> str:
    """The name of the service of a vault, from the folder of its index."""
    return "mdnet-watch-" + re.sub(r"[^A-Za-z0-9]+", "-", folder).strip("-")


def _unit(name: str, command: Sequence[str], environ: Mapping[str, str]) -> Service:
    given = "".join(
        f"Environment={_quoted(f'{key}={value}')}\n" for key, value in environ.items()
    )
    text = (
        "[Unit]\nDescription=mdnet: index and today's note kept fresh\n\n"
        f"[Service]\nExecStart={' '.join(_argument(word) for word in command)}\n"
        f"{given}ExecReload=/bin/kill -HUP $MAINPID\nRestart=on-failure\n"
        "RestartSec=10\nNice=5\n\n[Install]\nWantedBy=default.target\n"
    )
    file = f"{name}.service"
    return Service(
        f".config/systemd/user/{file}",
        text,
        (
            "systemctl --user daemon-reload",
            f"systemctl --user enable --now {file}",
        ),
        (f"systemctl --user disable --now {file}", "systemctl --user daemon-reload"),
    )


def _argument(word: str) -> str:
    """A word of a command line: there, and only there, `$` names a variable."""
    return _quoted(word.replace("$", "$$"))


def _quoted(word: str) -> str:
    """A word as systemd reads it back: quotes, escapes, and `%` for specifiers."""
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return '"' + word.replace("\n", "\\n") + '"'


def _agent(name: str, command: Sequence[str], environ: Mapping[str, str]) -> Service:
    label = f"org.mdnet.{name}"
    words = "".join(f"    <string>{escape(word)}</string>\n" for word in command)
    given = "".join(
        f"    <key>{escape(key)}</key>\n    <string>{escape(value)}</string>\n"
        for key, value in environ.items()
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
        '"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        '<plist version="1.0">\n<dict>\n'
        f"  <key>Label</key>\n  <string>{label}</string>\n"
        f"  <key>ProgramArguments</key>\n  <array>\n{words}  </array>\n"
        f"  <key>EnvironmentVariables</key>\n  <dict>\n{given}  </dict>\n"
        "  <key>RunAtLoad</key>\n  <true/>\n"
        "  <key>KeepAlive</key>\n  <dict>\n"
        "    <key>SuccessfulExit</key>\n    <false/>\n  </dict>\n"
        "  <key>ProcessType</key>\n  <string>Background</string>\n"
        "</dict>\n</plist>\n"
    )
    path = f"Library/LaunchAgents/{label}.plist"
    return Service(
        path,
        text,
        (f"launchctl bootstrap gui/$(id -u) ~/{path}",),
        (f"launchctl bootout gui/$(id -u)/{label}",),
    )


def _task(name: str, command: Sequence[str]) -> Service:
    # schtasks wants the whole command as one word, quotes in it escaped.
    words = " ".join(f'\\"{word}\\"' if " " in word else word for word in command)
    create = f'schtasks /Create /SC ONLOGON /TN "{name}" /TR "{words}"'
    return Service("", "", (create,), (f'schtasks /Delete /TN "{name}"',))
