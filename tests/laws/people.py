"""What a clerk does with people: register, appoint, import lists, take what waits, units."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from msgspec.structs import replace

from roster.base.codes.people import EndReason, Gender, Post
from roster.db.acts import Act
from roster.divisions import divisions
from roster.lists import deciding
from roster.lists.deciding import Answer, IntakeRules, Take
from roster.lists.deciding.codes import Difference, EarlierPosts, GreyRule, Verdict
from roster.people import positions, trainees
from roster.people.trainees import TraineeFacts
from tests.builders import make_id_number, make_listed, make_listing
from tests.laws.desk import Desk, which

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.lists.listing import ListedPerson

NAMES = ("张三", "李四", "王五")
NUMBERS = tuple(make_id_number(serial=serial) for serial in (1, 3, 5))
POSTS = (Post.SECRETARY, Post.HEAD, Post.PARTY_MEMBER, Post.SUPERVISION_MEMBER)

names, posts = st.sampled_from(NAMES), st.sampled_from(POSTS)
corrections = st.sampled_from(
    (
        {"name": "李四"},
        {"name": "赵 六"},
        {"name": ""},
        {"id_number": NUMBERS[0]},
        {"id_number": NUMBERS[1], "phone": None},
        {"phone": "13800000001"},
        {"tags": ("省级示范班",)},
        {"birth": "1980-01"},
        {"birth": "很久以前"},
    )
)
phones = st.sampled_from(("13800000001", "13800000002", None))
listed = st.builds(
    make_listed,
    names,
    village=st.sampled_from(("441204100001", "441204100201", "441204100201", None)),
    gender=st.sampled_from(("male", "female", None)),
    id_number=st.sampled_from((*NUMBERS, None, None)),
    birth=st.sampled_from(("1978-05", "1978-05-12", None)),
    phone=phones,
    posts=st.sampled_from((("P1",), ("V1", "P3"), ("S2",), ())),
    newly_elected=st.sampled_from((True, False, None)),
    raw=st.sampled_from(({}, {"education": "大专"})),
)
list_rules = st.builds(
    IntakeRules,
    difference=st.sampled_from(Difference),
    id_of_another=st.sampled_from(GreyRule),
    name_village=st.sampled_from(GreyRule),
    name_phone=st.sampled_from(GreyRule),
    earlier_posts=st.sampled_from(EarlierPosts),
)


class People(Desk):
    """The people of the file, one by one and by lists."""

    @rule(name=names, village=which, held=st.lists(posts, max_size=2), new=st.booleans())
    def register(self, name: str, village: int, held: list[Post], *, new: bool) -> None:
        home = self.village(village)
        facts = TraineeFacts(name, home, gender=Gender.MALE, birth="1978-05")

        def work(db: Session) -> None:
            trainee_id = trainees.register(db, facts)
            for post in held:
                positions.appoint(db, trainee_id, home, post, newly_elected=new)

        self.do(Act.REGISTER, work)

    @precondition(lambda self: self.has("trainee"))
    @rule(person=which, wanted=corrections)
    def correct(self, person: int, wanted: dict[str, object]) -> None:
        self.do(Act.CORRECT, lambda db: trainees.correct(db, self.row("trainee", person), **wanted))

    @precondition(lambda self: self.has("trainee"))
    @rule(person=which, phones=st.lists(phones, min_size=2, max_size=3))
    def correct_step_by_step(self, person: int, phones: list[str | None]) -> None:
        """Write one field in steps, which go back and come again as one."""
        trainee_id = self.row("trainee", person)
        for phone in phones:
            self.do(Act.CORRECT, partial(trainees.correct, trainee_id=trainee_id, phone=phone))

    @precondition(lambda self: self.has("trainee"))
    @rule(person=which, village=which)
    def move_home(self, person: int, village: int) -> None:
        home, trainee_id = self.village(village), self.row("trainee", person)
        self.do(Act.CORRECT, lambda db: trainees.correct(db, trainee_id, division_id=home))

    @precondition(lambda self: self.has("trainee"))
    @rule(person=which)
    def remove(self, person: int) -> None:
        self.do(Act.REMOVE, lambda db: trainees.remove(db, self.row("trainee", person)))

    @precondition(lambda self: self.has("trainee"))
    @rule(person=which, village=which, post=posts, new=st.sampled_from((True, False, None)))
    def appoint(self, person: int, village: int, post: Post, *, new: bool | None) -> None:
        place = self.row("trainee", person), self.village(village), post
        self.do(Act.APPOINT, lambda db: positions.appoint(db, *place, newly_elected=new))

    @precondition(lambda self: self.has("position"))
    @rule(post=which, on=st.sampled_from(("2026-05-09", "2027-01-01")))
    def end_post(self, post: int, on: str) -> None:
        position_id, why = self.row("position", post), EndReason.RESIGNED
        self.do(Act.END_POST, lambda db: positions.end_position(db, position_id, on, why))

    @precondition(lambda self: self.has("position"))
    @rule(post=which, new=st.booleans())
    def say_newly_elected(self, post: int, *, new: bool) -> None:
        position_id = self.row("position", post)
        self.do(
            Act.APPOINT,
            lambda db: positions.set_newly_elected(db, position_id, newly_elected=new, reason="补"),
        )

    # --- lists ---------------------------------------------------------------------------

    @rule(people=st.lists(listed, min_size=1, max_size=4), wanted=list_rules, leave=st.booleans())
    def import_list(self, people: list[ListedPerson], wanted: IntakeRules, *, leave: bool) -> None:
        rows = [replace(one, row=place) for place, one in enumerate(people, start=2)]

        def work(db: Session) -> None:
            plan = deciding.plan_intake(db, make_listing(*rows), rules=wanted)
            leavers = deciding.proposed_leavers(db, plan).people if leave else ()
            ends = [deciding.departure(one, "2026-06-01", EndReason.TERM_OVER) for one in leavers]
            people = len(self.tables.living["trainee"])
            result = deciding.apply_intake(db, plan, departures=ends)
            assert result.found == len(rows)
            assert result.found == result.new + result.changed + result.same + result.waiting
            assert len(trainees.all_facts(db)) == people + result.new

        self.do(Act.IMPORT, work)

    @precondition(lambda self: self.has("waiting_row"))
    @rule(
        waiting=which, verdict=st.sampled_from((*Verdict, None)), person=which, amend=st.booleans()
    )
    def take_waiting(
        self, waiting: int, verdict: Verdict | None, person: int, *, amend: bool
    ) -> None:
        waiting_id = self.row("waiting_row", waiting)
        is_known = verdict is Verdict.IS_PERSON and self.has("trainee")
        known = self.row("trainee", person) if is_known else None
        answer = Answer(verdict, known) if verdict else None

        def work(db: Session) -> None:
            stands = {one.id: one for one in deciding.waiting_rows(db)}.get(waiting_id)
            amended = None
            if stands and amend:
                amended = make_listing(replace(stands.person, village="441204100001"))
            deciding.take_waiting(db, [Take(waiting_id, amended, answer)])

        self.do(Act.TAKE_WAITING, work)

    @precondition(lambda self: self.has("waiting_row"))
    @rule(waiting=which)
    def drop_waiting(self, waiting: int) -> None:
        waiting_id = self.row("waiting_row", waiting)
        self.do(Act.DROP_WAITING, lambda db: deciding.drop_waiting(db, [waiting_id], "不在"))

    # --- units ---------------------------------------------------------------------------

    @rule(name=st.sampled_from(("新村村民委员会", "新社区居民委员会")))
    def add_division(self, name: str) -> None:
        self.do(Act.ADD_DIVISION, lambda db: divisions.add_division(db, self.office_id, name))

    @rule(village=which, name=st.sampled_from(("新村村民委员会", "改名村民委员会")))
    def rename_division(self, village: int, name: str) -> None:
        unit_id = self.village(village)
        self.do(Act.RENAME_DIVISION, lambda db: divisions.rename_division(db, unit_id, name))

    @rule(village=which)
    def close_division(self, village: int) -> None:
        unit_id = self.village(village)
        self.do(Act.CLOSE_DIVISION, lambda db: divisions.close_division(db, unit_id, "2026-05-01"))
