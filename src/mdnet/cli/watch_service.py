"""`mdnet watch --install` and `--uninstall`: shown, asked, done; the rest is told."""

import sys
from pathlib import Path

import click

from mdnet.cli.output import say
from mdnet.daemon.service import Service, service, service_name
from mdnet.daemon.unit_file import remove_unit, write_unit
from mdnet.index import index_folder
from mdnet.settings import cache_dir, environment


def install(root: str, yes: bool, sync: bool) -> int:
    """Write what starts the daemon at log-in, after showing it; the exit code."""
    found = _service(root, sync)
    if not found.path:
        say("Type this, in a terminal of Windows:\n")
        say("\n".join(found.install))
        return 0
    path = Path.home() / found.path
    say(f"{path}:\n\n{found.text}")
    if not (yes or click.confirm("Write this file?", default=False)):
        say("Nothing was written.")
        return 1
    write_unit(path, found.text)
    say(f"Written. Now type:\n\n{_lines(found.install)}")
    return 0


def uninstall(root: str, yes: bool) -> int:
    """Remove it again, after asking; the exit code."""
    found = _service(root, sync=False)
    if not found.path:
        say("Type this, in a terminal of Windows:\n")
        say("\n".join(found.uninstall))
        return 0
    path = Path.home() / found.path
    if not path.exists():
        say(f"There is no {path}.")
        return 1
    if not (yes or click.confirm(f"Remove {path}?", default=False)):
        say("Nothing was removed.")
        return 1
    remove_unit(path)
    say(f"Removed. To end the one that runs, type:\n\n{_lines(found.uninstall)}")
    return 0


def _service(root: str, sync: bool) -> Service:
    environ = environment()
    folder = index_folder(cache_dir(environ), root)
    command = [sys.executable, "-m", "mdnet", "watch", "--vault", root]
    command += ["--sync"] if sync else []
    kept = {
        name: environ[name]
        for name in ("MDNET_CACHE_DIR", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        if environ.get(name)
    }
    return service(sys.platform, service_name(Path(folder).name), command, kept)


def _lines(commands: tuple[str, ...]) -> str:
    return "\n".join(f"  {command}" for command in commands)
