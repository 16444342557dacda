"""A roster as a workbook: printable as it is, every fact a text cell.

No text becomes a formula or a link, whatever it begins with; identity numbers and phones are text
(DOMAIN.md section 5). The workbook can be read back by our own importer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.codes.people import Education
from roster.base.dates import dotted, in_chinese
from roster.base.files import written_whole
from roster.base.progress import Report, unwatched
from roster.base.words import label
from roster.papers.errors import TooManyLines
from roster.papers.workbooks.parts import (
    A4,
    GREATEST_HEIGHT,
    LINE_HEIGHT,
    MILLIMETRES_PER_INCH,
    ROW_MARGIN,
    new_workbook,
    rows_of_text,
    write_text,
)
from roster.people.fields import FIELDS
from roster.people.masking import mask_phone
from roster.people.posts import posts_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from roster.base.codes.people import Post
    from roster.people.fields import Field, Printed
    from roster.people.trainees import TraineeFacts

_HEADER_ROW = 2  # below the title and the line of unit and date
_MOST_LINES = 1_048_576 - _HEADER_ROW - 1
_REPORT_EVERY = 500


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One person in one village, as a roster lists them."""

    township: str
    village: str
    facts: TraineeFacts
    posts: tuple[Post, ...] = ()
    newly_elected: bool | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: header, width in characters, its text, and whether it stands centred."""

    header: str
    width: float
    text: Callable[[RosterLine], str]
    is_centred: bool = True


def write_roster(
    path: Path,
    lines: Sequence[RosterLine],
    *,
    title: str,
    as_of: str,
    division_path: str,
    masked: bool,
    report: Report = unwatched,
) -> int:
    """Write a roster and return how many people it lists.

    The columns stand in the order of DOMAIN.md section 3.1; those of further facts only where
    somebody has the fact. ``masked`` hides what is personal: the middle of identity numbers and
    phones, the day of birth that would give it away, all of an address.

    Args:
        path: where the workbook goes; an older one is replaced when the new one is whole.
        lines: the people in the order in which they are to stand.
        title: the heading over all columns.
        as_of: the day whose state is listed, ISO 8601.
        division_path: who reports, as ``division_catalogue.path_text`` gives it.
        masked: for posting up and handing out, rather than for the office itself.
        report: told about people written.

    Raises:
        TooManyLines: more people than a sheet has rows.
        CellTextTooLong: a text longer than a cell can be; it is never cut.
        DiskFull, CannotWrite: as :func:`roster.base.files.written_whole`.
    """
    if len(lines) > _MOST_LINES:
        raise TooManyLines(len(lines), _MOST_LINES)
    columns = _columns(lines, masked=masked)
    with written_whole(path, ".xlsx") as temporary, new_workbook(temporary) as workbook:
        sheet = workbook.add_worksheet("花名册")
        formats = _Formats(workbook)
        _set_up_page(sheet, columns)
        _write_heading(sheet, formats, columns, (title, _division_and_date(division_path, as_of)))
        _write_lines(sheet, formats, columns, lines, report)
    return len(lines)


def _columns(lines: Sequence[RosterLine], *, masked: bool) -> tuple[_Column, ...]:
    return (
        _Column("镇（街道）", 10, lambda line: line.township),
        _Column("村（社区）", 12, lambda line: line.village),
        *(_column(field, printed, masked=masked) for field, printed in _printed(lines)),
    )


def _printed(lines: Sequence[RosterLine]) -> list[tuple[Field, Printed]]:
    """Return the fields that are printed, in their order: always, or because somebody has them."""
    printed = [
        (field, field.printed)
        for field in FIELDS
        if field.printed
        and (
            field.printed.always
            or any(getattr(line.facts, field.name) not in {None, ()} for line in lines)
        )
    ]
    return sorted(printed, key=lambda each: each[1].place)


def _column(field: Field, printed: Printed, *, masked: bool) -> _Column:
    text = (_MASKED_TEXTS if masked else _TEXTS).get(field.name) or _text_of(field, masked=masked)
    header = printed.header or field.words.zh
    return _Column(header, printed.width, text, is_centred=printed.is_centred)


def _text_of(field: Field, *, masked: bool) -> Callable[[RosterLine], str]:
    if masked and field.is_personal:
        return lambda line: field.mask(field.shown(getattr(line.facts, field.name)))
    return lambda line: field.shown(getattr(line.facts, field.name))


def _birth_to_the_month(line: RosterLine) -> str:
    return dotted((line.facts.birth or "")[:7])


def _education(line: RosterLine) -> str:
    reached, studying = line.facts.education, line.facts.studying
    level = label(reached) if reached else ""
    if not studying:
        return level
    # the finished level last: behind "在读" an importer takes it for finished
    finished = level if reached is Education.NONE else f"{level}毕业"
    return f"在读（{finished}）" if level else "在读"


def _newly_elected(line: RosterLine) -> str:
    return {True: "新任", False: "连任", None: ""}[line.newly_elected]


def _phones(line: RosterLine) -> str:
    return "/".join(filter(None, (line.facts.phone, line.facts.second_phone)))


def _masked_phones(line: RosterLine) -> str:
    return "/".join(map(mask_phone, filter(None, (line.facts.phone, line.facts.second_phone))))


#: Columns that hold more than one fact, or less than it.
_TEXTS: dict[str, Callable[[RosterLine], str]] = {
    "education": _education,
    "posts": lambda line: posts_text(line.posts),
    "newly_elected": _newly_elected,
    "phone": _phones,
}
_MASKED_TEXTS = _TEXTS | {"birth": _birth_to_the_month, "phone": _masked_phones}


def _division_and_date(division_path: str, as_of: str) -> str:
    return f"填报单位：{division_path}　　截至{in_chinese(as_of)}"


class _Formats:
    """The cell formats of the sheet."""

    def __init__(self, workbook: Workbook) -> None:
        def make(**properties: object) -> Format:
            return workbook.add_format({"num_format": "@", "valign": "vcenter", **properties})

        cell = {"font_name": "仿宋", "font_size": 10.5, "border": 1, "text_wrap": True}
        self.title = make(font_name="方正小标宋简体", font_size=20, align="center")
        self.under_title = make(font_name="楷体", font_size=11)
        self.header = make(**{**cell, "font_name": "黑体", "align": "center"})
        self.centred = make(**cell, align="center")
        self.left = make(**cell)
        self.number = make(**cell, align="center", num_format="0")

    def of(self, column: _Column) -> Format:
        """Return the format of a column's cells."""
        return self.centred if column.is_centred else self.left


