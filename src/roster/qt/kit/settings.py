"""What the clerk prefers, and how the window was left.

Two different things in two files of the data folder: ``preferences.json`` may be looked at and
copied to another machine; ``window.ini`` is a cache of sizes and columns that may be thrown away.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings

from roster.base.preferences import PREFERENCES, read_preferences

if TYPE_CHECKING:
    from pathlib import Path

    from roster.base.preferences import Preferences

_RECENT = 8


class Settings:
    """Reads and writes both files; ``folder`` is the data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / PREFERENCES
        self._preferences = read_preferences(self._path)
        self.window = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def preferences(self) -> Preferences:
        """What is chosen now."""
        return self._preferences

    def change(self, **values: Any) -> None:  # noqa: ANN401 - any field of Preferences
        """Choose something else and keep it; where nothing can be kept it holds until the end."""
        from roster.base.errors import CannotWrite, DiskFull  # noqa: PLC0415 - after the first paint
        from roster.base.files import written_whole  # noqa: PLC0415 - after the first paint

        self._preferences = self._preferences._replace(**values)
        text = json.dumps(self._preferences._asdict(), ensure_ascii=False, indent=1)
        with suppress(CannotWrite, DiskFull), written_whole(self._path, ".json") as path:
            path.write_text(text, encoding="utf-8")

    def remember_file(self, file: str) -> None:
        """Put a roster file on top of the recent ones."""
        others = [name for name in self._preferences.recent_files if name != file]
        self.change(recent_files=(file, *others[: _RECENT - 1]))
