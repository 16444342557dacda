from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.codes.people import Education, Gender, PoliticalStatus
from roster.people.fact_words import (
    ETHNICITIES,
    read_education,
    read_ethnicity,
    read_gender,
    read_phones,
    read_political,
    read_yes_no,
)
from roster.people.problems import ProblemKind


@pytest.mark.parametrize("text", ["男", "男性", " 男 ", "M", "1", "♂"])
def test_men_in_every_writing(text: str) -> None:
    assert read_gender(text) is Gender.MALE


@pytest.mark.parametrize("text", ["女", "⼥", "女性", "f", "2"])
def test_women_in_every_writing(text: str) -> None:
    assert read_gender(text) is Gender.FEMALE


@pytest.mark.parametrize("text", ["", "未知", "0", "9"])
def test_no_gender_is_guessed(text: str) -> None:
    assert read_gender(text) is None


def test_the_56_peoples_are_known_with_and_without_their_ending() -> None:
    assert len(ETHNICITIES) == 56
    assert ETHNICITIES["56"] == "基诺族"
    for code, name in ETHNICITIES.items():
        assert read_ethnicity(code) == name
        assert read_ethnicity(name) == name
        assert read_ethnicity(name.removesuffix("族")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("汉 族", "汉族"), ("漢族", "汉族"), ("傜族", "瑶族"), ("", None), ("火星", None)],
)
def test_a_blank_is_never_taken_for_han(text: str, name: str | None) -> None:
    assert read_ethnicity(text) == name


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("博士 硕士研究生 在职研究生 省委党校研究生 MBA", Education.POSTGRADUATE),
        ("大学 大学本科 本科 专升本 中央党校大学 电大本科 大学学士 20", Education.BACHELOR),
        ("大学专科 大专 高职 电大大专 大专(在职) 大专毕业 党校大专 31", Education.ASSOCIATE),
        ("中专 中师 农校 技校 职业高中 党校中专", Education.SECONDARY_VOCATIONAL),
        ("高中 普高 高中毕业", Education.HIGH_SCHOOL),
        ("初中 初级中学", Education.MIDDLE_SCHOOL),
        ("小学 高小", Education.PRIMARY),
        ("文盲", Education.NONE),
    ],
)
def test_words_of_education_have_one_level(words: str, level: Education) -> None:
    assert {read_education(word) for word in words.split()} == {(level, False, None)}


@pytest.mark.parametrize(
    ("texts", "level"),
    [
        (["大专在读"], None),
        (["在读大专"], None),
        (["大专(在读)"], None),
        (["高中（大专在读）"], Education.HIGH_SCHOOL),
        (["高中毕业大专在读"], Education.HIGH_SCHOOL),
        (["大专毕业，本科在读"], Education.ASSOCIATE),
        (["高中", "大专在读"], Education.HIGH_SCHOOL),
    ],
)
def test_a_level_in_progress_does_not_count(texts: list[str], level: Education | None) -> None:
    assert read_education(*texts) == (level, True, ProblemKind.EDUCATION_IN_PROGRESS)


def test_the_highest_finished_level_of_two_counts() -> None:
    assert read_education("大专/本科").level is Education.BACHELOR
    assert read_education("全日制:高中;在职:大专").level is Education.ASSOCIATE
    assert read_education("高中", "无").level is Education.HIGH_SCHOOL
    assert read_education("省委党校大专", "/").level is Education.ASSOCIATE


@pytest.mark.parametrize("text", ["待核实", "自学成才", "私塾"])
def test_words_that_name_no_level_are_unknown(text: str) -> None:
    assert read_education(text) == (None, False, ProblemKind.EDUCATION_UNKNOWN)


