"""A class whose certificates are out, and everything that can happen to it afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from msgspec import structs
from sqlalchemy import select

from roster.attendance import completion, leave, makeup, marks, walk_ins
from roster.base.codes.attendance import Mark
from roster.base.codes.people import EndReason, Post
from roster.base.codes.trainings import Completion, TrainingState
from roster.certificates import certificates
from roster.db.acts import Act
from roster.db.history import undoing
from roster.db.models import Action
from roster.divisions.divisions import rename_division
from roster.people import positions, trainees
from roster.trainings import enrollments, trainings
from tests.builders import CLERK, facts_of, make_person, village_ids
from tests.classroom import A, P, mark_row, sheet_of, training_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from roster.db.engine import Database

ISSUED_ON = "2026-05-20"
SERIES = "2026年“两委”干部轮训"
PRESENT, MADE_UP, WALKED_IN, DECIDED = "张甲", "赵补", "王临", "钱定"
PEOPLE = (PRESENT, MADE_UP, WALKED_IN, DECIDED)
_RULE = trainings.CompletionRule(exam_min_tenths=600)


class Room:
    """Four people with certificates: one was there, one made up for a half-day in a second run,
    one walked in and is not recognised yet, one is completed by the clerk's decision.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.transaction(Act.PLAN, by=CLERK) as db:
            people = [make_person(db, n, Post.PARTY_MEMBER) for n in (PRESENT, MADE_UP, DECIDED)]
            self.first = training_of(db, people, rule=_RULE, series=SERIES, title="第1班")
            self.second = training_of(db, people[1:2], series=SERIES, title="第2班")
            walk_ins.add_walk_in(db, self.first, WALKED_IN, village_ids(db)[0])
            for one in enrollments.enrolled(db, self.first):
                completion.set_exam(db, one.id, 800)
        with database.transaction(Act.MARK, by=CLERK) as db:
            mark_row(db, self.first, A, P, row=1)
            mark_row(db, self.first, A, P, row=2)
            marks.mark_all_present(db, self.first)
            marks.mark_all_present(db, self.second)
        with database.reading() as db:
            people_there = enrollments.enrolled(db, self.first)
        self._trainees = {one.name: one.trainee_id for one in people_there}
        self.do(Act.MAKEUP, self.make_up)
        self.decide(DECIDED, Completion.COMPLETED)
        self.do(Act.CLOSE, lambda db: completion.close_training(db, self.first))
        self.do(Act.CLOSE, lambda db: completion.close_training(db, self.second))
        self.do(Act.ISSUE, lambda db: certificates.issue(db, self.first, ISSUED_ON))

    def do(self, act: Act, work: Callable[[Session], object]) -> None:
        """Do one user action."""
        with self.database.transaction(act, by=CLERK) as db:
            work(db)

    def names(self, *, valid_only: bool = False) -> list[str]:
        """Return whose certificates are listed, by the names on them."""
        with self.database.reading() as db:
            rows = certificates.list_certificates(db, self.first, valid_only=valid_only)
        return sorted(row.facts.name for row in rows)

    def row(self, name: str = PRESENT) -> certificates.CertificateRow:
        """Return the newest certificate that bears a name."""
        with self.database.reading() as db:
            rows = certificates.list_certificates(db, self.first)
        return [row for row in rows if row.facts.name == name][-1]

    def enrollment(self, name: str, training: str = "") -> str:
        """Return the enrollment of somebody; of nobody when the person is gone."""
        with self.database.reading() as db:
            people = enrollments.enrolled(db, training or self.first)
        wanted = self._trainees[name]
        return next((one.id for one in people if one.trainee_id == wanted), "nobody")

    def trainee(self, name: str) -> str:
        """Return the id of somebody of the class."""
        return self._trainees[name]

    def newest(self, act: Act) -> int:
        """Return the number of the newest action of a kind."""
        with self.database.reading() as db:
            query = select(Action.sequence).where(Action.name == act, Action.kind == "do")
            return max(db.scalars(query))

    # --- what happens ----------------------------------------------------------------------

    def make_up(self, db: Session) -> None:
        """Let the second run make up for what was missed in the first."""
        missed, made = sheet_of(db, self.first), sheet_of(db, self.second)
        one = next(person.id for person in missed.people if person.name == MADE_UP)
        makeup.link(db, one, missed.periods[0].id, made.people[0].id, made.periods[0].id)

    def decide(self, name: str, outcome: Completion | None) -> None:
        """Decide an outcome."""
        person = self.enrollment(name)
        self.do(Act.DECIDE, lambda db: completion.decide(db, person, outcome, "查实", by=CLERK))

    def reopen(self, training: str = "") -> None:
        """Open a closed class again."""
        at = training or self.first
        self.do(Act.REOPEN, lambda db: completion.reopen_training(db, at, "更正"))

    def close(self, training: str = "") -> None:
        """Close the class, whatever is blank filled in."""
        at = training or self.first
        self.do(Act.MARK, lambda db: marks.mark_all_present(db, at))
        self.do(Act.CLOSE, lambda db: completion.close_training(db, at))

    def mark(self, name: str, mark: Mark, training: str = "") -> None:
        """Change the mark of somebody's first half-day in an open class."""
        at, person = training or self.first, self.enrollment(name, training)
        with self.database.reading() as db:
            period = sheet_of(db, at).periods[0].id
        self.do(Act.MARK, lambda db: marks.set_mark(db, person, period, mark))

    def change_plan(self, **fields: object) -> None:
        """Open the class, change its plan and close it again."""
        self.reopen()

        def work(db: Session) -> None:
            plan = trainings.get_training(db, self.first).plan
            trainings.change_plan(db, self.first, replace(plan, **fields))  # type: ignore[arg-type]  # any field

        self.do(Act.CHANGE_PLAN, work)
        self.close()

    def change_periods(self, **fields: object) -> None:
        """Open the class, change its first half-day and close it again."""
        self.reopen()

        def work(db: Session) -> None:
            first, *others = (row.plan for row in trainings.list_periods(db, self.first))
            changed = replace(first, **fields)  # type: ignore[arg-type]  # any field
            trainings.set_periods(db, self.first, [changed, *others])

        self.do(Act.CHANGE_PLAN, work)
        self.close()


