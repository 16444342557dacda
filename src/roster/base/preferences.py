"""What the clerk prefers: ``preferences.json`` in the data folder.

It may be looked at and copied to another machine. The window changes it, the command line reads
it too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

PREFERENCES = "preferences.json"


class Preferences(NamedTuple):
    """Choices of the clerk; every field has a value that works."""

    language: str = "zh"
    theme: str = "system"
    text_percent: int = 100
    clerk: str = ""
    recent_files: tuple[str, ...] = ()

    @property
    def last_file(self) -> str:
        """The roster file used last, or nothing."""
        return self.recent_files[0] if self.recent_files else ""


def read_preferences(path: Path) -> Preferences:
    """Read preferences; what is missing or makes no sense becomes the default."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    default = Preferences()
    kept = {key: _sound(value, found.get(key)) for key, value in default._asdict().items()}
    return Preferences(**kept)


def _sound(default: Any, value: Any) -> Any:  # noqa: ANN401 - anything may stand in the file
    if isinstance(default, tuple):
        is_texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return tuple(value) if is_texts else default
    return value if type(value) is type(default) else default
