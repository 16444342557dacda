"""500 sign-in pages of 40 rows against raw ReportLab text on a grid kept as a form.

A class of 1,000 people has 20 half-days, on A3 so that 40 rows of a height for signatures stand on
a page. The floor draws the same texts at the same places on every page, the grid with its corner
marks and header as one form, the same codes beside the rows and of the pages. It does nothing
else: no font fallback, no check for unprintable names, no measuring or wrapping, no flush to disk.
Its texts are encoded once each, its codes are made once each, page streams are not
ASCII85-encoded, and operators are appended to the page without ReportLab's text objects.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from roster.base.codes.trainings import PartOfDay
from roster.base.paths import resource
from roster.papers.drawing.qr import qr_path, row_code_path
from roster.papers.facts import SheetPeriod, SheetStyle, SignInSheet, TrainingPerson
from roster.papers.pdf.sign_in_sheet import write_sign_in_sheets

NAME = "sign-in"
GOAL = 1.5

_PEOPLE, _DAYS, _ROWS = 1_000, 10, 40
_PAGES = _PEOPLE // _ROWS
_WIDTH, _HEIGHT = 297.0, 420.0
_TOP, _HEADER, _ROW = 52.0, 9.5, 8.3
_SURNAMES = "陈李黄张梁林何谢罗郑苏邓区莫冼卢"
_GIVEN = "志华丽强敏杰伟芳秋明建国雪梅文海燕玲𬱖䶮"
_VILLAGES = ("翠洲社区", "大坪村", "南村村", "圩镇社区", "罗建村", "河江村", "冲坑村", "都权村")
_POSTS = ("党委书记、居委会主任", "党总支书记", "监委会主任", "两委委员")
_TITLE = "2026年河台镇村（社区）“两委”干部能力素质提升培训班（第2期）"
_PLACE, _ORGAN = "地点：河台镇文化中心", "主办单位：中共肇庆市高要区河台镇委员会"
_FOLDER = Path(tempfile.gettempdir())
_COLUMNS = ("序号", "单位", "姓名", "职务", "签名", "备注")
_LEFTS = (15.0, 26.0, 54.0, 84.0, 185.9, 247.3, 282.0)
_STYLE = SheetStyle(row_height=_ROW, blank_rows=0, on_a3=True)


def prepare() -> None:
    """Load the fonts of both sides and everything that is imported late."""
    for name in ("Song", "Hei", "Kai"):
        file = resource("fonts", f"Roster{name}-Regular.ttf")
        font = TTFont(f"Sheet{name}", str(file), asciiReadable=False, shapable=False)
        pdfmetrics.registerFont(font)
    ours()


def ours() -> None:
    """Write the sheets as the program does."""
    pages = write_sign_in_sheets(_FOLDER / "roster-benchmark-ours.pdf", _sheet(), style=_STYLE)
    if pages != 2 * _DAYS * _PAGES:
        raise AssertionError(pages)


def floor() -> None:
    """Write the same pages with a canvas tuned by hand."""
    _Floor(_sheet()).write(str(_FOLDER / "roster-benchmark-floor.pdf"))


def _sheet() -> SignInSheet:
    periods = [
        SheetPeriod(f"2026-05-{8 + day:02d}", part, "村务公开", "李讲师", partial(_code, day, part))
        for day in range(_DAYS)
        for part in (PartOfDay.MORNING, PartOfDay.AFTERNOON)
    ]
    people = tuple(map(_person, range(_PEOPLE)))
    organ = _ORGAN.partition("：")[2]
    return SignInSheet(_TITLE, _PLACE.partition("：")[2], organ, tuple(periods), people)


def _code(day: int, part: PartOfDay, page: int) -> str:
    return f"2{day:039d}{len(part):039d}{page:04d}00"


def _person(number: int) -> TrainingPerson:
    surname = _SURNAMES[number % len(_SURNAMES)]
    given = _GIVEN[number * 7 % len(_GIVEN)] + _GIVEN[number * 11 % len(_GIVEN)]
    village = _VILLAGES[number * len(_VILLAGES) // _PEOPLE]
    return TrainingPerson(number + 1, surname + given, village, _POSTS[number % len(_POSTS)])


class _Floor:
    """Raw text on a grid form."""

    def __init__(self, sheet: SignInSheet) -> None:
        self._sheet = sheet
        self._shown: dict[tuple[str, str], str] = {}
        self._row_codes: dict[int, tuple[int, str]] = {}
        self._canvas: Any = None

    def write(self, file: str) -> None:
        rl_config.useA85 = 0
        self._canvas = Canvas(
            file,
            pagesize=(_WIDTH * mm, _HEIGHT * mm),
            pageCompression=1,
            initialFontName="SheetSong",  # type: ignore[arg-type]  # declared as a number
        )
        self._canvas.beginForm("grid")
        self._canvas.addLiteral(self._grid())
        self._canvas.endForm()
        for period in self._sheet.periods:
            for page in range(_PAGES):
                self._canvas.doForm("grid")
                self._canvas.addLiteral(self._head(period))
                people = self._sheet.people[page * _ROWS : (page + 1) * _ROWS]
                self._canvas.addLiteral(self._rows(people))
                self._canvas.addLiteral(self._foot(period, page + 1))
                self._canvas.showPage()
        self._canvas.save()

    def _grid(self) -> str:
        end = _TOP + _HEADER + _ROWS * _ROW
        heights = [_TOP, *(_TOP + _HEADER + row * _ROW for row in range(_ROWS + 1))]
        lines = [_line(_LEFTS[0], y, _LEFTS[-1], y) for y in heights]
        lines += [_line(x, _TOP, x, end) for x in _LEFTS]
        marks = [
            f"{(x - 2) * mm:.2f} {(_HEIGHT - y - 2) * mm:.2f} {4 * mm:.2f} {4 * mm:.2f} re f"
            for x in (8, _WIDTH - 8)
            for y in (8, _HEIGHT - 8)
        ]
        headers = [
            self._text("SheetHei", 11.5, left + 4, _TOP + 6.2, word)
            for left, word in zip(_LEFTS, _COLUMNS, strict=False)
        ]
        return " ".join(["0.4 w", *lines, *marks, *headers])

    def _head(self, period: SheetPeriod) -> str:
        day = int(period.date_iso[-2:])
        part = "上午" if period.part is PartOfDay.MORNING else "下午"
        title = self._text("SheetSong", 18, 60, 20.5, _TITLE)
        kind = self._text("SheetSong", 22, 130, 31, "签到表")
        notes = f"时间：2026年5月{day}日{part}　　{_PLACE}　　课程：村务公开　　授课人：李讲师"
        return (
            f"q 2 Tr 0.5 w {title} Q q 14 Tc 2 Tr 0.6 w {kind} Q "
            f"{self._text('SheetSong', 12, 15, 39.6, notes)} "
            f"{self._text('SheetSong', 12, 15, 46.6, _ORGAN)}"
        )

    def _rows(self, people: tuple[TrainingPerson, ...]) -> str:
        parts = []
        division = ""
        for row, person in enumerate(people):
            y = _TOP + _HEADER + row * _ROW + 5.7
            parts.append(self._text("SheetSong", 12, 17, y, str(person.number)))
            if person.division != division:
                division = person.division
                parts.append(self._text("SheetSong", 12, 30, y, division))
            parts.append(self._text("SheetKai", 14, 60, y, person.name))
            parts.append(self._text("SheetSong", 12, 86, y, person.posts_text))
            parts.append(self._row_code(person.number, y))
        return " ".join(parts)

    def _foot(self, period: SheetPeriod, page: int) -> str:
        code = period.page_code(page) if period.page_code else ""
        said = self._text("SheetSong", 10.5, 136, 410, f"第 {page} 页 共 {_PAGES} 页")
        lines = (
            self._text("SheetSong", 5.5, 29.5, 411 + at * 2.3, code[start : start + 22])
            for at, start in enumerate(range(0, len(code), 22))
        )
        return " ".join([said, *lines, _drawn(qr_path(code), 15, 401, 13)])

    def _row_code(self, number: int, y: float) -> str:
        if number not in self._row_codes:
            self._row_codes[number] = row_code_path(number)
        return _drawn(self._row_codes[number], 283.2, y - 4, 5)

    def _text(self, name: str, size: float, x: float, y: float, text: str) -> str:
        if (name, text) not in self._shown:
            self._shown[name, text] = self._encoded(name, size, text)
        return f"BT {x * mm:.2f} {(_HEIGHT - y) * mm:.2f} Td {self._shown[name, text]} ET"

    def _encoded(self, name: str, size: float, text: str) -> str:
        font: Any = pdfmetrics.getFont(name)
        document = self._canvas._doc
        return " ".join(
            f"{font.getSubsetInternalName(subset, document)} {size} Tf <{codes.hex()}> Tj"
            for subset, codes in font.splitString(text, document)
        )


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    ends = (x1, _HEIGHT - y1, x2, _HEIGHT - y2)
    return "{:.2f} {:.2f} m {:.2f} {:.2f} l S".format(*(end * mm for end in ends))


def _drawn(code: tuple[int, str], left: float, top: float, side: float) -> str:
    modules, runs = code
    scale = side * mm / modules
    return f"q {scale:.4f} 0 0 {-scale:.4f} {left * mm:.2f} {(_HEIGHT - top) * mm:.2f} cm {runs}f Q"
