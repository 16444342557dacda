from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.codes.people import Post
from roster.people.posts import (
    Body,
    body_of,
    forbidden_pair,
    in_order,
    posts_text,
    rank,
    read_posts,
)

POSTS = st.sets(st.sampled_from(list(Post)), min_size=1)


def codes(text: str, body: Body | None = None) -> str:
    posts, is_unknown = read_posts(text, body)
    return " ".join(posts) + (" ?" if is_unknown else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("党总支书记、村委会主任、经济联合社理事长", "P1 V1 E1"),
        ("书记、主任", "P1 V1"),
        ("党支部书记兼村委会主任兼经联社社长", "P1 V1 E1"),
        ("党委书记+村委会主任", "P1 V1"),
        ("党支部书记、居委会主任（一肩挑）", "P1 V1"),
        ("党委书记主任一肩挑", "P1 V1"),
        ("书记和主任", "P1 V1"),
        ("村党支部书记村委会主任", "P1 V1"),
        ("书　记", "P1"),
        ("党支部 书记", "P1"),
        ("党支部书记（主持工作）", "P1"),
        ("副书记，监委会主任", "P2 S1"),
        ("支部委员 监委会主任", "P3 S1"),
        ("党总支委员兼村委会副主任", "V2 P3"),
        ("组织委员\n居委会委员", "P3 V3"),
        ("支委", "P3"),
        ("村（居）委会副主任", "V2"),
        ("居民委员会副主任", "V2"),
        ("社区居委会常务副主任", "V2"),
        ("村民委员会成员", "V3"),
        ("村（居）务监督委员会主任", "S1"),
        ("居务监督委员会委员", "S2"),
        ("村监会成员", "S2"),
        ("股份合作经济联合社副理事长", "E2"),
        ("理事", "E3"),
        ("监事长", "E4"),
        ("监事会成员", "E4"),
        ("驻村第一书记", "X1"),
        ("后备干部", "X2"),
        ("东湖社区党委书记、居委会主任", "P1 V1"),
        ("人和社区主任", "V1"),
        ("村委会：主任", "V1"),
        ("P1", "P1"),
        ("", ""),
        ("无", ""),
    ],
)
def test_free_text_becomes_posts(text: str, expected: str) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("党支部书记并兼村委会主任", "P1 V1"),
        ("党支部书记同时任村委会主任", "P1 V1"),
        ("党支部书记暨村委会主任", "P1 V1"),
        ("党支部书记.村委会主任", "P1 V1"),
        ("党支部书记·村委会主任", "P1 V1"),
        ("党支部书记—村委会主任", "P1 V1"),
        ("①党支部书记②村委会主任", "P1 V1"),
        ("支书主任", "P1 V1"),
        ("一肩挑", "P1 V1"),
        ("书记（一肩挑）", "P1 V1"),
        ("书记（三个一肩挑）", "P1 V1 E1"),
        ("非一肩挑书记", "P1"),
        ("书记、主任非一肩挑", "P1 V1"),
        ("党支部、村委会委员", "P3 V3"),
        ("支部、村委委员", "P3 V3"),
        ("组织、宣传委员", "P3"),
        ("两委委员（党支部委员、村委会委员）", "P3 V3"),
        ("付书记", "P2"),
        ("村委付主任", "V2"),
        ("书记（副）", "P2"),
        ("专职党支部副书记", "P2"),
        ("正主任", "V1"),
        ("现任主任", "V1"),
        ("代村主任", "V1"),
        ("村委会委员2026.03至今", "V3"),
        ("村委会委员（2021年当选）", "V3"),
        ("村委会委员（驻点）", "V3"),
        ("村委会委员，联系第三小组", "V3"),
        ("村委会委员，协助书记工作", "V3"),
        ("分管妇联工作的村委会委员", "V3"),
        ("村委委员会计", "V3 other"),
        ("村委会委员民兵营长", "V3 other"),
        ("村委会委员、青年书记", "V3 other"),
        ("职务：党支部书记", "P1"),
        ("党支部书记*", "P1"),
        ("书记？", "P1 ?"),
        ("第一书记（派驻）", "X1"),
        ("监委会负责人", "S1"),
        ("社委会委员", "E3"),
        ("社委会主任", "E1"),
        ("纪检监察委员", "P3"),
        ("书记、XX委员", "P1 ?"),
    ],
)
def test_the_prose_of_lists_becomes_posts(text: str, expected: str) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "拟任书记", "拟任村委会主任", "村委会主任候选人", "落选", "候补委员",
        "村委会副主任（拟任）", "书记(候选)", "主任（提名人选）", "党支部书记（公示中）",
        "党支部书记（已离任）", "村委会主任（原任）",
    ],
)  # fmt: skip
def test_a_post_that_nobody_holds_yet_is_a_problem(text: str) -> None:
    assert codes(text) == " ?"


