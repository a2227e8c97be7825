"""Where things lie on this machine."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def var() -> Path:
    """The folder for everything that is made at run time: LEDSTJARNA_VAR, or var/ in the project."""
    return Path(os.environ.get("LEDSTJARNA_VAR") or ROOT / "var").absolute()


def demo() -> Path:
    """The demo's own folder: its database, its logs, its key."""
    return var() / "demo"
