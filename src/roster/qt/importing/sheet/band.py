"""The two edges of the header band that can be dragged, over the rows and over their numbers."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView, QWidget

    Band = tuple[int, int]

MOST_ROWS = 6
"""So many rows a header may have; more is a slip of the hand."""

_REACH = 4  # pixels to either side of an edge where it can be grasped


class Edge(Enum):
    """One end of the band."""

    TOP = "top"
    BOTTOM = "bottom"


def moved_edge(band: Band, edge: Edge, rows_above: int, rows: int) -> Band:
    """Return the band with one edge below ``rows_above`` rows, kept within reason.

    Args:
        band: first and last row of the header, one-based and inclusive.
        edge: which end moves.
        rows_above: how many rows of the sheet are above the edge then.
        rows: how many rows the sheet has.
    """
    first, last = band
    if edge is Edge.TOP:
        return min(max(rows_above + 1, last - MOST_ROWS + 1, 1), last), last
    return first, max(min(rows_above, first + MOST_ROWS - 1, rows), first)


class BandGrips(QObject):
    """Lets the mouse drag the edges of the band, wherever in the width of the sheet.

    Signals:
        moved: first and last row while the mouse drags.
        dropped: first and last row when it lets go elsewhere than it began.
    """

    moved = Signal(int, int)
    dropped = Signal(int, int)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._band: Band | None = None
        self._begun: Band | None = None
        self._edge: Edge | None = None
        for widget in (view.viewport(), view.verticalHeader().viewport()):
            widget.setMouseTracking(True)
            widget.installEventFilter(self)

    def set_band(self, band: Band | None) -> None:
        """Say where the band is."""
        self._band, self._edge = band, None

    def _edge_at(self, y: int) -> Edge | None:
        if self._band is None:
            return None
        tops = (self._y_below(self._band[0] - 1), self._y_below(self._band[1]))
        far = [abs(y - top) for top in tops]
        if min(far) > _REACH:
            return None
        return Edge.BOTTOM if far[1] <= far[0] else Edge.TOP

    def _y_below(self, rows: int) -> int:
        """Return where the first so many rows end."""
        if not rows:
            return self._view.rowViewportPosition(0)
        return self._view.rowViewportPosition(rows - 1) + self._view.rowHeight(rows - 1)

    def _rows_above(self, y: int) -> int:
        """Return how many rows are above the line between rows that is nearest."""
        height = self._view.verticalHeader().defaultSectionSize()
        row = self._view.rowAt(max(y, 0) + height // 2)
        return row if row >= 0 else self._view.model().rowCount()

    def _begin(self, y: int) -> bool:
        self._edge, self._begun = self._edge_at(y), self._band
        return self._edge is not None

    def _drag(self, y: int) -> bool:
        if self._edge is None or self._band is None:
            return False
        rows = self._view.model().rowCount()
        band = moved_edge(self._band, self._edge, self._rows_above(y), rows)
        if band != self._band:
            self._band = band
            self.moved.emit(*band)
        return True

    def _end(self) -> bool:
        if self._edge is None or self._band is None:
            return False
        self._edge = None
        if self._band != self._begun:
            self.dropped.emit(*self._band)
        return True

    def _hover(self, widget: QWidget, y: int) -> bool:
        if self._edge_at(y):
            widget.setCursor(Qt.CursorShape.SplitVCursor)
        else:
            widget.unsetCursor()
        return False

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse over where an edge is grasped; everything else goes its way."""
        if not isinstance(event, QMouseEvent):
            return False
        y, is_left = event.position().toPoint().y(), Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == is_left:
            return self._begin(y)
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == is_left:
            return self._end()
        if event.type() != QEvent.Type.MouseMove:
            return False
        return self._drag(y) or self._hover(watched, y)  # type: ignore[arg-type]  # a viewport
