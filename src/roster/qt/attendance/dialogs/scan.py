"""The desk at the door: a scanner types codes, the screen says who it was in very large type."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
)

from roster.attendance.codes import ScanResult
from roster.attendance.sign_in_codes import read_sheet_code
from roster.qt.attendance.words import half_day_words
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, NEAR, set_role, set_tone
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import choice_field, choice_of, note
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from roster.attendance.sign_in import Scan
    from roster.attendance.sign_in_codes import SheetCode
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.periods import PeriodRow

_SIZE = (860, 620)
_NAME_SCALE, _FIELD_SCALE = 2.6, 1.2
_NAME_HEIGHT, _FIELD_HEIGHT, _LOG_HEIGHT = 250, 52, 170
_LOGGED = 10
_SECOND_BEEP = 180  # milliseconds
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TONES = {
    ScanResult.SIGNED: Tone.DONE,
    ScanResult.ALREADY_HERE: Tone.DUE,
    ScanResult.NOT_IN_TRAINING: Tone.MISSING,
    ScanResult.UNKNOWN: Tone.MISSING,
}
_SIGNS = {Tone.DONE: "✓", Tone.DUE: "!", Tone.MISSING: "×"}


class ScanDialog(Dialog):
    """Takes one code after the other; the field always has the keyboard.

    The code of a sign-in sheet turns to its half-day.

    Args:
        workspace: the shared parts of the window.
        periods: the half-days.
        first: the half-day to begin with.
        scan: signs in what was scanned in a half-day.
        parent: the widget over which the dialog stands.

    Signals:
        scanned: what became of a code.
    """

    scanned = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        periods: Sequence[PeriodRow],
        first: str,
        scan: Callable[[str, str], Scan | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Scan", "Sign in at the door"))
        self._scan = scan
        self._theme = workspace.theme
        self._lines: deque[str] = deque(maxlen=_LOGGED)
        language = workspace.language
        self.period = choice_field({p.id: half_day_words(p, language) for p in periods}, first)
        self.period.setAccessibleName(translate("Scan", "Half-day"))
        self.period.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.field = _ScanField()
        self.field.setAccessibleName(translate("Scan", "Code or identity number"))
        self.field.setPlaceholderText(
            translate("Scan", "Scan a name card, or read an identity card")
        )
        self.panel, self.name, self.said = QFrame(), Label(), Label()
        self.log = QListWidget()
        self.log.setAccessibleName(translate("Scan", "The last ten"))
        self.log.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._second_beep = QTimer(self, singleShot=True, interval=_SECOND_BEEP)
        self._second_beep.timeout.connect(QApplication.beep)
        self.field.returnPressed.connect(self._on_scanned)
        self.field.stepped.connect(self._step)
        self._set_up_type()
        self._lay_out()
        give_size(self, workspace.theme, *_SIZE)
        self._say(None, translate("Scan", "Ready"), "")
        self.field.setFocus()

    @property
    def period_id(self) -> str:
        """The half-day in which people are signed in."""
        return choice_of(self.period)

    def _set_up_type(self) -> None:
        px = self._theme.px
        field = self._theme.font("section").pointSizeF() * _FIELD_SCALE
        self.field.setStyleSheet(f"font-size: {field:.1f}pt;")
        self.field.setFixedHeight(px(_FIELD_HEIGHT))
        self.panel.setMinimumHeight(px(_NAME_HEIGHT))
        self.log.setFixedHeight(px(_LOG_HEIGHT))
        set_role(self.said, "section")
        for part in (self.name, self.said):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setWordWrap(True)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.panel)
        inside.addStretch(1)
        inside.addWidget(self.name)
        inside.addWidget(self.said)
        inside.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(Label(translate("Scan", "Half-day")))
        top.addWidget(self.period, 1)
        hint = note(translate("Scan", "↑ ↓ another half-day, Esc ends"))
        hint.setWordWrap(False)
        top.addWidget(hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.field)
        column.addWidget(self.panel, 1)
        column.addWidget(self.log)
        column.addWidget(buttons)

    def _on_scanned(self) -> None:
        text = self.field.text().strip()
        self.field.clear()
        if sheet := read_sheet_code(text):
            self._turn_to(sheet)
            return
        found = self._scan(self.period_id, text) if text else None
        if found is None:
            return
        tone = _TONES[found.result]
        words = result_words(found)
        name = found.name or translate("Scan", "Unknown")
        self._say(tone, name, words)
        QApplication.beep()
        if tone is not Tone.DONE:
            self._second_beep.start()
        self._lines.appendleft(f"{_SIGNS[tone]}  {name}  {words}")
        self.log.clear()
        self.log.addItems(list(self._lines))
        self.scanned.emit(found)

    def _turn_to(self, sheet: SheetCode) -> None:
        """Take people in at the half-day of a scanned sign-in sheet."""
        place = self.period.findData(sheet.period_id)
        QApplication.beep()
        if place < 0:
            words = translate("Scan", "the sheet is of no single half-day of this training")
            self._say(Tone.MISSING, translate("Scan", "Sign-in sheet"), words)
            return
        self.period.setCurrentIndex(place)
        self._say(None, self.period.currentText(), translate("Scan", "half-day of the sheet"))

    def _say(self, tone: Tone | None, name: str, words: str) -> None:
        sign = f"{_SIGNS[tone]} " if tone else ""
        self._show_name(f"{sign}{name}")
        self.said.setText(words)
        set_role(self.panel, "notice", tone)
        for part in (self.name, self.said):
            set_tone(part, tone)

    def _show_name(self, text: str) -> None:
        """Show a name as large as it fits on one line."""
        font = self._theme.font("figure", bold=True)
        font.setPointSizeF(font.pointSizeF() * _NAME_SCALE)
        room = self.panel.width() - 2 * APART
        wide = QFontMetricsF(font).horizontalAdvance(text)
        points = font.pointSizeF() * min(room / wide, 1) if self.isVisible() else font.pointSizeF()
        self.name.setStyleSheet(f"font-size: {points:.1f}pt; font-weight: 600;")
        self.name.setText(text)

    def _step(self, step: int) -> None:
        last = self.period.count() - 1
        self.period.setCurrentIndex(min(max(self.period.currentIndex() + step, 0), last))


class _ScanField(QLineEdit):
    """The field of the scanner; arrows choose the half-day, and Tab leaves it nowhere."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        # An input method would keep the X of an identity number and the Enter that follows it.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - Qt's own

    # Qt overrides

    def focusNextPrevChild(self, _forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Stay: what is scanned next must land here."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step to another half-day, or take what is scanned."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                event.accept()  # Enter of the scanner presses no button


def now() -> str:
    """Return the time of day by the clock of this machine, "HH:MM"."""
    return QTime.currentTime().toString("HH:mm")


def result_words(scan: Scan) -> str:
    """Return what became of a code, with the village and how late."""
    said = {
        ScanResult.SIGNED: translate("Scan", "signed in"),
        ScanResult.ALREADY_HERE: translate("Scan", "is here already"),
        ScanResult.NOT_IN_TRAINING: translate("Scan", "is not in this training"),
        ScanResult.UNKNOWN: translate("Scan", "no card or number that is known"),
    }[scan.result]
    if scan.result is ScanResult.SIGNED and scan.minutes_late:
        late = translate("Scan", "signed in, {count} minutes late")
        said = late.format(count=scan.minutes_late)
    return f"{scan.unit_name}  {said}" if scan.unit_name else said
