"""Lines beside tables whose label and answer stand in two cells: 村（社区）： | 罗建村."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import squeezed, text_of
from roster.lists.understanding.column_values import names_village
from roster.lists.understanding.headers.words import match_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Cell


def lines_of(cells: Iterable[Cell], villages: VillageFinder) -> list[str]:
    """Return the texts of a row, each label joined to its answer by a colon.

    A label ends with a colon, or is a word for the village beside one that is known.
    """
    return list(_lines([text for text in map(text_of, cells) if text], villages))


def is_line(text: str) -> bool:
    """Tell a label with its answer."""
    return ":" in squeezed(text)


def _lines(texts: list[str], villages: VillageFinder) -> Iterator[str]:
    waiting = ""
    for text in texts:
        if waiting and not is_line(text) and (_is_label(waiting) or names_village(text, villages)):
            yield f"{waiting.rstrip(':： ')}：{text}"
            waiting = ""
            continue
        if waiting:
            yield waiting
        waiting = text if _is_label(text) or match_word(text).field == "village" else ""
        if not waiting:
            yield text
    if waiting:
        yield waiting


def _is_label(text: str) -> bool:
    return squeezed(text).endswith(":")
