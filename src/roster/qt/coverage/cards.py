"""The requirements at a glance: who must attend, who did, who is missing, in persons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from roster.coverage.requirements import name_of
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPaintEvent

    from roster.base.words import Language
    from roster.coverage.coverage import Figure
    from roster.qt.coverage.state import CoverageState
    from roster.qt.look.theme import Theme

_HEIGHT = 122
_BAR = 6
_CORNER = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TierCards(QWidget):
    """One card for each requirement; a click lists its people."""

    def __init__(self, state: CoverageState, theme: Theme, language: Language) -> None:
        super().__init__()
        self._state = state
        self._theme = theme
        self._language = language
        self._cards: dict[tuple[str, str], TierCard] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        state.changed.connect(self._show)

    def _show(self) -> None:
        report = self._state.report
        if report is None:
            return
        names = [(t.requirement.key, name_of(t.requirement, self._language)) for t in report.tiers]
        if names != list(self._cards):
            self._put_cards(names)
        for card, tier in zip(self._cards.values(), report.tiers, strict=True):
            card.show_figure(tier.figure, tier.unknown)
        self._mark()

    def _mark(self) -> None:
        """Mark the card whose people are listed; none where they are those of one village."""
        wanted = self._state.wanted
        for (key, _name), card in self._cards.items():
            card.setChecked(key == wanted.requirement and not wanted.unit_id)

    def _put_cards(self, names: Iterable[tuple[str, str]]) -> None:
        """Put one card a requirement, given by its key and name, in place of those there are."""
        for card in self._cards.values():
            self._row.removeWidget(card)
            card.hide()  # it goes only when the window comes to it
            card.deleteLater()
        self._cards = {(key, name): TierCard(self._theme, name) for key, name in names}
        for (key, _name), card in self._cards.items():
            card.clicked.connect(partial(self._on_clicked, key))
            self._row.addWidget(card)

    def _on_clicked(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own
        self._state.want(key)


def unknown_words(name: str, count: int) -> str:
    """Return that of so many people nobody says whether they are newly elected."""
    text = translate("Coverage", "{requirement}: of {count} nobody says whether newly elected")
    return text.format(requirement=name, count=count)


class TierCard(QAbstractButton):
    """Name, share, bar and three counts of one requirement."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._figure: Figure | None = None
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_figure(self, figure: Figure, unknown: int = 0) -> None:
        """Show other figures; of ``unknown`` people nobody says whether they are meant."""
        self._figure = figure
        self.setToolTip(unknown_words(self.text(), unknown) if unknown else "")
        said = (self.text(), figure.percent, _counts(figure), self.toolTip())
        self.setAccessibleName(" ".join(filter(None, said)))
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(self._theme.px(190), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which nothing is cut."""
        return QSize(self._theme.px(170), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._figure is not None:
            inside = self.rect().adjusted(WIDE, GAP, -WIDE, -GAP)
            self._paint_head(painter, inside, self._figure)
            middle = inside.top() + self._theme.px(38)
            bar = QRectF(inside.left(), middle, inside.width(), _BAR)
            paint_bar(painter, self._theme, bar, self._figure)
            self._paint_counts(painter, inside, self._figure)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        colours = self._theme.colours
        marked = self.isChecked() or self.hasFocus()
        edge = colours.accent if marked else colours.edge if self.underMouse() else colours.hairline
        painter.setPen(QPen(QColor(edge), 2 if marked else 1))
        painter.setBrush(QColor(colours.accent_soft if self.isChecked() else colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)

    def _paint_head(self, painter: QPainter, inside: QRect, figure: Figure) -> None:
        line = QRectF(inside.left(), inside.top(), inside.width(), self._theme.px(30))
        painter.setFont(self._theme.font(bold=True))
        painter.setPen(self._theme.colour(Tone.PLAIN))
        painter.drawText(line, _LEFT, self.text())
        painter.setFont(self._theme.font("title", bold=True))
        painter.drawText(line, _RIGHT, figure.percent)

    def _paint_counts(self, painter: QPainter, inside: QRect, figure: Figure) -> None:
        counts = (
            (translate("Coverage", "Must"), figure.must, Tone.PLAIN),
            (translate("Coverage", "Trained"), figure.trained, Tone.PLAIN),
            (translate("Coverage", "Missing"), figure.missing, _tone_of_missing(figure)),
        )
        part = inside.width() / len(counts)
        half = self._theme.px(20)
        for at, (words, count, tone) in enumerate(counts):
            line = QRectF(inside.left() + at * part, inside.bottom() - 2 * half, part, half)
            painter.setFont(self._theme.font("note"))
            painter.setPen(self._theme.colour(Tone.QUIET))
            painter.drawText(line, _LEFT, words)
            painter.setFont(self._theme.font(bold=True))
            painter.setPen(self._theme.colour(tone))
            painter.drawText(line.translated(0, half), _LEFT, f"{count:,}")


def _tone_of_missing(figure: Figure) -> Tone:
    return Tone.MISSING if figure.missing else Tone.PLAIN


def tone_of(figure: Figure) -> Tone:
    """Return the colour of a figure: all trained, some, none."""
    if not figure.must:
        return Tone.QUIET
    if not figure.missing:
        return Tone.DONE
    return Tone.PLAIN if figure.trained else Tone.MISSING


def missing_words(figure: Figure) -> str:
    """Return how many are missing, with a sign."""
    if not figure.must:
        return translate("Coverage", "nobody due")
    if not figure.missing:
        return translate("Coverage", "✓ all trained")
    return translate("Coverage", "{missing} missing").format(missing=figure.missing)


def paint_bar(painter: QPainter, theme: Theme, bar: QRectF, figure: Figure) -> None:
    """Draw a bar as long as the share trained."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours.pressed))
    round_ = bar.height() / 2
    painter.drawRoundedRect(bar, round_, round_)
    if figure.trained:
        done = QRectF(bar)
        done.setWidth(max(bar.width() * figure.trained / figure.must, bar.height()))
        painter.setBrush(theme.colour(Tone.ACCENT if figure.missing else Tone.DONE))
        painter.drawRoundedRect(done, round_, round_)
    painter.restore()


def _counts(figure: Figure) -> str:
    text = translate("Coverage", "{must} due, {trained} trained, {missing} missing")
    return text.format(must=figure.must, trained=figure.trained, missing=figure.missing)
