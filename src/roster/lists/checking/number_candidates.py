"""The identity number desk: what each damaged number of a list may have been, and why.

Check digit, birth, gender and the people known already leave few possible numbers or one; each
is listed with what speaks for it (FEATURES.md idea 2). Nothing is applied here: the clerk's
consent becomes an amendment, and the damaged original stays with the person.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from roster.base.progress import Report, unwatched
from roster.db.models import Division, Trainee
from roster.lists.checking.amendments import Amendment
from roster.lists.checking.codes import Evidence, Repair
from roster.lists.checking.number_repair import fits_remains, is_possible, repairs, too_little_left
from roster.lists.checking.shifted_numbers import Slip, slips, written
from roster.lists.listing import columns_at
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from roster.lists.checking.number_repair import Repaired
    from roster.lists.checking.shifted_numbers import Written
    from roster.lists.listing import ListedPerson, Listing, Problem

LISTED_AT_MOST = 100
"""What two lost digits leave is still a list to hold a card against; more is none."""

_BESIDE_KNOWN = 9
"""Beside the numbers of people already known no more than these are worth a look."""

_REPORT_EVERY = 20
#: How many people around a doubtful one are looked at for a slip.
_AROUND = 8
#: A county's digits are usual in a list when so many of its sound numbers begin with them.
_USUAL_SHARE = 0.1
_DAMAGED = frozenset(
    {
        ProblemKind.ID_CHECK_DIGIT,
        ProblemKind.ID_LENGTH,
        ProblemKind.ID_DIGITS_LOST,
        ProblemKind.ID_BIRTH_MISMATCH,
        ProblemKind.ID_GENDER_MISMATCH,
        ProblemKind.ID_DUPLICATE,
    }
)
_BEST_FIRST = tuple(Repair)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody with a sound number; ``village`` is a key as in a list, ``row`` one of the list."""

    name: str
    id_number: str
    village: str | None = None
    birth: str | None = None
    gender: str | None = None
    phone: str | None = None
    trainee_id: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class PossibleNumber:
    """One possible number, how it differs from the damaged one, and what speaks for it.

    ``known`` is the person who has it; ``row`` the row of the list in which it stands.
    """

    number: str
    repair: Repair
    evidence: tuple[Evidence, ...]
    known: KnownPerson | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class NumberRun:
    """Rows whose numbers have slipped together; ``by`` people further down stands one's own."""

    sheet: str
    first_row: int
    last_row: int
    by: int


@dataclass(frozen=True, slots=True)
class DamagedNumber:
    """A damaged number of a list and the numbers it may have been, best first.

    Attributes:
        person: whose number it is.
        kind: what is wrong with it.
        column: one-based column of the problem, 0 when unknown.
        raw: as the sender wrote it.
        candidates: at most :data:`LISTED_AT_MOST`, few beside known people's; of more, only those.
        possible: how many numbers are possible; ``None``: too little is left to count them.
        run: the rows that have slipped together with this one.
    """

    person: ListedPerson
    kind: ProblemKind
    column: int
    raw: str
    candidates: tuple[PossibleNumber, ...]
    possible: int | None
    run: NumberRun | None = None


def consent(damaged: DamagedNumber, chosen: PossibleNumber) -> Amendment:
    """Return what the clerk's choice changes in the list."""
    person = damaged.person
    return Amendment(person.sheet, person.row, person.name, "id_number", chosen.number)


def known_people(db: Session) -> tuple[KnownPerson, ...]:
    """Return the people of the file who have a number; villages by code where they have one."""
    query = select(
        Trainee.name,
        Trainee.id_number,
        func.coalesce(Division.code, Division.id),
        Trainee.birth,
        Trainee.gender,
        Trainee.phone,
        Trainee.id,
    ).join(Division, Division.id == Trainee.division_id)
    return tuple(
        KnownPerson(name, number, village, birth, gender, phone, trainee_id)
        for name, number, village, birth, gender, phone, trainee_id in db.execute(query)
        if number
    )


def damaged_numbers(
    listing: Listing, known: Iterable[KnownPerson] = (), report: Report = unwatched
) -> tuple[DamagedNumber, ...]:
    """Return the damaged numbers of a list, in its order.

    Sound numbers that contradict birth or gender, or that another person has, are listed only
    when something says what the right one is: the contradiction may lie in the other cell.

    Args:
        listing: the list as understood.
        known: people whose numbers are known from elsewhere, as :func:`known_people` gives them.
        report: told how many of the doubtful numbers are done.
    """
    desk = _Desk(listing, known)
    found = []
    for done, (place, doubt) in enumerate(desk.doubts.items()):
        if done % _REPORT_EVERY == 0:
            report(done, len(desk.doubts))
        damaged = desk.judge(place, doubt)
        if damaged.candidates or damaged.person.id_number is None:
            found.append(damaged)
    report(len(desk.doubts), len(desk.doubts))
    return tuple(found)


