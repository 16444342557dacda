"""The seating plan (座位表): rows and columns of seats behind the stage, A4 sideways."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roster.base.progress import unwatched
from roster.papers.drawing.fonts import Face, require_printable
from roster.papers.drawing.heading import LEFT, NOTE, inner_width, set_heading
from roster.papers.drawing.page import A4_LANDSCAPE, Align, Box, Lettering, new_paper
from roster.papers.drawing.typesetting import Setting
from roster.papers.errors import NothingToPrint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from roster.base.progress import Report
    from roster.papers.drawing.heading import Heading
    from roster.papers.drawing.page import Paper
    from roster.papers.facts import SeatingPlan, SeatingRoom, TrainingPerson

_FOOT = 17.0
_STAGE_HEIGHT = 10.0
_AISLE = 9.0
_ROW_LABEL = 16.0  # mm on the left for "第1排"
_SEAT_GAP = 1.6
_WIDEST_SEAT, _HIGHEST_SEAT, _LOWEST_SEAT = 34.0, 19.0, 14.0
_NUMBER_HEIGHT, _DIVISION_HEIGHT = 2.9, 5.2  # mm within a seat
_STAGE = Lettering(Face.HEI, 14, tracking=12)
_NAME = Lettering(Face.KAI, 15)
_SHORTEST_LINE = 10.0  # points; a name that would be smaller stands on two lines
_DIVISION = Lettering(Face.SONG, 9)
_SMALLEST_DIVISION = 6.0
_NUMBER = Lettering(Face.SONG, 7, (0.4, 0.4, 0.4))
_ROW = Lettering(Face.SONG, 10)
_LINE, _STAGE_LINE = 0.4, 0.8


def write_seating_plan(
    path: Path, plan: SeatingPlan, report: Report = unwatched, *, invariant: bool = False
) -> int:
    """Write the seats of every room and return the number of pages.

    Raises:
        NothingToPrint: no room has a seat.
        Unprintable: texts that no font can print; nothing is written then.
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open.
    """
    rooms = [room for room in plan.rooms if room.rows > 0 and room.columns > 0]
    if not rooms:
        raise NothingToPrint
    require_printable(_texts(plan))
    pages = 0
    with new_paper(
        path, A4_LANDSCAPE, f"{plan.title} 座位表", subject="座位表", invariant=invariant
    ) as paper:
        for done, room in enumerate(rooms, start=1):
            pages += _draw_room(paper, plan.title, room)
            report(done, len(rooms))
    return pages


def _texts(plan: SeatingPlan) -> Iterator[str]:
    yield plan.title
    for room in plan.rooms:
        yield room.place
        for person in room.people:
            yield from (person.name, person.division)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the seats of a room stand: the top of the first row and their size, in mm."""

    left: float
    top: float
    width: float
    height: float
    aisles: tuple[int, ...]

    def seat(self, row: int, column: int) -> Box:
        """Return the place of a seat; rows and columns count from 0."""
        passed = sum(aisle <= column for aisle in self.aisles)
        left = self.left + column * (self.width + _SEAT_GAP) + passed * _AISLE
        top = self.top + row * (self.height + _SEAT_GAP)
        return Box(left, top, self.width, self.height)


def _draw_room(paper: Paper, title: str, room: SeatingRoom) -> int:
    seated = {person.seat: person for person in room.people if person.seat}
    heading = set_heading(paper, title, "座位表", _notes(room, len(seated)))
    left_over = _without_seat(room)
    lines = _left_over_lines(paper, left_over)
    grid, rows_each = _grid(paper, heading, room, len(lines))
    starts = range(0, room.rows, rows_each)
    for number, start in enumerate(starts, start=1):
        paper.literal(heading.operators)
        if start == 0:  # the stage stands before the first row and nowhere else
            _draw_stage(paper, heading.bottom)
        placed = grid if start == 0 else replace(grid, top=heading.bottom)
        for row in range(start, min(start + rows_each, room.rows)):
            _draw_row(paper, placed, room, (row, row - start), seated)
        if number == len(starts):
            _draw_left_over(paper, lines)
        paper.page_number(number, len(starts))
        paper.end_page()
    return len(starts)


