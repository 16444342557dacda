"""Fields that take what is typed as a clerk types it: full width, whole dates, a word of a choice.

A date is written in one go (``20261211``, ``2026.12.11``, ``12-11``) and read when it is left; a
choice is found by its words, also committed by an input method, or by their pinyin.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDoubleSpinBox,
    QSpinBox,
    QToolTip,
    QWidget,
)

from roster.base.days import read_day
from roster.base.errors import DayUnreadable
from roster.base.half_width import half_width, is_digits, number_text
from roster.qt.look.languages import translate
from roster.qt.look.theme import set_flag
from roster.qt.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent

_REASON = Qt.FocusReason
_IN_BETWEEN = {
    _REASON.MouseFocusReason,
    _REASON.PopupFocusReason,
    _REASON.ActiveWindowFocusReason,
}
"""The clerk pointed at a place in the number, or comes back to it."""

_NUMBER = re.compile(r"[0-9]{0,6}(?:\.[0-9]*)?")
_STEPS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SECTIONS = {
    QDateTimeEdit.Section.YearSection: 0,
    QDateTimeEdit.Section.MonthSection: 1,
    QDateTimeEdit.Section.DaySection: 2,
}


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key types a character: no space bar, nothing held but Shift."""
    text = event.text()
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return bool(text) and text.isprintable() and text != " " and not held


class NumberField(QSpinBox):
    """A whole number that is typed anew wherever the keyboard comes from."""

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number, as Qt does after Tab only."""
        super().focusInEvent(event)
        if event.reason() not in _IN_BETWEEN:
            self.selectAll()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take full width for half width."""
        return super().validate(half_width(text), place)

    def valueFromText(self, text: str) -> int:
        """Read the number."""
        return super().valueFromText(half_width(text))


