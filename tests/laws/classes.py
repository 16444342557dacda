"""What a clerk does with a class: plan, call, enroll, mark, grant leave, let make up, seat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from roster.attendance import completion, leave, makeup, sign_in, walk_ins
from roster.attendance import marks as attendance
from roster.base.codes.attendance import LEAVE, Mark
from roster.base.codes.people import Post
from roster.base.codes.trainings import PartOfDay, Tier, TrainingState
from roster.db.acts import Act
from roster.trainings import cloning, enrollments, invitations, quotas, seating, trainings
from roster.trainings.codes import SeatOrder
from roster.trainings.trainings import AudienceRule, CompletionRule, PeriodPlan, TrainingPlan
from tests.laws.desk import Desk, which
from tests.laws.people import names

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

days = st.sampled_from(("2026-05-08", "2026-05-09", "2026-06-20"))
titles = st.sampled_from(("培训班（第1期）", "“两委”干部培训班"))
tiers = st.sampled_from((Tier.TOWNSHIP, Tier.COUNTY))
audiences = st.sampled_from(
    (
        AudienceRule(),
        AudienceRule(posts=(Post.SECRETARY, Post.HEAD)),
        AudienceRule(posts=(Post.SECRETARY,), newly_elected=True),
        AudienceRule(without_posts=(Post.SUPERVISION_MEMBER,)),
    )
)
completion_rules = st.sampled_from(
    (
        CompletionRule(),
        CompletionRule(absences_allowed=1),
        CompletionRule(exam_min_tenths=600),
        CompletionRule(leave_part=1, leave_whole=1, leave_half_days=1, absences_expel=2),
    )
)
plans = st.builds(
    PeriodPlan,
    days,
    st.sampled_from((PartOfDay.MORNING, PartOfDay.AFTERNOON)),
    st.sampled_from((16, 10)),
    st.sampled_from((None, "党建")),
)
timetables = st.lists(plans, max_size=3)
marks = st.sampled_from((*Mark, Mark.PRESENT, Mark.PRESENT, Mark.ABSENT, None))
sizes = st.integers(0, 3)


class Classes(Desk):
    """Trainings until they are closed."""

    # --- planning ------------------------------------------------------------------------

    @rule(
        title=titles,
        tier=tiers,
        audience=audiences,
        passing=completion_rules,
        periods=timetables,
        held_above=st.sampled_from((False, False, False, True)),
        series=st.sampled_from(("轮训", None)),
    )
    def plan(
        self,
        title: str,
        tier: Tier,
        audience: AudienceRule,
        passing: CompletionRule,
        periods: list[PeriodPlan],
        *,
        held_above: bool,
        series: str | None,
    ) -> None:
        plan = TrainingPlan(
            title,
            tier,
            self.office_id,
            "中共河台镇委员会",
            held_above=held_above,
            series=series,
            run=1 if series else None,
            audience=audience,
            completion=passing,
        )
        self.do(Act.PLAN, lambda db: trainings.plan_training(db, plan, periods))

    @precondition(lambda self: self.has("training"))
    @rule(training=which, title=titles, tier=tiers, passing=completion_rules, above=st.booleans())
    def change_plan(
        self, training: int, title: str, tier: Tier, passing: CompletionRule, *, above: bool
    ) -> None:
        training_id = self.row("training", training)

        def work(db: Session) -> None:
            plan = trainings.get_training(db, training_id).plan
            changed = replace(plan, title=title, tier=tier, completion=passing, held_above=above)
            trainings.change_plan(db, training_id, changed)

        self.do(Act.CHANGE_PLAN, work)

    @precondition(lambda self: self.has("training"))
    @rule(training=which, periods=timetables)
    def set_timetable(self, training: int, periods: list[PeriodPlan]) -> None:
        training_id = self.row("training", training)
        self.do(Act.CHANGE_PLAN, lambda db: trainings.set_periods(db, training_id, periods))

    @precondition(lambda self: self.has("training"))
    @rule(training=which, village=which, seats=sizes)
    def give_quota(self, training: int, village: int, seats: int) -> None:
        training_id, given = self.row("training", training), {self.village(village): seats}
        self.do(Act.CHANGE_PLAN, lambda db: quotas.set_quotas(db, training_id, given))

    @precondition(lambda self: self.has("training"))
    @rule(training=which, day=days, people=st.booleans())
    def clone(self, training: int, day: str, *, people: bool) -> None:
        training_id = self.row("training", training)
        self.do(
            Act.CLONE,
            lambda db: cloning.clone_training(db, training_id, first_day=day, with_people=people),
        )

    @precondition(lambda self: self.has("training"))
    @rule(
        training=which,
        state=st.sampled_from((TrainingState.POSTPONED, TrainingState.CANCELLED)),
    )
    def call_off(self, training: int, state: TrainingState) -> None:
        training_id = self.row("training", training)
        self.do(Act.CALL_OFF, lambda db: trainings.call_off(db, training_id, state, "台风"))

    @precondition(lambda self: self.has("training"))
    @rule(training=which, day=days)
    def replan(self, training: int, day: str) -> None:
        training_id = self.row("training", training)
        self.do(Act.REPLAN, lambda db: cloning.replan(db, training_id, day))

    @precondition(lambda self: self.has("training"))
    @rule(training=which)
    def open(self, training: int) -> None:
        training_id = self.row("training", training)
        self.do(Act.OPEN, lambda db: trainings.open_training(db, training_id))

    # --- the list ------------------------------------------------------------------------

    @precondition(lambda self: self.has("training"))
    @rule(training=which)
    def enroll_audience(self, training: int) -> None:
        training_id = self.row("training", training)
        self.do(Act.ENROLL, lambda db: enrollments.enroll_audience(db, training_id))

    @precondition(lambda self: self.has("training", "trainee"))
    @rule(training=which, people=st.lists(which, min_size=1, max_size=2))
    def enroll(self, training: int, people: list[int]) -> None:
        training_id = self.row("training", training)
        wanted = [self.row("trainee", person) for person in people]
        self.do(Act.ENROLL, lambda db: enrollments.enroll(db, training_id, wanted))

    @precondition(lambda self: self.has("enrollment"))
    @rule(person=which)
    def withdraw(self, person: int) -> None:
        enrollment_id = self.row("enrollment", person)
        self.do(Act.WITHDRAW, lambda db: completion.withdraw(db, enrollment_id))

    @precondition(lambda self: self.has("training"))
    @rule(training=which, day=days)
    def send_notice(self, training: int, day: str) -> None:
        training_id = self.row("training", training)
        self.do(Act.NOTICE, lambda db: invitations.send_notice(db, training_id, day))

    @precondition(lambda self: self.has("invitation", "trainee"))
    @rule(training=which, person=which)
    def call_more(self, training: int, person: int) -> None:
        training_id, more = self.row("training", training), [self.row("trainee", person)]
        self.do(Act.NOTICE, lambda db: invitations.call_more(db, training_id, more))

    @precondition(lambda self: self.has("training"))
    @rule(training=which, name=names, village=which)
    def walk_in(self, training: int, name: str, village: int) -> None:
        training_id, home = self.row("training", training), self.village(village)
        self.do(Act.WALK_IN, lambda db: walk_ins.add_walk_in(db, training_id, name, home))

    @precondition(lambda self: self.provisional())
    @rule(walk_in=which, person=which)
    def merge(self, walk_in: int, person: int) -> None:
        provisional = self.provisional()
        enrollment_id = provisional[walk_in % len(provisional)]
        known = self.row("trainee", person)
        self.do(Act.MERGE, lambda db: walk_ins.merge(db, enrollment_id, known))

    @precondition(lambda self: self.provisional())
    @rule(walk_in=which)
    def keep_as_new(self, walk_in: int) -> None:
        provisional = self.provisional()
        enrollment_id = provisional[walk_in % len(provisional)]
        self.do(Act.MERGE, lambda db: walk_ins.keep_as_new(db, enrollment_id))

    def provisional(self) -> list[str]:
        """Return the enrollments of people who walked in and are not recognised."""
        people = {row["id"] for row in self.tables.of("trainee", provisional=1)}
        return [row["id"] for row in self.tables.of("enrollment") if row["trainee_id"] in people]

    @precondition(lambda self: self.has("enrollment"))
    @rule(training=which, groups=sizes, by_division=st.booleans(), order=st.sampled_from(SeatOrder))
    def seat(self, training: int, groups: int, order: SeatOrder, *, by_division: bool) -> None:
        training_id = self.row("training", training)
        self.do(
            Act.GROUP, lambda db: seating.divide(db, training_id, groups, by_division=by_division)
        )
        self.do(Act.SEAT, lambda db: seating.give_seats(db, training_id, order))

    # --- attendance ----------------------------------------------------------------------

    @precondition(lambda self: self.has("enrollment", "period"))
    @rule(person=which, half_day=which, mark=marks)
    def mark(self, person: int, half_day: int, mark: Mark | None) -> None:
        cell = self.cell(person, half_day)
        self.do(Act.MARK, lambda db: attendance.set_mark(db, *cell, mark, note="晚到"))

    @precondition(lambda self: self.has("enrollment", "period"))
    @rule(training=which)
    def mark_the_rest(self, training: int) -> None:
        training_id = self.row("training", training)
        self.do(Act.MARK, lambda db: attendance.mark_all_present(db, training_id))

    @precondition(lambda self: self.has("enrollment", "period"))
    @rule(person=which, half_day=which, at=st.sampled_from(("08:50", "9点", None)))
    def sign_in(self, person: int, half_day: int, at: str | None) -> None:
        enrollment_id, period_id = self.cell(person, half_day)
        training_id = self.tables.every["period"][period_id]["training_id"]
        self.do(
            Act.SIGN_IN,
            lambda db: sign_in.sign_names(db, training_id, period_id, [(enrollment_id, at)]),
        )

    @precondition(lambda self: self.has("enrollment", "period"))
    @rule(person=which, half_day=which, kind=st.sampled_from(sorted(LEAVE)))
    def grant_leave(self, person: int, half_day: int, kind: Mark) -> None:
        enrollment_id, period_id = self.cell(person, half_day)
        self.do(Act.LEAVE, lambda db: leave.grant(db, enrollment_id, [period_id], kind, "就医"))

    @precondition(lambda self: self.has("leave"))
    @rule(which_leave=which)
    def end_leave(self, which_leave: int) -> None:
        leave_id = self.row("leave", which_leave)
        self.do(Act.END_LEAVE, lambda db: leave.withdraw(db, leave_id))

    @precondition(lambda self: self.missed())
    @rule(place=which, chance=which)
    def link_makeup(self, place: int, chance: int) -> None:
        cells = self.missed()
        cell = cells[place % len(cells)]
        with self.database.reading() as db:
            found = makeup.chances(db, *cell)
        made = [(one.enrollment_id, one.period_id) for one in found] or [self.cell(place, chance)]
        linked = made[chance % len(made)]
        self.do(Act.MAKEUP, lambda db: makeup.link(db, *cell, *linked))

    @precondition(lambda self: self.has("makeup"))
    @rule(place=which)
    def unlink_makeup(self, place: int) -> None:
        link = self.tables.every["makeup"][self.row("makeup", place)]
        cell = link["missed_enrollment_id"], link["missed_period_id"]
        self.do(Act.MAKEUP, lambda db: makeup.unlink(db, *cell))

    def missed(self) -> list[tuple[str, str]]:
        """Return the cells of people who were not there."""
        rows = self.tables.of("attendance")
        gone = [row for row in rows if row["mark"] in attendance.MISSED]
        return [(row["enrollment_id"], row["period_id"]) for row in gone]