def test_a_level_left_unfinished_is_not_studied() -> None:
    assert read_education("大专肄业") == (None, False, ProblemKind.EDUCATION_IN_PROGRESS)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("中共党员 党员 中共 正式党员 是 ☑是□否 √ 01", PoliticalStatus.CPC_MEMBER),
        ("预备党员 中共预备党员 中共预备", PoliticalStatus.CPC_PROBATIONARY),
        ("团员 共青团员", PoliticalStatus.LEAGUE),
        ("民盟 农工党 九三学社 致公党 民革", PoliticalStatus.DEMOCRATIC_PARTY),
        ("无党派 无党派人士", PoliticalStatus.NONE),
        ("群众 普通公民 13", PoliticalStatus.MASSES),
        ("否 □是☑否 无 非党员 / NULL null \\N", None),
    ],
)
def test_words_of_political_status(words: str, status: PoliticalStatus | None) -> None:
    for word in words.split():
        read = read_political(word)
        assert (read.status, read.problem) == (status, None), word


@pytest.mark.parametrize("text", ["2001.07", "中共党员2001.07", "中共党员(2001.07)", "2001年7月"])
def test_a_date_in_the_political_column_is_a_member_with_a_date(text: str) -> None:
    read = read_political(text)
    assert (read.status, read.joined.iso) == (PoliticalStatus.CPC_MEMBER, "2001-07")


@pytest.mark.parametrize("text", ["待查", "其它", "入党积极分子"])
def test_other_political_words_are_unknown(text: str) -> None:
    assert read_political(text).problem is ProblemKind.POLITICAL_UNKNOWN


def test_yes_means_what_the_heading_asks() -> None:
    read = read_political("是", yes=PoliticalStatus.CPC_PROBATIONARY)
    assert read.status is PoliticalStatus.CPC_PROBATIONARY


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 13800138000",
        "86-13800138000",
        "008613800138000",
        "１３８００１３８０００",
        "13800138000.0",
        "\u202d13800138000\u202c",
        "13800138000（微信同号）",
    ],
)
def test_a_mobile_number_in_every_dress(text: str) -> None:
    assert read_phones(text) == ("13800138000", None, False)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("13800138000/678781", "678781"),
        ("13800138000、13900139000", "13900139000"),
        ("13800138000 13900139000", "13900139000"),
        ("13800138000\n13900139000", "13900139000"),
        ("1380013800013900139000", "13900139000"),
        ("0758-8123456 13800138000", "07588123456"),
    ],
)
def test_a_second_number_is_kept(text: str, second: str) -> None:
    assert read_phones(text) == ("13800138000", second, False)


@pytest.mark.parametrize("text", ["1380013800", "138001380001", "12648947784", "1.38E+10", "不详"])
def test_what_is_no_number_is_invalid(text: str) -> None:
    assert read_phones(text) == (None, None, True)


@pytest.mark.parametrize("text", ["", "无", "/"])
def test_nobody_has_to_have_a_telephone(text: str) -> None:
    assert read_phones(text) == (None, None, False)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from([" ", "-", "\u3000", ""]))
def test_every_mobile_number_is_read_in_groups(number: str, gap: str) -> None:
    assert read_phones(gap.join((number[:3], number[3:7], number[7:]))).first == number


@given(st.text(max_size=30))
def test_numbers_are_digits_whatever_the_cell_says(text: str) -> None:
    first, second, _ = read_phones(text)
    assert all(number.isdigit() for number in (first, second) if number)


def test_ticks_are_answers() -> None:
    assert [read_yes_no(text) for text in ("√", "是", "Y", "否", "×", "", "也许")] == [
        True, True, True, False, False, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "13800138000，紧急联系人13900139000",
        "13800138000（父亲13900139000）",
        "13800138000、13800138000",
    ],
)
def test_numbers_of_relatives_and_repeated_numbers_are_no_second_number(text: str) -> None:
    assert read_phones(text) == ("13800138000", None, False)


@pytest.mark.parametrize("text", ["广东开放大学", "华南师范大学", "大专以上", "初中及以下", "电大"])
def test_schools_and_ranges_are_no_level(text: str) -> None:
    assert read_education(text).level is None


