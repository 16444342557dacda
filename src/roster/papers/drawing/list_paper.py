"""Class papers that are a head and one table or more, on as many pages as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.progress import unwatched
from roster.papers.drawing.fonts import Face, require_printable
from roster.papers.drawing.heading import LEFT, NOTE, SMALLEST_TEXT, inner_width, set_heading
from roster.papers.drawing.page import A4_LANDSCAPE, A4_PORTRAIT, Align, Box, Lettering, new_paper
from roster.papers.drawing.table import SetRow, Table, paginate
from roster.papers.errors import NothingToPrint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from roster.base.progress import Report
    from roster.papers.drawing.heading import Heading
    from roster.papers.drawing.page import Paper
    from roster.papers.drawing.table import Column

_FOOT = 17.0  # mm kept free below tables for the page number
_AIR = 1.2  # mm more than a row of text needs
_LEAST_ROWS_BELOW_CAPTION = 3
_CAPTION = Lettering(Face.HEI, 12.5)
_CAPTION_HEIGHT = 9.0
_BETWEEN = 5.0  # mm between a table and what follows it


@dataclass(frozen=True, slots=True)
class Block:
    """One table with an optional caption above it.

    Attributes:
        columns: From left to right; together as wide as the paper allows.
        rows: The texts of each row; an empty tuple is a blank row.
        united: The column in which equal neighbours are one cell.
        caption: What stands above the table.
        row_height: The least height of a row in mm.
        whole: Rows that are one cell there stay on one page.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    united: int | None = None
    caption: str = ""
    row_height: float = 8.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ListPaper:
    """A head, tables and lines below them; pages are counted for each paper of its own."""

    title: str
    kind: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """The rows of a block on one page; ``top`` is where its caption or header begins, in mm."""

    block: int
    rows: range
    top: float


def write_lists(
    path: Path,
    papers: Sequence[ListPaper],
    report: Report = unwatched,
    *,
    landscape: bool = False,
    invariant: bool = False,
) -> int:
    """Write papers one after the other into one file and return the number of pages.

    Raises:
        NothingToPrint: there is no paper.
        Unprintable: texts that no font can print; nothing is written then.
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open.
    """
    if not papers:
        raise NothingToPrint
    require_printable(text for paper in papers for text in _texts(paper))
    size = A4_LANDSCAPE if landscape else A4_PORTRAIT
    title = f"{papers[0].title} {papers[0].kind}"
    pages = 0
    with new_paper(path, size, title, subject=papers[0].kind, invariant=invariant) as paper:
        for done, list_paper in enumerate(papers, start=1):
            pages += _Drawing(paper, list_paper).draw()
            report(done, len(papers))
    return pages


def _texts(paper: ListPaper) -> Iterator[str]:
    """Give every text without its line breaks, which are not printed."""
    yield from (paper.title, paper.kind, *paper.notes, *paper.foot)
    for block in paper.blocks:
        yield block.caption
        for row in block.rows:
            for text in row:
                yield from text.split("\n")


class _Drawing:
    """One paper on its pages."""

    def __init__(self, paper: Paper, list_paper: ListPaper) -> None:
        self._paper = paper
        self._list = list_paper
        self._tables = [Table(paper, block.columns, block.united) for block in list_paper.blocks]
        self._rows = [
            [table.row(texts) for texts in block.rows]
            for table, block in zip(self._tables, list_paper.blocks, strict=True)
        ]
        self._heights = [
            [max(block.row_height, row.needs + _AIR) for row in rows]
            for block, rows in zip(list_paper.blocks, self._rows, strict=True)
        ]
        self._end = paper.height - _FOOT

    def draw(self) -> int:
        """Draw all pages and return their number."""
        heading = set_heading(self._paper, self._list.title, self._list.kind, self._list.notes)
        pages = self._laid_out(heading)
        for number, pieces in enumerate(pages, start=1):
            self._paper.literal(heading.operators)
            bottom = heading.bottom
            for piece in pieces:
                bottom = self._draw_piece(piece)
            if number == len(pages):
                self._draw_foot(bottom)
            self._paper.page_number(number, len(pages))
            self._paper.end_page()
        return len(pages)

    def _laid_out(self, heading: Heading) -> list[list[_Piece]]:
        pages: list[list[_Piece]] = [[]]
        top = heading.bottom
        for at in range(len(self._tables)):
            if pages[-1] and not self._begins_well(at, top):
                pages.append([])
                top = heading.bottom
            above = self._above(at)
            rooms = (self._end - top - above, self._end - heading.bottom - above)
            is_last = at == len(self._tables) - 1
            last_room = self._foot_height() if is_last else 0.0
            united, whole = [row.united for row in self._rows[at]], self._list.blocks[at].whole
            parts = paginate(self._heights[at], rooms, last_room, united, whole=whole)
            for number, rows in enumerate(parts):
                if number:
                    pages.append([])
                    top = heading.bottom
                pages[-1].append(_Piece(at, rows, top))
                top += above + sum(self._heights[at][rows.start : rows.stop]) + _BETWEEN
        return pages

    def _above(self, at: int) -> float:
        """Return the height of a table's caption and header."""
        caption = _CAPTION_HEIGHT if self._list.blocks[at].caption else 0.0
        return caption + self._tables[at].header_height

    def _begins_well(self, at: int, top: float) -> bool:
        """Tell whether the first rows of a table still fit on a page."""
        first = self._heights[at][:_LEAST_ROWS_BELOW_CAPTION]
        return top + self._above(at) + sum(first) <= self._end

    def _draw_piece(self, piece: _Piece) -> float:
        caption = self._list.blocks[piece.block].caption
        top = piece.top
        if caption:
            words = caption if piece.rows.start == 0 else f"{caption}（续）"
            setting = self._paper.fit_line(words, inner_width(self._paper), _CAPTION, SMALLEST_TEXT)
            box = Box(LEFT, top, inner_width(self._paper), _CAPTION_HEIGHT)
            self._paper.cell(box, setting, _CAPTION, Align.LEFT)
            top += _CAPTION_HEIGHT
        kept = slice(piece.rows.start, piece.rows.stop)
        rows: list[SetRow] = self._rows[piece.block][kept]
        return self._tables[piece.block].draw(rows, self._heights[piece.block][kept], top)

    def _foot_height(self) -> float:
        lines = self._foot_lines()
        return sum(height for _, height in lines) + _BETWEEN if lines else 0.0

    def _foot_lines(self) -> list[tuple[str, float]]:
        """Return the wrapped lines of the foot, each with its height in mm."""
        width = inner_width(self._paper)
        found = []
        for text in self._list.foot:
            setting = self._paper.fit_line(text, width, NOTE, NOTE.size)
            height = self._paper.height_of(setting) / len(setting.lines) + 1
            found += [(line, height) for line in setting.lines]
        return found

    def _draw_foot(self, bottom: float) -> None:
        y = bottom + _BETWEEN
        for line, height in self._foot_lines():
            self._paper.text(LEFT, y + height - 2, line, NOTE)
            y += height