class DecimalField(QDoubleSpinBox):
    """A number with decimals; one out of its bounds can be typed, the nearest is taken for it."""

    def __init__(self, minimum: float, maximum: float, step: float, decimals: int) -> None:
        super().__init__(minimum=minimum, maximum=maximum, singleStep=step, decimals=decimals)
        self._typed = ""
        self.lineEdit().textEdited.connect(self._on_edited)

    @property
    def typed(self) -> str:
        """What was typed, whatever the field made of it, or else the number that it shows."""
        return self._typed or number_text(self.cleanText())

    def _on_edited(self, text: str) -> None:
        self._typed = number_text(text)

    # Qt overrides

    def stepBy(self, steps: int) -> None:
        """Go on from the number shown."""
        self._typed = ""
        super().stepBy(steps)

    def fixup(self, text: str) -> str:
        """Take the nearest number for one out of bounds."""
        plain = number_text(text)
        if not _NUMBER.fullmatch(plain) or not plain.strip("."):
            return super().fixup(text)
        return self.textFromValue(min(max(float(plain), self.minimum()), self.maximum()))

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take full width for half width and 。 for a point; swallow no digit."""
        plain = number_text(text) if text.strip() == text else half_width(text)
        verdict = super().validate(plain, place)
        if verdict[0] == QValidator.State.Invalid and _NUMBER.fullmatch(plain):
            return QValidator.State.Intermediate, plain, place
        return verdict

    def valueFromText(self, text: str) -> float:
        """Read the number."""
        return super().valueFromText(number_text(text))


class DateField(QDateEdit):
    """A day. What is typed stands alone in the field until it is left, and is read as a whole.

    One or two digits are the part that was chosen (year, month or day), month and day keep the
    year. What is no day leaves the day as it was. Arrows step only once the field was entered: by
    typing, by F2 or by a click; a hand that goes up and down in passing changes nothing.
    """

    def __init__(self, day: QDate) -> None:
        super().__init__(day)
        self._is_typed = self._is_entered = False
        self._refused = ""

    @property
    def typed(self) -> str:
        """The day as ``2026-12-11``, or what was typed where it is no day."""
        self.settle()
        return self._refused or self.date().toString("yyyy-MM-dd")

    def settle(self) -> None:
        """Take what was typed for the day."""
        if not self._is_typed:
            return
        iso = self._iso()
        self._refused = "" if iso else self.lineEdit().text().strip()
        self._end(QDate.fromString(iso, "yyyy-MM-dd") if iso else self.date())
        if self._refused:
            self._say_refused()

    def _say_refused(self) -> None:
        said = translate("Fields", "“{text}” is no day; it is still {day}.")
        words = said.format(text=self._refused, day=self.text())
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), escape(words), self)

    def enter(self) -> None:
        """Let arrows step from now on, until the field is left."""
        self._is_entered = True

    def type_on(self, text: str) -> None:
        """Show a text that was being typed."""
        self._begin()
        self.lineEdit().setText(text)

    def _iso(self) -> str:
        text = half_width(self.lineEdit().text()).strip()
        shown = self.date().toString("yyyy-MM-dd")
        if is_digits(text) and len(text) <= len("2026"):
            parts = shown.split("-")
            at = _SECTIONS.get(self.currentSection(), 0)
            parts[at] = text.zfill(len(parts[at]))
            text = "-".join(parts)
        return _day_in(text, shown)

    def _begin(self) -> None:
        """Let go of Qt's parts of a date: the text is free until it is settled."""
        self._is_typed, self._refused = True, ""
        self.enter()
        self.lineEdit().blockSignals(True)  # noqa: FBT003 - Qt's own
        self.lineEdit().selectAll()

    def _end(self, day: QDate) -> None:
        self._is_typed = False
        self.lineEdit().blockSignals(False)  # noqa: FBT003 - Qt's own
        self.setDate(day)
        with QSignalBlocker(self.lineEdit()):
            self.lineEdit().setText(self.textFromDateTime(self.dateTime()))

    def _take(self, event: QEvent) -> bool:
        if not self._is_typed and not self.isReadOnly():
            self._begin()
        return self.lineEdit().event(event)

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        """Take what an input method writes."""
        if isinstance(event, QInputMethodEvent) and (
            self._is_typed or event.commitString() or event.preeditString()
        ):
            return self._take(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, step by the arrows, or take back by Esc."""
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        if self._is_typed and event.key() == Qt.Key.Key_Escape:
            self._end(self.date())
        elif self._is_typed and event.key() in _STEPS | _ENTER:
            self.settle()
            super().keyPressEvent(event)
        elif is_typing(event) or is_paste or self._is_typed:
            self._take(event)
        elif event.key() == Qt.Key.Key_F2:
            self.enter()
            self.selectAll()
        elif event.key() in _STEPS and not self._is_entered:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Enter the field."""
        self.enter()
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read what was typed."""
        self.settle()
        self._is_entered = event.reason() in _IN_BETWEEN and self._is_entered
        super().focusOutEvent(event)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let anything stand while it is typed."""
        if self._is_typed:
            return QValidator.State.Intermediate, text, place
        return super().validate(text, place)


class ChoiceField(QComboBox):
    """A choice; its words or their pinyin find it, whichever way they are typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = False
        self._type_ahead = TypeAhead()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def setReadOnly(self, value: bool) -> None:  # noqa: FBT001 - as the other fields of Qt
        """Show the choice without letting it be changed; it can still be read and reached."""
        self._is_read_only = value
        set_flag(self, "fixed", value=value)

    def say(self, text: str) -> bool:
        """Choose what begins with the text, typed on from a moment ago; tell whether there is."""
        at = self._type_ahead.place(text, [self.itemText(at) for at in range(self.count())])
        if at >= 0:
            self.setCurrentIndex(at)
            self.activated.emit(at)
        return at >= 0

    # Qt overrides

    def showPopup(self) -> None:
        """Offer the choices."""
        if not self._is_read_only:
            super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose by the wheel."""
        if self._is_read_only:
            event.ignore()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by what is typed, else as Qt does."""
        if self._is_read_only:
            event.ignore()
        elif not (is_typing(event) and self.say(event.text())):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Choose by what an input method commits."""
        if event.commitString() and not self._is_read_only:
            self.say(event.commitString())


def _day_in(text: str, near: str) -> str:
    """Return the day typed, ISO; nothing where it is none."""
    try:
        return read_day(text, near).iso
    except DayUnreadable:
        return ""
