"""Where roster finds what it ships and keeps what it writes for itself."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_APP = "roster"


def resources() -> Path:
    """Return the folder of shipped resources.

    A checkout has it beside ``src``; an installed tree beside the package.
    """
    package = Path(__file__).resolve().parent.parent
    for candidate in (package.parent.parent / "resources", package / "resources"):
        if candidate.is_dir():
            return candidate
    message = f"no resources folder near {package}"
    raise FileNotFoundError(message)


def resource(*parts: str) -> Path:
    """Return the path of one shipped file."""
    return resources().joinpath(*parts)


def data_place() -> Path:
    """Return where settings and the log are kept, made or not.

    ``ROSTER_HOME`` overrides it (portable use, tests).
    """
    home = os.environ.get("ROSTER_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir(_APP, appauthor=False))


def data_folder() -> Path:
    """Return the folder for settings and the log, made when missing."""
    folder = data_place()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def log_file() -> Path:
    """Return the path of the log file."""
    return data_folder() / "roster.log"
