"""Each guard of the architecture is broken on purpose and seen to catch it."""

import ast
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "mdnet"

# Who may write to the disk: the vault writes notes, the index its own cache file, git
# its own folder.
WRITERS = {"write_text", "write_bytes", "rename", "unlink", "touch", "mkdir", "rmdir"}
MAY_WRITE = ("vault", "index", "git")
# The daemon's own: its marks and its socket in the cache, and what starts it at log-in.
OWN = ("daemon/events.py", "daemon/server.py", "daemon/unit_file.py")


def writes(path: Path) -> list[str]:
    """Calls in a module that write to the disk, as `line name`."""
    calls = (
        n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)
    )
    return [
        f"{call.lineno} {call.func.attr}"
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and (
            call.func.attr in WRITERS
            or (call.func.attr == "replace" and len(call.args) == 1)
        )
    ]


def test_only_vault_index_and_git_write_to_the_disk():
    found = {
        str(path.relative_to(SOURCE)): writes(path)
        for path in sorted(SOURCE.rglob("*.py"))
        if path.relative_to(SOURCE).parts[0].removesuffix(".py") not in MAY_WRITE
        and str(path.relative_to(SOURCE)) not in OWN
    }
    assert {path: calls for path, calls in found.items() if calls} == {}


def test_the_disk_guard_sees_a_write(tmp_path: Path):
    bad = tmp_path / "bad.py"
    bad.write_text("from pathlib import Path\nPath('x').write_text('y')\n")
    assert writes(bad) == ["2 write_text"]


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("from datetime import date\n\nTODAY = date.today()\n", "TID251"),
        ("from datetime import datetime\n\nNOW = datetime.now()\n", "TID251"),
        ("import time\n\nNOW = time.time()\n", "TID251"),
        ("import os\n\nHOME = os.environ\n", "TID251"),
        ("import subprocess\n\nRUN = subprocess.run\n", "TID251"),
        ("import frontmatter\n\nDUMP = frontmatter.dumps\n", "TID251"),
        ("import yaml\n\nDUMP = yaml.dump\n", "TID251"),
        ("import yaml\n\nLOAD = yaml.safe_load\n", "TID251"),
        ("import logging\n\nLOG = logging.getLogger()\n", "TID251"),
        ("import watchdog\n\nEVENTS = watchdog.events\n", "TID251"),
        ('print("hello")\n', "T201"),
        ("def f() -> None:\n    import json\n\n    json.dumps(1)\n", "PLC0415"),
    ],
    ids=lambda value: value.split("\n")[-2] if "\n" in value else value,
)
def test_ruff_catches(code: str, rule: str):
    found = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--stdin-filename",
         "src/mdnet/model/bad.py", "--output-format", "concise", "-"],
        input=code, capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert rule in found.stdout
    assert found.returncode == 1


IMPORTED_BY_TODAY = """
import sys
before = set(sys.modules)
from mdnet.__main__ import run
code = run(["today", "--vault", sys.argv[1], "--date", "2026-11-22"])
assert code == 0, code
for name in sorted(set(sys.modules)):
    print(name)
"""


def modules_of_today(vault: Path) -> set[str]:
    found = subprocess.run(
        [sys.executable, "-c", IMPORTED_BY_TODAY, str(vault)],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return set(found.stdout.split())


@pytest.mark.parametrize(
    ("module", "line", "message"),
    [
        ("model/task.py", "import sqlite3", "The core knows no I/O BROKEN"),
        ("note/links.py", "import mdnet.vault", "Layers BROKEN"),
        ("unplaced.py", "", "Layers BROKEN"),
    ],
)
def test_import_linter_catches(tmp_path: Path, module: str, line: str, message: str):
    shutil.copytree(SOURCE, tmp_path / "src" / "mdnet")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "src" / "mdnet" / module).open("a") as file:
        file.write(f"\n{line}\n")
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True, text=True, cwd=tmp_path, check=False,
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": ""},
    )  # fmt: skip
    assert found.returncode == 1
    assert message in found.stdout + found.stderr or "unplaced" in found.stdout


def test_mypy_catches_an_untyped_function(tmp_path: Path):
    bad = tmp_path / "bad.py"
    bad.write_text("def f(x):\n    return x\n")
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"),
         "--cache-dir", str(tmp_path / "cache"), str(bad)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert "[no-untyped-def]" in found.stdout


HEAVY = ("rich", "yaml", "frontmatter", "watchdog", "holidays", "multiprocessing",
         "mdnet.demo", "mdnet.note.parse", "mdnet.agenda", "mdnet.check_ins",
         "tempfile", "platformdirs")  # fmt: skip


def test_today_imports_only_what_it_needs(mdnet):
    mdnet("demo", str(mdnet.folder / "demo"))
    modules_of_today(mdnet.folder / "demo")
    names = modules_of_today(mdnet.folder / "demo")
    assert [name for name in HEAVY if name in names] == []
    assert len([name for name in names if name.startswith("mdnet")]) <= 165


def test_today_with_nothing_changed_imports_neither_rules_nor_parser(mdnet):
    mdnet("demo", str(mdnet.folder / "demo"))
    time.sleep(2.2)  # until the times of the notes alone prove that they are the same
    modules_of_today(mdnet.folder / "demo")
    modules_of_today(mdnet.folder / "demo")
    names = modules_of_today(mdnet.folder / "demo")
    unwanted = (*HEAVY, "mdnet.rules", "mdnet.digest", "mdnet.operations", "difflib",
                "mdnet.model.change", "hashlib", "pathlib", "calendar", "textwrap",
                "unicodedata")  # fmt: skip
    assert [name for name in unwanted if name in names] == []
    assert len([name for name in names if name.startswith("mdnet")]) <= 41
