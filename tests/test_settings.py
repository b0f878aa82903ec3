"""`mdnet.toml`, Obsidian's settings and where the vault is."""

import os
from pathlib import Path

import pytest

from mdnet.errors import NoVaultError, SettingsError
from mdnet.model.settings import DailyNotes, PatientInformation, Settings
from mdnet.settings import (
    cache_dir,
    config_dir,
    environment,
    find_root,
    load_settings,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    (folder / ".obsidian").mkdir(parents=True)
    return folder


def test_without_files_there_are_defaults(tmp_path: Path):
    assert load_settings(tmp_path) == Settings()


def test_every_group_is_read(root: Path):
    (root / "mdnet.toml").write_bytes(
        b'\xef\xbb\xbfignore = ["Archive"]\r\n[digest]\r\nlimit = 5\r\n'
        b'day_starts = "05:30"\r\nheading = "### Network"\r\n'
        b"[cadence]\r\nmentor = 60\r\n"
        b'[folders]\r\npeople = "/Net/People/"\r\n[log]\r\nheadings = ["Diary"]\r\n'
        b'[phi]\r\nenabled = false\r\nallow = ["room 512"]\r\n'
    )
    settings = load_settings(root)
    assert settings.ignore == ("Archive",)
    assert settings.digest == Settings().digest._replace(
        limit=5, day_starts="05:30", heading="### Network"
    )
    assert settings.cadence.mentor == 60
    assert settings.folders.people == "Net/People"
    assert settings.log.headings == ("Diary",)
    assert settings.phi == PatientInformation(enabled=False, allow=("room 512",))


def test_a_list_of_numbers_is_read(root: Path):
    (root / "mdnet.toml").write_text("[letters]\nremind = [30, 10]\n")
    assert load_settings(root).letters.remind == (30, 10)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[digset]\n", ":1", "there is no 'digset'; there is folders, daily, digest"),
        ("\n[digest]\nlimits = 3\n", ":3", "[digest]: there is no 'limits'; there"),
        ("colour = 1\n", ":1", "there is no 'colour'"),
        ("[digest]\nlimit = '3'\n", ":2", "limit must be a whole number, 0 or more"),
        ("[digest]\nlimit = true\n", ":2", "a whole number"),
        ("[digest]\nlimit = -1\n", ":2", "a whole number"),
        ("[digest]\nheading = 3\n", ":2", "heading must be text in quotes, not 3"),
        ("[digest]\nheading = 'Network'\n", ":2", "must be a heading like"),
        ("[digest]\nday_starts = '4:00'\n", ":2", 'must be a time like "04:00"'),
        ("[digest]\nday_starts = '24:00'\n", ":2", "must be a time"),
        ("[log]\nheadings = 'Log'\n", ":2", "headings must be a list of texts"),
        ("[letters]\nremind = ['28']\n", ":2", "must be a list of whole numbers"),
        ("[letters]\nremind = [-1]\n", ":2", "must be a list of whole numbers"),
        ("[phi]\nenabled = 1\n", ":2", "enabled must be true or false, not 1"),
        ("[phi]\nallow = 'x'\n", ":2", "allow must be a list of texts"),
        ("ignore = [1]\n", ":1", "ignore must be a list of texts"),
        ("daily = 'Daily'\n", ":1", "daily is a table: write [daily]"),
        ("[folders]\npeople = '../People'\n", ":2", "a folder inside the vault"),
        ("[daily]\nfolder = 'C:/Notes'\n", ":2", "a folder inside the vault"),
        ("digest.limt = 3\n", "", "there is no 'limt'"),
        ("[digest\n", "", "is not valid TOML: Expected ']' at the end of a table"),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_said_with_its_line(
    root: Path, text: str, line: str, words: str
):
    (root / "mdnet.toml").write_text(text)
    with pytest.raises(SettingsError) as error:
        load_settings(root)
    assert str(error.value).startswith(f"{root / 'mdnet.toml'}{line}: ")
    assert words in str(error.value)


def test_settings_that_are_no_text_are_an_error(root: Path):
    (root / "mdnet.toml").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="not valid UTF-8"):
        load_settings(root)


def test_settings_that_cannot_be_read_are_an_error(root: Path):
    (root / "mdnet.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        load_settings(root)


@pytest.mark.parametrize(
    ("text", "daily"),
    [
        (
            '{"folder": "/Journal/", "format": "YYYY/MM-DD", "template": "T/Day"}',
            DailyNotes("Journal", "YYYY/MM-DD", "T/Day"),
        ),
        ('{"autorun": true}', DailyNotes("", "YYYY-MM-DD", "")),
        ('{"folder": null, "format": ""}', DailyNotes("", "YYYY-MM-DD", "")),
        ("", DailyNotes()),
    ],
)
def test_daily_notes_are_where_obsidian_has_them(
    root: Path, text: str, daily: DailyNotes
):
    (root / ".obsidian/daily-notes.json").write_text(text)
    assert load_settings(root).daily == daily


def test_the_own_table_wins_over_obsidian_key_by_key(root: Path):
    (root / ".obsidian/daily-notes.json").write_text('{"folder": "A", "format": "X"}')
    (root / "mdnet.toml").write_text('[daily]\nfolder = "B"\n')
    assert load_settings(root).daily == DailyNotes("B", "X", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is not valid JSON"),
        ("[]", "must hold a JSON object"),
        ('{"folder": 3}', "folder must be text, not 3"),
    ],
)
def test_broken_settings_of_obsidian_are_an_error(root: Path, text: str, words: str):
    (root / ".obsidian/daily-notes.json").write_text(text)
    with pytest.raises(SettingsError, match=words):
        load_settings(root)


