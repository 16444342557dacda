"""The people whose initials fit, listed under the current cell as an input method lists words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame

from roster.people.posts import posts_on_paper
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, TIGHT, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from roster.qt.look.theme import Theme
    from roster.trainings.enrollments import EnrollmentRow

SHOWN = 9
"""So many have a digit of their own; the arrows reach the others."""

_ROW, _KEY, _NUMBER, _NAME, _REST = 28, 24, 40, 110, 220
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Candidates(QFrame):
    """Digits, arrows with Enter, or a click pick one; the keyboard stays with the grid.

    Signals:
        picked: the row in the grid that was clicked.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._theme = theme
        self._people: Sequence[EnrollmentRow] = ()
        self._rows: Sequence[int] = ()
        self._at = 0
        self._first = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self, "popup")
        self.hide()

    @property
    def row(self) -> int:
        """The row in the grid of the candidate that Enter picks."""
        return self._rows[self._at]

    def offer(self, people: Sequence[EnrollmentRow], rows: Sequence[int], cell: QRect) -> None:
        """List these rows of the grid below a cell, or above it where there is no room."""
        self._people, self._rows, self._at, self._first = people, rows, 0, 0
        self.resize(self._wanted_size())
        self.move(self._place(cell))
        self.setAccessibleName("\n".join(self.words()))
        self.show()
        self.raise_()
        self.update()

    def step(self, steps: int) -> None:
        """Go up or down."""
        self._at = min(max(self._at + steps, 0), len(self._rows) - 1)
        self._first = min(max(self._first, self._at - SHOWN + 1), self._at)
        self.update()

    def row_of_digit(self, digit: int) -> int | None:
        """Return the row in the grid of the candidate with this digit."""
        at = self._first + digit - 1
        return self._rows[at] if 0 < digit <= SHOWN and at < len(self._rows) else None

    def words(self) -> list[str]:
        """Return what is listed, a line for each person and one for those out of sight."""
        lines = [f"{key} {' '.join(_facts(p))}" for key, p in enumerate(self._seen(), start=1)]
        return [*lines, self._rest_words()] if self._rest else lines

    @property
    def _rest(self) -> int:
        return max(len(self._rows) - SHOWN, 0)

    def _rest_words(self) -> str:
        return translate("Attendance", "{count} more: type on, or ↓").format(count=self._rest)

    def _seen(self) -> list[EnrollmentRow]:
        return [self._people[row] for row in self._rows[self._first : self._first + SHOWN]]

    def _wanted_size(self) -> QSize:
        px = self._theme.px
        lines = min(len(self._rows), SHOWN) + bool(self._rest)
        width = px(_KEY + _NUMBER + _NAME + _REST) + 4 * GAP
        return QSize(width, lines * px(_ROW) + 2 * TIGHT)

    def _place(self, cell: QRect) -> QPoint:
        parent = self._room.rect()
        below = cell.bottom() + TIGHT
        has_room = below + self.height() <= parent.bottom()
        top = below if has_room else max(cell.top() - TIGHT - self.height(), 0)
        return QPoint(max(min(cell.left(), parent.right() - self.width() - NEAR), 0), top)

    def _line(self, at: int) -> QRect:
        height = self._theme.px(_ROW)
        return QRect(TIGHT, TIGHT + at * height, self.width() - 2 * TIGHT, height)

    def _draw(self, painter: QPainter, at: int, person: EnrollmentRow) -> None:
        colours, px = self._theme.colours, self._theme.px
        line = self._line(at)
        if self._first + at == self._at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(line, 4, 4)
        number, name, rest = _facts(person)
        left = line.left() + NEAR
        parts = (
            (str(at + 1), _KEY, _LEFT, colours.accent, True),
            (number, _NUMBER, _RIGHT, colours.quiet, False),
            (name, _NAME, _LEFT, colours.text, True),
            (rest, _REST, _LEFT, colours.quiet, False),
        )
        for text, width, side, colour, is_bold in parts:
            place = QRect(left, line.top(), px(width), line.height())
            painter.setFont(self._theme.font(bold=is_bold))
            painter.setPen(QColor(colour))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, px(width))
            painter.drawText(place, side, cut)
            left += px(width) + GAP

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, person in enumerate(self._seen()):
            self._draw(painter, at, person)
        if self._rest:
            painter.setFont(self._theme.font("note"))
            painter.setPen(QColor(self._theme.colours.quiet))
            painter.drawText(self._line(SHOWN).adjusted(NEAR, 0, 0, 0), _LEFT, self._rest_words())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the line under the pointer."""
        at = (event.position().toPoint().y() - TIGHT) // self._theme.px(_ROW)
        row = self.row_of_digit(at + 1)
        if row is not None:
            self.picked.emit(row)


def _facts(person: EnrollmentRow) -> tuple[str, str, str]:
    rest = f"{person.unit_name} {posts_on_paper(person.posts)}".strip()
    return str(person.number), person.name, rest