def _set_up_page(sheet: Worksheet, columns: Sequence[_Column]) -> None:
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    margins = (15, 15, 18, 18)  # millimetres
    sheet.set_margins(*(margin / MILLIMETRES_PER_INCH for margin in margins))
    sheet.center_horizontally()
    sheet.repeat_rows(_HEADER_ROW)
    sheet.set_footer("&C— &P —")
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    sheet.set_default_row(LINE_HEIGHT + ROW_MARGIN)
    sheet.set_column(0, 0, 5)
    for number, column in enumerate(columns, start=1):
        sheet.set_column(number, number, column.width)


def _write_heading(
    sheet: Worksheet, formats: _Formats, columns: Sequence[_Column], texts: tuple[str, str]
) -> None:
    styles = (formats.title, formats.under_title)
    for row, (text, style, height) in enumerate(zip(texts, styles, (36, 20), strict=True)):
        sheet.set_row(row, height)
        # merge_range would guess a formula from the text, so it merges empty cells
        sheet.merge_range(row, 0, row, len(columns), "", style)
        write_text(sheet, row, 0, text, style)
    sheet.set_row(_HEADER_ROW, 32)
    for number, header in enumerate(("序号", *(column.header for column in columns))):
        sheet.write_string(_HEADER_ROW, number, header, formats.header)


def _write_lines(
    sheet: Worksheet,
    formats: _Formats,
    columns: Sequence[_Column],
    lines: Sequence[RosterLine],
    report: Report,
) -> None:
    styles = [formats.of(column) for column in columns]
    widths = [column.width for column in columns]
    for done, line in enumerate(lines, start=1):
        row = _HEADER_ROW + done
        texts = [column.text(line) for column in columns]
        lines_of_text = max(map(rows_of_text, texts, widths))
        if lines_of_text > 1:  # not every program makes room by itself
            height = LINE_HEIGHT * lines_of_text + ROW_MARGIN
            sheet.set_row(row, min(height, GREATEST_HEIGHT))
        sheet.write_number(row, 0, done, formats.number)
        for number, (text, style) in enumerate(zip(texts, styles, strict=True), start=1):
            if text:
                write_text(sheet, row, number, text, style)
            else:
                sheet.write_blank(row, number, None, style)
        if done % _REPORT_EVERY == 0:
            report(done, len(lines))
    report(len(lines), len(lines))