def test_the_templates_folder_is_obsidians_unless_set(root: Path):
    (root / ".obsidian/templates.json").write_text('{"folder": "Meta/T"}')
    assert load_settings(root).folders.templates == "Meta/T"
    (root / "mdnet.toml").write_text('[folders]\ntemplates = "Mine"\n')
    assert load_settings(root).folders.templates == "Mine"


def test_a_templates_file_without_a_folder_says_nothing(root: Path):
    (root / ".obsidian/templates.json").write_text('{"dateFormat": "X"}')
    assert load_settings(root).folders.templates == "Templates"


def test_obsidians_folder_may_have_another_name(tmp_path: Path):
    (tmp_path / ".obsidian-phone").mkdir()
    (tmp_path / ".obsidian-phone/daily-notes.json").write_text('{"folder": "Days"}')
    assert load_settings(tmp_path).daily.folder == "Days"


# Where the vault is


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "config/mdnet").mkdir(parents=True)
    return {"XDG_CONFIG_HOME": str(tmp_path / "config"), "HOME": str(tmp_path)}


def test_the_option_wins(root: Path, tmp_path: Path, environ):
    (root / "mdnet.toml").touch()
    (tmp_path / "other").mkdir()
    environ["MDNET_VAULT"] = str(root)
    assert find_root(root, "../other", environ) == str(tmp_path / "other")


def test_then_the_environment(root: Path, tmp_path: Path, environ):
    (tmp_path / "mdnet.toml").touch()
    environ["MDNET_VAULT"] = str(root)
    assert find_root(tmp_path, None, environ) == str(root)


def test_then_the_nearest_folder_upwards(root: Path, tmp_path: Path, environ):
    (tmp_path / "mdnet.toml").touch()
    (root / "mdnet.toml").touch()
    (root / "People/a").mkdir(parents=True)
    assert find_root(root / "People/a", None, environ) == str(root)


def test_then_the_default_of_the_users_own_settings(
    root: Path, tmp_path: Path, environ, monkeypatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "config/mdnet/config.toml").write_text('default_vault = "~/vault"\n')
    assert find_root(tmp_path, None, environ) == str(root)


@pytest.mark.parametrize("text", ["", 'default_vault = ""\n'])
def test_else_all_four_ways_are_named(tmp_path: Path, environ, text: str):
    (tmp_path / "config/mdnet/config.toml").write_text(text)
    with pytest.raises(NoVaultError) as error:
        find_root(tmp_path, None, environ)
    for way in ("mdnet.toml", "--vault DIR", "$MDNET_VAULT", "default_vault", "init"):
        assert way in str(error.value)


def test_a_folder_that_is_not_there_is_no_vault(tmp_path: Path, environ):
    config = tmp_path / "config/mdnet/config.toml"
    config.write_text('default_vault = "/nowhere"\n')
    with pytest.raises(
        NoVaultError, match=r"config\.toml names /nowhere, which is not"
    ):
        find_root(tmp_path, None, environ)
    with pytest.raises(NoVaultError, match="--vault names"):
        find_root(tmp_path, "nowhere", environ)
    with pytest.raises(NoVaultError, match="MDNET_VAULT names"):
        find_root(tmp_path, None, {**environ, "MDNET_VAULT": "nowhere"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "defaultvault = 'x'\n",
            ":1: there is no defaultvault; there is default_vault",
        ),
        ("default_vault = 3\n", ":1: default_vault is the path of a folder"),
        ("=\n", "is not valid TOML"),
    ],
)
def test_the_users_own_settings_are_checked_too(
    tmp_path: Path, environ, text: str, words: str
):
    (tmp_path / "config/mdnet/config.toml").write_text(text)
    with pytest.raises(SettingsError, match=words):
        find_root(tmp_path, None, environ)


@pytest.mark.parametrize(
    ("environ", "cache", "config"),
    [
        ({"HOME": "/h"}, "/h/.cache/mdnet", "/h/.config/mdnet"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/c/mdnet", "/h/.config/mdnet"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "c"}, "/h/.cache/mdnet", "/h/.config/mdnet"),
        ({"HOME": "/h", "MDNET_CACHE_DIR": "/m"}, "/m", "/h/.config/mdnet"),
        ({"HOME": "/h", "XDG_CONFIG_HOME": "/g"}, "/h/.cache/mdnet", "/g/mdnet"),
    ],
)
def test_caches_and_configuration_are_where_the_system_wants_them(
    environ: dict[str, str], cache: str, config: str
):
    assert cache_dir(environ) == cache
    assert config_dir(environ) == config


def test_elsewhere_platformdirs_knows(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert Path(cache_dir({})).name == "mdnet"
    assert Path(config_dir({})).name == "mdnet"


def test_without_a_home_in_the_environment_the_system_is_asked():
    assert Path(cache_dir({})).parts[-2:] == (".cache", "mdnet")


def test_the_environment_is_a_copy():
    assert environment() == dict(os.environ)
    assert environment() is not os.environ


def test_a_user_without_a_home_is_told_so(monkeypatch):
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(SettingsError, match=r"set \$HOME"):
        cache_dir({})
