"""The line at the bottom: it always tells the truth about saving, and what runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton

from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, SMALL_ICON, TIGHT, set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.qt.kit.tasks import Task, TaskRunner
    from roster.qt.look.theme import Theme

_BAR_WIDTH = 120


class StatusLine(QFrame):
    """What is saved, where, and how far long work is."""

    def __init__(self, theme: Theme, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._task: Task | None = None
        self._facts = {"saved": "", "file": ""}
        self._sign = Label()
        self._words = Label()
        self._working = Label()
        self._bar = QProgressBar()
        self._cancel = QToolButton()
        set_role(self, "status")
        self._lay_out()
        self._cancel.clicked.connect(self._on_cancel)
        tasks.started.connect(self._on_started)
        tasks.progressed.connect(self._on_progressed)
        tasks.ended.connect(self._on_ended)
        self._show_task(None)
        self.retranslate()

    def set_saved(self, time: str) -> None:
        """Say that everything is in the file since ``time`` (``10:32``); empty: no file is open."""
        self._put("saved", time)

    def set_file(self, name: str) -> None:
        """Say which file is open, by its name without folder."""
        self._put("file", name)

    def _put(self, fact: str, words: str) -> None:
        """Say a fact; what stands there already costs nothing, for every write says it again."""
        if self._facts[fact] != words:
            self._facts[fact] = words
            self._say()

    @property
    def words(self) -> str:
        """What the line says at its left."""
        return self._words.text()

    def retranslate(self) -> None:
        """Take the words of the language of the window."""
        self._cancel.setText(translate("StatusLine", "Cancel"))
        self._say()

    def _say(self) -> None:
        saved, file = self._facts.values()
        parts = []
        if saved:
            parts.append(translate("StatusLine", "Saved {time}").format(time=saved))
        if file:
            parts.append(translate("StatusLine", "file on this computer {name}").format(name=file))
        self._words.setText(" · ".join(parts) or translate("StatusLine", "No file is open"))
        icon = self._theme.icon("circle-check" if saved else "info", "done" if saved else "quiet")
        size = QSize(SMALL_ICON, SMALL_ICON)
        self._sign.setPixmap(icon.pixmap(size, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        set_role(self._words, "note")
        set_role(self._working, "note")
        set_role(self._cancel, "link")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        for widget in (self._working, self._bar, self._cancel):
            row.addWidget(widget)
        self.setFixedHeight(self._theme.px(30))
        self._theme.changed.connect(self._on_theme)

    def _on_theme(self) -> None:
        self.setFixedHeight(self._theme.px(30))
        self._say()

    def _show_task(self, task: Task | None) -> None:
        self._task = task
        for widget in (self._working, self._bar, self._cancel):
            widget.setVisible(task is not None)
        if task is not None:
            self._working.setText(task.title)
            self._bar.setRange(0, 0)
            self._cancel.setEnabled(True)

    def _on_started(self, task: Task) -> None:
        self._show_task(task)

    def _on_progressed(self, task: Task, done: int, total: int) -> None:
        if task is not self._task or total <= 0:
            return
        percent = min(100 * done // total, 100)
        self._working.setText(f"{task.title} {percent} %")
        self._bar.setRange(0, 100)
        self._bar.setValue(percent)

    def _on_ended(self, task: Task) -> None:
        if task is self._task:
            self._show_task(None)

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._cancel.setEnabled(False)
            self._working.setText(translate("StatusLine", "Stopping…"))
