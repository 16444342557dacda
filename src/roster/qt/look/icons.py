"""Lucide icons, drawn in the colours of the palette and sharp at every scaling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from roster.base.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.qt.look.colours import Colours


class Icons:
    """Makes icons that ask for their colour each time they are drawn.

    A change of theme therefore needs a repaint and no new icons.
    """

    def __init__(self, colours: Callable[[], Colours]) -> None:
        self._colours = colours
        self._sources: dict[str, str] = {}

    def icon(self, name: str, colour: str = "quiet") -> QIcon:
        """Return the icon ``name``; ``colour`` names a field of :class:`Colours`."""
        # The copy matters: the wrapper that is given an engine of ours owns its wrapper, and a
        # garbage collection that meets both destroys the engine twice.
        return QIcon(QIcon(_Engine(self, name, colour)))

    def draw(self, painter: QPainter, rect: QRect, name: str, colour: str) -> None:
        """Draw one icon, for widgets that paint themselves."""
        source = self._source(name).replace("currentColor", colour)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(rect))

    def colour(self, name: str, mode: QIcon.Mode) -> str:
        """Return the stroke colour of an icon in a state."""
        colours = self._colours()
        return colours.faint if mode == QIcon.Mode.Disabled else str(getattr(colours, name))

    def _source(self, name: str) -> str:
        if name not in self._sources:
            text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
            # 1.75 sits better beside 10.5 pt text than Lucide's own 2
            self._sources[name] = text.replace('stroke-width="2"', 'stroke-width="1.75"')
        return self._sources[name]


class _Engine(QIconEngine):
    def __init__(self, icons: Icons, name: str, colour: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        self._icons.draw(painter, rect, self._name, self._icons.colour(self._colour, mode))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        pixmap = QPixmap(size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._colour)
