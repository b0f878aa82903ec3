"""Which folder is the vault, and where the user's own files lie.

Paths are texts: importing pathlib costs a tenth of a whole `mdnet today`.
"""

import os
import sys
from collections.abc import Iterator, Mapping

from mdnet.errors import NoVaultError, SettingsError
from mdnet.settings.toml import Place, Places, text_of, toml_values

FILE = "mdnet.toml"


def find_root(start: Place, option: str | None, environ: Mapping[str, str]) -> str:
    """The vault's root: `--vault`, `$MDNET_VAULT`, a folder upwards, the default.

    `start` is the current folder. The default is `default_vault` of the user's own
    `config.toml`.

    Raises:
        NoVaultError: none of the four leads to a folder; says what to do.
        SettingsError: `config.toml` cannot be used.
    """
    if option:
        return _folder(_at(start, option), "--vault names")
    named = environ.get("MDNET_VAULT", "").strip()
    if named:
        return _folder(_at(start, named), "$MDNET_VAULT names")
    for folder in _upwards(os.fspath(start)):
        if os.path.isfile(os.path.join(folder, FILE)):
            return folder
    config = os.path.join(config_dir(environ), "config.toml")
    default = _default_vault(config)
    if default is not None:
        return default
    raise NoVaultError(
        f"No vault found: neither {start} nor a folder above it holds {FILE}. Give one "
        'with --vault DIR or $MDNET_VAULT, write default_vault = "DIR" into '
        f"{config}, or make one with: mdnet init DIR"
    )


def _at(folder: Place, typed: str) -> str:
    return os.path.join(folder, os.path.expanduser(typed))


def _upwards(folder: str) -> Iterator[str]:
    """A folder and those above it, the nearest first."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above in (folder, ""):
            return
        folder = above


def _default_vault(path: str) -> str | None:
    text = text_of(path)
    values = toml_values(path, text)
    places = Places(path, text)
    for key in values:
        if key != "default_vault":
            raise places.error(f"there is no {key}; there is default_vault", "", key)
    value = values.get("default_vault", "")
    if not isinstance(value, str):
        raise places.error("default_vault is the path of a folder", "", "default_vault")
    if not value:
        return None
    return _folder(_at(os.path.dirname(path), value), f"{path} names")


def _folder(path: str, source: str) -> str:
    if not os.path.isdir(path):
        raise NoVaultError(
            f"{source} {path}, which is not a folder. Make a vault there with: "
            f"mdnet init {path}"
        )
    return os.path.realpath(path)


def cache_dir(environ: Mapping[str, str]) -> str:
    """Where caches go: `$MDNET_CACHE_DIR`, else the system's place for them."""
    own = environ.get("MDNET_CACHE_DIR", "").strip()
    return own or _user_dir(environ, "XDG_CACHE_HOME", ".cache")


def config_dir(environ: Mapping[str, str]) -> str:
    """Where the user's own `config.toml` lies."""
    return _user_dir(environ, "XDG_CONFIG_HOME", ".config")


def state_dir(environ: Mapping[str, str]) -> str:
    """Where the log of `mdnet watch` lies."""
    return _user_dir(environ, "XDG_STATE_HOME", ".local/state")


def _user_dir(environ: Mapping[str, str], variable: str, folder: str) -> str:
    """On Linux what platformdirs would say; importing it costs 16 ms a command."""
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415 - see above

        if variable == "XDG_CACHE_HOME":
            return platformdirs.user_cache_dir("mdnet")
        if variable == "XDG_STATE_HOME":
            return platformdirs.user_state_dir("mdnet")
        return platformdirs.user_config_dir("mdnet")
    base = environ.get(variable, "").strip()
    if not base.startswith("/"):
        base = os.path.join(environ.get("HOME") or _home(), folder)
    return os.path.join(base, "mdnet")


def _home() -> str:
    home = os.path.expanduser("~")
    if home.startswith("~"):
        raise SettingsError("This user has no home folder: set $HOME to one.")
    return home
