"""By what a header is known again, so that what was once said about its columns can be used again.

The fingerprint is made of the header as it is found without any correction, for at the next
reading nothing is corrected yet: its words, normalised, by column and level. Rows above it do not
count; a title more or less does not matter.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roster.lists.deciding import LearntMapping
from roster.lists.listing import Corrections
from roster.lists.understanding.cells.text import text_of
from roster.lists.understanding.headers.band import find_bands
from roster.lists.understanding.headers.words import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roster.lists.deciding import RememberedMapping
    from roster.lists.reading.cells import Cell, Sheet, Workbook

#: A header stands in the first so many filled rows.
_SEARCHED = 200
#: A row of unknown words must have so many of them to be known again by.
_FEWEST_WORDS = 3
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class HeaderMark:
    """A header that can be known again: where it begins, its words from left to right."""

    fingerprint: str
    first_row: int
    words: tuple[str, ...]


def header_mark(sheet: Sheet) -> HeaderMark | None:
    """Return by what the header of a sheet is known again; nothing if it has none.

    A sheet whose header words are all unknown is known by its first row of nothing but words.
    """
    top = replace(sheet, rows=sheet.rows[:_SEARCHED])
    for band in find_bands(top):
        words = [(head.index, *map(normalised, head.levels)) for head in band.heads]
        shown = tuple(" ".join(head.levels) for head in band.heads)
        return HeaderMark(_digest(words), band.first, shown)
    for number, cells in top.rows:
        if _are_words(cells):
            texts = [(index, normalised(text_of(cell))) for index, cell in enumerate(cells) if cell]
            shown = tuple(text_of(cell) for cell in cells if cell)
            return HeaderMark(_digest(texts), number, shown)
    return None


def _are_words(cells: Sequence[Cell]) -> bool:
    texts = [text_of(cell) for cell in cells if cell is not None]
    words = {text for text in texts if text and len(text) <= _LONGEST_WORD}
    is_plain = not any(char.isdigit() for text in texts for char in text)
    return is_plain and len(words) == len(texts) >= _FEWEST_WORDS


def _digest(words: Sequence[tuple[object, ...]]) -> str:
    return hashlib.sha256(repr(words).encode()).hexdigest()


def fingerprints(workbook: Workbook) -> dict[str, str]:
    """Return the fingerprints of the sheets that have a header, by sheet name."""
    return {name: mark.fingerprint for name, mark in _marks(workbook)}


def _marks(workbook: Workbook) -> Iterator[tuple[str, HeaderMark]]:
    for sheet in workbook.sheets:
        mark = header_mark(sheet) if sheet.rows else None
        if mark:
            yield sheet.name, mark


def learnt_mappings(workbook: Workbook, corrections: Corrections) -> tuple[LearntMapping, ...]:
    """Return what the corrections of a workbook teach about its headers."""
    learnt = {}
    for name, mark in _marks(workbook):
        fields = {column: field for (s, column), field in corrections.fields.items() if s == name}
        if fields or name in corrections.bands:
            band = corrections.bands.get(name)
            learnt[mark.fingerprint] = LearntMapping(
                mark.fingerprint,
                mark.words,
                fields,
                (band[0] - mark.first_row, band[1] - mark.first_row) if band else None,
                no_header=name in corrections.bands and band is None,
                file=workbook.file,
            )
    return tuple(learnt.values())


def recalled(
    workbook: Workbook, remembered: Mapping[str, RememberedMapping]
) -> tuple[Corrections, str] | None:
    """Return what was said before about the headers of a workbook, and the latest day of it.

    Args:
        workbook: what was read.
        remembered: by fingerprint, from :func:`roster.lists.deciding.recall_mappings`.
    """
    corrections, days = Corrections(), [""]
    for name, mark in _marks(workbook):
        mapping = remembered.get(mark.fingerprint)
        if mapping is None:
            continue
        days.append(mapping.learnt_on)
        corrections = corrections.with_fields(name, mapping.fields)
        if mapping.no_header:
            corrections = corrections.with_band(name, None)
        elif mapping.band:
            first, last = (mark.first_row + offset for offset in mapping.band)
            corrections = corrections.with_band(name, (first, last))
    return (corrections, max(days)) if corrections else None
