"""The words of the import page: fields, reasons, and everything that needs the clerk's eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.codes.lists import RowKind, RowReason
from roster.base.garbage import without_collecting
from roster.base.words import label
from roster.lists.deciding.preview import WAITING
from roster.lists.understanding.codes import ColumnReason
from roster.people.fields import FIELDS, by_name
from roster.people.masking import mask_within
from roster.people.problems import ProblemKind
from roster.qt.importing.turns import in_short_turns
from roster.qt.look.colours import Tone
from roster.qt.look.languages import spoken, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.base.progress import Report
    from roster.base.words import Language
    from roster.lists.deciding import FactChange, IntakeRow
    from roster.lists.deciding.preview import Preview
    from roster.lists.listing import Problem, UnderstoodColumn

CHOOSABLE = tuple(field.name for field in FIELDS if field.name not in {"studying", "second_phone"})
"""Fields for which the clerk can declare a column."""

_SAID_ALREADY = {
    RowReason.NO_VILLAGE: {ProblemKind.VILLAGE_UNKNOWN, ProblemKind.VILLAGE_AMBIGUOUS},
    RowReason.NO_NAME: {ProblemKind.NAME_MISSING, ProblemKind.NAME_SUSPICIOUS},
    RowReason.FORBIDDEN_POSTS: {ProblemKind.POSTS_FORBIDDEN},
    RowReason.ID_OF_ANOTHER: {ProblemKind.ID_DUPLICATE},
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One line of the list of problems; ``column`` 0 means the whole row.

    ``said`` is what the cell says, numbers that identify a person masked, and ``raw`` the same
    whole. ``place`` is where the person stands in the plan; ``None`` for a row without one.
    ``cell`` is the row and column of a cell that does not stand in the person's row. ``is_unread``
    tells a cell that names somebody who was not read.
    """

    sheet: str
    row: int
    column: int
    name: str
    words: str
    said: str
    tone: Tone
    field: str = ""
    raw: str = ""
    place: int | None = None
    cell: tuple[int, int] | None = None
    is_unread: bool = False

    @property
    def where(self) -> tuple[int, int]:
        """Row and column of the cell."""
        return self.cell or (self.row, self.column)


@dataclass(frozen=True, slots=True)
class Judged:
    """A preview and everything in it that needs the clerk's eye, in the order of the file."""

    preview: Preview
    troubles: tuple[Trouble, ...]


# --- words ------------------------------------------------------------------------------------


def field_words(field: str | None) -> str:
    """Return the name of a field; nothing for a column that was not understood."""
    known = by_name().get(field or "")
    return spoken(known.words) if known else ""


def column_words(column: UnderstoodColumn, letters: str, language: Language) -> str:
    """Return what a column was taken for, how surely, and why."""
    heading = translate("Import", "{column} “{header}”").format(
        column=letters, header=column.header
    )
    where = heading if column.header else letters
    known = {reason.value for reason in ColumnReason}
    why = label(ColumnReason(column.reason), language) if column.reason in known else ""
    if column.field is None:
        return f"{where} · {why}"
    meaning = field_words(column.field) or translate("Import", "known, not imported")
    sure = f"{round(column.confidence * 100)} %"
    return " · ".join(filter(None, (f"{where} → {meaning}", why, sure)))


def masked(field: str | None, text: str) -> str:
    """Return what a cell says, numbers that identify a person masked wherever they stand."""
    known = by_name().get(field or "")
    return known.mask(text) if known else mask_within(text)


def reason_words(row: IntakeRow, language: Language) -> str:
    """Return why a row becomes what it becomes; of changes, which."""
    if row.kind is RowKind.CHANGED:
        return "；".join(_change_words(change, language) for change in row.changes)
    return label(row.why, language)


def _change_words(change: FactChange, language: Language) -> str:
    field = field_words(change.field)
    old = coded_words(change.field, change.old, language)
    new = coded_words(change.field, change.new, language)
    if not change.old:
        return f"{field} ＋ {new}"
    return f"{field} {old} → {new}" if change.new else f"{field} － {old}"


def coded_words(field: str, value: str, language: Language) -> str:
    """Return a fact in words: codes by their labels, numbers masked."""
    known = by_name().get(field)
    return known.worded(known.mask(value), language) if known else mask_within(value)


# --- problems ---------------------------------------------------------------------------------


@without_collecting()
@in_short_turns()
def judged(work: Callable[[Report], Preview], language: Language, report: Report) -> Judged:
    """Make a preview and look for what is wrong with it, beside the window."""
    preview = work(report)
    return Judged(preview, troubles(preview, language))


def troubles(preview: Preview, language: Language) -> tuple[Trouble, ...]:
    """Return everything that needs the clerk's eye, in the order of the file."""
    problems, rows = preview.plan.listing.problems, preview.plan.rows
    places: dict[tuple[str, int], list[int]] = {}
    for at, row in enumerate(rows):
        places.setdefault((row.person.sheet, row.person.row), []).append(at)
    found = [
        _of_problem(problem, rows, places.get((problem.sheet, problem.row), ()), language)
        for problem in problems
    ]
    kinds = _said(problems)
    unsaid = ((at, row) for at, row in enumerate(rows) if _is_unsaid(row, kinds))
    found += [_of_row(at, row, language) for at, row in unsaid]
    order = [sheet.name for sheet in preview.workbook.beginning.sheets]
    found.sort(key=lambda trouble: (order.index(trouble.sheet), *trouble.where))
    return tuple(found)


def _of_problem(
    problem: Problem, rows: Sequence[IntakeRow], places: Sequence[int], language: Language
) -> Trouble:
    """Return a problem of a cell; of two people in one row it is that of whom the cell speaks.

    A name that was not read is that of nobody in its row, and nobody's name is written there.
    """
    is_unread = problem.kind is ProblemKind.NAME_UNREAD
    is_nobodys = is_unread or problem.kind is ProblemKind.NAME_MISSING
    places = () if is_unread else places
    same_text = (at for at in places if rows[at].person.raw.get(problem.field) == problem.raw)
    place = next(same_text, places[0] if places else None)
    return Trouble(
        problem.sheet,
        problem.row,
        problem.column,
        "" if place is None else rows[place].person.name,
        label(problem.kind, language),
        masked(problem.field, problem.raw),
        Tone.MISSING if is_nobodys or any(_waits(rows[at]) for at in places) else Tone.DUE,
        problem.field,
        problem.raw,
        place,
        problem.cell,
        is_unread=is_unread,
    )


def _waits(row: IntakeRow) -> bool:
    return row.kind in WAITING


def _said(problems: tuple[Problem, ...]) -> dict[tuple[str, int], set[ProblemKind]]:
    kinds: dict[tuple[str, int], set[ProblemKind]] = {}
    for problem in problems:
        kinds.setdefault((problem.sheet, problem.row), set()).add(problem.kind)
    return kinds


def _is_unsaid(row: IntakeRow, kinds: dict[tuple[str, int], set[ProblemKind]]) -> bool:
    here = kinds.get((row.person.sheet, row.person.row), set())
    return _waits(row) and not here & _SAID_ALREADY.get(row.reason, set())


def _of_row(place: int, row: IntakeRow, language: Language) -> Trouble:
    person = row.person
    words = label(row.why, language)
    return Trouble(person.sheet, person.row, 0, person.name, words, "", Tone.MISSING, place=place)
