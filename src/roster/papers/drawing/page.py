"""A sheet of paper to draw on: millimetres from the top left corner, text in any of the fonts."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from roster.base.files import written_whole
from roster.papers.drawing.fonts import FONT_LOCK, Face, font_shelf
from roster.papers.drawing.qr import qr_path
from roster.papers.drawing.typesetting import Setting, fit_block, fit_line, name_ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from roster.papers.drawing.fonts import EmbeddedFont

A4_PORTRAIT = (210.0, 297.0)
A4_LANDSCAPE = (297.0, 210.0)
A3_PORTRAIT = (297.0, 420.0)
A3_LANDSCAPE = (420.0, 297.0)

Point = tuple[float, float]
Ink = tuple[float, float, float]
BLACK: Ink = (0.0, 0.0, 0.0)

_PITCH = 1.2  # distance of wrapped lines as a multiple of the size
_ROUNDING = 1e-6  # mm
_SIZE_STEP = 0.5  # points
_CAP = 0.36  # from a Han character's middle down to its baseline, as a multiple of the size


class Align(Enum):
    """Where a text lies from its point; the value is the part of its width to the left of it."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a text looks. ``size``, ``tracking`` (added after each character) and ``weight`` in pt.

    ``weight`` is the width of a stroke around the glyphs, which makes them bolder.
    """

    face: Face
    size: float
    ink: Ink = BLACK
    tracking: float = 0.0
    weight: float = 0.0

    def resized(self, size: float) -> Lettering:
        """Return the same lettering in another size."""
        return replace(self, size=size)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in mm: its top left corner, width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge in mm."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge in mm."""
        return self.top + self.height


_author: ContextVar[str] = ContextVar("author", default="roster")


@contextmanager
def papers_of(office: str) -> Iterator[None]:
    """Let an office be the author of the papers that are written meanwhile."""
    before = _author.set(office or _author.get())
    try:
        yield
    finally:
        _author.reset(before)


@contextmanager
def new_paper(
    path: Path,
    size: tuple[float, float],
    title: str,
    *,
    author: str = "",
    subject: str = "",
    invariant: bool = False,
) -> Iterator[Paper]:
    """Open a PDF of pages of ``size`` mm that appears under ``path`` only when it is complete.

    ``author`` is the office whose paper it is, ``subject`` what the paper is; left out, they are
    that of :func:`papers_of` and the title. ``invariant`` leaves out the time, so that the same
    content gives the same bytes.

    Raises:
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open.
    """
    font_shelf().font(Face.SONG)
    with written_whole(path, ".pdf") as temporary, temporary.open("wb") as stream:
        canvas = _Canvas(
            stream,
            pagesize=(size[0] * mm, size[1] * mm),
            pageCompression=1,
            invariant=int(invariant),
            # Else every file names Helvetica, a font that is not embedded.
            initialFontName=Face.SONG.value,  # type: ignore[arg-type]  # declared as a number
            lang="zh-CN",
        )
        canvas.setTitle(title)
        canvas.setAuthor(author or _author.get())
        canvas.setSubject(subject or title)
        canvas.setCreator("roster")
        yield Paper(canvas, size)
        with FONT_LOCK:
            canvas.save()


class _Canvas(Canvas):
    """A canvas that tells how a text is written in the fonts of its document."""

    _doc: Any  # not in the published type information

    def encode(self, font: EmbeddedFont, text: str) -> Iterator[tuple[str, str]]:
        """Give the name of each font subset and the codes of the characters in it."""
        for subset, codes in font.splitString(text, self._doc):
            yield font.getSubsetInternalName(subset, self._doc), codes.hex()


