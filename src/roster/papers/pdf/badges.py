"""Badges (胸牌), 90 by 54 mm, ten on a sheet of A4 with marks to cut along (DOMAIN.md 4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.progress import unwatched
from roster.papers.drawing.fonts import Face, require_printable
from roster.papers.drawing.ornament import RED
from roster.papers.drawing.page import A4_PORTRAIT, Box, Lettering, new_paper
from roster.papers.drawing.typesetting import Setting, balanced
from roster.papers.errors import NothingToPrint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roster.base.progress import Report
    from roster.papers.drawing.page import Paper
    from roster.papers.facts import Badges, TrainingPerson

WIDTH, HEIGHT = 90.0, 54.0
"""The size of a badge in mm, as holders and card stock have it."""

_COLUMNS, _ROWS = 2, 5
_EACH = _COLUMNS * _ROWS
_LEFT = (A4_PORTRAIT[0] - _COLUMNS * WIDTH) / 2
_TOP = (A4_PORTRAIT[1] - _ROWS * HEIGHT) / 2
_MARK, _GAP = 5.0, 2.0  # mm: length of a cut mark, its distance from the badges
_INSET = 5.0
_CODE_SIDE = 19.0
_TITLE = Lettering(Face.HEI, 10)
_NAME = Lettering(Face.SONG, 34)
_SHORTEST_LINE = 18.0  # points; a name that would be smaller stands on two lines
_BOLD = 0.018  # of the size
_DIVISION = Lettering(Face.SONG, 13)
_POSTS = Lettering(Face.SONG, 10.5, (0.25, 0.25, 0.25))
_GROUP = Lettering(Face.HEI, 11, RED)


def write_badges(
    path: Path,
    badges: Badges,
    report: Report = unwatched,
    *,
    qr_codes: bool = False,
    invariant: bool = False,
) -> int:
    """Write the badges of a class and return the number of pages.

    ``qr_codes`` prints the code by which a scanner signs the person in.

    Raises:
        NothingToPrint: there are no people.
        Unprintable: texts that no font can print; nothing is written then.
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open.
    """
    people = badges.people
    if not people:
        raise NothingToPrint
    require_printable(_texts(badges))
    sheets = [people[start : start + _EACH] for start in range(0, len(people), _EACH)]
    with new_paper(
        path, A4_PORTRAIT, f"{badges.title} 胸牌", subject="胸牌", invariant=invariant
    ) as paper:
        for done, sheet in enumerate(sheets, start=1):
            for place, person in enumerate(sheet):
                _draw_badge(paper, _box(place), badges.title, person, qr_codes=qr_codes)
            _draw_cut_marks(paper)
            paper.end_page()
            report(done, len(sheets))
    return len(sheets)


def _texts(badges: Badges) -> Iterator[str]:
    yield badges.title
    for person in badges.people:
        yield from (person.name, person.division, person.posts_text, person.group)


def _box(place: int) -> Box:
    row, column = divmod(place, _COLUMNS)
    return Box(_LEFT + column * WIDTH, _TOP + row * HEIGHT, WIDTH, HEIGHT)


def _draw_badge(
    paper: Paper, box: Box, title: str, person: TrainingPerson, *, qr_codes: bool
) -> None:
    inner = WIDTH - 2 * _INSET
    left, line = box.left + _INSET, box.top + 14.0
    _draw_title(paper, Box(left, box.top + 3.5, inner, 9.5), title)
    paper.filled(Box(left, line, inner, 0.5), RED)
    has_code = qr_codes and bool(person.code)
    width = inner - _CODE_SIDE - 3 if has_code else inner
    _draw_name(paper, Box(left, line + 2, width, 15.5), person.name)
    division = Box(left, line + 18, width, 7)
    paper.cell(division, paper.fit_box(person.division, division, _DIVISION, 9), _DIVISION)
    posts = Box(left, division.bottom, width, 7.5)
    paper.cell(posts, paper.fit_box(person.posts_text, posts, _POSTS, 8), _POSTS)
    if has_code:
        code = Box(left + inner - _CODE_SIDE, line + 4, _CODE_SIDE, _CODE_SIDE)
        paper.qr_code(code, person.code)
    _draw_group(paper, Box(left, posts.bottom, width, 6), person)


def _draw_title(paper: Paper, box: Box, title: str) -> None:
    setting = paper.fit_block((title,), box, _TITLE, 1.2)
    lines = balanced(title, len(setting.lines), lambda text: paper.text_width(text, _TITLE))
    paper.cell(box, Setting(setting.size, lines), _TITLE)


def _draw_name(paper: Paper, box: Box, name: str) -> None:
    setting = paper.fit_name(name, box, _NAME, _SHORTEST_LINE)
    bold = Lettering(Face.SONG, setting.size, weight=setting.size * _BOLD)
    paper.cell(box, setting, bold)


def _draw_group(paper: Paper, box: Box, person: TrainingPerson) -> None:
    seat = f"{person.seat}号座" if person.seat else ""
    text = "　".join(filter(None, (person.group, seat)))
    if text:
        paper.cell(box, paper.fit_box(text, box, _GROUP, 8), _GROUP)


def _draw_cut_marks(paper: Paper) -> None:
    """Mark every cut at the edges of the sheet, outside the badges."""
    right, bottom = _LEFT + _COLUMNS * WIDTH, _TOP + _ROWS * HEIGHT
    for column in range(_COLUMNS + 1):
        x = _LEFT + column * WIDTH
        paper.line((x, _TOP - _GAP - _MARK), (x, _TOP - _GAP), 0.3)
        paper.line((x, bottom + _GAP), (x, bottom + _GAP + _MARK), 0.3)
    for row in range(_ROWS + 1):
        y = _TOP + row * HEIGHT
        paper.line((_LEFT - _GAP - _MARK, y), (_LEFT - _GAP, y), 0.3)
        paper.line((right + _GAP, y), (right + _GAP + _MARK, y), 0.3)
