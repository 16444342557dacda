"""The sizes of the window, which are the same when it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QSplitter, QWidget

_FIRST_SIZE = QSize(1280, 720)
_INSPECTOR_WIDTH = 320


class WindowSizes:
    """Remembers the sizes of a window and of the inspector, which stands right in a splitter."""

    def __init__(self, state: QSettings, window: QWidget, splitter: QSplitter) -> None:
        self._state = state
        self._window = window
        self._splitter = splitter
        splitter.splitterMoved.connect(self._keep_inspector)

    def restore(self) -> bool:
        """Take the sizes of last time; return whether the inspector is wanted."""
        geometry = self._state.value("geometry")
        if not isinstance(geometry, QByteArray) or not self._window.restoreGeometry(geometry):
            self._window.resize(_FIRST_SIZE)
        width = int(str(self._state.value("inspector_width", _INSPECTOR_WIDTH)))
        self._splitter.setSizes([self._window.width() - width, width])
        return self._state.value("inspector", "true") in {"true", True}

    def keep(self, page: str, *, wants_inspector: bool) -> None:
        """Remember the sizes, the page in front and whether the inspector is wanted."""
        self._state.setValue("geometry", self._window.saveGeometry())
        self._state.setValue("inspector", wants_inspector)
        self._state.setValue("page", page)

    def _keep_inspector(self) -> None:
        self._state.setValue("inspector_width", self._splitter.sizes()[-1])
