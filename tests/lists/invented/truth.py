"""What a list says as a careful reader knows it, and how an understanding of it compares."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.lists.reading.cells import LARGEST_EXACT, CellDate, Sheet, Workbook
from roster.lists.understanding.understand import understand
from tests.lists.builders import finder
from tests.lists.invented.people import NOTHING_TOLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.listing import ListedPerson, Listing
    from roster.lists.reading.cells import Cell

#: The cells of which a problem speaks beside its own field.
_ALSO_ABOUT = {
    "id_birth_mismatch": {"id_number", "birth"},
    "id_gender_mismatch": {"id_number", "gender"},
    "education_in_progress": {"education", "studying"},
    "education_unknown": {"education", "studying"},
    "phone_invalid": {"phone", "second_phone"},
}


@dataclass(frozen=True, slots=True)
class Truth:
    """One person of a list: place, name, facts, and the problems that must or may be reported."""

    sheet: str
    row: int
    facts: Mapping[str, object]
    problems: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


@dataclass(slots=True)
class Page:
    """A sheet as it is written row by row, together with the truth about it."""

    name: str = "Sheet1"
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    people: list[Truth] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)
    hidden: bool = False

    def row(self, *cells: Cell) -> int:
        """Write a row and return its number."""
        self.rows.append(tuple(None if cell == "" else cell for cell in cells))
        return len(self.rows)

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Merge cells; one-based, inclusive."""
        self.merges.append((first_row, first_column, last_row, last_column))

    def is_told(
        self,
        row: int,
        facts: Mapping[str, object],
        problems: Iterable[str] = (),
        optional: Iterable[str] = (),
    ) -> None:
        """Note a person who stands in a row."""
        told = {**NOTHING_TOLD, **facts}
        self.people.append(Truth(self.name, row, told, frozenset(problems), frozenset(optional)))

    def is_nameless(self, row: int) -> None:
        """Note a row of facts without a name, which must be reported."""
        self.nameless.append(row)

    def sheet(self) -> Sheet:
        """Return the sheet as the reader gives it."""
        rows = tuple((number, cells) for number, cells in enumerate(self.rows, 1) if any(cells))
        return Sheet(self.name, self.hidden, rows, tuple(self.merges))

    def as_text(self) -> None:
        """Make every cell what a file of text keeps of it; nothing is merged there."""
        self.rows = [tuple(map(_text, cells)) for cells in self.rows]
        self.merges = []


def _text(cell: Cell) -> str | None:
    if isinstance(cell, CellDate):
        return cell.iso
    if isinstance(cell, float) and cell > LARGEST_EXACT:
        return f"{cell:.5E}"
    return None if cell is None else str(cell)


@dataclass(slots=True)
class Score:
    """How far an understanding agrees with the truth; ``notes`` say where it does not."""

    people: int = 0
    found: int = 0
    spurious: int = 0
    cells: int = 0
    right: int = 0
    silent: int = 0
    problems: int = 0
    reported: int = 0
    hits: int = 0
    grounded: int = 0
    wrong_fields: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the numbers of another list."""
        for name in ("people", "found", "spurious", "cells", "right", "silent"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("problems", "reported", "hits", "grounded"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong_fields.update(other.wrong_fields)
        self.notes += other.notes


def understood(pages: Sequence[Page], villages: VillageFinder | None = None) -> Listing:
    """Return what is understood of pages."""
    sheets = tuple(page.sheet() for page in pages)
    workbook = Workbook("名册.xlsx", "0" * 64, "xlsx", sheets, text_cells=False)
    return understand(workbook, villages or finder())


def score(pages: Sequence[Page], villages: VillageFinder | None = None) -> Score:
    """Compare what is understood of pages with the truth about them."""
    listing = understood(pages, villages)
    result = Score()
    waiting = list(listing.people)
    problems: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for problem in listing.problems:
        place = (problem.sheet, problem.row)
        problems.setdefault(place, []).append((problem.field, str(problem.kind)))
    truths = [truth for page in pages for truth in page.people]
    allowed: dict[tuple[str, int], set[str]] = {}
    for page in pages:
        for row in page.nameless:
            allowed[page.name, row] = {"name_missing"}
            _score_nameless(page.name, row, problems.get((page.name, row), []), result)
    for truth in truths:
        own = problems.get((truth.sheet, truth.row), [])
        allowed.setdefault((truth.sheet, truth.row), set()).update(truth.problems | truth.optional)
        _score_problems(truth, {kind for _, kind in own}, result)
        result.people += 1
        person = _taken(truth, waiting)
        if person is None:
            result.notes.append(f"missing {truth.sheet}:{truth.row} {truth.facts['name']}")
            continue
        result.found += 1
        _score_cells(truth, person, own, result)
    result.spurious = len(waiting)
    result.notes += [f"spurious {each.sheet}:{each.row} {each.name}" for each in waiting]
    for place, own in problems.items():
        for about, kind in own:
            result.reported += 1
            result.grounded += kind in allowed.get(place, set())
            if kind not in allowed.get(place, set()):
                result.notes.append(f"groundless {place} {about} {kind}")
    return result


def _score_nameless(
    sheet: str, row: int, problems: Sequence[tuple[str, str]], result: Score
) -> None:
    is_reported = any(kind == "name_missing" for _, kind in problems)
    result.problems += 1
    result.hits += is_reported
    result.notes += [] if is_reported else [f"unreported {sheet}:{row} name_missing"]


def _taken(truth: Truth, waiting: list[ListedPerson]) -> ListedPerson | None:
    for person in waiting:
        if (person.sheet, person.name) == (truth.sheet, truth.facts["name"]):
            waiting.remove(person)
            return person
    return None


def _score_problems(truth: Truth, kinds: set[str], result: Score) -> None:
    result.problems += len(truth.problems)
    result.hits += len(truth.problems & kinds)
    missed = truth.problems - kinds
    result.notes += [f"unreported {truth.sheet}:{truth.row} {kind}" for kind in sorted(missed)]


def _score_cells(
    truth: Truth, person: ListedPerson, problems: Sequence[tuple[str, str]], result: Score
) -> None:
    flagged = {about for about, _ in problems}
    flagged |= {each for _, kind in problems for each in _ALSO_ABOUT.get(kind, ())}
    if person.row != truth.row:
        result.notes.append(f"row {person.row} instead of {truth.row} {person.name}")
    for name, value in truth.facts.items():
        given = getattr(person, name)
        result.cells += 1
        if _agrees(name, value, given, truth):
            result.right += 1
            continue
        is_silent = name not in flagged and given not in (None, (), False)
        result.silent += is_silent
        result.wrong_fields[name] += 1
        word = "SILENT" if is_silent else "cell"
        what = f"{name} {given!r} instead of {value!r}"
        result.notes.append(f"{word} {truth.sheet}:{truth.row} {person.name}: {what}")


def _agrees(name: str, value: object, given: object, truth: Truth) -> bool:
    if name == "posts" and isinstance(given, tuple) and isinstance(value, tuple):
        return {str(code) for code in given} - {"other"} == set(value) - {"other"}
    if name == "birth" and isinstance(given, str) and isinstance(value, str):
        return given == value or (bool(truth.facts["id_number"]) and given[:7] == value[:7])
    return given == value