def _notes(room: SeatingRoom, seated: int) -> Iterator[str]:
    if room.place:
        yield f"地点：{room.place}"
    yield f"{room.rows} 排 {room.columns} 列，已排 {seated} 人"


def _without_seat(room: SeatingRoom) -> list[TrainingPerson]:
    """Return who has no seat, or a number beyond the last seat."""
    seats = range(1, room.rows * room.columns + 1)
    return [person for person in room.people if person.seat not in seats]


def _left_over_lines(paper: Paper, people: list[TrainingPerson]) -> tuple[str, ...]:
    if not people:
        return ()
    text = "未排座位：" + "、".join(person.name for person in people)
    return paper.fit_line(text, inner_width(paper), NOTE, NOTE.size).lines


def _grid(paper: Paper, heading: Heading, room: SeatingRoom, lines: int) -> tuple[_Grid, int]:
    """Choose the size of seats and how many rows stand on a page."""
    aisles = tuple(aisle for aisle in room.aisles if 0 < aisle < room.columns)
    room_across = inner_width(paper) - _ROW_LABEL - len(aisles) * _AISLE + _SEAT_GAP
    width = min(_WIDEST_SEAT, room_across / room.columns - _SEAT_GAP)
    used = room.columns * (width + _SEAT_GAP) - _SEAT_GAP + len(aisles) * _AISLE
    top = heading.bottom + _STAGE_HEIGHT + 5
    room_down = paper.height - _FOOT - top - lines * 6.0 + _SEAT_GAP
    height = min(_HIGHEST_SEAT, room_down / room.rows - _SEAT_GAP)
    height = max(height, _LOWEST_SEAT)
    rows = max(1, int((room_down + 1e-6) / (height + _SEAT_GAP)))
    left = (paper.width - used + _ROW_LABEL) / 2
    return _Grid(left, top, width, height, aisles), min(rows, room.rows)


def _draw_stage(paper: Paper, top: float) -> None:
    width = inner_width(paper) * 0.5
    box = Box((paper.width - width + _ROW_LABEL) / 2, top, width, _STAGE_HEIGHT)
    paper.rectangle(box, _STAGE_LINE)
    paper.cell(box, Setting(_STAGE.size, ("主席台",)), _STAGE)


def _draw_row(
    paper: Paper,
    grid: _Grid,
    room: SeatingRoom,
    place: tuple[int, int],
    seated: Mapping[int, TrainingPerson],
) -> None:
    """Draw one row of seats; ``place`` is its number in the room and on the page, from 0."""
    row, row_on_page = place
    first = grid.seat(row_on_page, 0)
    label = Box(first.left - _ROW_LABEL, first.top, _ROW_LABEL - 3, grid.height)
    paper.cell(label, Setting(_ROW.size, (f"第{row + 1}排",)), _ROW, Align.RIGHT)
    for column in range(room.columns):
        number = row * room.columns + column + 1
        _draw_seat(paper, grid.seat(row_on_page, column), number, seated.get(number))


def _draw_seat(paper: Paper, box: Box, number: int, person: TrainingPerson | None) -> None:
    paper.rectangle(box, _LINE)
    paper.text(box.left + 0.9, box.top + 3, str(number), _NUMBER)
    if person is None:
        return
    left, width = box.left + 0.8, box.width - 1.6
    division_box = Box(left, box.bottom - _DIVISION_HEIGHT - 0.6, width, _DIVISION_HEIGHT)
    name_top = box.top + _NUMBER_HEIGHT
    name_box = Box(left, name_top, width, division_box.top - name_top)
    name = paper.fit_name(person.name, name_box, _NAME, _SHORTEST_LINE)
    paper.cell(name_box, name, _NAME)
    paper.cell(
        division_box,
        paper.fit_box(person.division, division_box, _DIVISION, _SMALLEST_DIVISION),
        _DIVISION,
    )


def _draw_left_over(paper: Paper, lines: tuple[str, ...]) -> None:
    y = paper.height - _FOOT - 1 - (len(lines) - 1) * 6.0
    for line in lines:
        paper.text(LEFT, y, line, NOTE)
        y += 6.0
