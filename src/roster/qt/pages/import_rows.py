"""What was understood of a list, person by person, and the problems, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.codes import RowKind
from roster.dates import dotted
from roster.labels import label
from roster.masking import mask_id_number, mask_phone
from roster.names import sort_key
from roster.posts import posts_text, rank
from roster.qt.colours import Tone
from roster.qt.languages import translate
from roster.qt.pages.import_cells import column_letters
from roster.qt.pages.import_preview import field_words, reason_words
from roster.qt.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.intake import IntakeRow
    from roster.labels import Language
    from roster.qt.pages.import_preview import Trouble
    from roster.qt.pages.import_work import Preview

TONES = {
    RowKind.NEW: Tone.DONE,
    RowKind.CHANGED: Tone.ACCENT,
    RowKind.SAME: Tone.QUIET,
    RowKind.CONFLICT: Tone.DUE,
    RowKind.BAD: Tone.MISSING,
}


class RowsModel(TableModel["IntakeRow"]):
    """The people of a list; ids are their places in the plan."""

    def __init__(self, language: Language) -> None:
        self._preview: Preview | None = None
        super().__init__(_row_columns(self._unit, language), self._rows)

    def show_preview(self, preview: Preview, kind: RowKind | None = None) -> None:
        """Show the people of a plan, or only those of whom a certain thing is to become."""
        self._preview = preview
        rows = enumerate(preview.plan.rows)
        self.set_ids([str(at) for at, row in rows if kind is None or row.kind is kind])

    def id_of_place(self, sheet: str, row: int) -> str:
        """Return the id of the first person of a row of the file, or an empty text."""
        rows = self._preview.plan.rows if self._preview else ()
        places = (str(at) for at, r in enumerate(rows) if _place(r) == (sheet, row))
        return next(places, "")

    def place_of(self, row_id: str) -> tuple[str, int]:
        """Return the sheet and the row of the file where a person stands."""
        return _place(self._rows([row_id])[0])

    def _rows(self, ids: Sequence[str]) -> list[IntakeRow]:
        return [self._preview.plan.rows[int(i)] for i in ids] if self._preview else []

    def _unit(self, row: IntakeRow) -> str:
        names = self._preview.unit_names if self._preview else {}
        return names.get(row.division_id) or row.person.village_text or ""


class TroublesModel(TableModel["Trouble"]):
    """The problems of a list; ids are their places in it."""

    def __init__(self) -> None:
        self._troubles: Sequence[Trouble] = ()
        super().__init__(_trouble_columns(), self._rows)

    def show_troubles(self, troubles: Sequence[Trouble]) -> None:
        """Show other problems."""
        self._troubles = troubles
        self.set_ids([str(at) for at in range(len(troubles))])

    def trouble(self, trouble_id: str) -> Trouble:
        """Return one problem."""
        return self._troubles[int(trouble_id)]

    def _rows(self, ids: Sequence[str]) -> list[Trouble]:
        return [self.trouble(i) for i in ids]


def _place(row: IntakeRow) -> tuple[str, int]:
    return row.person.sheet, row.person.row


def _row_columns(
    unit: Callable[[IntakeRow], str], language: Language
) -> tuple[Column[IntakeRow], ...]:
    return (
        Column(
            "kind",
            lambda: translate("Import", "Becomes"),
            lambda row: label(row.kind, language),
            width=58,
            tone=lambda row: TONES[row.kind],
            tooltip=lambda row: reason_words(row, language),
            sort=lambda row: list(RowKind).index(row.kind),
        ),
        Column(
            "name",
            lambda: field_words("name"),
            lambda row: row.person.name,
            width=72,
            sort=lambda row: sort_key(row.person.name),
        ),
        Column("unit", lambda: field_words("village"), unit, width=84, sort=unit),
        Column(
            "posts",
            lambda: field_words("posts"),
            lambda row: posts_text(row.person.posts),
            width=158,
            sort=lambda row: rank(row.person.posts),
        ),
        Column(
            "birth",
            lambda: field_words("birth"),
            lambda row: dotted((_facts(row, "birth") or "")[:7]),
            width=78,
            digits=True,
            sort=lambda row: _facts(row, "birth"),
        ),
        Column(
            "id_number",
            lambda: field_words("id_number"),
            lambda row: mask_id_number(row.person.id_number or ""),
            width=160,
            digits=True,
            sortable=False,
        ),
        Column(
            "phone",
            lambda: field_words("phone"),
            lambda row: mask_phone(row.person.phone or ""),
            width=108,
            digits=True,
            sortable=False,
        ),
        Column(
            "reason",
            lambda: translate("Import", "Why"),
            lambda row: reason_words(row, language),
            width=240,
            sort=lambda row: reason_words(row, language),
        ),
    )


def _facts(row: IntakeRow, name: str) -> str:
    """Return a fact as it will be kept: completed from the identity number where there is one."""
    return str(getattr(row.facts or row.person, name) or "")


def _trouble_columns() -> tuple[Column[Trouble], ...]:
    return (
        Column("place", lambda: translate("Import", "Where"), _where, width=120, sortable=False),
        Column("name", lambda: field_words("name"), lambda one: one.name, width=90, sortable=False),
        Column(
            "words",
            lambda: translate("Import", "Problem"),
            lambda one: one.words,
            width=310,
            tone=lambda one: one.tone,
            sortable=False,
        ),
        Column(
            "said",
            lambda: translate("Import", "The cell says"),
            lambda one: one.said,
            width=200,
            sortable=False,
        ),
        Column(
            "effect",
            lambda: translate("Import", "What follows"),
            _effect,
            width=200,
            stretch=True,
            sortable=False,
        ),
    )


def _where(trouble: Trouble) -> str:
    if not trouble.column:
        return translate("Import", "Row {row}").format(row=trouble.row)
    said = translate("Import", "Row {row} · {column}")
    return said.format(row=trouble.row, column=column_letters(trouble.column))


def _effect(trouble: Trouble) -> str:
    if trouble.tone is Tone.MISSING:
        return translate("Import", "Row is left out")
    return translate("Import", "Imported; please check")
