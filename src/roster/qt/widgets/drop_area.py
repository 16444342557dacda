"""A place where a workbook is dropped or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton

from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, set_flag, set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from roster.qt.look.theme import Theme

WORKBOOKS = "*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt *.html"


class DropArea(QFrame):
    """Takes a workbook, or several at once.

    Signals:
        chosen: path of the first workbook, as text.
        more_chosen: paths of those that came together with it, told before ``chosen``.
    """

    chosen = Signal(str)
    more_chosen = Signal(list)

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self.path: Path | None = None
        self._words = words
        self._label = Label(words)
        self._button = QPushButton(
            theme.icon("folder-open"), translate("DropArea", "Choose workbook…")
        )
        self._button.clicked.connect(self.ask)
        self.setAcceptDrops(True)
        self.setAccessibleName(words)
        set_role(self, "drop")
        set_role(self._label, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP, GAP, GAP)
        row.setSpacing(NEAR)
        row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button)

    def set_path(self, path: Path) -> None:
        """Take a workbook and show its name."""
        self.path = path
        self._label.setText(path.name)
        set_role(self._label, "strong")
        self.chosen.emit(str(path))

    def ask(self) -> None:
        """Let the clerk choose workbooks in the dialog of files."""
        kinds = translate("DropArea", "Workbooks") + f" ({WORKBOOKS})"
        files, _kind = QFileDialog.getOpenFileNames(self, self._words, str(Path.home()), kinds)
        self._take(files)

    def _take(self, files: list[str]) -> None:
        if files:
            self.more_chosen.emit(files[1:])
            self.set_path(Path(files[0]))

    # Qt overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            set_flag(self, "over", value=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        set_flag(self, "over", value=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        set_flag(self, "over", value=False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._take(files)
