"""The head of a class paper: title, what the paper is, and lines about time and place.

All papers of a class share it, so that they look like one family.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.papers.drawing.fonts import Face
from roster.papers.drawing.page import Align, Box, Lettering
from roster.papers.drawing.typesetting import Setting, balanced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roster.papers.drawing.page import Paper

LEFT = 15.0
"""Where tables and heads begin, in mm; they end as far from the right edge."""

TOP = 15.0
"""Where a head begins, in mm."""

NOTE = Lettering(Face.SONG, 12)
"""Lines above and below a table."""

SMALLEST_TEXT = 10.5
"""Points below which no text in a list is set; it wraps instead."""

_TITLE = Lettering(Face.SONG, 18, weight=0.5)
_SMALLEST_TITLE = 15.0
_KIND = Lettering(Face.SONG, 22, tracking=14, weight=0.6)
_KIND_HEIGHT = 11.0
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A head that is set: the operators that draw it and where the table below it begins."""

    operators: str
    bottom: float


def inner_width(paper: Paper) -> float:
    """Return the width of tables and heads in mm."""
    return paper.width - 2 * LEFT


def set_heading(paper: Paper, title: str, kind: str, notes: Iterable[str]) -> Heading:
    """Set a head, to be repeated on every page.

    ``notes`` are pieces such as ``地点：文化中心``; as many as fit share a line.
    """
    width = inner_width(paper)
    setting = _set_title(paper, title)
    box = Box(LEFT, TOP, width, paper.height_of(setting))
    parts = [paper.written_cell(box, setting, _TITLE)]
    box = Box(LEFT, box.bottom, width, _KIND_HEIGHT)
    parts.append(_written_kind(paper, box, kind))
    bottom = box.bottom + _GAP
    for note in _note_lines(paper, notes):
        box = Box(LEFT, bottom, width, paper.height_of(note))
        parts.append(paper.written_cell(box, note, NOTE, Align.LEFT))
        bottom = box.bottom + _GAP
    return Heading(" ".join(parts), bottom + _GAP)


def _set_title(paper: Paper, title: str) -> Setting:
    """Fit a title; one that takes more lines than one has them about equally long."""
    setting = paper.fit_line(title, inner_width(paper), _TITLE, _SMALLEST_TITLE)
    lines = balanced(title, len(setting.lines), lambda text: paper.text_width(text, _TITLE))
    return Setting(setting.size, lines)


def _written_kind(paper: Paper, box: Box, kind: str) -> str:
    """Write what the paper is, letter-spaced as long as that fits."""
    lettering = _KIND if len(kind) <= 6 else Lettering(Face.SONG, 20, tracking=4, weight=0.6)
    return paper.written_cell(box, Setting(lettering.size, (kind,)), lettering)


def _note_lines(paper: Paper, notes: Iterable[str]) -> Iterator[Setting]:
    width = inner_width(paper)
    lines: list[str] = []
    for note in notes:
        joined = f"{lines[-1]}　　{note}" if lines else note
        if lines and paper.text_width(joined, NOTE) <= width:
            lines[-1] = joined
        else:
            lines.append(note)
    return (paper.fit_line(line, width, NOTE, SMALLEST_TEXT) for line in lines)
