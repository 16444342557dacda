"""What the columns of a row tell: facts of a person, or nothing that reads as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.blank_words import NOTHING
from roster.lists.understanding.cells.text import squeezed, text_of
from roster.lists.understanding.column_values import confirms, is_named
from roster.lists.understanding.rows.no_person import HINT
from roster.people.fact_words import read_gender, read_phones
from roster.people.fields import Proof, proving
from roster.people.identity_number import read_id_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from roster.lists.reading.cells import Cell, Row
    from roster.lists.understanding.columns import TableColumns

_IDENTIFIES: dict[str, Callable[[str], bool]] = {
    "id_number": lambda text: len(text) > 10 and read_id_number(text) != (None, None),
    "phone": lambda text: read_phones(text).first is not None,
    "gender": lambda text: read_gender(text) is not None,
}
_FACTS = (*proving(Proof.FORM), "posts")


def has_villages(columns: TableColumns, rows: Sequence[Row]) -> bool:
    """Tell whether a column names villages, so that titles need not."""
    places = [column.index for column in columns.of("village")]
    return any(text_of(cells[place]) for _, cells in rows for place in places if place < len(cells))


class RowFacts:
    """Looks at the cells of rows by the fields of their columns."""

    def __init__(self, columns: TableColumns) -> None:
        self._places = {
            field: [column.index for column in columns.of(field)] for field in ("name", *_FACTS)
        }

    def identify(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row holds an identity number, a telephone or a gender."""
        return next(self._proofs(cells), None) is not None

    def prove_a_person(self, cells: Sequence[Cell]) -> bool:
        """Tell a name with two of identity number, telephone and gender."""
        has_name = any(is_named(text) for text in self._texts("name", cells))
        return has_name and len(list(self._proofs(cells))) > 1

    def filled(self, cells: Sequence[Cell]) -> int:
        """Return of how many fields a row tells anything."""
        return sum(any(True for _ in self._texts(field, cells)) for field in _FACTS)

    def read_as_facts(self, cells: Sequence[Cell]) -> bool:
        """Tell whether any cell may be a fact of its field and no hint how to fill it in."""
        return any(
            confirms(field, [text]) and not HINT.search(text)
            for field in _FACTS
            for text in self._texts(field, cells)
        )

    def _proofs(self, cells: Sequence[Cell]) -> Iterator[str]:
        for field, test in _IDENTIFIES.items():
            if any(test(line) for text in self._texts(field, cells) for line in text.splitlines()):
                yield field

    def _texts(self, field: str, cells: Sequence[Cell]) -> Iterator[str]:
        """Yield the texts of the columns of a field that are not blank or 无."""
        for place in self._places[field]:
            if place < len(cells) and squeezed(text := text_of(cells[place])) not in NOTHING:
                yield text
