"""Which cells say what: the problems of a list as texts at the cells that show them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from roster.lists.answering.problem_requests import problem_request
from roster.lists.listing import columns_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from roster.lists.listing import Listing, Problem
    from roster.lists.reading.cells import Place

Said = dict["Place", str]


def texts_of(listing: Listing) -> dict[str, Said]:
    """Return what to say at which row and column, by sheet name; lines of one cell joined.

    A problem without a column stands at the column of its field, or of the name, or in column A.
    No text repeats what the cell holds: a comment is not masked.
    """
    texts: dict[str, Said] = {}
    for problem in listing.problems:
        place = problem.cell or (problem.row, problem.column or _column(listing, problem))
        _add(texts.setdefault(problem.sheet, {}), place, problem_request(problem.kind))
    return texts


def at_anchors(texts: Mapping[Place, str], areas: Iterable[tuple[int, int, int, int]]) -> Said:
    """Return the texts at the cells that show them: of merged cells the first.

    Args:
        texts: what to say, by row and column.
        areas: first row, first column, last row, last column of merged cells.
    """
    places = sorted(texts)
    anchors = dict(zip(places, places, strict=True))
    for first_row, first, last_row, last in areas:
        start, end = bisect_left(places, (first_row, 0)), bisect_left(places, (last_row + 1, 0))
        for row, column in places[start:end]:
            if first <= column <= last:
                anchors[row, column] = (first_row, first)
    shown: Said = {}
    for place, anchor in anchors.items():
        for line in texts[place].split("\n"):
            _add(shown, anchor, line)
    return shown


def _column(listing: Listing, problem: Problem) -> int:
    columns = columns_at(listing, problem.sheet, problem.row)
    return columns.get(problem.field) or columns.get("name") or 1


def _add(texts: Said, place: Place, line: str) -> None:
    """Put a line below the others of its place, unless it is there."""
    before = texts.get(place)
    if before is None:
        texts[place] = line
    elif line not in before.split("\n"):
        texts[place] = f"{before}\n{line}"
