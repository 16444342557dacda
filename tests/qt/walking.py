"""A walk over all pages, tabs and dialogs of the window, for what holds of every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTableView, QTabWidget

from roster.qt.frame.pages_list import PAGES
from roster.qt.pictures import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from roster.qt.frame.program import Program

_SOON = 20  # milliseconds


class Walk:
    """Shows whatever there is and lets ``look(widget)`` see it: the window, then each dialog.

    Attributes:
        dialogs: the classes of the dialogs that came.
    """

    def __init__(self, program: Program, look: Callable[[QWidget], None]) -> None:
        self.program = program
        self.dialogs: set[str] = set()
        self._look = look
        self._pressed: set[QPushButton] = set()
        self._waiting = QTimer(interval=_SOON)
        self._waiting.timeout.connect(self._on_dialog)

    def over_pages(self) -> None:
        """Go over every page."""
        for spec in PAGES:
            self.over_page(spec.key)

    def over_page(self, key: str) -> None:
        """Go over a page, its tabs and its inspector, and over the dialogs that it opens."""
        window = self.program.window
        window.open_page(key)
        settle(self.program)
        for table in window.findChildren(QTableView):
            if table.isVisible() and table.model().rowCount():
                table.selectRow(0)
        settle(self.program)
        self._look_at(window)
        for tabs in window.findChildren(QTabWidget):
            for at in range(tabs.count()):
                if tabs.isVisible():
                    tabs.setCurrentIndex(at)
                    settle(self.program)
                    self._look_at(window)
        page = window.page
        assert page is not None
        self._press([each.trigger for each in page.actions() if _asks(each)])

    def _look_at(self, window: QWidget) -> None:
        """Look, and press every button seen that opens a dialog, once."""
        self._look(window)
        found = [each for each in window.findChildren(QPushButton) if _asks(each)]
        new = [each for each in found if each not in self._pressed]
        self._pressed.update(new)
        self._press([each.click for each in new])

    def _press(self, all_of_them: list[Callable[[], None]]) -> None:
        self._waiting.start()
        for press in all_of_them:
            press()
            settle(self.program)
            self._on_dialog()
            settle(self.program)
        self._waiting.stop()

    def _on_dialog(self) -> None:
        """Look at the dialog that stands before the window, and close it."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            self._waiting.stop()
            self.dialogs.add(type(dialog).__name__)
            self._look(dialog)
            dialog.reject()
            self._waiting.start()


def _asks(what: QAction | QPushButton) -> bool:
    """Tell whether something opens a dialog, as its three dots say."""
    return what.isEnabled() and what.isVisible() and what.text().endswith("…")
