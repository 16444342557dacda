from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.codes.people import TWO_COMMITTEES, Post
from roster.base.codes.trainings import PartOfDay, Tier
from roster.lists.schedules.codes import PlanFault
from roster.lists.schedules.plan_list import PlanList, read_plan
from roster.trainings.plans import AudienceRule, TrainingPlan

AM, PM = PartOfDay.MORNING, PartOfDay.AFTERNOON
LIKE = TrainingPlan(
    title="",
    tier=Tier.TOWNSHIP,
    division_id="镇",
    organizer="中共河台镇委员会",
    venue="镇政府三楼",
    audience=AudienceRule(posts=(Post.COMMITTEE_MEMBER,)),
)
HEADER = "序号\t班次\t时间\t地点\t对象\t人数\t天数\t学时\t期数\t主办单位\t级别\n"


def plan_of(*cells: str) -> PlanList:
    return read_plan(HEADER + "\t".join(["1", *cells]), 2026, LIKE)


def halves(plan: PlanList) -> list[tuple[str, PartOfDay]]:
    return [(period.date, period.part) for period in plan.trainings[0].periods]


def kinds(plan: PlanList) -> list[PlanFault]:
    return [problem.kind for problem in plan.problems]


def test_every_row_of_a_plan_becomes_a_training() -> None:
    text = (
        "2026年河台镇村（社区）干部培训计划\n"
        + HEADER
        + "1\t村党组织书记班（第2期）\t5月8日—9日\t党校\t村（社区）党组织书记\t21人\t2天\t16"
        + "\t\t区委组织部\t县级\n"
        + "2\t“两委”干部班\t5月12日至13日上午\t\t村（社区）“两委”干部\t约120人\t1.5\t\t\t\t\n"
        + "合计\t\t\t\t\t141\n"
    )
    plan = read_plan(text, 1999, LIKE)
    first, second = plan.trainings
    assert plan.problems == ()
    assert (first.plan.title, first.plan.run, first.plan.tier) == (
        "村党组织书记班（第2期）",
        2,
        Tier.COUNTY,
    )
    assert (first.plan.venue, first.plan.organizer) == ("党校", "区委组织部")
    assert (first.plan.audience.posts, dict(first.plan.quotas)) == ((Post.SECRETARY,), {"镇": 21})
    assert [(p.date, p.part, p.quarter_hours) for p in first.periods] == [
        ("2026-05-08", AM, 16),
        ("2026-05-08", PM, 16),
        ("2026-05-09", AM, 16),
        ("2026-05-09", PM, 16),
    ]
    assert set(second.plan.audience.posts) == TWO_COMMITTEES
    assert (second.plan.venue, second.plan.organizer) == (LIKE.venue, LIKE.organizer)
    assert [p.part for p in second.periods] == [AM, PM, AM]


@pytest.mark.parametrize(
    ("time", "days", "wanted"),
    [
        ("5月8日", "", [("2026-05-08", AM), ("2026-05-08", PM)]),
        ("5月8日上午", "", [("2026-05-08", AM)]),
        ("5月8日", "半天", [("2026-05-08", AM)]),
        ("5月8日下午", "0.5天", [("2026-05-08", PM)]),
        ("5.8", "1.5", [("2026-05-08", AM), ("2026-05-08", PM), ("2026-05-09", AM)]),
        ("5.8-5.9", "两天", [(f"2026-05-0{d}", p) for d in (8, 9) for p in (AM, PM)]),
        (
            "5.8-10",
            "2.5天",
            [
                ("2026-05-08", AM),
                ("2026-05-08", PM),
                ("2026-05-09", AM),
                ("2026-05-09", PM),
                ("2026-05-10", AM),
            ],
        ),
        ("5月8日下午至9日", "", [("2026-05-08", PM), ("2026-05-09", AM), ("2026-05-09", PM)]),
        ("5月8日下午至9日上午", "", [("2026-05-08", PM), ("2026-05-09", AM)]),
        ("5月8日下午", "1天", [("2026-05-08", PM), ("2026-05-09", AM)]),
        ("5月8日晚", "", [("2026-05-08", PartOfDay.EVENING)]),
        ("5月31日-6月1日上午", "", [("2026-05-31", AM), ("2026-05-31", PM), ("2026-06-01", AM)]),
    ],
)
def test_days_and_lengths_make_half_days(
    time: str, days: str, wanted: list[tuple[str, PartOfDay]]
) -> None:
    plan = plan_of("甲班", time, "", "", "", days)
    assert halves(plan) == wanted
    assert plan.problems == ()


