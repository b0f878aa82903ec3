"""`mdnet.toml`, Obsidian's own settings and the environment, read to `Settings`.

The only package that looks at the environment. A table or key that does not exist is an
error that lists those that do: a typing mistake must not silently mean the default.
"""

import os
from collections.abc import Mapping

from mdnet.model.settings import Settings
from mdnet.settings.groups import merged
from mdnet.settings.obsidian import with_obsidian
from mdnet.settings.root import FILE, cache_dir, config_dir, find_root, state_dir
from mdnet.settings.toml import Place, Places, text_of, toml_values

__all__ = [
    "FILE",
    "cache_dir",
    "config_dir",
    "environment",
    "find_root",
    "load_settings",
    "state_dir",
]


def environment() -> Mapping[str, str]:
    """The environment of this process, to be handed on."""
    return dict(os.environ)


def load_settings(root: Place) -> Settings:
    """The settings of the vault at `root`.

    What `mdnet.toml` does not say of daily notes and templates, Obsidian's own files
    do; for the rest there are defaults.

    Raises:
        SettingsError: a file cannot be read or says what does not exist.
    """
    path = os.path.join(root, FILE)
    text = text_of(path)
    tables = toml_values(path, text)
    settings = merged(Settings(), tables, Places(path, text))
    return with_obsidian(root, settings, tables)
