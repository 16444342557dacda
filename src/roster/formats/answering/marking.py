"""An xlsx workbook with marks: coloured cells, comments, and everything else as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.formats.answering.cell_styles import with_marked_formats
from roster.formats.answering.comments import commented, with_boxes, with_comments
from roster.formats.answering.marks import at_anchors
from roster.formats.answering.package import Package
from roster.formats.answering.sheet_cells import column_letters, find_cells, merged_areas
from roster.formats.answering.xml_edit import Edit, applied
from roster.formats.reading.prescan import open_checked
from roster.formats.reading.reader_wire import Reason, Refusal
from roster.formats.reading.xlsx_parts import read_book
from roster.progress import Report, unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roster.formats.answering.sheet_cells import SheetCells
    from roster.formats.cells import Place
    from roster.formats.reading.reader_wire import Limits
    from roster.formats.reading.xlsx_parts import SheetPart

_PLAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_OLD_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"


def marked(
    content: bytes,
    texts: Mapping[str, Mapping[Place, str]],
    author: str,
    limits: Limits,
    report: Report = unwatched,
) -> tuple[bytes, int]:
    """Return a workbook with a mark and a comment at each place, and how many cells are marked.

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
    sizes = [len(package.read(sheet.part)) for sheet, _ in wanted]
    found: list[tuple[SheetPart, SheetCells, dict[Place, str]]] = []
    for number, (sheet, said) in enumerate(wanted):
        before = sum(sizes[:number])
        part = package.read(sheet.part)
        shown = at_anchors(said, merged_areas(part))

        def look(place: int, before: int = before) -> None:
            report(before + place, sum(sizes))

        found.append((sheet, find_cells(part, shown, look), shown))
    report(sum(sizes), sum(sizes))
    if not any(cells.spots for _, cells, _ in found):
        return content, 0
    _mark(package, found)
    for sheet, cells, shown in found:
        there = {spot.place: shown[spot.place] for spot in cells.spots}
        _comment(package, sheet, cells, there, author)
    return package.packed(), sum(len(cells.spots) for _, cells, _ in found)


def _mark(package: Package, found: list[tuple[SheetPart, SheetCells, dict[Place, str]]]) -> None:
    styles = package.target(_main_part(package), "styles")
    if styles is None:
        raise Refusal(Reason.DAMAGED)
    bases = {spot.base for _, cells, _ in found for spot in cells.spots}
    content, twins = with_marked_formats(package.read(styles), bases)
    package.write(styles, content)
    for sheet, cells, _ in found:
        drawing = [] if cells.drawing_id else [_drawing_reference(package, sheet, cells)]
        package.write(sheet.part, applied(cells.content, [*cells.edits(twins), *drawing]))


def _drawing_reference(package: Package, sheet: SheetPart, cells: SheetCells) -> Edit:
    """Add an empty old drawing to a sheet and return the edit that refers to it."""
    kinds = _STRICT if "purl.oclc.org" in cells.namespace else _PLAIN
    part = package.fresh("xl/drawings/vmlDrawing{}.vml")
    package.write(part, with_boxes(None, []))
    package.declare_ending("vml", _OLD_DRAWING)
    cells.drawing_id = package.link(sheet.part, f"{kinds}/vmlDrawing", part)
    reference = f'<{cells.names}legacyDrawing xmlns:r="{kinds}" r:id="{cells.drawing_id}"/>'
    return Edit(cells.drawing_place, cells.drawing_place, reference.encode())


def _comment(
    package: Package,
    sheet: SheetPart,
    cells: SheetCells,
    texts: Mapping[Place, str],
    author: str,
) -> None:
    part = package.target(sheet.part, "comments")
    before = package.read(part) if part else None
    known = commented(before) if before else set()
    if part is None:
        part = package.fresh("xl/comments{}.xml")
        kinds = _STRICT if "purl.oclc.org" in cells.namespace else _PLAIN
        package.link(sheet.part, f"{kinds}/comments", part)
        package.declare(part, _COMMENTS)
    package.write(part, with_comments(before, cells.namespace, texts, author))
    drawing = package.target_of(sheet.part, cells.drawing_id or "")
    if drawing is None:
        raise Refusal(Reason.DAMAGED)
    boxless = [place for place in texts if f"{column_letters(place[1])}{place[0]}" not in known]
    package.write(drawing, with_boxes(package.read(drawing), boxless))


def _main_part(package: Package) -> str:
    return package.target("", "officeDocument") or "xl/workbook.xml"