def test_hours_of_the_whole_are_shared_by_the_half_days() -> None:
    plan = plan_of("甲班", "5月8日", "", "", "", "", "7学时")
    assert [period.quarter_hours for period in plan.trainings[0].periods] == [14, 14]


@pytest.mark.parametrize(
    ("text", "run", "runs"), [("第3期", 3, None), ("2/5", 2, 5), ("3", 3, None), ("共5期", None, 5)]
)
def test_runs_are_read(text: str, run: int | None, runs: int | None) -> None:
    plan = plan_of("甲班", "5月8日", "", "", "", "", "", text)
    assert (plan.trainings[0].plan.run, plan.trainings[0].plan.runs) == (run, runs)


def test_newly_elected_people_are_meant_as_such() -> None:
    plan = plan_of("甲班", "5月8日", "", "新任村党组织书记")
    assert plan.trainings[0].plan.audience == AudienceRule((Post.SECRETARY,), newly_elected=True)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (("甲班", "6月中旬"), PlanFault.DATE_UNREADABLE),
        (("甲班", ""), PlanFault.DATE_MISSING),
        (("甲班", "5月8日", "", "有关人员"), PlanFault.AUDIENCE_UNKNOWN),
        (("甲班", "5月8日", "", "", "若干"), PlanFault.NUMBER_UNREADABLE),
        (("甲班", "5月8日", "", "", "", "一阵子"), PlanFault.NUMBER_UNREADABLE),
        (("甲班", "5月8日—10日", "", "", "", "5天"), PlanFault.DAYS_DIFFER),
        (("甲班", "5月8日", "", "", "", "", "很多"), PlanFault.HOURS_UNREADABLE),
        (("甲班", "5月8日", "", "", "", "", "2.25"), PlanFault.HOURS_UNREADABLE),
    ],
)
def test_what_is_not_understood_is_told_and_the_training_is_planned(
    cells: tuple[str, ...], fault: PlanFault
) -> None:
    plan = plan_of(*cells)
    assert kinds(plan) == [fault]
    assert [training.plan.title for training in plan.trainings] == ["甲班"]
    assert plan.trainings[0].plan.audience == LIKE.audience


def test_a_row_without_a_title_and_a_note_are_no_trainings() -> None:
    text = HEADER + "1\t\t5月8日\t党校\n注：时间以通知为准\n"
    plan = read_plan(text, 2026, LIKE)
    assert plan.trainings == ()
    assert [(p.row, p.kind) for p in plan.problems] == [
        (2, PlanFault.TITLE_MISSING),
        (3, PlanFault.NOT_UNDERSTOOD),
    ]


def test_text_without_a_plan_gives_nothing() -> None:
    assert read_plan("大家好\n5月8日 上午 开会", 2026, LIKE) == PlanList((), ())


_CELLS = "5月8日 上午 半天 2天 第1期 甲班 书记 12 共 / - 合计 两委 至 9日"
cells = st.sampled_from(_CELLS.split(" "))


@given(st.lists(st.lists(cells | st.text(max_size=3), max_size=11), max_size=4))
def test_whatever_a_plan_says_gives_sound_half_days(rows: list[list[str]]) -> None:
    plan = read_plan(HEADER + "\n".join("\t".join(row) for row in rows), 2026, LIKE)
    for training in plan.trainings:
        days = [(period.date, period.part) for period in training.periods]
        assert len(set(days)) == len(days)
        assert all(period.quarter_hours > 0 for period in training.periods)
        assert training.plan.title
