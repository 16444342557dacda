"""Tables of the class papers: texts in ruled columns under a header, on as many pages as it takes.

A row is set once, around the height 0, and then drawn wherever it comes to stand. Equal cells are
set once for the whole table: most rows share their unit and their posts with others.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from roster.papers.drawing.fonts import Face
from roster.papers.drawing.heading import LEFT, SMALLEST_TEXT
from roster.papers.drawing.page import Align, Box, Lettering
from roster.papers.drawing.typesetting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from roster.papers.drawing.page import Paper

TEXT = Lettering(Face.SONG, 12)
"""What stands in most cells."""

NAME = Lettering(Face.KAI, 14)
"""Names of people."""

THIN, MEDIUM, THICK = 0.4, 0.8, 1.2
"""Weights of lines in points: between cells, between groups, around the table."""

_HEADER = Lettering(Face.HEI, 11.5)
_HEADER_HEIGHT = 9.5
_OVER_HEIGHT = 13.0  # of a header in two tiers
_PADDING = 1.5
_ROUNDING = 1e-6  # mm
_LEAST_ROWS = 6  # a last page with fewer takes some from the page before


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header (with line breaks), width in mm and how its texts stand.

    Neighbours with the same ``over`` share that header above their own.
    """

    header: str
    width: float
    lettering: Lettering = TEXT
    align: Align = Align.CENTRE
    over: str = ""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row that is set: its united cell's text, the height in mm that it needs, its drawing."""

    united: str
    needs: float
    operators: str


@dataclass(frozen=True, slots=True)
class _SetCell:
    height: float
    operators: str


class Table:
    """The columns of a table on one paper, and the cells set so far.

    Args:
        paper: what it is drawn on.
        columns: from left to right.
        united: the column in which equal neighbours are drawn as one cell.
    """

    def __init__(self, paper: Paper, columns: Sequence[Column], united: int | None = None) -> None:
        self._paper = paper
        self._columns = columns
        self._united = united
        widths = accumulate((column.width for column in columns), initial=LEFT)
        self._edges = tuple(widths)
        self._cells: dict[tuple[int, str], _SetCell] = {}
        self._is_tiered = any(column.over for column in columns)
        self.header_height = _OVER_HEIGHT if self._is_tiered else _HEADER_HEIGHT

    @property
    def right(self) -> float:
        """The right edge in mm."""
        return self._edges[-1]

    def row(self, texts: Sequence[str], beside: str = "") -> SetRow:
        """Set one row; ``beside`` is drawn with it, around the height 0."""
        cells = [self._cell(at, text) for at, text in enumerate(texts) if text]
        drawn = (self._cell(at, text) for at, text in enumerate(texts) if self._stands(at, text))
        parts = [cell.operators for cell in drawn]
        united = texts[self._united] if self._united is not None and texts else ""
        needs = max((cell.height for cell in cells), default=0.0) + _PADDING
        return SetRow(united, needs, " ".join([*parts, beside] if beside else parts))

    def draw(self, rows: Sequence[SetRow], heights: Sequence[float], top: float) -> float:
        """Draw the header and these rows below it; return the lower edge in mm."""
        self._draw_header(top)
        first = top + self.header_height
        ends = tuple(accumulate(heights, initial=first))
        for row, height, begin in zip(rows, heights, ends, strict=False):
            self._paper.literal(self._paper.moved(row.operators, 0, begin + height / 2))
        self._draw_lines(rows, ends)
        self._draw_verticals(top, ends[-1])
        self._paper.segments([((LEFT, first), (self.right, first))], MEDIUM)
        self._paper.rectangle(Box(LEFT, top, self.right - LEFT, ends[-1] - top), THICK)
        return ends[-1]

    def _stands(self, at: int, text: str) -> bool:
        return bool(text) and at != self._united

    def _cell(self, at: int, text: str) -> _SetCell:
        cell = self._cells.get((at, text))
        if cell is None:
            cell = self._cells[at, text] = self._set(at, text)
        return cell

    def _set(self, at: int, text: str) -> _SetCell:
        column, paper = self._columns[at], self._paper
        width = column.width - 2 * _PADDING
        fitted = [
            paper.fit_line(line, width, column.lettering, SMALLEST_TEXT)
            for line in text.split("\n")
        ]
        size = min(setting.size for setting in fitted)
        setting = Setting(size, tuple(line for each in fitted for line in each.lines))
        box = Box(self._edges[at] + _PADDING, 0, width, 0)
        operators = paper.written_cell(box, setting, column.lettering, column.align)
        return _SetCell(paper.height_of(setting), operators)

    # --- lines ---

    def _draw_lines(self, rows: Sequence[SetRow], ends: Sequence[float]) -> None:
        """Draw a thin line below each row and a stronger one, all across, below each group."""
        thin: list[float] = []
        strong: list[float] = []
        for united, places in groupby(range(len(rows)), key=lambda at: rows[at].united):
            members = list(places)
            begin, end = ends[members[0]], ends[members[-1] + 1]
            inner = [ends[at + 1] for at in members[:-1]]
            if united:
                self._draw_united(united, begin, end)
            thin += inner
            strong.append(end)
            self._rule_united(united, inner)
        is_grouped = self._united is not None
        spans = self._spans_beside_united() if is_grouped else [(LEFT, self.right)]
        self._rule(spans, thin, THIN)
        self._rule([(LEFT, self.right)], strong, MEDIUM if is_grouped else THIN)

    def _draw_united(self, text: str, begin: float, end: float) -> None:
        if self._united is not None:
            operators = self._cell(self._united, text).operators
            self._paper.literal(self._paper.moved(operators, 0, (begin + end) / 2))

    def _rule_united(self, text: str, heights: Sequence[float]) -> None:
        """Rule the united column where it says nothing: blank rows are not joined."""
        if self._united is not None and not text:
            span = (self._edges[self._united], self._edges[self._united + 1])
            self._rule([span], heights, THIN)

    def _spans_beside_united(self) -> list[tuple[float, float]]:
        at = self._united or 0
        spans = [(LEFT, self._edges[at]), (self._edges[at + 1], self.right)]
        return [(begin, end) for begin, end in spans if begin < end]

    def _rule(
        self, spans: Iterable[tuple[float, float]], heights: Iterable[float], weight: float
    ) -> None:
        heights = tuple(heights)
        ends = (((x1, y), (x2, y)) for x1, x2 in spans for y in heights)
        self._paper.segments(ends, weight)

    def _draw_verticals(self, top: float, bottom: float) -> None:
        middle = top + self.header_height / 2
        ends = (
            ((self._edges[at], middle if self._shares_over(at) else top), (self._edges[at], bottom))
            for at in range(1, len(self._columns))
        )
        self._paper.segments(ends, THIN)

    def _shares_over(self, at: int) -> bool:
        over = self._columns[at].over
        return bool(over) and over == self._columns[at - 1].over

    # --- header ---

    def _draw_header(self, top: float) -> None:
        half = self.header_height / 2
        for at, column in enumerate(self._columns):
            begin, height = (top + half, half) if column.over else (top, self.header_height)
            box = Box(self._edges[at], begin, column.width, height)
            self._draw_header_text(box, column.header)
        for over, begin, end in self._overs():
            box = Box(begin, top, end - begin, half)
            self._draw_header_text(box, over)
            self._paper.segments([((begin, box.bottom), (end, box.bottom))], THIN)

    def _overs(self) -> Iterator[tuple[str, float, float]]:
        for over, places in groupby(range(len(self._columns)), lambda at: self._columns[at].over):
            members = list(places)
            if over:
                yield over, self._edges[members[0]], self._edges[members[-1] + 1]

    def _draw_header_text(self, box: Box, text: str) -> None:
        fitted = self._paper.fit_line(text, box.width - 1, _HEADER, 8)
        self._paper.cell(box, fitted, _HEADER)