Way: TypeAlias = "Callable[[Room], None]"


def expel(room: Room) -> None:
    room.decide(PRESENT, Completion.EXPELLED)


def reopen(room: Room) -> None:
    room.reopen()


def be_absent(room: Room) -> None:
    room.reopen()
    room.mark(PRESENT, Mark.ABSENT)
    room.close()


def withdraw(room: Room) -> None:
    room.reopen()
    person = room.enrollment(PRESENT)
    room.do(Act.WITHDRAW, lambda db: completion.withdraw(db, person))
    room.close()


def remove(room: Room) -> None:
    trainee = room.trainee(PRESENT)
    withdraw(room)
    room.do(Act.REMOVE, lambda db: trainees.remove(db, trainee))


def fail_the_exam(room: Room) -> None:
    room.reopen()
    person = room.enrollment(PRESENT)
    room.do(Act.EXAM, lambda db: completion.set_exam(db, person, 590))
    room.close()


def take_leave(room: Room) -> None:
    room.reopen()
    person = room.enrollment(PRESENT)
    with room.database.reading() as db:
        period = sheet_of(db, room.first).periods[0].id

    def work(db: Session) -> None:
        marks.set_mark(db, person, period, None)
        leave.grant(db, person, [period], Mark.PERSONAL_LEAVE, "家事")
        marks.confirm(db, room.first)

    room.do(Act.LEAVE, work)
    room.close()


def lose_the_makeup(room: Room) -> None:
    person = room.enrollment(MADE_UP)
    with room.database.reading() as db:
        period = sheet_of(db, room.first).periods[0].id
    room.do(Act.MAKEUP, lambda db: makeup.unlink(db, person, period))


def miss_the_makeup(room: Room) -> None:
    """The second run is opened and its mark changed; it is not even closed again."""
    room.reopen(room.second)
    room.mark(MADE_UP, Mark.ABSENT, room.second)


def change_the_rule(room: Room) -> None:
    room.change_plan(completion=replace(_RULE, exam_min_tenths=900))


def call_off(room: Room) -> None:
    room.reopen()
    cancelled = TrainingState.CANCELLED
    room.do(Act.CALL_OFF, lambda db: trainings.call_off(db, room.first, cancelled, "台风"))


def undo_the_decision(room: Room) -> None:
    sequence = room.newest(Act.DECIDE)
    room.do(Act.UNDO, lambda db: undoing.undo_action(db, sequence))


def undo_the_marks(room: Room) -> None:
    with room.database.reading() as db:
        marking = select(Action.sequence).where(Action.name == Act.MARK)
        sequence = min(db.scalars(marking))
    room.do(Act.UNDO, lambda db: undoing.undo_action(db, sequence))


def correct_the_name(room: Room) -> None:
    trainee = room.trainee(PRESENT)
    room.do(Act.CORRECT, lambda db: trainees.correct(db, trainee, name="张嘉"))


def import_the_name(room: Room) -> None:
    trainee = room.trainee(PRESENT)

    def work(db: Session) -> None:
        facts = facts_of(db, trainee)
        trainees.correct_many(db, {trainee: structs.replace(facts, name="张佳")}, {})

    room.do(Act.IMPORT, work)


def recognise(room: Room) -> None:
    """The walk-in turns out to be somebody of another name in another village."""
    walked_in = room.enrollment(WALKED_IN)

    def work(db: Session) -> None:
        walk_ins.merge(db, walked_in, make_person(db, "王林", village=1))

    room.do(Act.MERGE, work)


