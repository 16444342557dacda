"""How the window looks: colours, type, measures and icons, in one object that is passed down."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette

from roster.qt.look.colours import DARK, LIGHT, Colours, Tone
from roster.qt.look.fonts import interface_families
from roster.qt.look.icons import Icons
from roster.qt.look.style_sheet import TEXT_POINTS, style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication, QWidget

TIGHT, NEAR, GAP, WIDE, APART = 4, 8, 12, 16, 24
"""The grid, in device-independent pixels."""

SMALL_ICON, LARGE_ICON = 16, 20

TEXT_PERCENTS = (90, 100, 110, 125, 150)


class Mode(StrEnum):
    """Which table of colours the clerk wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look of the whole program.

    Signals:
        changed: colours or sizes are new; widgets that paint themselves repaint.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._percent = percent
        self._families = interface_families()
        self._icons = Icons(lambda: self.colours)
        self.colours = LIGHT
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def mode(self) -> Mode:
        """What the clerk chose."""
        return self._mode

    @property
    def percent(self) -> int:
        """The size of all text, 90 to 150."""
        return self._percent

    @property
    def dark(self) -> bool:
        """Whether the dark table is shown."""
        return self.colours is DARK

    @property
    def row_height(self) -> int:
        """Height of a table row, in device-independent pixels."""
        return self.px(30)

    def px(self, size: float) -> int:
        """Return a measure that grows with the text."""
        return round(size * self._percent / 100)

    def choose(self, mode: Mode | None = None, percent: int | None = None) -> None:
        """Change colours or size of text at once."""
        self._mode = self._mode if mode is None else mode
        if percent is not None:
            self._percent = min(max(percent, TEXT_PERCENTS[0]), TEXT_PERCENTS[-1])
        self._apply()
        self.changed.emit()

    def icon(self, name: str, colour: str = "quiet") -> QIcon:
        """Return an icon that follows the theme; ``colour`` names a field of ``Colours``."""
        return self._icons.icon(name, colour)

    @property
    def icons(self) -> Icons:
        """The drawer of icons, for widgets that paint themselves."""
        return self._icons

    def colour(self, tone: Tone) -> QColor:
        """Return the text colour of a status."""
        return QColor(self.colours.of(tone))

    def ground(self, tone: Tone) -> QColor:
        """Return the soft ground of a status."""
        return QColor(self.colours.ground(tone))

    def font(self, size: str = "text", *, bold: bool = False) -> QFont:
        """Return a font by its place: text, note, section, title or figure."""
        font = QFont(self._families)
        font.setPointSizeF(TEXT_POINTS[size] * self._percent / 100)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def digits(self) -> QFont:
        """Return the text font with digits of one width, for numbers in columns."""
        font = self.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _apply(self) -> None:
        self.colours = self._wanted()
        self._app.setStyleSheet("")  # a sheet in place of another takes five times as long
        self._app.setFont(self.font())
        self._app.setPalette(_palette(self.colours))
        scale = self._percent / 100
        self._app.setStyleSheet(style_sheet(self.colours, dark=self.dark, scale=scale))

    def _wanted(self) -> Colours:
        if self._mode is not Mode.SYSTEM:
            return DARK if self._mode is Mode.DARK else LIGHT
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def _on_system_changed(self) -> None:
        if self._mode is Mode.SYSTEM and self._wanted() is not self.colours:
            self.choose()


def set_role(widget: QWidget, role: str, tone: Tone | None = None) -> None:
    """Give a widget its look in the style sheet (primary, card, chip, page-title …)."""
    _set_flags(widget, role=role, tone=_tone_flag(tone))


def set_tone(widget: QWidget, tone: Tone | None) -> None:
    """Give a widget a status colour, also while it is shown."""
    _set_flags(widget, tone=_tone_flag(tone))


def set_flag(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001 - what the property holds
    """Set a property that the style sheet reads and let the widget take its new look."""
    _set_flags(widget, **{name: value})


def _tone_flag(tone: Tone | None) -> str:
    return "" if tone is None else tone.value


def _set_flags(widget: QWidget, **flags: str | bool) -> None:
    """Set properties together: taking a look costs most of a millisecond, staying as it is none."""
    new = {name: value for name, value in flags.items() if widget.property(name) != value}
    for name, value in new.items():
        widget.setProperty(name, value)
    if new and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    for role, colour in _palette_roles(colours).items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    palette.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(colours.faint)
    )
    return palette


def _palette_roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.side,
        role.Text: colours.text,
        role.PlaceholderText: colours.quiet,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.missing,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.tip,
        role.ToolTipText: colours.on_tip,
        role.Light: colours.surface,
        role.Midlight: colours.hairline,
        role.Mid: colours.border,
        role.Dark: colours.edge,
        role.Shadow: colours.edge,
    }
