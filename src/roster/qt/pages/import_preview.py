"""The words of the import page: fields, reasons, and everything that needs the clerk's eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.codes import Education, Gender, PoliticalStatus, RowKind, RowReason
from roster.labels import label
from roster.listing import ColumnReason, ProblemKind
from roster.masking import mask_id_number, mask_phone
from roster.messages import problem_words
from roster.qt.colours import Tone
from roster.qt.languages import QT_TRANSLATE_NOOP, translate
from roster.qt.pages.import_work import WAITING

if TYPE_CHECKING:
    from enum import StrEnum

    from roster.intake import FactChange, IntakeRow
    from roster.labels import Language
    from roster.listing import Problem, UnderstoodColumn
    from roster.qt.pages.import_work import Preview

_FIELD_WORDS = {
    "name": QT_TRANSLATE_NOOP("PersonFields", "Name"),
    "gender": QT_TRANSLATE_NOOP("PersonFields", "Gender"),
    "birth": QT_TRANSLATE_NOOP("PersonFields", "Born"),
    "ethnicity": QT_TRANSLATE_NOOP("PersonFields", "Ethnicity"),
    "education": QT_TRANSLATE_NOOP("PersonFields", "Education"),
    "studying": QT_TRANSLATE_NOOP("PersonFields", "Still studying"),
    "political_status": QT_TRANSLATE_NOOP("PersonFields", "Political status"),
    "party_joined": QT_TRANSLATE_NOOP("PersonFields", "Joined the party"),
    "id_number": QT_TRANSLATE_NOOP("PersonFields", "Identity number"),
    "phone": QT_TRANSLATE_NOOP("PersonFields", "Phone"),
    "second_phone": QT_TRANSLATE_NOOP("PersonFields", "Second phone"),
    "village": QT_TRANSLATE_NOOP("PersonFields", "Village"),
    "town": QT_TRANSLATE_NOOP("PersonFields", "Township"),
    "posts": QT_TRANSLATE_NOOP("PersonFields", "Posts"),
    "newly_elected": QT_TRANSLATE_NOOP("PersonFields", "Newly elected"),
    "veteran": QT_TRANSLATE_NOOP("PersonFields", "Veteran"),
    "note": QT_TRANSLATE_NOOP("PersonFields", "Note"),
}
CHOOSABLE = tuple(f for f in _FIELD_WORDS if f not in {"studying", "second_phone"})
"""Fields for which the clerk can declare a column."""

_CODES: dict[str, type[StrEnum]] = {
    "gender": Gender,
    "education": Education,
    "political_status": PoliticalStatus,
}
_SAID_ALREADY = {
    RowReason.NO_VILLAGE: {ProblemKind.VILLAGE_UNKNOWN, ProblemKind.VILLAGE_AMBIGUOUS},
    RowReason.NO_NAME: {ProblemKind.NAME_MISSING, ProblemKind.NAME_SUSPICIOUS},
    RowReason.FORBIDDEN_POSTS: {ProblemKind.POSTS_FORBIDDEN},
    RowReason.ID_OF_ANOTHER: {ProblemKind.ID_DUPLICATE},
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One line of the list of problems; ``column`` 0 means the whole row.

    ``said`` is what the cell says, numbers that identify a person masked.
    """

    sheet: str
    row: int
    column: int
    name: str
    words: str
    said: str
    tone: Tone


# --- words ------------------------------------------------------------------------------------


def field_words(field: str | None) -> str:
    """Return the name of a field; nothing for a column that was not understood."""
    return translate("PersonFields", _FIELD_WORDS[field]) if field in _FIELD_WORDS else ""


def column_words(column: UnderstoodColumn, letters: str, language: Language) -> str:
    """Return what a column was taken for, how surely, and why."""
    said = translate("Import", "{column} “{header}”").format(column=letters, header=column.header)
    where = said if column.header else letters
    known = {reason.value for reason in ColumnReason}
    why = label(ColumnReason(column.reason), language) if column.reason in known else ""
    if column.field is None:
        return f"{where} · {why}"
    meaning = field_words(column.field) or translate("Import", "known, not imported")
    sure = f"{round(column.confidence * 100)} %"
    return " · ".join(filter(None, (f"{where} → {meaning}", why, sure)))


def masked(field: str, text: str) -> str:
    """Return what a cell says, numbers that identify a person masked."""
    if field == "id_number":
        return mask_id_number(text)
    return mask_phone(text) if field in {"phone", "second_phone"} else text


def reason_words(row: IntakeRow, language: Language) -> str:
    """Return why a row becomes what it becomes; of changes, which."""
    if row.kind is RowKind.CHANGED:
        return "；".join(_change_words(change, language) for change in row.changes)
    return label(row.reason, language)


def _change_words(change: FactChange, language: Language) -> str:
    new = _value_words(change.field, change.new, language)
    if not change.old:
        return f"{field_words(change.field)} ＋ {new}"
    return f"{field_words(change.field)} {_value_words(change.field, change.old, language)} → {new}"


def _value_words(field: str, value: str, language: Language) -> str:
    kind = _CODES.get(field)
    return label(kind(value), language) if kind and value else masked(field, value)


# --- problems ---------------------------------------------------------------------------------


def troubles(preview: Preview, language: Language) -> tuple[Trouble, ...]:
    """Return everything that needs the clerk's eye, in the order of the file."""
    listing = preview.plan.listing
    waiting = {(row.person.sheet, row.person.row) for row in preview.plan.rows if _waits(row)}
    names = {(person.sheet, person.row): person.name for person in listing.people}
    found = [
        Trouble(
            problem.sheet,
            problem.row,
            problem.column,
            names.get((problem.sheet, problem.row), ""),
            problem_words(problem.kind, language),
            masked(problem.field, problem.raw),
            Tone.MISSING if (problem.sheet, problem.row) in waiting else Tone.DUE,
        )
        for problem in listing.problems
    ]
    said = _said(listing.problems)
    found += [_of_row(row, language) for row in preview.plan.rows if _is_unsaid(row, said)]
    order = [sheet.name for sheet in preview.workbook.sheets]
    found.sort(key=lambda trouble: (order.index(trouble.sheet), trouble.row, trouble.column))
    return tuple(found)


def _waits(row: IntakeRow) -> bool:
    return row.kind in WAITING


def _said(problems: tuple[Problem, ...]) -> dict[tuple[str, int], set[ProblemKind]]:
    said: dict[tuple[str, int], set[ProblemKind]] = {}
    for problem in problems:
        said.setdefault((problem.sheet, problem.row), set()).add(problem.kind)
    return said


def _is_unsaid(row: IntakeRow, said: dict[tuple[str, int], set[ProblemKind]]) -> bool:
    here = said.get((row.person.sheet, row.person.row), set())
    return _waits(row) and not here & _SAID_ALREADY.get(row.reason, set())


def _of_row(row: IntakeRow, language: Language) -> Trouble:
    person = row.person
    words = label(row.reason, language)
    return Trouble(person.sheet, person.row, 0, person.name, words, "", Tone.MISSING)
