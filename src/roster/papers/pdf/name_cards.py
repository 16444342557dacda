"""Name cards for tables (桌签): A4 folded to a roof, the name on both sides (DOMAIN.md 4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.progress import unwatched
from roster.papers.drawing.fonts import Face, require_printable
from roster.papers.drawing.page import A4_PORTRAIT, Align, Box, Lettering, new_paper
from roster.papers.errors import NothingToPrint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from roster.base.progress import Report
    from roster.papers.drawing.page import Paper
    from roster.papers.facts import TrainingPerson

_WIDTH, _HEIGHT = A4_PORTRAIT
_FOLD = _HEIGHT / 2
_MARGIN = 14.0
_LARGEST, _SHORTEST_LINE = 150.0, 100.0  # points
_WEIGHT = 0.018  # of a stroke around the glyphs, as a part of the size
_NAME_BOX = Box(_MARGIN, _FOLD + 16, _WIDTH - 2 * _MARGIN, 112)
_DIVISION_BOX = Box(_MARGIN, _FOLD + 124, _WIDTH - 2 * _MARGIN, 12)
_DIVISION = Lettering(Face.SONG, 20)
_NAME = Lettering(Face.SONG, _LARGEST)
_TICK = 6.0  # mm


def write_name_cards(
    path: Path,
    people: Sequence[TrainingPerson],
    report: Report = unwatched,
    *,
    with_division: bool = False,
    invariant: bool = False,
) -> int:
    """Write one card a page and return the number of pages.

    A name is set in 150 points, smaller where it is long; one that would fall below 100 points
    stands on two lines, parted at its dot if it has one.

    Raises:
        NothingToPrint: there are no people.
        Unprintable: names that no font can print; nothing is written then.
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open.
    """
    if not people:
        raise NothingToPrint
    require_printable(text for person in people for text in (person.name, person.division))
    with new_paper(path, A4_PORTRAIT, "桌签", invariant=invariant) as paper:
        for done, person in enumerate(people, start=1):
            _draw_card(paper, person, with_division=with_division)
            report(done, len(people))
    return len(people)


def _draw_card(paper: Paper, person: TrainingPerson, *, with_division: bool) -> None:
    setting = paper.fit_name(person.name, _NAME_BOX, _NAME, _SHORTEST_LINE)
    bold = Lettering(Face.SONG, setting.size, weight=setting.size * _WEIGHT)
    side = paper.written_cell(_NAME_BOX, setting, bold)
    if with_division and person.division:
        division = paper.fit_line(person.division, _DIVISION_BOX.width, _DIVISION, 14)
        side += " " + paper.written_cell(_DIVISION_BOX, division, _DIVISION, Align.CENTRE)
    paper.literal(side)
    paper.literal(paper.turned(side, (_WIDTH / 2, _FOLD)))
    for begin in (4.0, _WIDTH - 4.0 - _TICK):
        paper.line((begin, _FOLD), (begin + _TICK, _FOLD), 0.4)
    paper.end_page()
