"""What stands above a table or beside its header and tells whose list it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from roster.formats.understanding.cell_text import text_of
from roster.formats.understanding.header_words import match_header
from roster.formats.understanding.labelled_lines import is_line, lines_of
from roster.formats.understanding.row_kinds import Section, section_body
from roster.formats.understanding.sheet_villages import township_of_sheet, village_of_sheet
from roster.formats.understanding.unheld_posts import is_of_former

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roster.formats.cells import Sheet
    from roster.formats.understanding.header_band import Head, HeaderBand
    from roster.village_finder import VillageFinder

#: So many rows above a header may say whose list it is.
_TITLES = 5


def section_above(
    sheet: Sheet, band: HeaderBand, heads: Sequence[Head], villages: VillageFinder, *, is_one: bool
) -> Section:
    """Return what the sheet's name and the titles of a table tell about its people.

    Args:
        sheet: the sheet.
        band: the header.
        heads: the columns of the table.
        villages: finds villages and townships.
        is_one: whether the table stands alone; of several side by side each has its own titles.
    """
    own = {head.index for head in heads}
    titles = [
        *_titles_above(sheet, band, set() if is_one else own, villages),
        *_words_above_names(heads),
        *_merged_beside(sheet, band, own),
    ]
    body = next(filter(None, map(section_body, reversed(titles))), None)
    village = village_of_sheet(sheet.name, titles, villages)
    is_titled = village is not None and village != sheet.name
    township = township_of_sheet(sheet.name, titles, villages)
    is_former = is_of_former((sheet.name, *titles)) or False
    return Section(village, body, township, is_titled, is_former=is_former)


def _titles_above(
    sheet: Sheet, band: HeaderBand, own: set[int], villages: VillageFinder
) -> Iterator[str]:
    """Yield titles and lines such as 填报单位：…; a row of more than two other texts is neither."""
    end = bisect_left([number for number, _ in sheet.rows], band.first)
    for _, cells in sheet.rows[max(0, end - _TITLES) : end]:
        texts = {place: text for place, cell in enumerate(cells) if (text := text_of(cell))}
        if own and len(texts) > 1:
            texts = {place: text for place, text in texts.items() if place in own}
        lines = lines_of(texts.values(), villages)
        if sum(not is_line(line) for line in lines) < 3:
            yield from lines


def _words_above_names(heads: Sequence[Head]) -> Iterator[str]:
    """Yield the words over the one for names: 罗建村 over 姓名, 电话."""
    for head in heads:
        if len(head.levels) > 1 and match_header(head.levels).field == "name":
            yield from head.levels[:-1]


def _merged_beside(sheet: Sheet, band: HeaderBand, own: set[int]) -> Iterator[str]:
    """Yield the texts of cells merged over the header and the people beside it."""
    rows = dict(sheet.rows)
    for top, left, bottom, _ in sheet.merges:
        if band.first <= top <= band.last < bottom and left - 1 in own:
            cells = rows.get(top, ())
            yield text_of(cells[left - 1]) if left <= len(cells) else ""