class Paper:
    """One PDF being drawn page by page."""

    def __init__(self, canvas: _Canvas, size: tuple[float, float]) -> None:
        self.width, self.height = size
        self._canvas = canvas
        self._shelf = font_shelf()
        self._encoded: dict[tuple[Face, str], tuple[tuple[str, str], ...]] = {}
        self._blocks: dict[tuple[tuple[str, ...], Box, Lettering, float], Setting] = {}

    def text_width(self, text: str, lettering: Lettering) -> float:
        """Return the width of ``text`` in mm."""
        points = self._shelf.chain(lettering.face).width(text) * lettering.size
        return (points + lettering.tracking * max(0, len(text) - 1)) / mm

    def text(
        self, x: float, y: float, text: str, lettering: Lettering, align: Align = Align.LEFT
    ) -> None:
        """Write one line with its baseline at ``y`` mm."""
        self.literal(self.written(x, y, text, lettering, align))

    def written(
        self, x: float, y: float, text: str, lettering: Lettering, align: Align = Align.LEFT
    ) -> str:
        """Return the operators that write one line, to be drawn now, later or many times."""
        if align is not Align.LEFT:
            x -= self.text_width(text, lettering) * align.value
        shows = " ".join(
            f"{font} {lettering.size:g} Tf <{codes}> Tj"
            for font, codes in self._runs(lettering.face, text)
        )
        look = _look(lettering)
        written = f"BT {look}{x * mm:.2f} {(self.height - y) * mm:.2f} Td {shows} ET"
        return f"q {written} Q" if look else written

    def lines(self, x: float, top: float, setting: Setting, lettering: Lettering) -> float:
        """Write set lines downward from the first baseline ``top``; return the next baseline."""
        sized = lettering.resized(setting.size)
        pitch = setting.size * _PITCH / mm
        for number, line in enumerate(setting.lines):
            self.text(x, top + number * pitch, line, sized)
        return top + len(setting.lines) * pitch

    def height_of(self, setting: Setting) -> float:
        """Return the height of set lines in mm."""
        return len(setting.lines) * setting.size * _PITCH / mm

    def fit_line(self, text: str, width: float, lettering: Lettering, floor: float) -> Setting:
        """Fit ``text`` to ``width`` mm: shrink to ``floor`` points, then wrap."""
        measure = self._shelf.chain(lettering.face).width
        return fit_line(text, width * mm, lettering.size, floor, measure)

    def fit_block(
        self, paragraphs: tuple[str, ...], box: Box, lettering: Lettering, pitch: float
    ) -> Setting:
        """Fit paragraphs into ``box``; ``pitch`` is the distance of lines in sizes.

        Certificates of a batch say the same, so a setting is kept for the next page.
        """
        key = (paragraphs, box, lettering, pitch)
        if key not in self._blocks:
            measure = self._shelf.chain(lettering.face).width
            points = (box.width * mm, box.height * mm)
            self._blocks[key] = fit_block(paragraphs, points, lettering.size, pitch, measure)
        return self._blocks[key]

    def fit_box(self, text: str, box: Box, lettering: Lettering, floor: float) -> Setting:
        """Fit ``text`` into a box: as :meth:`fit_line`, and smaller still where it is too high."""
        largest = min(lettering.size, box.height * mm / _PITCH)
        floor = min(floor, largest)
        while True:
            setting = self.fit_line(text, box.width, lettering.resized(largest), floor)
            if self.height_of(setting) <= box.height + _ROUNDING or floor <= 1:
                return setting
            floor -= 0.5

    def fit_name(self, name: str, box: Box, lettering: Lettering, shortest: float) -> Setting:
        """Fit a name into a box: large, and on one line while that has ``shortest`` points.

        Below that it stands on two lines, parted at its dot if it has one, where it is larger so.
        """
        settings = [self._sized(lines, box, lettering) for lines in name_ways(name)]
        one_line, *others = settings
        if one_line.size >= shortest or not others:
            return one_line
        return max(settings, key=lambda setting: setting.size)

    def _sized(self, lines: tuple[str, ...], box: Box, lettering: Lettering) -> Setting:
        width = max(self.text_width(line, lettering.resized(1)) for line in lines)
        height = box.height * mm / (len(lines) * _PITCH)
        size = min(lettering.size, box.width / width, height)
        return Setting(int(size / _SIZE_STEP) * _SIZE_STEP, lines)

    def cell(
        self, box: Box, setting: Setting, lettering: Lettering, align: Align = Align.CENTRE
    ) -> None:
        """Write set lines into a box, in the middle of its height."""
        self.literal(self.written_cell(box, setting, lettering, align))

    def written_cell(
        self, box: Box, setting: Setting, lettering: Lettering, align: Align = Align.CENTRE
    ) -> str:
        """Return the operators of :meth:`cell`."""
        sized = lettering.resized(setting.size)
        pitch = setting.size * _PITCH / mm
        middle = box.top + box.height / 2 - (len(setting.lines) - 1) * pitch / 2
        x = box.left + box.width * align.value
        first = middle + setting.size * _CAP / mm
        return " ".join(
            self.written(x, first + number * pitch, line, sized, align)
            for number, line in enumerate(setting.lines)
        )

    def line(self, start: Point, end: Point, weight: float) -> None:
        """Draw a black line; ends in mm, ``weight`` in points."""
        self.segments([(start, end)], weight)

    def segments(self, ends: Iterable[tuple[Point, Point]], weight: float) -> None:
        """Draw black lines of one weight; ends in mm, ``weight`` in points."""
        paths = ""
        for start, end in ends:
            (x1, y1), (x2, y2) = self._points(start), self._points(end)
            paths += f" {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"
        self.literal(f"{weight:g} w{paths}")

    def filled(self, box: Box, ink: Ink = BLACK) -> None:
        """Fill a box with a colour."""
        x, y = self._points((box.left, box.bottom))
        look = "{:g} {:g} {:g} rg".format(*ink)
        self.literal(f"q {look} {x:.2f} {y:.2f} {box.width * mm:.2f} {box.height * mm:.2f} re f Q")

    def rectangle(self, box: Box, weight: float) -> None:
        """Draw the outline of a box in black; ``weight`` in points."""
        x, y = self._points((box.left, box.bottom))
        self.literal(
            f"{weight:g} w {x:.2f} {y:.2f} {box.width * mm:.2f} {box.height * mm:.2f} re S"
        )

    def qr_code(self, box: Box, text: str) -> None:
        """Draw the QR code of ``text`` into a square box; leave white around it."""
        self.literal(self.matrix_code(box, qr_path(text)))

    def matrix_code(self, box: Box, code: tuple[int, str]) -> str:
        """Return the operators that draw a square code of so many modules, given as dark runs."""
        modules, runs = code
        x, y = self._points((box.left, box.top))
        scale = box.width * mm / modules
        return f"q {scale:.4f} 0 0 {-scale:.4f} {x:.2f} {y:.2f} cm {runs}f Q"

    def moved(self, operators: str, right: float, down: float) -> str:
        """Return the same drawing moved by so many mm."""
        return f"q 1 0 0 1 {right * mm:.2f} {-down * mm:.2f} cm {operators} Q"

    def turned(self, operators: str, middle: Point) -> str:
        """Return the same drawing turned upside down about a point in mm."""
        x, y = self._points(middle)
        return f"q -1 0 0 -1 {2 * x:.2f} {2 * y:.2f} cm {operators} Q"

    def literal(self, operators: str) -> None:
        """Draw with raw PDF operators, in points from the bottom left corner."""
        self._canvas.addLiteral(operators)

    @contextmanager
    def stamp_making(self, name: str) -> Iterator[None]:
        """Keep what is drawn in this block, to be repeated on pages with :meth:`stamp`."""
        self._canvas.beginForm(name)
        yield
        self._canvas.endForm()

    def stamp(self, name: str) -> None:
        """Repeat on this page what was kept under ``name``; it is stored once in the file."""
        self._canvas.doForm(name)

    def end_page(self) -> None:
        """Finish this page."""
        self._canvas.showPage()

    def page_number(self, page: int, pages: int) -> None:
        """Write ``第 x 页 共 y 页`` at the foot."""
        text = f"第 {page} 页 共 {pages} 页"
        self.text(self.width / 2, self.height - 10, text, Lettering(Face.SONG, 10.5), Align.CENTRE)

    def _points(self, point: Point) -> Point:
        return point[0] * mm, (self.height - point[1]) * mm

    def _runs(self, face: Face, text: str) -> tuple[tuple[str, str], ...]:
        key = (face, text)
        runs = self._encoded.get(key)
        if runs is None:
            runs = self._encoded[key] = tuple(self._encode(face, text))
        return runs

    def _encode(self, face: Face, text: str) -> Iterator[tuple[str, str]]:
        for font, piece in self._shelf.chain(face).runs(text):
            yield from self._canvas.encode(font, piece)


def _look(lettering: Lettering) -> str:
    """Return the operators for all that differs from plain black text."""
    operators = ""
    if lettering.ink != BLACK:
        operators += "{:g} {:g} {:g} rg ".format(*lettering.ink)
    if lettering.tracking:
        operators += f"{lettering.tracking:g} Tc "
    if lettering.weight:
        operators += "{:g} {:g} {:g} RG ".format(*lettering.ink)
        operators += f"2 Tr 1 j {lettering.weight:g} w "
    return operators
