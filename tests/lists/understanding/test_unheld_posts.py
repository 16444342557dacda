"""Posts that a list names though nobody holds them."""

from __future__ import annotations

import pytest

from roster.lists.understanding.columns import Column, TableColumns
from roster.lists.understanding.unheld_posts import (
    gone,
    is_of_former,
    is_only_meant,
    losers,
    result_of_election,
)


def column(header: str, field: str | None = None) -> Column:
    return Column(0, (header,), field, 0.0, "unknown")


@pytest.mark.parametrize(
    ("titles", "former"),
    [
        (["离任村干部名单"], True),
        (["落选人员"], True),
        (["上一届“两委”班子成员花名册"], True),
        (["离任"], True),
        (["离任审计情况表"], None),
        (["干部名册"], None),
        (["上届干部名册", "现任干部"], False),
        (["离任干部名单，请勿外传"], None),
        (["离任干部名单" + "一" * 40], None),
    ],
)
def test_titles_tell_those_who_left_from_those_in_office(
    titles: list[str], *, former: bool | None
) -> None:
    assert is_of_former(titles) is former


@pytest.mark.parametrize("header", ["是否当选", "当选情况", "选举结果", "是否落选"])
def test_the_result_of_an_election_is_a_column_of_no_other_field(header: str) -> None:
    result = column(header)
    assert result_of_election(TableColumns((column("姓名", "name"), result))) is result
    assert result_of_election(TableColumns((column(header, "posts"),))) is None


@pytest.mark.parametrize(
    ("header", "lost"),
    [
        ("是否当选", {1, 2, 3, 5}),
        ("是否落选", {0, 2, 3, 5}),
        ("是否落\n选", {0, 2, 3, 5}),
    ],
)
def test_no_means_lost_unless_the_header_asks_who_lost(header: str, lost: set[int]) -> None:
    assert losers(column(header), ["是", "否", "落选", "未当选", "", "没选上"]) == lost


@pytest.mark.parametrize(
    ("header", "meant"), [("拟任职务", True), ("竞选职位", True), ("现任职务", False)]
)
def test_a_post_that_somebody_is_to_get_is_not_held(header: str, *, meant: bool) -> None:
    assert is_only_meant(header) is meant


@pytest.mark.parametrize(
    "remark",
    [
        "2026年6月已辞职",
        "已去世",
        "2026.7调离，由苏玉珍接任",
        "病故",
        "免职",
        "已退休",
        "退休",
        "2026年3月退休",
        "因病离任",
        "不再担任村干部",
        "被罢免",
    ],
)
def test_a_remark_tells_who_is_gone(remark: str) -> None:
    assert gone(["", remark, "兼"]) == {1}


@pytest.mark.parametrize(
    "remark",
    [
        "停职检查",
        "拟任书记",
        "接替已辞职的陈某",
        "因陈某辞职补选",
        "父亲去世请假",
        "申请辞职",
        "未同意辞职",
        "未退休",
        "退休教师",
        "退役军人",
        "2026.7补选",
        "",
    ],
)
def test_a_remark_about_others_or_what_is_not_so_yet_tells_nothing(remark: str) -> None:
    assert gone([remark]) == set()
