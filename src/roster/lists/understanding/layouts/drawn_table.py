"""Sheets whose people stand in no rows of their own, drawn anew as a table of one row each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.lists.reading.cells import Sheet
from roster.lists.understanding.headers.words import match_word, normalised
from roster.lists.understanding.left_over import LeftOver
from roster.people.fields import Proof, proving

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roster.lists.reading.cells import Cell, Place, Row

_PERSONAL = proving(Proof.FORM)


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A sheet drawn anew, with the cell of the real sheet for each of its cells.

    ``places`` maps one-based row and column here to those of the real sheet; column 0 stands for
    the row of the name. ``left`` is what stands where names were looked for and was not read.
    """

    sheet: Sheet
    places: Mapping[Place, Place]
    left: Sequence[LeftOver] = ()

    def cell(self, row: int, column: int) -> Place | None:
        """Return the real place of a cell, if it has one."""
        return self.places.get((row, column)) if column else None

    def row(self, row: int) -> int:
        """Return the real row of the name of a person."""
        return self.places.get((row, 0), (row, 0))[0]


@dataclass(slots=True)
class Form:
    """One person's answers by their words, each with its place; words in their order."""

    row: int
    column: int
    answers: dict[str, tuple[str, Cell, Place]] = field(default_factory=dict)

    def add(self, word: str, cell: Cell, place: Place) -> None:
        """Note the answer to a word; the first of several stays."""
        self.answers.setdefault(normalised(word), (word, cell, place))

    def add_to(self, word: str, text: str, place: Place) -> None:
        """Note one more answer to a word."""
        _, before, first = self.answers.get(word, (word, None, place))
        self.answers[word] = (word, f"{before}、{text}" if before else text, first)

    @property
    def is_person(self) -> bool:
        """Tell somebody with a name and a fact from a line such as 负责人：…."""
        return any(match_word(word).field in _PERSONAL for word, _, _ in self.answers.values())


Item = Form | LeftOver | tuple[int, str]
"""A form, a title and its row, or what was left over."""


def drawn(sheet: Sheet, items: Sequence[Item]) -> DrawnTable:
    """Draw titles and forms as the rows of a table; each different word is a column.

    Without any form there is no table, only what was left over.
    """
    forms = [item for item in items if isinstance(item, Form)]
    words: dict[str, str] = {}
    for form in forms:
        for key, (word, _, _) in form.answers.items():
            words.setdefault(key, word)
    left = [item for item in items if isinstance(item, LeftOver)]
    items = [item for item in items if not isinstance(item, LeftOver)]
    if not forms:
        return DrawnTable(Sheet(sheet.name, sheet.hidden, ()), {}, left)
    first = items.index(forms[0])
    rows: list[Row] = []
    places: dict[Place, Place] = {}
    for item in [*items[:first], None, *items[first:]]:
        number = len(rows) + 1
        if item is None:
            rows.append((number, tuple(words.values())))
        elif isinstance(item, Form):
            answers = [item.answers.get(key) for key in words]
            rows.append((number, tuple(answer[1] if answer else None for answer in answers)))
            places |= {(number, at): each[2] for at, each in enumerate(answers, 1) if each}
            places[number, 0] = (item.row, 0)
        else:
            rows.append((number, (item[1],)))
    return DrawnTable(Sheet(sheet.name, sheet.hidden, tuple(rows)), places, left)
