"""The parts of an xlsx container that say where its sheets are and how their cells look."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.lists.reading.grid import LAST_COLUMN, LAST_ROW
from roster.lists.reading.number_formats import Shown, is_plain_day, shown_by, shows_words
from roster.lists.reading.xml_reading import attribute, named, tree, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from roster.lists.reading.cells import Place
    from roster.lists.reading.prescan import Parts

#: Values of a mark such as ``strike`` that set it; without a value it is set.
TRUE = frozenset({"1", "true", "on"})
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Styles:
    """What the cell formats (by their index) mean for a reader.

    Attributes:
        dates: what of a date each date format shows.
        plain_days: those of ``dates`` that every reader knows for full dates.
        words: the codes of formats that show words: [=1]"男".
        struck: formats whose font is struck through.
    """

    dates: dict[int, Shown] = field(default_factory=dict)
    plain_days: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    words: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name, and where its cells are, its comments and their answers."""

    name: str
    hidden: bool
    part: str
    comments_part: str | None
    threads_part: str | None


@dataclass(frozen=True, slots=True)
class Book:
    """The directory of an xlsx workbook."""

    sheets: tuple[SheetPart, ...]
    since_1904: bool
    styles: Styles
    strings_part: str | None


def read_book(parts: Parts) -> Book:
    """Return where the worksheets are; sheets that are charts or macros are left out.

    Raises:
        Refusal: parts are missing or no XML.
    """
    main = _main_part(parts)
    workbook = tree(parts.read(main))
    links = list(_links(parts, main))
    styles = next((target for kind, _, target in links if kind == "styles"), None)
    strings = next((target for kind, _, target in links if kind == "sharedStrings"), None)
    return Book(
        sheets=tuple(_sheets(parts, workbook, {key: (kind, to) for kind, key, to in links})),
        since_1904=any(
            (attribute(each, "date1904") or "0") in TRUE for each in named(workbook, "workbookPr")
        ),
        styles=read_styles(tree(parts.read(styles))) if styles else Styles(),
        strings_part=strings,
    )


def read_styles(root: Element) -> Styles:
    """Return which cell formats are dates and which are struck through."""
    codes = {
        whole(attribute(each, "numFmtId"), 0): attribute(each, "formatCode") or ""
        for each in named(root, "numFmt")
    }
    struck_fonts = _struck_fonts(root)
    dates: dict[int, Shown] = {}
    plain, struck = set(), set()
    words: dict[int, str] = {}
    for index, form in enumerate(_cell_formats(root)):
        number = whole(attribute(form, "numFmtId"), 0)
        if shown := shown_by(number, codes.get(number)):
            dates[index] = shown
        elif (code := codes.get(number)) and shows_words(code):
            words[index] = code
        if is_plain_day(number, codes.get(number)):
            plain.add(index)
        if whole(attribute(form, "fontId"), 0) in struck_fonts:
            struck.add(index)
    return Styles(dates, frozenset(plain), frozenset(struck), words)


def read_comments(parts: Parts, sheet: SheetPart) -> tuple[tuple[int, int, str], ...]:
    """Return row, column and text of each comment of one sheet.

    A conversation comes line by line. The comment that newer programs leave beside it for older
    ones, with advice to buy, is passed over.
    """
    notes = _notes(parts, sheet.comments_part, "comment", "t")
    talks = _notes(parts, sheet.threads_part, "threadedComment", "text")
    texts = {place: "".join(pieces) for place, pieces in notes.items()}
    texts |= {place: "\n".join(pieces) for place, pieces in talks.items()}
    return tuple((*place, text) for place, text in texts.items() if text)


def _notes(parts: Parts, part: str | None, name: str, piece: str) -> dict[Place, list[str]]:
    """Return the pieces of text of all elements of a name, by the cell that they are about."""
    found: dict[Place, list[str]] = {}
    for note in named(tree(parts.read(part)), name) if part else ():
        if place := place_of(attribute(note, "ref") or ""):
            found.setdefault(place, []).extend(each.text or "" for each in named(note, piece))
    return found


def place_of(reference: str) -> tuple[int, int] | None:
    """Return the one-based row and column of a reference such as ``AB12``; None outside a sheet."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def area_of(reference: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row, last column of ``A1:B2``; None for one cell."""
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last)
    return (*start, *end) if start and end and start != end else None


def _main_part(parts: Parts) -> str:
    for kind, _, target in _links(parts, ""):
        if kind == "officeDocument":
            return target
    return "xl/workbook.xml"


def _links(parts: Parts, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, id and target of the parts that a part refers to and that are there."""
    folder, file = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", file + ".rels")
    if rels not in parts:
        return
    for link in named(tree(parts.read(rels)), "Relationship"):
        target = posixpath.join("/", folder, attribute(link, "Target") or "")
        target = posixpath.normpath(target).lstrip("/")
        if target in parts:
            kind = (attribute(link, "Type") or "").rpartition("/")[2]
            yield kind, attribute(link, "Id") or "", target


def _sheets(
    parts: Parts, workbook: Element, links: dict[str, tuple[str, str]]
) -> Iterator[SheetPart]:
    for sheet in named(workbook, "sheet"):
        kind, target = links.get(_link_id(sheet), ("", ""))
        if kind == "worksheet":
            beside = {kind: to for kind, _, to in _links(parts, target)}
            yield SheetPart(
                name=attribute(sheet, "name") or "",
                hidden=(attribute(sheet, "state") or "visible") != "visible",
                part=target,
                comments_part=beside.get("comments"),
                threads_part=beside.get("threadedComment"),
            )


def _link_id(sheet: Element) -> str:
    return next((text for key, text in sheet.items() if key.endswith("}id")), "")


def _struck_fonts(root: Element) -> set[int]:
    fonts = next(named(root, "fonts"), None)
    if fonts is None:
        return set()
    return {
        index
        for index, font in enumerate(fonts)
        if any((attribute(mark, "val") or "1") in TRUE for mark in named(font, "strike"))
    }


def _cell_formats(root: Element) -> Iterator[Element]:
    formats = next(named(root, "cellXfs"), None)
    return iter(formats) if formats is not None else iter(())
