"""A TOML file of ours, and where in it a key stands, for the messages."""

import os
import re
from typing import Any

from mdnet.errors import SettingsError

Place = str | os.PathLike[str]


class Places:
    """Where in a TOML file a key stands, for the messages."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def error(self, problem: str, table: str, key: str = "") -> SettingsError:
        """An error that begins with the file and, if it can be found, the line."""
        line = self._line(table, key)
        where = f"{self._path}:{line}" if line else f"{self._path}"
        return SettingsError(f"{where}: {problem}.")

    def _line(self, table: str, key: str) -> int:
        inside = ""
        for number, line in enumerate(self._lines, 1):
            head = re.match(r"\s*\[\s*([^\[\]]*?)\s*\]", line)
            if head:
                inside = head[1].strip("\"'")
                if inside == table and not key:
                    return number
            elif inside == table and re.match(rf"\s*[\"']?{re.escape(key)}\b", line):
                return number
        return 0


def text_of(path: str) -> str:
    """The text of a settings file, empty when there is none."""
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not valid UTF-8; save it as UTF-8.") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}.") from error


def toml_values(path: str, text: str) -> dict[str, Any]:
    """The values of a TOML text that was read from `path`."""
    if not text.strip():
        return {}
    import tomllib  # noqa: PLC0415 - 8 ms that a vault without settings saves

    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not valid TOML: {error}.") from error
