"""What the search field found, listed below it under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, SMALL_ICON, TIGHT, set_role
from roster.qt.widgets.search.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

    from roster.qt.look.theme import Theme

_ROWS_SHOWN = 12
_HIT_ROLE = Qt.ItemDataRole.UserRole


class Results(QFrame):
    """The list below the field; it never takes the focus.

    Signals:
        chosen: a row was clicked; carries its hit.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_HitDelegate(theme, self))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._on_clicked)
        set_role(self, "popup")
        set_role(self._list, "hits")
        column = QVBoxLayout(self)
        column.setContentsMargins(TIGHT, TIGHT, TIGHT, TIGHT)
        column.addWidget(self._list)
        self.hide()

    def show_hits(self, hits: Sequence[Hit], text: str) -> None:
        """List the hits under their headings, the first one ready to be opened."""
        self._list.clear()
        group = ""
        for hit in hits:
            if hit.group != group:
                group = hit.group
                self._add_heading(group)
            QListWidgetItem(hit.title, self._list).setData(_HIT_ROLE, hit)
        if not hits:
            self._add_heading(
                translate("SearchBox", "Nothing found for “{text}”").format(text=text)
            )
        self._list.setCurrentRow(1 if hits else -1)

    def current(self) -> Hit | None:
        """Return the hit that Enter opens."""
        return _hit_of(self._list.currentItem())

    def titles(self) -> list[str]:
        """Return what is listed, headings too, from top to bottom."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def step(self, steps: int) -> None:
        """Go up or down, over the headings."""
        hits = [r for r in range(self._list.count()) if _hit_of(self._list.item(r))]
        if not hits:
            return
        at = hits.index(self._list.currentRow()) + steps
        self._list.setCurrentRow(hits[min(max(at, 0), len(hits) - 1)])

    def wanted_height(self) -> int:
        """Return the height in pixels that shows all, up to a dozen rows."""
        rows = min(self._list.count(), _ROWS_SHOWN)
        return sum(self._list.sizeHintForRow(row) for row in range(rows)) + 2 * TIGHT + 4

    def _add_heading(self, text: str) -> None:
        QListWidgetItem(text, self._list).setFlags(Qt.ItemFlag.NoItemFlags)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        hit = _hit_of(item)
        if hit is not None:
            self.chosen.emit(hit)


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit = index.data(_HIT_ROLE)
        rect = option.rect.adjusted(GAP, 0, -GAP, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        if not isinstance(hit, Hit):
            painter.setFont(self._theme.font("note", bold=True))
            painter.setPen(QColor(self._theme.colours.quiet))
            painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        else:
            self._paint_hit(painter, option, rect, hit)
        painter.restore()

    def _paint_hit(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, hit: Hit
    ) -> None:
        colours = self._theme.colours
        middle = Qt.AlignmentFlag.AlignVCenter
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 4, 4)
        top = rect.top() + (rect.height() - SMALL_ICON) // 2
        place = QRect(rect.left(), top, SMALL_ICON, SMALL_ICON)
        self._theme.icons.draw(painter, place, hit.icon, colours.quiet)
        rect = rect.adjusted(SMALL_ICON + NEAR, 0, 0, 0)
        metrics = option.fontMetrics
        painter.setPen(QColor(colours.text))
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, title)
        rest = rect.adjusted(metrics.horizontalAdvance(title) + GAP, 0, 0, 0)
        painter.setPen(QColor(colours.quiet))
        detail = metrics.elidedText(hit.detail, Qt.TextElideMode.ElideLeft, rest.width())
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignRight, detail)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        is_hit = isinstance(index.data(_HIT_ROLE), Hit)
        return QSize(option.rect.width(), self._theme.px(32 if is_hit else 26))


def _hit_of(item: QListWidgetItem | None) -> Hit | None:
    hit = item.data(_HIT_ROLE) if item is not None else None
    return hit if isinstance(hit, Hit) else None
