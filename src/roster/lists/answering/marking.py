"""An xlsx workbook with marks: coloured cells, comments, and everything else as it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from roster.base.progress import Report, unwatched
from roster.lists.answering.cell_styles import with_marked_formats
from roster.lists.answering.comments import (
    commented,
    in_conversations,
    with_boxes,
    with_comments,
)
from roster.lists.answering.marks import at_anchors
from roster.lists.answering.package import Package
from roster.lists.answering.sheet_cells import find_cells, merged_areas, reference
from roster.lists.answering.xml_edit import Edit, applied
from roster.lists.reading.child.messages import Reason, Refusal
from roster.lists.reading.prescan import open_checked
from roster.lists.reading.xlsx.parts import read_book

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from roster.lists.answering.sheet_cells import SheetCells
    from roster.lists.reading.cells import Place
    from roster.lists.reading.child.messages import Limits
    from roster.lists.reading.xlsx.parts import SheetPart

_PLAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_OLD_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"


class MarkedCopy(NamedTuple):
    """A workbook with marks, how many cells have one, and how many comments stay unseen.

    Beside a conversation newer programs show no comment.
    """

    content: bytes
    cells: int
    unseen: int


class _Page(NamedTuple):
    """A sheet, its cells to be marked, and what is to be said at them."""

    sheet: SheetPart
    cells: SheetCells
    texts: Mapping[Place, str]


def marked(
    content: bytes,
    texts: Mapping[str, Mapping[Place, str]],
    author: str,
    limits: Limits,
    report: Report = unwatched,
) -> MarkedCopy:
    """Return a workbook with a mark and a comment at each place.

    Args:
        content: an xlsx or xlsm file, not encrypted.
        texts: what to say, by sheet name and by row and column; a place inside merged cells means
            their first cell.
        author: who says so.
        limits: what the file may cost.
        report: told how far the sheets have been gone through, in bytes.

    Raises:
        Refusal: damaged, too large, or written so that nothing can be added.
    """
    book = read_book(open_checked(content, limits))
    package = Package(content)
    wanted = [(sheet, texts[sheet.name]) for sheet in book.sheets if texts.get(sheet.name)]
    pages = [page for page in _pages(package, wanted, report) if page.cells.spots]
    if not pages:
        return MarkedCopy(content, 0, 0)
    _mark(package, pages)
    unseen = sum(_comment(package, page, author) for page in pages)
    return MarkedCopy(package.packed(), sum(len(page.cells.spots) for page in pages), unseen)


def _pages(
    package: Package, wanted: Sequence[tuple[SheetPart, Mapping[Place, str]]], report: Report
) -> Iterator[_Page]:
    """Find the cells of each sheet that is to be marked."""
    parts = [package.read(sheet.part) for sheet, _ in wanted]
    total = sum(map(len, parts))
    before = 0
    for part, (sheet, texts) in zip(parts, wanted, strict=True):
        look = partial(_look, report, before, total)
        shown = at_anchors(texts, merged_areas(part))
        cells = find_cells(part, shown, look)
        yield _Page(sheet, cells, {spot.place: shown[spot.place] for spot in cells.spots})
        before += len(part)
    report(total, total)


def _look(report: Report, before: int, total: int, place: int) -> None:
    report(before + place, total)


def _mark(package: Package, pages: Iterable[_Page]) -> None:
    styles = package.target(_main_part(package), "styles")
    if styles is None:
        raise Refusal(Reason.DAMAGED)
    bases = {spot.base for page in pages for spot in page.cells.spots}
    content, twins = with_marked_formats(package.read(styles), bases)
    package.write(styles, content)
    for sheet, cells, _ in pages:
        drawing = [] if cells.drawing_id else [_drawing_reference(package, sheet, cells)]
        package.write(sheet.part, applied(cells.content, [*cells.edits(twins), *drawing]))


def _drawing_reference(package: Package, sheet: SheetPart, cells: SheetCells) -> Edit:
    """Add an empty old drawing to a sheet and return the edit that refers to it."""
    kinds = _kinds(cells)
    part = package.fresh("xl/drawings/vmlDrawing{}.vml")
    package.write(part, with_boxes(None, []))
    package.declare_ending("vml", _OLD_DRAWING)
    cells.drawing_id = package.link(sheet.part, f"{kinds}/vmlDrawing", part)
    element = f'<{cells.names}legacyDrawing xmlns:r="{kinds}" r:id="{cells.drawing_id}"/>'
    return Edit(cells.drawing_place, cells.drawing_place, element.encode())


def _comment(package: Package, page: _Page, author: str) -> int:
    """Put the comments into the sheet's and return how many of them stay unseen."""
    sheet, cells, texts = page
    part = package.target(sheet.part, "comments")
    before = package.read(part) if part else None
    if part is None:
        part = package.fresh("xl/comments{}.xml")
        package.link(sheet.part, f"{_kinds(cells)}/comments", part)
        package.declare(part, _COMMENTS)
    package.write(part, with_comments(before, cells.namespace, texts, author))
    drawing = package.target_of(sheet.part, cells.drawing_id or "")
    if drawing is None:
        raise Refusal(Reason.DAMAGED)
    known = commented(before) if before else set()
    boxless = [place for place in texts if reference(place) not in known]
    package.write(drawing, with_boxes(package.read(drawing), boxless))
    talks = in_conversations(before) if before else set()
    return sum(reference(place) in talks for place in texts)


def _kinds(cells: SheetCells) -> str:
    """Return how the types of references begin, which differs in the strict form."""
    return _STRICT if "purl.oclc.org" in cells.namespace else _PLAIN


def _main_part(package: Package) -> str:
    return package.target("", "officeDocument") or "xl/workbook.xml"