class _Doubt(NamedTuple):
    kind: ProblemKind
    column: int
    raw: str


class _Desk:
    """Everything that speaks for or against a possible number; places are those of the list."""

    def __init__(self, listing: Listing, known: Iterable[KnownPerson]) -> None:
        self._people = listing.people
        self._slips = dict(_slipped(listing))
        self.doubts = _doubts(listing, self._slips)
        names = {self._people[place].name for place in self.doubts}
        self._known: dict[str, list[KnownPerson]] = {}
        self._holders: dict[str, str] = {}
        for each in (*known, *_sound_people(listing.people, self.doubts)):
            self._holders.setdefault(each.id_number, each.name)
            if each.name in names:
                self._known.setdefault(each.name, []).append(each)
        self._counties = _usual_counties(listing.people) if self.doubts else frozenset()

    def judge(self, place: int, doubt: _Doubt) -> DamagedNumber:
        """Return the possible numbers of one person."""
        person = self._people[place]
        fact = written(person)
        found: dict[str, PossibleNumber] = {}
        for each in self._from_elsewhere(place, fact, doubt.raw):
            if each.number != person.id_number:
                found.setdefault(each.number, each)
        repaired = self._repaired(person, fact, doubt.raw, found)
        possible = len(found) + len(repaired)
        if possible <= (_BESIDE_KNOWN if found else LISTED_AT_MOST):
            found |= {
                number: PossibleNumber(number, repair, self._told(person, fact, number))
                for number, repair in repaired
            }
        slip = self._slips.get(place)
        return DamagedNumber(
            person,
            doubt.kind,
            doubt.column,
            doubt.raw,
            tuple(sorted(found.values(), key=self._rank)[:LISTED_AT_MOST]),
            None if person.id_number is None and too_little_left(doubt.raw) else possible,
            self._run(slip) if slip else None,
        )

    def _repaired(
        self, person: ListedPerson, fact: Written, raw: str, others: Container[str]
    ) -> list[Repaired]:
        """Return what an unreadable number may have been, without numbers of somebody else."""
        if person.id_number is not None:
            return []
        return [
            each
            for each in repairs(raw, fact.birth, fact.gender)
            if each.number not in others
            and self._holders.get(each.number, person.name) == person.name
        ]

    def _from_elsewhere(self, place: int, fact: Written, raw: str) -> Iterator[PossibleNumber]:
        """Yield the numbers of people known and of rows that slipped."""
        yield from self._of_known(self._people[place], fact, raw)
        if slip := self._slips.get(place):
            yield from self._of_slip(place, slip, fact)

    def _of_known(self, person: ListedPerson, fact: Written, raw: str) -> Iterator[PossibleNumber]:
        """Yield the numbers of namesakes who may be this person."""
        for each in self._known.get(person.name, ()):
            if not is_possible(each.id_number, fact.birth, fact.gender):
                continue
            evidence = [Evidence.NAME, *self._told(person, fact, each.id_number)]
            if each.village and each.village == person.village:
                evidence.append(Evidence.VILLAGE)
            if each.phone and each.phone == person.phone:
                evidence.append(Evidence.PHONE)
            if person.id_number is None and fits_remains(raw, each.id_number):
                evidence.append(Evidence.REMAINS)
            if _is_enough(evidence, fact, is_much_left=not too_little_left(raw)):
                ordered = tuple(code for code in Evidence if code in evidence)
                repair = Repair.KNOWN_PERSON
                yield PossibleNumber(each.id_number, repair, ordered, each, each.row)

    def _of_slip(self, place: int, slip: Slip, fact: Written) -> Iterator[PossibleNumber]:
        other = place + slip.by
        number = self._people[other].id_number if 0 <= other < len(self._people) else None
        if number is not None and is_possible(number, fact.birth, fact.gender):
            evidence = self._told(self._people[place], fact, number)
            row = self._people[other].row
            yield PossibleNumber(number, Repair.SHIFTED_ROW, (*evidence, Evidence.RUN), row=row)

    def _told(self, person: ListedPerson, fact: Written, number: str) -> tuple[Evidence, ...]:
        """Return what the row itself says for a number that contradicts none of it."""
        county = (person.village or "")[:6]
        found = {
            Evidence.BIRTH: fact.birth is not None,
            Evidence.GENDER: fact.gender is not None,
            Evidence.COUNTY: number[:6] == county or number[:6] in self._counties,
        }
        return tuple(code for code, speaks in found.items() if speaks)

    def _rank(self, possible: PossibleNumber) -> tuple[int, bool, int, str]:
        """Order by proof: known and fitting, slipped, known by birth and village, repaired."""
        is_known = possible.known is not None
        fits = Evidence.REMAINS in possible.evidence
        is_slip = possible.repair is Repair.SHIFTED_ROW
        proof = 0 if is_known and fits else 1 if is_slip else 2 if is_known else 3
        is_strange = Evidence.COUNTY not in possible.evidence
        return proof, is_strange, _BEST_FIRST.index(possible.repair), possible.number

    def _run(self, slip: Slip) -> NumberRun:
        first, last = self._people[slip.first], self._people[slip.last]
        return NumberRun(first.sheet, first.row, last.row, slip.by)