UNCOMPLETING: dict[str, tuple[Way, str]] = {
    "expelled": (expel, PRESENT),
    "reopened": (reopen, PRESENT),
    "absent": (be_absent, PRESENT),
    "withdrawn": (withdraw, PRESENT),
    "removed": (remove, PRESENT),
    "exam failed": (fail_the_exam, PRESENT),
    "leave": (take_leave, PRESENT),
    "makeup taken back": (lose_the_makeup, MADE_UP),
    "makeup missed": (miss_the_makeup, MADE_UP),
    "rule changed": (change_the_rule, PRESENT),
    "called off": (call_off, PRESENT),
    "decision undone": (undo_the_decision, DECIDED),
    "marks undone": (undo_the_marks, PRESENT),
}
"""What turns a holder un-completed after the issue, and whom."""

ALTERING: dict[str, tuple[Way, str]] = {
    "name corrected": (correct_the_name, PRESENT),
    "name imported": (import_the_name, PRESENT),
    "walk-in recognised": (recognise, WALKED_IN),
    "title": (lambda room: room.change_plan(title="第一班"), PRESENT),
    "organizer": (lambda room: room.change_plan(organizer="中共高要区委"), PRESENT),
    "venue": (lambda room: room.change_plan(venue="区委党校"), PRESENT),
    "hours": (lambda room: room.change_periods(quarter_hours=12), PRESENT),
}
"""What alters a printed fact after the issue, and of whom."""

HITTING = UNCOMPLETING | ALTERING


def lose_posts(room: Room) -> None:
    trainee = room.trainee(PRESENT)

    def work(db: Session) -> None:
        for held in positions.positions_of(db, trainee):
            positions.end_position(db, held.id, "2026-06-01", EndReason.RESIGNED)

    room.do(Act.END_POST, work)


def rename_the_village(room: Room) -> None:
    with room.database.reading() as db:
        village = village_ids(db)[0]
    room.do(Act.RENAME_DIVISION, lambda db: rename_division(db, village, "新名社区居民委员会"))


def move_house(room: Room) -> None:
    trainee = room.trainee(PRESENT)
    with room.database.reading() as db:
        other = village_ids(db)[1]
    room.do(Act.CORRECT, lambda db: trainees.correct(db, trainee, division_id=other))


def change_the_phone(room: Room) -> None:
    trainee = room.trainee(PRESENT)
    room.do(Act.CORRECT, lambda db: trainees.correct(db, trainee, phone="13800138000"))


def reopen_and_close(room: Room) -> None:
    room.reopen()
    room.close()


SPARING: dict[str, Way] = {
    "posts ended": lose_posts,
    "village renamed": rename_the_village,
    "moved": move_house,
    "telephone": change_the_phone,
    "reopened and closed": reopen_and_close,
}
"""What happens after the issue and leaves a certificate true: it says what was then."""


# --- what somebody decides -----------------------------------------------------------------


def issue(room: Room) -> None:
    room.do(Act.ISSUE, lambda db: certificates.issue(db, room.first, ISSUED_ON))


def keep(room: Room) -> None:
    one = room.row().id
    room.do(Act.KEEP_CERTIFICATE, lambda db: certificates.keep_certificate(db, one, "上级同意"))


def void(room: Room) -> None:
    one = room.row().id
    room.do(Act.VOID, lambda db: certificates.void_certificate(db, one, "收回"))


def correct(room: Room) -> None:
    one = room.row().id
    room.do(
        Act.CORRECT_CERTIFICATE,
        lambda db: certificates.correct_certificate(db, one, "2026-06-01", "更正"),
    )


def put_on_paper(room: Room) -> None:
    with room.database.reading() as db:
        rows = certificates.list_certificates(db, room.first, valid_only=True)
    room.do(Act.PRINT, lambda db: certificates.record_print(db, [row.id for row in rows]))


def undo(room: Room) -> None:
    room.do(Act.UNDO, undoing.undo)


def redo(room: Room) -> None:
    room.do(Act.REDO, undoing.redo)


STEPS: dict[str, Way] = {
    **{name: way for name, (way, _whom) in HITTING.items()},
    **SPARING,
    "close": lambda room: room.close(),
    "close the second": lambda room: room.close(room.second),
    "completed after all": lambda room: room.decide(PRESENT, Completion.COMPLETED),
    "by the rule": lambda room: room.decide(PRESENT, None),
    "make up": lambda room: room.do(Act.MAKEUP, room.make_up),
    "issue": issue,
    "keep": keep,
    "void": void,
    "correct": correct,
    "print": put_on_paper,
    "undo": undo,
    "redo": redo,
}
"""All that may happen to a class after the issue, in any order; some of it is refused then."""