@pytest.mark.parametrize("text", ["致公党党员", "农工党党员", "民革党员"])
def test_members_of_other_parties_are_not_of_the_first(text: str) -> None:
    assert read_political(text).status is PoliticalStatus.DEMOCRATIC_PARTY


@pytest.mark.parametrize("text", ["原党员", "入党积极分子", "发展对象", "已退党党员"])
def test_former_and_future_members_are_unknown(text: str) -> None:
    assert read_political(text) == (None, (None, None), ProblemKind.POLITICAL_UNKNOWN)


@pytest.mark.parametrize(
    ("text", "gender"),
    [("男□女☑", "female"), ("☑男□女", "male"), ("1-男", "male"), ("女√", "female"), ("(1)", None)],
)
def test_a_ticked_box_tells_the_gender(text: str, gender: str | None) -> None:
    assert read_gender(text) == gender


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("性别：女", "female"), ("女（已婚）", "female"),
        ("女，汉族", "female"), ("女 汉族", "female"),
        ("男士", "male"), ("男同志", "male"), ("男（退役军人）", "male"), ("女(2)", "female"),
        ("男女", None), ("男/女", None),
    ],
)  # fmt: skip
def test_a_remark_beside_the_gender_changes_nothing(text: str, gender: str | None) -> None:
    assert read_gender(text) == gender


@pytest.mark.parametrize(
    ("text", "level", "studying"),
    [
        ("在读（大专）", None, True),
        ("在校本科", None, True),
        ("高中毕业（在读广东开放大学大专）", "high_school", True),
        ("在读，大专毕业", "associate", True),
        ("大\n专", "associate", False),
        ("大学大专", "associate", False),
        ("高起专", "associate", False),
        ("高升本", "bachelor", False),
        ("专接本", "bachelor", False),
        ("二本", "bachelor", False),
    ],
)
def test_the_words_of_continued_education(text: str, level: str | None, *, studying: bool) -> None:
    assert read_education(text)[:2] == (level, studying)


def test_only_members_of_the_party_have_joined_it() -> None:
    assert read_political("团员（2018.05）").joined.iso is None
    assert read_political("群众（2020.03申请入党）").joined.iso is None
    assert read_political("预备党员（2025.06）").joined.iso == "2025-06"


@pytest.mark.parametrize(
    ("text", "status"),
    [("非党员群众", "masses"), ("非党员", None), ("拟发展党员", None), ("公民", "masses")],
)
def test_who_is_no_member_is_never_taken_for_one(text: str, status: str | None) -> None:
    assert read_political(text).status == status


@pytest.mark.parametrize(
    ("text", "answer"), [("√。", True), ("（是）", True), ("□", False), ("否。", False)]
)
def test_answers_may_have_stops_and_brackets(text: str, *, answer: bool) -> None:
    assert read_yes_no(text) is answer


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("138001\n38000", ("13800138000", None)),
        ("138/0013/8000", ("13800138000", None)),
        ("☎13800138000。", ("13800138000", None)),
        ("1、13800138000；2、13900139000", ("13800138000", "13900139000")),
        ("①13800138000②13900139000", ("13800138000", "13900139000")),
        ("手机1：13800138000手机2：13900139000", ("13800138000", "13900139000")),
        ("13800138000+13900139000", ("13800138000", "13900139000")),
        ("13800138000短号661234", ("13800138000", "661234")),
        ("长号13800138000短号661234", ("13800138000", "661234")),
        ("办公0758-8123456手机13800138000", ("13800138000", "07588123456")),
        ("13800138000（本人）/13900139000（妻子）", ("13800138000", None)),
        ("老公：13900139000；本人：13800138000", ("13800138000", None)),
        ("13800138000、朋友13900139000", ("13800138000", None)),
    ],
)
def test_every_number_of_a_cell_is_told_apart(text: str, numbers: tuple[str, str | None]) -> None:
    assert read_phones(text) == (*numbers, False)
