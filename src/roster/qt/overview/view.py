"""What the overview shows: coverage, what there is to do, the last trainings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from roster.base.codes.trainings import TrainingState
from roster.certificates.certificates import candidates, doubts_by_training
from roster.coverage.coverage import coverage_report
from roster.lists.deciding import waiting_count
from roster.people.trainees import PeopleFilter, find_people
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.trainings.trainings import list_trainings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from roster.certificates.certificates import Candidate
    from roster.coverage.coverage import CoverageReport
    from roster.db.engine import Db
    from roster.trainings.trainings import TrainingRow

_LAST_TRAININGS = 8
_LOOKED_AT = 60
"""How many closed trainings are searched for certificates still to be issued."""
_AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that waits; ``day`` is when it is due (ISO) or empty."""

    day: str
    words: str
    detail: str
    tone: Tone
    page: str
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything on the page; ``people`` are all in the file."""

    people: int
    report: CoverageReport
    to_dos: tuple[ToDo, ...]
    trainings: tuple[TrainingRow, ...]


def read_overview(db: Db, today: date) -> OverviewView:
    """Read the page; closed trainings are looked through one by one, newest first."""
    trainings = list_trainings(db)
    waiting = {}
    closed = [t for t in trainings if t.state is TrainingState.CLOSED and not t.held_above]
    for training in closed[:_LOOKED_AT]:
        waiting[training.id] = _waiting(candidates(db, training.id))
    without = len(find_people(db, PeopleFilter(without_id_number=True)))
    coverage = coverage_report(db, today.isoformat())
    people = len(find_people(db))
    rows = waiting_count(db)
    doubts = doubts_by_training(db)
    to_dos = [*_of_trainings(trainings, waiting, today), *_of_people(without), *_of_rows(rows)]
    to_dos += _of_deadlines(coverage, today)
    to_dos += _of_doubts(trainings, doubts)
    dated = sorted(to_dos, key=lambda to_do: to_do.day or "9999")
    return OverviewView(people, coverage, tuple(dated), trainings[:_LAST_TRAININGS])


def _waiting(people: Iterable[Candidate]) -> int:
    return sum(each.verdict.is_completed and each.number is None for each in people)


def _of_trainings(
    trainings: Iterable[TrainingRow], waiting: Mapping[str, int], today: date
) -> Iterator[ToDo]:
    for training in trainings:
        if training.held_above:
            yield from _of_above(training, today.isoformat())
        elif training.state is TrainingState.POSTPONED:
            words = translate("Overview", "Postponed: set new days")
            yield ToDo("", words, training.title, Tone.DUE, "trainings", training.id)
        elif training.state is TrainingState.OPEN:
            yield from _of_open(training, today.isoformat())
        elif training.state is TrainingState.PLANNED:
            yield from _of_planned(training, today)
        elif waiting.get(training.id):
            yield _of_closed(training, waiting[training.id])


def _of_above(training: TrainingRow, today: str) -> Iterator[ToDo]:
    """Tell that the outcomes of a training are missing which the office above has held."""
    is_over = training.last_day is not None and training.last_day < today
    if is_over and training.state in {TrainingState.PLANNED, TrainingState.OPEN}:
        words = translate("Overview", "Held above: record the outcomes")
        day = training.last_day or ""
        yield ToDo(day, words, training.title, Tone.DUE, "trainings", training.id)


def _of_open(training: TrainingRow, today: str) -> Iterator[ToDo]:
    if training.last_day is None or training.first_day is None or training.first_day > today:
        return
    is_over = training.last_day < today
    words = (
        translate("Overview", "Attendance to be completed")
        if is_over
        else translate("Overview", "Training under way: enter attendance")
    )
    tone = Tone.MISSING if is_over else Tone.DUE
    yield ToDo(training.last_day, words, training.title, tone, "attendance", training.id)


def _of_planned(training: TrainingRow, today: date) -> Iterator[ToDo]:
    if training.first_day is None or training.first_day > (today + _AHEAD).isoformat():
        return
    words = translate("Overview", "Training to be opened")
    tone = Tone.MISSING if training.first_day < today.isoformat() else Tone.DUE
    yield ToDo(training.first_day, words, training.title, tone, "trainings", training.id)


def _of_closed(training: TrainingRow, waiting: int) -> ToDo:
    words = translate("Overview", "Certificates to be issued: {count}").format(count=waiting)
    day = training.last_day or ""
    return ToDo(day, words, training.title, Tone.DUE, "certificates", training.id)


def _of_doubts(trainings: Iterable[TrainingRow], doubts: Mapping[str, int]) -> Iterator[ToDo]:
    """Tell of certificates that hear something of their holders; they are not printed meanwhile."""
    for training in trainings:
        if count := doubts.get(training.id):
            words = translate("Overview", "Certificates in doubt: {count}").format(count=count)
            day = training.last_day or ""
            yield ToDo(day, words, training.title, Tone.MISSING, "certificates", training.id)


def _of_people(without_id_number: int) -> Iterator[ToDo]:
    if without_id_number:
        words = translate("Overview", "Identity numbers missing: {count}")
        detail = translate("Overview", "Filter the list by “no identity number”")
        text = words.format(count=without_id_number)
        yield ToDo("", text, detail, Tone.DUE, "people", "without_id_number")


def _of_rows(waiting: int) -> Iterator[ToDo]:
    if waiting:
        words = translate("Overview", "Rows left over by imports: {count}")
        detail = translate("Overview", "Put them right, take them or drop them")
        yield ToDo("", words.format(count=waiting), detail, Tone.DUE, "inbox")


def _of_deadlines(coverage: CoverageReport, today: date) -> Iterator[ToDo]:
    for tier in coverage.tiers:
        deadline = tier.requirement.deadline
        if deadline is None or not tier.figure.missing:
            continue
        words = translate("Overview", "Still to be trained: {count}")
        is_late = deadline < today.isoformat()
        yield ToDo(
            deadline,
            words.format(count=tier.figure.missing),
            "",
            Tone.MISSING if is_late else Tone.DUE,
            "coverage",
        )
