"""The pages of a finished paper, one at a time: turned by keys or buttons, wide or whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, TIGHT, set_role
from roster.qt.papers.preview import PaperPreview
from roster.qt.widgets.flow import FlowLayout
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from roster.qt.kit.workspace import Workspace
    from roster.qt.papers.finished import FinishedPaper

_A4 = (595.0, 842.0)
_WIDEST = 900
_BAR = 16  # room for the scroll bar and the frame of the focus


class PaperPages(QWidget):
    """Shows a paper, or says why there is none; buttons of its owner stand beside its own.

    Attributes:
        preview: the page shown.
        said: which page of how many.
        back, on: turn the pages.
        whole: shows the whole page instead of its whole width.
        room: takes the keys.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._paper: FinishedPaper | None = None
        self._name = ""
        self._page = 1
        theme = workspace.theme
        self.preview = PaperPreview(workspace, _A4)
        self.said = Label()
        self.back, self.on = QToolButton(), QToolButton()
        self.back.setIcon(theme.icon("chevron-left"))
        self.on.setIcon(theme.icon("chevron-right"))
        self.back.setAccessibleName(translate("Papers", "Page before"))
        self.on.setAccessibleName(translate("Papers", "Next page"))
        self.whole = QToolButton()
        self.whole.setText(translate("Papers", "Whole"))
        self.whole.setCheckable(True)
        set_role(self.whole, "chip")
        self.room = _Room()
        self.room.setAccessibleName(translate("Papers", "Page of the paper"))
        self._row = FlowLayout(NEAR)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.whole.toggled.connect(self._fit)
        self.room.turned.connect(self.turn)
        self.room.read_back.connect(lambda: self.turn(-1, to_end=True))
        self.room.resized.connect(self._fit)
        self._lay_out()
        self._show_page()

    @property
    def paper(self) -> FinishedPaper | None:
        """The paper shown, if there is one."""
        return self._paper

    @property
    def page(self) -> int:
        """The number of the page shown, from 1."""
        return self._page

    def add_button(self, button: QAbstractButton) -> None:
        """Put a button into the row above the page."""
        self._row.addWidget(button)

    def show_paper(self, paper: FinishedPaper, name: str, page: int = 1) -> None:
        """Show a paper from this page on; one of the same name stays at its page."""
        if name != self._name:
            self._page = page
            self.room.verticalScrollBar().setValue(0)
        self._paper, self._name = paper, name
        self._page = min(self._page, paper.pages)
        self.preview.take_page_size(paper.size)
        self._fit()
        self._show_page()

    def say(self, title: str, words: str) -> None:
        """Say why there is no paper."""
        self._paper = None
        self._fit()
        self._show_page()
        self.preview.say(title, words, "file-text")

    def turn(self, step: int, *, to_end: bool = False) -> None:
        """Turn so many pages on, or back, to the top of the page or its end."""
        pages = self._paper.pages if self._paper else 1
        page = min(max(self._page + step, 1), pages)
        if page != self._page:
            self._page = page
            bar = self.room.verticalScrollBar()
            bar.setValue(bar.maximum() if to_end else bar.minimum())
            self._show_page()

    def _show_page(self) -> None:
        pages = self._paper.pages if self._paper else 0
        text = translate("Papers", "Page {page} of {pages}")
        self.said.setText(text.format(page=self._page, pages=pages) if pages else "")
        self.back.setEnabled(pages > 0 and self._page > 1)
        self.on.setEnabled(self._page < pages)
        for button in (self.back, self.on, self.whole):
            button.setVisible(pages > 0)
        if self._paper is not None:
            name = f"{self._name} {self.said.text()}"
            self.room.setAccessibleName(name)
            self.preview.show_paper(partial(_put, self._paper.content), name, self._page)

    def _fit(self) -> None:
        room = self.room.viewport().size()
        if self._paper is None:
            self.preview.setFixedSize(room)
            return
        width, height = self._paper.size
        scale = min(room.width() - _BAR, _WIDEST) / width
        if self.whole.isChecked():
            scale = min(scale, room.height() / height)
        self.preview.setFixedSize(round(width * scale), round(height * scale))

    def _lay_out(self) -> None:
        set_role(self.said, "quiet")
        turner = QWidget()
        row = QHBoxLayout(turner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        for widget in (self.back, self.said, self.on):
            row.addWidget(widget)
        self._row.addWidget(turner)
        self._row.addWidget(self.whole)
        self.room.setWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(self._row)
        column.addWidget(self.room, 1)


class _Room(QScrollArea):
    """Where the page stands. Arrows turn pages; Page Down goes on below, then to the next page.

    Signals:
        turned: so many pages on.
        read_back: the page before, from its end.
        resized: there is more room, or less.
    """

    turned = Signal(int)
    read_back = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -_MANY,
            Qt.Key.Key_End: _MANY,
        }
        if bar.value() == bar.maximum():
            steps |= {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.turned.emit(step)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.read_back.emit()
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()


_MANY = 1_000_000
"""More pages than any paper has."""


def _put(content: bytes, path: Path) -> None:
    path.write_bytes(content)
