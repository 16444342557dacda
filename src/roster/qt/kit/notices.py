"""Short sentences that appear above the status line and go by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPropertyAnimation, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roster.qt.kit.announcing import announce
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, LARGE_ICON, NEAR, TIGHT, set_role, set_tone
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from roster.qt.look.theme import Theme

_FADE_MILLISECONDS = 120
_STAY_MILLISECONDS = 8_000
_STAY_WITH_WARNING = 20_000
_CALM = {Tone.DONE, Tone.ACCENT}
_SIGNS = {
    Tone.DONE: "circle-check",
    Tone.DUE: "triangle-alert",
    Tone.MISSING: "circle-x",
    Tone.ACCENT: "info",
}


class Notices(QWidget):
    """The strip of notices; one at a time, a new one takes the place of the old.

    Signals:
        announced: what was shown was told to screen readers, too.
    """

    announced = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._button_action: Callable[[], None] | None = None
        self._offers_undo = False
        self._create()
        self._connect()
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """What is said at the moment; empty when nothing is."""
        return "" if self.isHidden() else self._label.text()

    @property
    def is_going(self) -> bool:
        """Whether the notice goes by itself after a while."""
        return self._stay.isActive()

    def show_notice(
        self,
        text: str,
        tone: Tone = Tone.DONE,
        *,
        undo: Callable[[], None] | None = None,
        button: str = "",
    ) -> None:
        """Say what happened.

        Args:
            text: one or two sentences.
            tone: done, accent (good to know), due (look at it) or missing (it failed);
                a warning stays longer, a failure until it is taken away.
            undo: called by the button; without it there is none.
            button: the button's word, "Undo" unless told.
        """
        self._label.setText(text)
        set_tone(self._card, tone)
        icon = self._theme.icon(_SIGNS[tone], tone.value)
        self._sign.setPixmap(icon.pixmap(QSize(LARGE_ICON, LARGE_ICON), self.devicePixelRatioF()))
        self._button_action = undo
        self._offers_undo = undo is not None and not button
        self._button.setText(button or translate("Notices", "Undo"))
        self._button.setVisible(undo is not None)
        if tone is Tone.MISSING:
            self._stay.stop()
        else:
            self._stay.start(_STAY_MILLISECONDS if tone in _CALM else _STAY_WITH_WARNING)
        self._appear()
        announce(self, text, is_urgent=tone is Tone.MISSING)
        self.announced.emit(text)

    def show_error(self, text: str) -> None:
        """Say that something did not work."""
        self.show_notice(text, Tone.MISSING)

    def outdate(self) -> None:
        """Take an offer to undo away: after another write it would undo that one."""
        if self._offers_undo:
            self.dismiss()

    def withdraw(self) -> None:
        """Take an offer away, whichever: the file or the page that it is about was left."""
        if self._button_action is not None:
            self.dismiss()

    def dismiss(self) -> None:
        """Take the notice away."""
        self._stay.stop()
        self.hide()

    def _create(self) -> None:
        self._card = QFrame(self)
        set_role(self._card, "notice")
        self._sign = Label(parent=self._card)
        self._label = Label(parent=self._card)
        self._button = QPushButton(self._card)
        self._close = QToolButton(self._card)
        self._stay = QTimer(self, singleShot=True)
        self._opacity = QGraphicsOpacityEffect(self._card)
        self._card.setGraphicsEffect(self._opacity)
        self._fade = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fade.setDuration(_FADE_MILLISECONDS)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)

    def _connect(self) -> None:
        self._button.clicked.connect(self._on_button)
        self._close.clicked.connect(self.dismiss)
        self._stay.timeout.connect(self.dismiss)
        self._fade.finished.connect(self._on_shown)

    def _lay_out(self) -> None:
        self._label.setWordWrap(True)
        self._close.setIcon(self._theme.icon("x"))
        row = QHBoxLayout(self._card)
        row.setContentsMargins(GAP, NEAR, NEAR, NEAR)
        row.setSpacing(NEAR)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        around = QVBoxLayout(self)
        around.setContentsMargins(GAP, TIGHT, GAP, NEAR)
        around.addWidget(self._card)

    def _appear(self) -> None:
        self.show()
        self._opacity.setEnabled(True)
        self._fade.start()

    def _on_shown(self) -> None:
        self._opacity.setEnabled(False)

    def _on_button(self) -> None:
        action = self._button_action
        self.dismiss()
        if action is not None:
            action()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc take the notice away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
