"""Which folder is the vault, and where the user's own files lie."""

import sys
from collections.abc import Mapping
from pathlib import Path

from mdnet.errors import NoVaultError
from mdnet.settings.toml import Places, text_of, toml_values

FILE = "mdnet.toml"


def find_root(start: Path, option: str | None, environ: Mapping[str, str]) -> Path:
    """The vault's root: `--vault`, `$MDNET_VAULT`, a folder upwards, the default.

    `start` is the current folder. The default is `default_vault` of the user's own
    `config.toml`.

    Raises:
        NoVaultError: none of the four leads to a folder; says what to do.
        SettingsError: `config.toml` cannot be used.
    """
    if option:
        return _folder(start / Path(option).expanduser(), "--vault names")
    named = environ.get("MDNET_VAULT", "").strip()
    if named:
        return _folder(start / Path(named).expanduser(), "$MDNET_VAULT names")
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder
    config = config_dir(environ) / "config.toml"
    default = _default_vault(config)
    if default is not None:
        return default
    raise NoVaultError(
        f"No vault found: neither {start} nor a folder above it holds {FILE}. Give one "
        'with --vault DIR or $MDNET_VAULT, write default_vault = "DIR" into '
        f"{config}, or make one with: mdnet init DIR"
    )


def _default_vault(path: Path) -> Path | None:
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
    return _folder(path.parent / Path(value).expanduser(), f"{path} names")


def _folder(path: Path, source: str) -> Path:
    if not path.is_dir():
        raise NoVaultError(
            f"{source} {path}, which is not a folder. Make a vault there with: "
            f"mdnet init {path}"
        )
    return path.resolve()


def cache_dir(environ: Mapping[str, str]) -> Path:
    """Where caches go: `$MDNET_CACHE_DIR`, else the system's place for them."""
    own = environ.get("MDNET_CACHE_DIR", "").strip()
    return Path(own) if own else _user_dir(environ, "XDG_CACHE_HOME", ".cache")


def config_dir(environ: Mapping[str, str]) -> Path:
    """Where the user's own `config.toml` lies."""
    return _user_dir(environ, "XDG_CONFIG_HOME", ".config")


def state_dir(environ: Mapping[str, str]) -> Path:
    """Where the log of `mdnet watch` lies."""
    return _user_dir(environ, "XDG_STATE_HOME", ".local/state")


def _user_dir(environ: Mapping[str, str], variable: str, folder: str) -> Path:
    """On Linux what platformdirs would say; importing it costs 16 ms a command."""
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415 - see above

        if variable == "XDG_CACHE_HOME":
            return platformdirs.user_cache_path("mdnet")
        if variable == "XDG_STATE_HOME":
            return platformdirs.user_state_path("mdnet")
        return platformdirs.user_config_path("mdnet")
    base = environ.get(variable, "").strip()
    home = Path(environ["HOME"]) if environ.get("HOME") else Path.home()
    return (Path(base) if base.startswith("/") else home / folder) / "mdnet"
