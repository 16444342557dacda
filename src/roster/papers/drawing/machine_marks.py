"""Marks by which a photograph of a signed sheet is straightened and read back.

Four black squares stand at the corners of a rectangle that every sheet of one size has alike; a QR
code says which page it is; a small code at the right of each row says whose row it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from roster.papers.drawing.fonts import Face
from roster.papers.drawing.page import Box, Lettering
from roster.papers.drawing.qr import row_code_path

if TYPE_CHECKING:
    from roster.papers.drawing.page import Paper, Point

MARK_INSET = 8.0
"""From the edges of the paper to the middle of a corner mark, in mm.

On A4 upright the middles are 194 by 281 mm apart, sideways 281 by 194; most printers reach to 5 mm.
"""

PAGE_CODE_SIDE = 13.0
"""The side of the QR code of a page in mm."""

_MARK_SIDE = 4.0
_ROW_CODE_SIDE = 5.0
_ROW_CODE_GAP = 1.2  # from the table to the code
_CODE_TEXT = Lettering(Face.SONG, 5.5, (0.4, 0.4, 0.4))
_CODE_LINE, _CODE_PITCH = 22, 2.3  # characters in a line of it, mm between lines


def corner_points(width: float, height: float) -> tuple[Point, Point, Point, Point]:
    """Return the middles of the corner marks of a page of so many mm, clockwise from top left."""
    right, bottom = width - MARK_INSET, height - MARK_INSET
    return (MARK_INSET, MARK_INSET), (right, MARK_INSET), (right, bottom), (MARK_INSET, bottom)


def draw_corner_marks(paper: Paper) -> None:
    """Draw the four squares."""
    half = _MARK_SIDE / 2
    for x, y in corner_points(paper.width, paper.height):
        paper.filled(Box(x - half, y - half, _MARK_SIDE, _MARK_SIDE))


def draw_page_code(paper: Paper, left: float, text: str) -> None:
    """Draw the code of the page at the foot, and what it says beside it."""
    bottom = paper.height - MARK_INSET + _MARK_SIDE / 2
    paper.qr_code(Box(left, bottom - PAGE_CODE_SIDE, PAGE_CODE_SIDE, PAGE_CODE_SIDE), text)
    lines = [text[start : start + _CODE_LINE] for start in range(0, len(text), _CODE_LINE)]
    for at, line in enumerate(reversed(lines)):
        y = bottom - 0.3 - at * _CODE_PITCH
        paper.text(left + PAGE_CODE_SIDE + 1.5, y, line, _CODE_TEXT)


def written_row_code(paper: Paper, table_right: float, number: int) -> str:
    """Return the drawing of a row's code, right of the table and around the height 0."""
    side = _ROW_CODE_SIDE
    box = Box(table_right + _ROW_CODE_GAP, -side / 2, side, side)
    return paper.matrix_code(box, _row_code(number))


@lru_cache(maxsize=4096)
def _row_code(number: int) -> tuple[int, str]:
    return row_code_path(number)
