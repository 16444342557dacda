"""What the clerk puts right in a list before it is taken in: a number chosen, a text typed.

An amendment names its person by sheet, row and name as the list has them, so that it still holds
when the list is understood anew. Texts are read by the rules for cells; the sender's own words
stay in ``raw``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from msgspec import structs

from roster.base.dates import DateFault, certain_part, read_date
from roster.divisions.village_finder import MatchOutcome
from roster.lists.checking.repeated_people import repeated_people
from roster.lists.listing import ListedPerson, Listing, Problem, columns_at
from roster.people import identity_number
from roster.people.fact_words import (
    BIRTH_FAULTS,
    DATE_FAULTS,
    is_newly_elected,
    read_education,
    read_gender,
    read_phones,
    read_political,
)
from roster.people.fields import readers
from roster.people.names import clean_name, suspicious
from roster.people.posts import forbidden_pair, read_posts
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from roster.base.dates import ReadDate
    from roster.divisions.village_finder import VillageFinder
    from roster.people.fields import Reader

#: Column of a field in a table, and its cell where a form has it somewhere else.
_Place: TypeAlias = "tuple[int, tuple[int, int] | None]"

_REPEATED = frozenset({ProblemKind.ID_DUPLICATE, ProblemKind.DUPLICATE_PERSON})
#: Facts that the number tells too: what is judged anew when one of them is amended.
_JUDGED_WITH = {
    "id_number": frozenset({"id_number", "birth", "gender"}),
    "birth": frozenset({"birth"}),
    "gender": frozenset({"gender"}),
}
_VILLAGE_FAULTS = {
    MatchOutcome.UNKNOWN: ProblemKind.VILLAGE_UNKNOWN,
    MatchOutcome.AMBIGUOUS: ProblemKind.VILLAGE_AMBIGUOUS,
}


class Amendment(NamedTuple):
    """A text for one field (of :data:`AMENDABLE`) of the person at a row of a list."""

    sheet: str
    row: int
    name: str
    field: str
    text: str


class FieldProblem(NamedTuple):
    """What is wrong with a field after all."""

    field: str
    kind: ProblemKind


def amended(listing: Listing, amendments: Iterable[Amendment], villages: VillageFinder) -> Listing:
    """Return the list with the amendments in it; those whose person is gone are passed over.

    Problems at amended fields go, or become those of the new text; repeated people and numbers
    are looked for again in the whole list.
    """
    wanted: dict[tuple[str, int, str], dict[str, str]] = {}
    for sheet, row, name, field, text in amendments:
        wanted.setdefault((sheet, row, name), {})[field] = text
    if not wanted:
        return listing
    people = list(listing.people)
    changes: dict[tuple[str, int], list[_Change]] = {}
    for place, person in enumerate(people):
        if texts := wanted.get((person.sheet, person.row, person.name)):
            people[place], found = amended_person(person, texts, villages)
            change = _Change(person, texts, found)
            changes.setdefault((person.sheet, person.row), []).append(change)
    if not changes:
        return listing
    problems = (*_problems(listing, changes), *repeated_people(people))
    return replace(listing, people=tuple(people), problems=problems)


def amended_person(
    person: ListedPerson, texts: Mapping[str, str], villages: VillageFinder
) -> tuple[ListedPerson, tuple[FieldProblem, ...]]:
    """Return a person with some fields read from these texts, and what is wrong with the texts."""
    values: dict[str, Any] = {}
    problems: list[FieldProblem] = []
    if judged := _judged(texts) & _JUDGED_WITH.keys():
        facts, found = _number_facts(person, texts)
        values |= {field: value for field, value in facts.items() if field in judged}
        problems += [problem for problem in found if problem.field in judged]
    if "village" in texts:
        facts, found = _village(texts["village"], villages)
        values |= facts
        problems += found
    born = int(year) if (year := (values.get("birth", person.birth) or "")[:4]) else None
    for field in texts.keys() & _READERS.keys():
        facts, kinds = _READERS[field](texts[field], born)
        values |= facts
        problems += [FieldProblem(field, kind) for kind in kinds]
    return structs.replace(person, **values), tuple(problems)


class _Change(NamedTuple):
    """A person as the list has them, the texts for them, and what is wrong with those."""

    person: ListedPerson
    texts: Mapping[str, str]
    found: tuple[FieldProblem, ...]

    def settles(self, problem: Problem, *, is_shared: bool) -> bool:
        """Tell whether a problem of the row goes; two people of a row differ by their words.

        An error in a cell that nobody amended stays one.
        """
        field = problem.field
        if field not in self.texts and problem.kind is ProblemKind.CELL_ERROR:
            return False
        is_own = not is_shared or problem.raw == self.person.raw.get(field, "")
        return is_own and field in _judged(self.texts)

    def news(self, places: Mapping[str, _Place]) -> Iterator[Problem]:
        """Yield the problems that are left, at the places of their fields."""
        for field, kind in self.found:
            raw = self.texts.get(field, self.person.raw.get(field, ""))
            column, cell = places.get(field, (0, None))
            yield Problem(self.person.sheet, self.person.row, column, field, kind, raw, cell)


def _problems(
    listing: Listing, changes: Mapping[tuple[str, int], Sequence[_Change]]
) -> list[Problem]:
    """Return the problems after the changes, the new ones where the old ones of the row stood."""
    rows = Counter((person.sheet, person.row) for person in listing.people)
    problems: list[Problem] = []
    fields = {key: _places_at(listing, *key) for key in changes}
    places: dict[tuple[str, int], int] = {}
    for problem in listing.problems:
        key = (problem.sheet, problem.row)
        if problem.kind in _REPEATED:
            continue
        if key in changes:
            fields[key][problem.field] = (problem.column, problem.cell)
            if any(each.settles(problem, is_shared=rows[key] > 1) for each in changes[key]):
                places.setdefault(key, len(problems))
                continue
        problems.append(problem)
    end = len(problems)
    for key in sorted(changes, key=lambda key: places.get(key, end), reverse=True):
        place = places.get(key, end)
        problems[place:place] = [
            problem for each in changes[key] for problem in each.news(fields[key])
        ]
    return problems


def _places_at(listing: Listing, sheet: str, row: int) -> dict[str, _Place]:
    return {field: (column, None) for field, column in columns_at(listing, sheet, row).items()}


def _judged(texts: Mapping[str, str]) -> set[str]:
    """Return the fields whose problems are found anew when these are amended."""
    return {field for each in texts for field in _JUDGED_WITH.get(each, {each})}


# --- identity number, birth and gender -----------------------------------------------------


def _number_facts(
    person: ListedPerson, texts: Mapping[str, str]
) -> tuple[dict[str, Any], list[FieldProblem]]:
    """Read the three facts together: the number fills gaps and contradicts slips."""
    number, kind = person.id_number, None
    if "id_number" in texts:
        number, kind = identity_number.read_id_number(texts["id_number"])
    problems = [FieldProblem("id_number", kind)] if kind else []
    date = _written_birth(person, texts)
    gender = _written_gender(person, texts)
    if number is None:
        if date.fault:
            problems.append(FieldProblem("birth", BIRTH_FAULTS[date.fault]))
        return {"id_number": None, "birth": date.iso, "gender": gender}, problems
    born, iso = identity_number.birth(number), date.iso
    if iso and "birth" not in texts and not born.startswith(iso):
        iso = certain_part(iso, person.raw.get("birth", ""))
    if date.fault is DateFault.UNREADABLE:
        problems.append(FieldProblem("birth", ProblemKind.DATE_UNREADABLE))
    if iso and not born.startswith(iso):
        problems.append(FieldProblem("birth", ProblemKind.ID_BIRTH_MISMATCH))
    if gender and gender != identity_number.gender(number):
        problems.append(FieldProblem("gender", ProblemKind.ID_GENDER_MISMATCH))
    facts = {
        "id_number": number,
        "birth": iso or born,
        "gender": gender or identity_number.gender(number),
    }
    return facts, problems


def _written_birth(person: ListedPerson, texts: Mapping[str, str]) -> ReadDate:
    text = texts.get("birth", person.raw.get("birth", ""))
    read = read_date(text)
    if read.iso or read.fault or person.id_number or "birth" in texts:
        return read
    return read._replace(iso=person.birth)


def _written_gender(person: ListedPerson, texts: Mapping[str, str]) -> str | None:
    if "gender" in texts or person.id_number:
        return read_gender(texts.get("gender", person.raw.get("gender", "")))
    return person.gender


# --- the other fields ------------------------------------------------------------------------


def _village(text: str, villages: VillageFinder) -> tuple[dict[str, Any], list[FieldProblem]]:
    match = villages.find(text)
    fault = _VILLAGE_FAULTS.get(match.outcome)
    facts = {"village": match.key, "village_text": text or None}
    return facts, [FieldProblem("village", fault)] if fault else []


def _name(text: str, _born: int | None) -> _Read:
    name = clean_name(text)
    if not name:
        return {"name": name}, [ProblemKind.NAME_MISSING]
    return {"name": name}, [ProblemKind.NAME_SUSPICIOUS] if suspicious(name) else []


def _phone(text: str, _born: int | None) -> _Read:
    read = read_phones(text)
    second = {"second_phone": read.second} if read.second else {}
    return {"phone": read.first} | second, [ProblemKind.PHONE_INVALID] if read.invalid else []


def _second_phone(text: str, _born: int | None) -> _Read:
    read = read_phones(text)
    kinds = [ProblemKind.PHONE_INVALID] if read.invalid else []
    return {"second_phone": read.first or read.second}, kinds


def _education(text: str, _born: int | None) -> _Read:
    level, studying, problem = read_education(text)
    return {"education": level, "studying": studying}, [problem] if problem else []


def _political_status(text: str, born: int | None) -> _Read:
    status, joined, problem = read_political(text, after=born)
    beside = {"party_joined": joined.iso} if joined.iso else {}
    return {"political_status": status} | beside, [problem] if problem else []


def _party_joined(text: str, born: int | None) -> _Read:
    date = read_date(text, after=born)
    return {"party_joined": date.iso}, [DATE_FAULTS[date.fault]] if date.fault else []


def _posts(text: str, _born: int | None) -> _Read:
    posts, is_unknown = read_posts(text)
    kinds = [ProblemKind.POST_UNKNOWN] if is_unknown else []
    if forbidden_pair(posts):
        kinds.append(ProblemKind.POSTS_FORBIDDEN)
    return {"posts": posts}, kinds


def _newly_elected(text: str, _born: int | None) -> _Read:
    return {"newly_elected": is_newly_elected(text)}, []


if TYPE_CHECKING:
    _Read = tuple[dict[str, Any], list[ProblemKind]]


def _read_alone(field: str, read: Reader, text: str, _born: int | None) -> _Read:
    value, problem = read(text)
    return {field: value}, [problem] if problem else []


_READERS: dict[str, Callable[[str, int | None], _Read]] = {
    "name": _name,
    "phone": _phone,
    "second_phone": _second_phone,
    "education": _education,
    "political_status": _political_status,
    "party_joined": _party_joined,
    "posts": _posts,
    "newly_elected": _newly_elected,
    **{field: partial(_read_alone, field, reader) for field, reader in readers().items()},
}

AMENDABLE = frozenset({*_READERS, *_JUDGED_WITH, "village"})
"""Fields of a listed person for which a text may be typed."""
