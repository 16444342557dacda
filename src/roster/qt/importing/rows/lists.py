"""What was understood of a list, person by person, and the problems, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, overload

from roster.base.codes.lists import RowKind, RowReason
from roster.base.words import label
from roster.lists.checking.amendments import AMENDABLE
from roster.people.fields import further_fields
from roster.people.masking import mask_id_number, mask_phone
from roster.people.names import sort_key
from roster.people.posts import posts_text, rank
from roster.qt.importing.sheet.cells import column_letters
from roster.qt.importing.words import coded_words, field_words, masked, reason_words
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, date_column, text_column
from roster.qt.widgets.tables.model import HeldModel, TableModel, by_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.words import Language
    from roster.lists.deciding import IntakeRow
    from roster.lists.deciding.preview import Preview
    from roster.qt.importing.words import Trouble

    Edit = Callable[[str, str, str], None]


class Group(StrEnum):
    """The rows of a list in groups, each row in exactly one; the order is that of the chips."""

    UNDECIDED = "undecided"
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT = "left"
    BAD = "bad"


_GROUPS = {
    RowKind.NEW: Group.NEW,
    RowKind.CHANGED: Group.CHANGED,
    RowKind.SAME: Group.SAME,
    RowKind.BAD: Group.BAD,
}
_KINDS = {group: kind for kind, group in _GROUPS.items()} | {Group.LEFT: RowKind.CONFLICT}

_WRONG_FIELD = {
    RowReason.NO_VILLAGE: "village",
    RowReason.NO_NAME: "name",
    RowReason.FORBIDDEN_POSTS: "posts",
}

TONES = {
    RowKind.NEW: Tone.DONE,
    RowKind.CHANGED: Tone.ACCENT,
    RowKind.SAME: Tone.QUIET,
    RowKind.CONFLICT: Tone.DUE,
    RowKind.BAD: Tone.MISSING,
}


def group_of(row: IntakeRow) -> Group:
    """Return the group of a row; rows that the clerk lets wait need no decision any more."""
    if row.kind is RowKind.CONFLICT:
        return Group.LEFT if row.reason is RowReason.LEFT_WAITING else Group.UNDECIDED
    return _GROUPS[row.kind]


def group_words(group: Group, language: Language) -> str:
    """Return the word for a group."""
    kind = _KINDS.get(group)
    return label(kind, language) if kind else translate("Import", "To be decided")


class _Places(Sequence[str]):
    """The ids of all rows in the order of the plan; a text for each would be made in vain."""

    def __init__(self, count: int) -> None:
        self._places = range(count)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        found = self._places[at]
        return str(found) if isinstance(found, int) else list(map(str, found))

    def row_of(self, row_id: str) -> int | None:
        return int(row_id) if row_id and int(row_id) in self._places else None


class RowsModel(TableModel["IntakeRow"]):
    """The people of a list; ids are their places in the plan.

    Args:
        language: of codes.
        edit: takes the id of a row, the field and the text that the clerk typed for it.
    """

    def __init__(self, language: Language, edit: Edit) -> None:
        self._preview: Preview | None = None
        self._typed: dict[tuple[int, str], str] = {}
        self._edit = edit
        columns = (*_who(self._division, language), _why(language), *_facts(language))
        super().__init__([self._editable(column) for column in columns], self._rows)

    def show_preview(self, preview: Preview, group: Group | None = None) -> None:
        """Show the people of a plan, or only those of a group."""
        if preview is not self._preview:
            self._typed = _typed(preview)
        rows = preview.plan.rows
        every = _Places(len(rows))
        chosen = (str(at) for at, row in enumerate(rows) if group_of(row) is group)
        self._take(preview, every if group is None else list(chosen))

    def _take(self, preview: Preview | None, ids: Sequence[str]) -> None:
        """Exchange the plan and the ids together: while it is reset Qt asks for rows of before."""
        self.beginResetModel()
        self._preview = preview
        self._take_ids(ids)
        self.endResetModel()

    def row_of(self, row_id: str) -> int | None:
        """Return where an id stands; all in their order need not be looked through."""
        ids = self.ids
        return ids.row_of(row_id) if isinstance(ids, _Places) else super().row_of(row_id)

    def forget(self) -> None:
        """Let the list go."""
        self._typed = {}
        self._take(None, [])

    def id_of_place(self, sheet: str, row: int) -> str:
        """Return the id of the first person of a row of the file, or an empty text."""
        rows = self._preview.plan.rows if self._preview else ()
        people = enumerate(each.person for each in rows)
        return next((str(at) for at, p in people if p.row == row and p.sheet == sheet), "")

    def place_of(self, row_id: str) -> tuple[str, int]:
        """Return the sheet and the row of the file where a person stands."""
        return _place(self._rows([row_id])[row_id])

    def column_to_edit(self, row: int) -> int:
        """Return where the cell stands that keeps a row back, or else the name."""
        found = self.row_at(row)
        reason = found.reason if found else None
        return self.column_of(_WRONG_FIELD.get(reason, "name") if reason else "name")

    def _rows(self, ids: Sequence[str]) -> dict[str, IntakeRow]:
        return {i: self._preview.plan.rows[int(i)] for i in ids} if self._preview else {}

    def _division(self, row: IntakeRow) -> str:
        names = self._preview.division_names if self._preview else {}
        return names.get(row.division_id) or row.person.village_text or ""

    def _editable(self, column: Column[IntakeRow]) -> Column[IntakeRow]:
        """Let the clerk put a cell right; one put right is marked and tells what stood there."""
        field = column.key
        if field not in AMENDABLE:
            return column

        def typed(row: IntakeRow) -> str | None:
            return self._typed.get((id(row), field))

        def original(row: IntakeRow) -> str:
            return row.person.raw.get(field, "")

        def tooltip(row: IntakeRow) -> str:
            if typed(row) is None:
                return ""
            sentence = translate("Import", "The list says: {text}")
            return sentence.format(text=masked(field, original(row)) or "—")

        return replace(
            column,
            edit=lambda row_id, text: self._edit(row_id, field, text),
            edit_text=lambda row: typed(row) or original(row) or column.text(row),
            tone=lambda row: None if typed(row) is None else Tone.ACCENT,
            tooltip=tooltip,
        )


def _typed(preview: Preview) -> dict[tuple[int, str], str]:
    """Return what the clerk typed, by row of the plan and field."""
    if not preview.instructions.amendments:
        return {}
    rows = zip(preview.listing.people, preview.plan.rows, strict=True)
    meant = {(person.sheet, person.row, person.name): id(row) for person, row in rows}
    return {
        (meant[each[:3]], each.field): each.text
        for each in preview.instructions.amendments
        if each[:3] in meant
    }


class TroublesModel(HeldModel["Trouble"]):
    """The problems of a list; ids are their places in it.

    Args:
        edit: takes the id of a problem and the text that the clerk typed for its cell.
    """

    def __init__(self, edit: Callable[[str, str], None]) -> None:
        super().__init__(_trouble_columns(edit))

    def show_troubles(self, troubles: Sequence[Trouble]) -> None:
        """Show other problems."""
        self.set_rows(by_place(troubles))

    def trouble(self, trouble_id: str) -> Trouble:
        """Return one problem."""
        return self.rows[trouble_id]


def _place(row: IntakeRow) -> tuple[str, int]:
    return row.person.sheet, row.person.row


def _who(division: Callable[[IntakeRow], str], language: Language) -> tuple[Column[IntakeRow], ...]:
    return (
        text_column(
            "kind",
            lambda: translate("Import", "Becomes"),
            lambda row: group_words(group_of(row), language),
            64,
            tone=lambda row: TONES[row.kind],
            tooltip=lambda row: reason_words(row, language),
            sort=lambda row: list(Group).index(group_of(row)),
        ),
        text_column(
            "name",
            lambda: field_words("name"),
            lambda row: row.person.name,
            72,
            sort=lambda row: sort_key(row.person.name),
        ),
        text_column("village", lambda: field_words("village"), division, 104, sort=True),
        text_column(
            "posts",
            lambda: field_words("posts"),
            lambda row: posts_text(row.person.posts),
            130,
            sort=lambda row: rank(row.person.posts),
        ),
    )


def _facts(language: Language) -> tuple[Column[IntakeRow], ...]:
    return (
        date_column(
            "birth",
            lambda: field_words("birth"),
            lambda row: (_fact(row, "birth") or "")[:7],
            78,
            sort=lambda row: _fact(row, "birth"),
        ),
        text_column(
            "id_number",
            lambda: field_words("id_number"),
            lambda row: mask_id_number(row.person.id_number or ""),
            176,
            digits=True,
        ),
        text_column(
            "phone",
            lambda: field_words("phone"),
            lambda row: mask_phone(row.person.phone or ""),
            108,
            digits=True,
        ),
        *(_worded(field, language) for field in ("gender", "education", "political_status")),
        *(_worded(field.name, language) for field in further_fields()),
    )


def _worded(field: str, language: Language) -> Column[IntakeRow]:
    """Return a column that is off until the clerk chooses it."""
    return text_column(
        field,
        lambda: field_words(field),
        lambda row: coded_words(field, _fact(row, field), language),
        84,
        sort=lambda row: _fact(row, field),
        hidden=True,
    )


def _why(language: Language) -> Column[IntakeRow]:
    return text_column(
        "reason",
        lambda: translate("Import", "Why"),
        lambda row: reason_words(row, language),
        150,
        sort=True,
    )


def _fact(row: IntakeRow, name: str) -> str:
    """Return a fact as it will be kept: completed from the identity number where there is one."""
    return str(getattr(row.facts or row.person, name) or "")


def _trouble_columns(edit: Callable[[str, str], None]) -> tuple[Column[Trouble], ...]:
    return (
        text_column("place", lambda: translate("Import", "Where"), _where, 120),
        text_column("name", lambda: field_words("name"), lambda trouble: trouble.name, 90),
        text_column(
            "words",
            lambda: translate("Import", "Problem"),
            lambda trouble: trouble.words,
            310,
            tone=lambda trouble: trouble.tone,
        ),
        text_column(
            "said",
            lambda: translate("Import", "The cell says"),
            lambda trouble: trouble.said,
            200,
            edit=edit,
            edit_text=lambda trouble: trouble.raw,
            can_edit=lambda trouble: trouble.place is not None and trouble.field in AMENDABLE,
        ),
        text_column(
            "effect", lambda: translate("Import", "What follows"), _effect, 200, stretch=True
        ),
    )


def _where(trouble: Trouble) -> str:
    row, column = trouble.where
    if not column:
        return translate("Import", "Row {row}").format(row=row)
    text = translate("Import", "Row {row} · {column}")
    return text.format(row=row, column=column_letters(column))


def _effect(trouble: Trouble) -> str:
    if trouble.is_unread:
        return translate("Import", "Whoever is named here is left out")
    if trouble.tone is Tone.MISSING:
        return translate("Import", "Row is left out")
    return translate("Import", "Imported; please check")