@pytest.mark.parametrize(
    "text",
    [
        "妇女主任", "治保主任", "党群服务中心主任", "团支部书记", "妇联主席", "民兵营长", "报账员",
        "网格员", "村民小组长", "村民代表", "大学生村官", "书记助理", "计生专干", "原党支部书记",
        "上届书记", "退休书记", "老支书", "青年书记", "第一党支部书记", "村民理事会理事长",
        "农民专业合作社理事长", "强村公司董事长", "网格长", "名誉书记", "荣誉村委会主任",
        "网格党支部书记", "老年党支部书记", "党小组组长", "第3网格党支部副书记",
    ],
)  # fmt: skip
def test_other_jobs_are_never_leading_posts(text: str) -> None:
    assert codes(text) == "other"


@pytest.mark.parametrize("text", ["委员", "两委干部", "村干部", "班子成员", "社区“两委”干部"])
def test_words_without_a_body_stay_unknown(text: str) -> None:
    assert codes(text) == " ?"


def test_a_known_post_beside_an_unknown_one_is_kept() -> None:
    assert codes("党支部书记、委员") == "P1 ?"


@pytest.mark.parametrize(
    ("body", "words", "expected"),
    [
        (Body.PARTY, "书记 副书记 委员 成员", ["P1", "P2", "P3", "P3"]),
        (Body.COMMITTEE, "主任 副主任 委员 成员", ["V1", "V2", "V3", "V3"]),
        (Body.SUPERVISION, "主任 委员 成员", ["S1", "S2", "S2"]),
        (Body.ECONOMY, "理事长 社长 副理事长 理事 监事", ["E1", "E1", "E2", "E3", "E4"]),
    ],
)
def test_the_heading_names_the_body_of_bare_words(
    body: Body, words: str, expected: list[str]
) -> None:
    assert [codes(word, body) for word in words.split()] == expected


def test_a_named_body_outweighs_the_heading() -> None:
    assert codes("监委会主任", Body.COMMITTEE) == "S1"
    assert codes("妇女主任", Body.COMMITTEE) == "other"


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("（一）党组织班子", Body.PARTY),
        ("党内职务", Body.PARTY),
        ("（二）村（居）民委员会", Body.COMMITTEE),
        ("行政职务", Body.COMMITTEE),
        ("（三）村（居）务监督委员会", Body.SUPERVISION),
        ("经联社职务", Body.ECONOMY),
        ("其他职务", None),
        ("职务（党内/村委）", None),
        ("现任村（社区）职务", None),
    ],
)
def test_a_heading_names_one_body_or_none(heading: str, body: Body | None) -> None:
    assert body_of(heading) is body


@given(POSTS)
def test_printed_posts_are_read_back(posts: set[Post]) -> None:
    assert read_posts(posts_text(posts)) == (in_order(posts), False)


@given(st.text(alphabet="党支部书记副主任委员村居会监督、兼（） 和理事长", max_size=25))
def test_any_text_gives_posts_in_order_each_once(text: str) -> None:
    posts, _ = read_posts(text)
    assert posts == in_order(posts)


def test_committee_and_supervision_exclude_each_other() -> None:
    assert forbidden_pair(["P1", "V1", "S1"]) == (Post.HEAD, Post.SUPERVISION_HEAD)
    assert forbidden_pair([Post.ECONOMY_HEAD, Post.ECONOMY_SUPERVISOR]) is not None
    assert forbidden_pair(["P2", "S1", "E1"]) is None


def test_secretaries_stand_first() -> None:
    people = [("S1",), (), ("V3", "P3"), ("V1", "P1"), ("P2",), ("X2",)]
    assert sorted(people, key=rank) == [
        ("V1", "P1"), ("P2",), ("V3", "P3"), ("S1",), ("X2",), (),
    ]  # fmt: skip
    assert posts_text(["V1", "P1"]) == "书记、主任"
