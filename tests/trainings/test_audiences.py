from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import EndReason, Post
from roster.db.sql import parts
from roster.divisions.divisions import get_division
from roster.people import positions, trainees
from roster.trainings.audiences import AudienceReason, audience, audience_list
from roster.trainings.codes import MeantBy, reason_words, reasons_text
from roster.trainings.plans import AudienceRule
from tests.builders import make_person, village_ids, writing

if TYPE_CHECKING:
    from roster.db.engine import Database


def audience_names(database: Database, rule: AudienceRule) -> list[str]:
    with database.reading() as db:
        return [row.facts.name for row in trainees.people_rows(db, audience(db, rule))]


def reasons_by_name(database: Database, rule: AudienceRule) -> dict[str, list[str]]:
    with database.reading() as db:
        return {
            person.name: [reason_words(*reason) for reason in person.reasons]
            for person in audience_list(db, rule)
        }


def test_the_audience_is_narrowed_by_every_part_of_the_rule(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "书记甲", Post.SECRETARY, newly_elected=True)
        make_person(db, "书记乙", Post.SECRETARY, village=1, newly_elected=False)
        make_person(db, "委员丙", Post.COMMITTEE_MEMBER, village=1, tags=("优秀",))
        village = village_ids(db)[1]
    assert audience_names(database, AudienceRule()) == ["书记甲", "书记乙", "委员丙"]
    new = AudienceRule(posts=(Post.SECRETARY,), newly_elected=True)
    assert audience_names(database, new) == ["书记甲"]
    assert audience_names(database, AudienceRule(without_posts=(Post.SECRETARY,))) == ["委员丙"]
    assert audience_names(database, AudienceRule(division_id=village)) == ["书记乙", "委员丙"]
    assert audience_names(database, AudienceRule(tags=("优秀",))) == ["委员丙"]


def test_newly_elected_without_a_post_means_any_post(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "书记甲", Post.SECRETARY, newly_elected=True)
        make_person(db, "委员乙", Post.COMMITTEE_MEMBER, newly_elected=True)
        make_person(db, "委员丙", Post.COMMITTEE_MEMBER, newly_elected=False)
        make_person(db, "村民丁")
    assert audience_names(database, AudienceRule(newly_elected=True)) == ["书记甲", "委员乙"]


def test_a_rule_of_a_day_looks_at_the_posts_of_that_day(database: Database) -> None:
    with writing(database) as db:
        left = make_person(db, "离任甲", Post.SECRETARY)
        held = positions.positions_of(db, left)[0]
        positions.end_position(db, held.id, "2026-09-01", EndReason.RESIGNED)
        came = make_person(db, "新任乙")
        positions.appoint(db, came, village_ids(db)[0], Post.SECRETARY, start="2026-09-01")
    secretaries = (Post.SECRETARY,)
    assert audience_names(database, AudienceRule(posts=secretaries)) == ["新任乙"]
    before = AudienceRule(posts=secretaries, on="2026-08-31")
    assert audience_names(database, before) == ["离任甲"]
    with database.reading() as db:
        assert audience_list(db, before)[0].posts == secretaries
    after = AudienceRule(posts=secretaries, on="2026-09-01")
    assert audience_names(database, after) == ["新任乙"]


def test_everybody_meant_is_listed_with_what_of_the_rule_fits(database: Database) -> None:
    with writing(database) as db:
        make_person(
            db, "张三", Post.SECRETARY, Post.HEAD, newly_elected=True, tags=("优秀", "党代表")
        )
        division = get_division(db, village_ids(db)[0])
    leading = (Post.SECRETARY, Post.HEAD)
    assert reasons_by_name(database, AudienceRule()) == {"张三": ["所有人"]}
    assert reasons_by_name(database, AudienceRule(posts=leading[1:])) == {"张三": ["现任主任"]}
    new = AudienceRule(posts=leading, newly_elected=True)
    assert reasons_by_name(database, new) == {"张三": ["新当选书记", "新当选主任"]}
    tagged = AudienceRule(tags=("优秀",), division_id=division.id)
    assert reasons_by_name(database, tagged) == {"张三": ["标签优秀", f"属于{division.short_name}"]}


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (AudienceReason(MeantBy.POST, Post.SECRETARY), "holds party secretary"),
        (AudienceReason(MeantBy.EVERYBODY), "everybody"),
    ],
)
def test_reasons_have_english_words(reason: AudienceReason, words: str) -> None:
    assert reason_words(*reason, "en") == words


def test_reasons_of_one_kind_are_said_together() -> None:
    reasons = (
        AudienceReason(MeantBy.POST, Post.SECRETARY),
        AudienceReason(MeantBy.POST, Post.HEAD),
        AudienceReason(MeantBy.DIVISION, "大坪村"),
    )
    assert reasons_text(reasons) == "现任书记、主任、属于大坪村"
    assert reasons_text(reasons, "en") == "holds party secretary, committee head, of 大坪村"


def test_people_are_read_in_parts_that_one_statement_bears(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = AudienceRule(posts=(Post.SECRETARY,))
    with writing(database) as db:
        for at in range(5):
            make_person(db, f"张{'甲乙丙丁戊'[at]}", Post.SECRETARY, village=at)
        whole = audience_list(db, rule)
        monkeypatch.setattr(parts, "_AT_ONCE", 2)
        assert len(whole) == 5
        assert audience_list(db, rule) == whole
