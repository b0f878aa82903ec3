"""The one file that `mdnet watch --install` writes outside of vault and cache."""

from pathlib import Path


def write_unit(path: Path, text: str) -> None:
    """Write the service's file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def remove_unit(path: Path) -> bool:
    """Remove it; whether it was there."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True