def paginate(
    heights: Sequence[float],
    rooms: tuple[float, float],
    last_room: float,
    united: Sequence[str] = (),
    *,
    whole: bool = False,
) -> list[range]:
    """Cut rows to pages.

    Args:
        heights: of the rows, in mm.
        rooms: what the first page and what each following page has for rows, in mm.
        last_room: how much less than that the page has that ends the table.
        united: of each row what it shares with its neighbours: a village, a day.
        whole: neighbours that share it stay on one page, where half a page holds them.

    A last page is never left with a row or two: it takes some from the page before. Where it can
    be helped, no page ends or begins with a single row of those that belong together.
    """
    pages: list[range] = []
    start, room, count = 0, rooms[0], len(heights)
    above = list(accumulate(heights, initial=0.0))
    while above[-1] - above[start] > room - last_room + _ROUNDING and start < count - 1:
        end = bisect_right(above, above[start] + room + _ROUNDING) - 1
        end = max(start + 1, min(end, count - _LEAST_ROWS))
        end = _good_end(start, end, united, least=count if whole else 2)
        pages.append(range(start, end))
        start, room = end, rooms[1]
    return [*pages, range(start, count)]


def _good_end(start: int, end: int, united: Sequence[str], least: int) -> int:
    """Return where a page ends best: not earlier than half of it, and as late as possible."""
    if not united:
        return end
    places = range(end, start + (end - start) // 2, -1)
    return next((at for at in places if _parts_well(at, united, least)), end)


def _parts_well(at: int, united: Sequence[str], least: int) -> bool:
    """Tell whether those parted before a row are ``least`` on either side, or are none."""
    if not united[at] or united[at - 1] != united[at]:
        return True
    above = next((n for n, text in enumerate(reversed(united[:at])) if text != united[at]), at)
    rest = united[at:]
    below = next((n for n, text in enumerate(rest) if text != united[at]), len(rest))
    return min(above, below) >= least