def _is_enough(evidence: Sequence[Evidence], fact: Written, *, is_much_left: bool) -> bool:
    """Tell a namesake who may be the same person from any other."""
    by_place = Evidence.VILLAGE in evidence or Evidence.PHONE in evidence
    by_birth = fact.birth is not None and len(fact.birth) > 4
    if Evidence.REMAINS in evidence:
        return is_much_left or by_place or by_birth
    return by_place and by_birth


def _slipped(listing: Listing) -> Iterator[tuple[int, Slip]]:
    """Yield the people whose numbers have slipped by their place in the list."""
    kinds = {ProblemKind.ID_BIRTH_MISMATCH, ProblemKind.ID_GENDER_MISMATCH}
    doubtful = {(each.sheet, each.row) for each in listing.problems if each.kind in kinds}
    if not doubtful:
        return
    people = listing.people
    places = [n for n, each in enumerate(people) if (each.sheet, each.row) in doubtful]
    for start, end in _neighbourhoods(places, people):
        for first, last, by in slips(people[start:end]):
            slip = Slip(start + first, start + last, by)
            yield from ((place, slip) for place in range(slip.first, slip.last + 1))


def _neighbourhoods(
    places: Iterable[int], people: Sequence[ListedPerson]
) -> Iterator[tuple[int, int]]:
    """Yield first place and end of the stretches of one sheet around doubtful people."""
    near = sorted(
        {
            other
            for place in places
            for other in range(max(place - _AROUND, 0), min(place + _AROUND + 1, len(people)))
            if people[other].sheet == people[place].sheet
        }
    )
    # in a stretch without a gap, a place and its number among them differ by the same
    for _, pairs in groupby(
        enumerate(near), lambda pair: (pair[1] - pair[0], people[pair[1]].sheet)
    ):
        stretch = [place for _, place in pairs]
        yield stretch[0], stretch[-1] + 1


def _doubts(listing: Listing, slipped: Iterable[int]) -> dict[int, _Doubt]:
    """Return what is doubtful about numbers by place, a problem of the number itself first."""
    problems = [problem for problem in listing.problems if problem.kind in _DAMAGED]
    problems.sort(key=lambda problem: problem.field != "id_number")
    rows = {(problem.sheet, problem.row) for problem in problems}
    places: dict[tuple[str, int], list[int]] = {}
    for place, person in enumerate(listing.people):
        if (person.sheet, person.row) in rows:
            places.setdefault((person.sheet, person.row), []).append(place)
    doubts: dict[int, _Doubt] = {}
    for problem in problems:
        found = places.get((problem.sheet, problem.row))
        if found:
            place = _whose(problem, found, listing.people)
            doubts.setdefault(place, _doubt(listing, place, problem.kind))
    for place in slipped:
        doubts.setdefault(place, _doubt(listing, place, ProblemKind.ID_BIRTH_MISMATCH))
    return dict(sorted(doubts.items()))


def _doubt(listing: Listing, place: int, kind: ProblemKind) -> _Doubt:
    person = listing.people[place]
    columns = columns_at(listing, person.sheet, person.row)
    return _Doubt(kind, columns.get("id_number", 0), person.raw.get("id_number", ""))


def _whose(problem: Problem, places: Sequence[int], people: Sequence[ListedPerson]) -> int:
    """Return whose problem it is when people share a row: the one with these words."""
    fitting = (p for p in places if people[p].raw.get(problem.field, "") == problem.raw)
    return next(fitting, places[0])


def _sound_people(
    people: Sequence[ListedPerson], doubtful: Mapping[int, object]
) -> Iterator[KnownPerson]:
    """Yield those of the list itself whose numbers nothing speaks against."""
    for place, person in enumerate(people):
        if person.id_number and place not in doubtful:
            yield KnownPerson(
                person.name,
                person.id_number,
                person.village,
                person.birth,
                person.gender,
                person.phone,
                row=person.row,
            )


def _usual_counties(people: Iterable[ListedPerson]) -> frozenset[str]:
    """Return the first six digits with which many sound numbers of the list begin."""
    counts = Counter(person.id_number[:6] for person in people if person.id_number)
    least = counts.total() * _USUAL_SHARE
    return frozenset(county for county, count in counts.items() if count >= least)
