from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion
from roster.base.codes.people import EndReason, Post
from roster.people import positions, trainees
from roster.people.errors import DateUnreadable
from roster.trainings import enrollments, invitations, trainings
from roster.trainings.codes import MeantBy, NoLongerMeant
from roster.trainings.errors import NobodyEnrolled, NoticeNotSent, NoticeSent
from roster.trainings.plans import AudienceRule
from tests.builders import make_person, make_training, village_ids, writing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database

DAY = "2026-05-01"
SECRETARIES = AudienceRule(posts=(Post.SECRETARY,))


def end_posts(db: Session, trainee_id: str) -> None:
    for held in positions.positions_of(db, trainee_id):
        positions.end_position(db, held.id, "2026-05-02", EndReason.RESIGNED)


def names_called(db: Session, training: str) -> list[str]:
    return [person.name for person in invitations.invited(db, training)]


def test_the_notice_enrolls_and_calls_whom_the_rule_means(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "书记乙", Post.SECRETARY, village=1)
        make_person(db, "书记甲", Post.SECRETARY)
        make_person(db, "委员丙", Post.COMMITTEE_MEMBER)
        training = make_training(db, audience=SECRETARIES)
        assert invitations.send_notice(db, training, DAY) == 2
        called = invitations.invited(db, training)
        row = trainings.get_training(db, training).row
    assert [person.name for person in called] == ["书记甲", "书记乙"]
    assert called[0].reasons == ((MeantBy.POST, Post.SECRETARY),)
    assert (row.notified_on, row.enrolled) == (DAY, 2)


def test_whom_the_notice_called_stays_as_they_were(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "书记甲", Post.SECRETARY)
        training = make_training(db, audience=SECRETARIES)
        invitations.send_notice(db, training, DAY)
        was = invitations.invited(db, training)
        end_posts(db, person)
        trainees.correct(db, person, division_id=village_ids(db)[1])
        assert invitations.invited(db, training) == was
    assert was[0].posts == (Post.SECRETARY,)


def test_the_notice_calls_the_list_as_the_clerk_made_it(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "书记甲", Post.SECRETARY)
        make_person(db, "书记乙", Post.SECRETARY, village=1)
        by_hand = make_person(db, "委员丙", Post.COMMITTEE_MEMBER)
        training = make_training(db, audience=SECRETARIES)
        enrollments.enroll_audience(db, training)
        completion.withdraw(db, enrollments.enrolled(db, training)[0].id)
        enrollments.enroll(db, training, [by_hand])
        invitations.send_notice(db, training, DAY)
        called = {person.name: person.reasons for person in invitations.invited(db, training)}
        difference = invitations.difference(db, training)
    assert set(called) == {"书记乙", "委员丙"}
    assert called["委员丙"] == ((MeantBy.BY_HAND, ""),)
    assert [person.name for person in difference.since] == ["书记甲"]
    assert difference.gone == ()


def test_nothing_has_changed_right_after_the_notice(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "书记甲", Post.SECRETARY)
        training = make_training(db, audience=SECRETARIES)
        invitations.send_notice(db, training, DAY)
        assert invitations.difference(db, training) == invitations.NoticeDifference((), ())


def test_who_came_and_who_went_since_the_notice_is_shown_with_reasons(database: Database) -> None:
    with writing(database) as db:
        rule = AudienceRule(posts=(Post.SECRETARY,), without_posts=(Post.HEAD,), tags=("优秀",))
        people = {
            name: make_person(db, name, Post.SECRETARY, village=number, tags=("优秀",))
            for number, name in enumerate(("离任甲", "兼任乙", "去标丙", "不变丁"))
        }
        training = make_training(db, audience=rule)
        invitations.send_notice(db, training, DAY)
        end_posts(db, people["离任甲"])
        positions.appoint(db, people["兼任乙"], village_ids(db)[1], Post.HEAD)
        trainees.correct(db, people["去标丙"], tags=())
        make_person(db, "新任戊", Post.SECRETARY, village=5, tags=("优秀",))
        difference = invitations.difference(db, training)
    assert [person.name for person in difference.since] == ["新任戊"]
    assert {gone.name: gone.reasons for gone in difference.gone} == {
        "离任甲": (NoLongerMeant.POST_ENDED,),
        "兼任乙": (NoLongerMeant.POST_EXCLUDED,),
        "去标丙": (NoLongerMeant.TAG_GONE,),
    }
    assert difference.gone[0].posts == (Post.SECRETARY,)


def test_people_who_left_the_division_or_were_no_newcomers_are_told(database: Database) -> None:
    with writing(database) as db:
        village = village_ids(db)[0]
        rule = AudienceRule(posts=(Post.HEAD,), newly_elected=True, division_id=village)
        moved = make_person(db, "迁出甲", Post.HEAD, newly_elected=True)
        again = make_person(db, "连任乙", Post.HEAD, newly_elected=True)
        training = make_training(db, audience=rule)
        invitations.send_notice(db, training, DAY)
        trainees.correct(db, moved, division_id=village_ids(db)[1])
        end_posts(db, again)
        positions.appoint(db, again, village, Post.HEAD, newly_elected=False, start="2026-05-03")
        gone = invitations.difference(db, training).gone
    assert {one.name: one.reasons for one in gone} == {
        "迁出甲": (NoLongerMeant.DIVISION_LEFT,),
        "连任乙": (NoLongerMeant.NOT_NEWLY_ELECTED,),
    }


def test_a_supplement_calls_more_people_once(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "书记甲", Post.SECRETARY)
        training = make_training(db, audience=SECRETARIES)
        invitations.send_notice(db, training, DAY)
        late = make_person(db, "书记乙", Post.SECRETARY, village=1)
        assert invitations.call_more(db, training, [late]) == 1
        assert invitations.call_more(db, training, [late]) == 0
        assert names_called(db, training) == ["书记甲", "书记乙"]
        assert len(enrollments.enrolled(db, training)) == 2
        assert invitations.difference(db, training).since == ()


def test_a_notice_goes_out_once(database: Database) -> None:
    with writing(database) as db:
        make_person(db)
        training = make_training(db)
        invitations.send_notice(db, training, DAY)
    with pytest.raises(NoticeSent) as sent, writing(database) as db:
        invitations.send_notice(db, training, "2026-05-02")
    assert sent.value.date == DAY


def test_a_notice_to_nobody_is_refused(database: Database) -> None:
    with pytest.raises(NobodyEnrolled), writing(database) as db:
        invitations.send_notice(db, make_training(db), DAY)


@pytest.mark.parametrize("day", ["2026-05", "2026-02-30", "今天"])
def test_the_day_of_a_notice_is_a_full_date(database: Database, day: str) -> None:
    with pytest.raises(DateUnreadable), writing(database) as db:
        make_person(db)
        invitations.send_notice(db, make_training(db), day)


def test_without_a_notice_there_is_no_difference(database: Database) -> None:
    with pytest.raises(NoticeNotSent), writing(database) as db:
        invitations.difference(db, make_training(db))
    with pytest.raises(NoticeNotSent), writing(database) as db:
        invitations.call_more(db, make_training(db), [])
