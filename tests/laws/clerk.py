"""A machine that plays a clerk: everything a clerk does, in any order, on a real file.

Whatever it tries succeeds or is refused by a sentence (:class:`roster.base.errors.RosterError`); a
refusal leaves no trace; an undo brings back the state of before, a redo that of after; and every
state keeps the laws of :mod:`tests.laws.figures`.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from roster.attendance import completion, marks
from roster.base.codes.attendance import Mark
from roster.base.codes.people import Post
from roster.base.codes.trainings import Completion
from roster.certificates import certificates
from roster.certificates.errors import CertificatePrinted
from roster.db.acts import Act
from roster.db.errors import NothingToUndo, UndoBlocked
from roster.db.history import undoing
from roster.lists import deciding
from roster.lists.errors import UnknownImport
from roster.office import roster_file
from roster.people import trainees
from roster.trainings import enrollments
from tests.builders import CLERK, make_person
from tests.classroom import training_of
from tests.laws import figures
from tests.laws.classes import Classes
from tests.laws.desk import Done, which
from tests.laws.people import People

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

outcomes = st.sampled_from((*Completion, None))
reasons = st.sampled_from(("领导同意", "领导同意", ""))


class Outcomes(Classes):
    """What becomes of a class and of its people."""

    @precondition(lambda self: self.has("enrollment"))
    @rule(person=which, tenths=st.sampled_from((None, 0, 599, 600, 10**6)))
    def enter_exam(self, person: int, tenths: int | None) -> None:
        enrollment_id = self.row("enrollment", person)
        self.do(Act.EXAM, lambda db: completion.set_exam(db, enrollment_id, tenths))

    @precondition(lambda self: self.has("enrollment"))
    @rule(person=which, outcome=outcomes, reason=reasons)
    def decide(self, person: int, outcome: Completion | None, reason: str) -> None:
        enrollment_id = self.row("enrollment", person)
        self.do(Act.DECIDE, lambda db: completion.decide(db, enrollment_id, outcome, reason, CLERK))

    @precondition(lambda self: self.has("training"))
    @rule(training=which)
    def close(self, training: int) -> None:
        training_id = self.row("training", training)

        def work(db: Session) -> None:
            verdicts = completion.close_training(db, training_id)
            assert len(verdicts) == len(self.tables.of("enrollment", training_id=training_id))

        self.do(Act.CLOSE, work)

    @precondition(lambda self: self.has("enrollment"))
    @rule(training=which, rest=outcomes)
    def record_outcomes(self, training: int, rest: Completion | None) -> None:
        training_id = self.row("training", training)
        people = self.tables.of("enrollment", training_id=training_id)
        told = {
            one["id"]: rest or Completion.COMPLETED for one in people if rest or one["number"] > 1
        }
        self.do(Act.OUTCOMES, lambda db: enrollments.record_outcomes(db, training_id, told))

    @precondition(lambda self: self.has("training"))
    @rule(training=which, reason=reasons)
    def reopen(self, training: int, reason: str) -> None:
        training_id = self.row("training", training)
        self.do(Act.REOPEN, lambda db: completion.reopen_training(db, training_id, reason))

    @precondition(lambda self: self.has("training"))
    @rule(training=which)
    def issue(self, training: int) -> None:
        training_id = self.row("training", training)
        self.do(Act.ISSUE, lambda db: certificates.issue(db, training_id, "2026-06-30"))

    @precondition(lambda self: self.has("certificate"))
    @rule(certificate=which)
    def print_certificate(self, certificate: int) -> None:
        certificate_id = self.row("certificate", certificate)
        self.do(Act.PRINT, lambda db: certificates.record_print(db, [certificate_id]))

    @precondition(lambda self: self.has("certificate"))
    @rule(certificate=which, reason=reasons)
    def void(self, certificate: int, reason: str) -> None:
        certificate_id = self.row("certificate", certificate)
        self.do(Act.VOID, lambda db: certificates.void_certificate(db, certificate_id, reason))

    @precondition(lambda self: self.has("certificate"))
    @rule(certificate=which, reason=reasons)
    def keep(self, certificate: int, reason: str) -> None:
        in_doubt = [row["id"] for row in self.tables.of("certificate") if row["doubts"]]
        certificate_id = (in_doubt or [self.row("certificate", certificate)])[0]
        self.do(
            Act.KEEP_CERTIFICATE,
            lambda db: certificates.keep_certificate(db, certificate_id, reason),
        )

    @precondition(lambda self: self.has("certificate"))
    @rule(certificate=which)
    def put_right(self, certificate: int) -> None:
        certificate_id = self.row("certificate", certificate)
        self.do(
            Act.CORRECT_CERTIFICATE,
            lambda db: certificates.correct_certificate(db, certificate_id, "2026-07-01"),
        )

    @rule(pattern=st.sampled_from(("河培〔{年}〕{序号}", "没有序号")))
    def number_otherwise(self, pattern: str) -> None:
        self.do(Act.SETTINGS, lambda db: roster_file.change_number_pattern(db, pattern))


class Stage(Enum):
    """How far a clerk is when the machine takes over."""

    NOTHING = auto()
    OPEN = auto()
    CLOSED = auto()
    ISSUED = auto()
    IN_DOUBT = auto()


class Clerk(People, Outcomes):
    """Everything together, and taking it back.

    Attributes:
        laws: what holds in every state.
        laws_in_order: what holds while nothing but imports was taken back out of its order.
    """

    laws = figures.LAWS
    laws_in_order = figures.IN_ORDER

    @initialize(people=st.integers(1, 3), stage=st.sampled_from(Stage))
    def begin(self, people: int, stage: Stage) -> None:
        """Begin on the first day, in the middle of a class, or when one is over."""
        held = (Post.SECRETARY, Post.HEAD, Post.PARTY_MEMBER)

        def register(db: Session) -> None:
            for number in range(people):
                make_person(db, f"张{'甲乙丙'[number]}", held[number])

        if stage is not Stage.NOTHING:
            self.do(Act.REGISTER, register)
            self.hold_class()
        if stage.value >= Stage.CLOSED.value:
            training = self.row("training", 0)
            absent = self.cell(0, 0)
            self.do(Act.MARK, lambda db: marks.set_mark(db, *absent, Mark.ABSENT))
            self.do(Act.MARK, lambda db: marks.mark_all_present(db, training))
            self.do(Act.CLOSE, lambda db: completion.close_training(db, training))
            self.hold_class()
        if stage.value >= Stage.ISSUED.value and people > 1:
            self.do(Act.ISSUE, lambda db: certificates.issue(db, training, "2026-06-30"))
        if stage is Stage.IN_DOUBT:
            holder = self.row("trainee", people - 1)
            self.do(Act.CORRECT, lambda db: trainees.correct(db, holder, name="张丁"))

    def hold_class(self) -> None:
        """Open a run of a series with everybody."""
        people = list(self.tables.living["trainee"])
        self.do(Act.PLAN, lambda db: training_of(db, people, series="轮训"))

    # --- taking back ---------------------------------------------------------------------

    @precondition(lambda self: self.past or self.newest % 8 == 0)
    @rule()
    def undo(self) -> None:
        before = self.state
        refusal = self.attempt(Act.UNDO, undoing.undo)
        self.look()
        if refusal is not None:
            assert isinstance(refusal, NothingToUndo | UndoBlocked | CertificatePrinted)
            assert self.state == before
            is_on_paper = isinstance(refusal, CertificatePrinted)
            assert is_on_paper or not self.past, "what was done last can be taken back"
        elif self.past:
            self.move(self.past, self.undone, self.actions(undone=True))
            assert self.state == self.undone[-1].before

    @precondition(lambda self: self.undone or self.newest % 8 == 0)
    @rule()
    def redo(self) -> None:
        before = self.state
        refusal = self.attempt(Act.REDO, undoing.redo)
        self.look()
        if refusal is not None:
            assert isinstance(refusal, NothingToUndo)
            assert self.state == before
            assert not self.undone
        elif self.undone:
            self.move(self.undone, self.past, self.actions(undone=False))
            assert self.state == self.past[-1].after

    def move(self, here: list[Done], there: list[Done], turned: set[int]) -> None:
        """Move what was turned: the last action, with those that were one step with it."""
        assert here[-1].sequence in turned
        while here and here[-1].sequence in turned:
            there.append(here.pop())

    @precondition(lambda self: self.past)
    @rule()
    def undo_and_redo(self) -> None:
        self.undo()
        self.redo()

    @rule(back=st.integers(1, 8))
    def undo_an_older_one(self, back: int) -> None:
        sequence = self.newest - back
        self.take_out(lambda db: undoing.undo_action(db, sequence))
        self.in_order = self.in_order and self.is_import(sequence)

    @rule(back=st.integers(0, 12))
    def undo_import(self, back: int) -> None:
        sequence = self.newest - back
        self.take_out(lambda db: deciding.undo_import(db, sequence))

    def take_out(self, work: Callable[[Session], str]) -> None:
        """Take an old action back alone."""
        before = self.state
        refusal = self.attempt(f"{Act.UNDO} an older one", work)
        self.look()
        if refusal is not None:
            expected = NothingToUndo | UndoBlocked | UnknownImport | CertificatePrinted
            assert isinstance(refusal, expected)
            assert self.state == before
        else:
            self.past.clear()
            self.undone.clear()

    # --- what always holds -----------------------------------------------------------------

    @invariant()
    def the_laws_hold(self) -> None:
        if self.lawful_at == self.newest:  # nothing was written since
            return
        self.lawful_at = self.newest
        with self.database.reading() as db:
            for law in self.laws:
                law(db, self.tables)
            for law in self.laws_in_order if self.in_order else ():
                law(db, self.tables)
