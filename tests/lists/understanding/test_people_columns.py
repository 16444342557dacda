"""Each field of people, read down its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import Education, Gender, PoliticalStatus, Post
from roster.base.dates import DateFault, ReadDate
from roster.lists.reading.cells import CellDate, CellError, FormulaWithoutValue
from roster.lists.understanding.columns import Column
from roster.lists.understanding.people_columns import (
    Doubt,
    broken_cells,
    by_text,
    date_of_cell,
    read_births,
    read_education_columns,
    read_genders,
    read_id_column,
    read_joined,
    read_names,
    read_newly_elected,
    read_phone_columns,
    read_political_columns,
    read_post_columns,
    ticked,
    with_dittos,
)
from roster.lists.understanding.section import Section
from roster.people.identity_number import widen
from roster.people.posts import Body
from roster.people.problems import ProblemKind
from tests.lists.builders import ANOTHER, SOUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Cell

#: Numbers that end in 000: of the first the check digit is right by chance.
CUT_SOUND, CUT, ALSO_CUT = "441202197805021000", "441202197805011000", "441202197805031000"
BORN_ON_THE_FIRST = widen("441202780501123")
MOBILE, OTHER_MOBILE, LANDLINE = "13800000001", "13900000002", "07588888888"
MEMBER, PROBATIONARY = PoliticalStatus.CPC_MEMBER, PoliticalStatus.CPC_PROBATIONARY


def column(*levels: str, at: int = 0, field: str | None = None, reason: str = "exact") -> Column:
    return Column(at, levels, field, 1.0, reason)


def kinds(doubts: Sequence[Doubt]) -> list[tuple[int, int, ProblemKind]]:
    return [(doubt.row, doubt.column, doubt.kind) for doubt in doubts]


# --- texts ------------------------------------------------------------------------------------


def test_each_different_text_of_a_column_is_read_once_and_stands_where_it_stood() -> None:
    seen: list[str] = []

    def length(text: str) -> int:
        seen.append(text)
        return len(text)

    assert by_text(["甲", "乙乙", "甲"], length) == [1, 2, 1]
    assert sorted(seen) == ["乙乙", "甲"]


def test_as_above_is_the_text_above_and_blank_in_the_first_row() -> None:
    assert with_dittos(["同上", "甲", "同 上", "〃", "乙", '"']) == [
        "",
        "甲",
        "甲",
        "甲",
        "乙",
        "乙",
    ]
    assert with_dittos(["甲", "", "同上"]) == ["甲", "", ""]


def test_a_broken_cell_is_an_error_or_a_formula_without_its_value() -> None:
    cells: list[Cell] = ["甲", CellError("#REF!"), None, "#N/A", FormulaWithoutValue("B2"), 0]
    assert broken_cells(cells) == [
        (1, ProblemKind.CELL_ERROR),
        (3, ProblemKind.CELL_ERROR),
        (4, ProblemKind.FORMULA_WITHOUT_VALUE),
    ]
    assert broken_cells(["甲", "#N/A"]) == [(1, ProblemKind.CELL_ERROR)]
    assert broken_cells([CellError("#N/A")]) == [(0, ProblemKind.CELL_ERROR)]
    assert broken_cells([FormulaWithoutValue("B2")]) == [(0, ProblemKind.FORMULA_WITHOUT_VALUE)]


# --- names ------------------------------------------------------------------------------------


def test_what_is_said_behind_a_name_is_no_part_of_it() -> None:
    names, remarks, doubts = read_names(column("姓名"), ["陈丽（女，壮族）", "陈明"])
    assert names == ["陈丽", "陈明"]
    assert [(each.gender, each.ethnicity) for each in remarks] == [
        (Gender.FEMALE, "壮族"),
        (None, None),
    ]
    assert doubts == []


def test_a_name_with_an_odd_sign_or_perhaps_of_two_people_is_doubted() -> None:
    texts = ["陈明", "陈?明", "陈明 李华", "欧阳 文华"]
    names, _, doubts = read_names(column("姓名", at=3), texts)
    assert names == ["陈明", "陈?明", "陈明李华", "欧阳文华"]
    kind = ProblemKind.NAME_SUSPICIOUS
    assert doubts == [Doubt(1, 3, "name", kind), Doubt(2, 3, "name", kind)]
    assert read_names(None, ["陈?明", "陈明 李华"])[2] == []


# --- identity numbers -------------------------------------------------------------------------


def ids(*cells: Cell) -> tuple[list[str | None], list[tuple[int, ProblemKind]]]:
    numbers, doubts = read_id_column(column("身份证号码", at=2), cells)
    assert all(doubt[1:3] == (2, "id_number") for doubt in doubts)
    return numbers, [(doubt.row, doubt.kind) for doubt in doubts]


def test_a_number_kept_as_text_is_read_and_a_wrong_one_doubted() -> None:
    assert ids(SOUND, "", SOUND[:17]) == ([SOUND, None, None], [(2, ProblemKind.ID_LENGTH)])


@pytest.mark.parametrize(
    "cell", [None, True, 0, "#REF!", CellError("#N/A"), FormulaWithoutValue("B2")]
)
def test_what_is_no_number_at_all_is_blank(cell: Cell) -> None:
    assert ids(cell) == ([None], [])


def test_a_number_cell_of_eighteen_digits_has_lost_its_last_ones() -> None:
    lost = [(0, ProblemKind.ID_DIGITS_LOST)]
    assert ids(int(SOUND)) == ([None], lost)
    assert ids(4.41202197805121e17) == ([None], lost)


def test_a_number_cell_of_fifteen_digits_is_whole() -> None:
    assert ids(441202780512123) == ([SOUND], [])
    assert ids(44120278051212) == ([None], [(0, ProblemKind.ID_DIGITS_LOST)])
    assert ids(441202780512.12) == ([None], [(0, ProblemKind.ID_DIGITS_LOST)])
    assert ids(441202780512123.0) == ([None], [(0, ProblemKind.ID_DIGITS_LOST)])


def test_where_two_numbers_were_cut_one_that_passes_by_chance_was_cut_too() -> None:
    lost = ProblemKind.ID_DIGITS_LOST
    assert ids(CUT_SOUND, CUT, ALSO_CUT, SOUND) == (
        [None, None, None, SOUND],
        [(1, lost), (2, lost), (0, lost)],
    )
    assert ids(CUT_SOUND, CUT) == ([CUT_SOUND, None], [(1, lost)])
    assert ids(CUT_SOUND, f" {CUT} ", ALSO_CUT)[0] == [None] * 3
    assert ids(CUT_SOUND, CUT, int(SOUND))[0] == [CUT_SOUND, None, None]
    assert ids(CUT_SOUND, CUT, "12345000")[0] == [CUT_SOUND, None, None]


# --- ticks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "levels", "marked"),
    [
        ("gender", ("性别", "男"), "男"),
        ("education", ("学历", "大专"), "大专"),
        ("political_status", ("政治面貌", "党员"), "党员"),
    ],
)
def test_a_tick_below_a_value_in_the_header_is_that_value(
    field: str, levels: tuple[str, ...], marked: str
) -> None:
    found = ticked(column(*levels, field=field), ["√", "×", "", "甲"])
    assert found == [marked, "", "", "甲"]


@pytest.mark.parametrize(
    ("field", "levels"),
    [
        ("gender", ("性别",)),
        ("gender", ("基本情况", "性别")),
        ("education", ("学历", "全日制")),
        ("political_status", ("政治面貌", "是否党员")),
        ("political_status", ("政治面貌", "甲")),
        ("phone", ("性别", "男")),
        (None, ("性别", "男")),
        ("gender", ("男",)),
    ],
)
def test_a_tick_below_anything_else_stays_a_tick(
    field: str | None, levels: tuple[str, ...]
) -> None:
    assert ticked(column(*levels, field=field), ["√"]) == ["√"]


def test_a_tick_below_one_of_two_columns_of_genders_is_its_gender() -> None:
    assert ticked(column("女", field="gender", reason="parent"), ["√"]) == ["女"]


# --- gender and birth -------------------------------------------------------------------------


def test_the_identity_number_fills_a_blank_gender_and_contradicts_a_wrong_one() -> None:
    numbers = [SOUND, SOUND, SOUND, None, None, ANOTHER]
    texts = [["男", "女", "", "女", "", "女"]]
    found, doubts = read_genders([column("性别", at=4)], texts, numbers)
    male, female = Gender.MALE, Gender.FEMALE
    assert found == [male, female, male, female, None, female]
    assert doubts == [Doubt(1, 4, "gender", ProblemKind.ID_GENDER_MISMATCH)]


def test_without_a_column_the_identity_number_tells_gender_and_birth() -> None:
    assert read_genders([], [], [SOUND, None, ANOTHER])[0] == [Gender.MALE, None, Gender.FEMALE]
    assert read_births(None, [], [SOUND, None]) == (["1978-05-12", None], [])


def test_two_columns_of_ticks_tell_one_gender() -> None:
    columns = [column("男", at=4), column("女", at=5)]
    found, doubts = read_genders(columns, [["男", ""], ["", "女"]], [SOUND, SOUND])
    assert found == [Gender.MALE, Gender.FEMALE]
    assert kinds(doubts) == [(1, 4, ProblemKind.ID_GENDER_MISMATCH)]


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        (CellDate("1978-05-12"), ReadDate("1978-05-12")),
        ("1978.05", ReadDate("1978-05")),
        (1978, ReadDate("1978")),
        ("天", ReadDate(None, DateFault.UNREADABLE)),
        (None, ReadDate()),
        (True, ReadDate()),
        ("#VALUE!", ReadDate()),
        (CellError("#VALUE!"), ReadDate()),
        (FormulaWithoutValue("B2"), ReadDate()),
    ],
)
def test_a_cell_below_a_date_is_a_date_a_text_or_broken(cell: Cell, date: ReadDate) -> None:
    assert date_of_cell(cell) == date


def test_a_year_of_two_digits_is_that_after_the_birth() -> None:
    assert date_of_cell("05年7月", 1978).iso == "2005-07"
    assert date_of_cell("05年7月", 1890).iso == "1905-07"


@pytest.mark.parametrize(
    ("cell", "number", "birth", "kind"),
    [
        ("1978.05", None, "1978-05", None),
        ("天", None, None, ProblemKind.DATE_UNREADABLE),
        ("1978.1", None, None, ProblemKind.BIRTH_AMBIGUOUS),
        ("", SOUND, "1978-05-12", None),
        ("1978.05", SOUND, "1978-05", None),
        ("天", SOUND, "1978-05-12", ProblemKind.DATE_UNREADABLE),
        ("1978.1", SOUND, "1978-05-12", None),
        ("1978.06", SOUND, "1978-06", ProblemKind.ID_BIRTH_MISMATCH),
        ("1978-05-01", SOUND, "1978-05-01", ProblemKind.ID_BIRTH_MISMATCH),
        (CellDate("1978-05-01"), SOUND, "1978-05", None),
        (CellDate("1978-05-02"), SOUND, "1978-05-02", ProblemKind.ID_BIRTH_MISMATCH),
        (CellDate("1978-06-01"), SOUND, "1978-06-01", ProblemKind.ID_BIRTH_MISMATCH),
        (CellDate("1978-05-01"), None, "1978-05-01", None),
        (CellDate("1978-05-01"), BORN_ON_THE_FIRST, "1978-05-01", None),
    ],
)
def test_the_identity_number_fills_and_checks_the_date_of_birth(
    cell: Cell, number: str | None, birth: str | None, kind: ProblemKind | None
) -> None:
    found, doubts = read_births(column("出生年月", at=1), [cell], [number])
    assert found == [birth]
    assert doubts == ([] if kind is None else [Doubt(0, 1, "birth", kind)])


# --- telephones -------------------------------------------------------------------------------


def phones(*read: tuple[str, str]) -> tuple[str | None, str | None]:
    """Return the numbers of a row by header and text of its columns."""
    columns = [column(header, at=at) for at, (header, _) in enumerate(read)]
    return read_phone_columns(columns, [[text] for _, text in read])[0][0]


def test_one_column_may_hold_two_telephones() -> None:
    assert phones(("电话", f"{MOBILE}/{LANDLINE}")) == (MOBILE, LANDLINE)


def test_the_first_mobile_number_of_several_columns_comes_first() -> None:
    assert phones(("电话", LANDLINE), ("手机", MOBILE)) == (MOBILE, LANDLINE)
    assert phones(("电话", MOBILE), ("手机", OTHER_MOBILE)) == (MOBILE, OTHER_MOBILE)
    assert phones(("电话", MOBILE), ("手机", MOBILE), ("传真", LANDLINE)) == (MOBILE, LANDLINE)
    assert phones(("电话", ""), ("手机", "")) == (None, None)


def test_a_second_mobile_number_comes_before_any_other() -> None:
    assert phones(("电话", f"{MOBILE}/{LANDLINE}"), ("手机", OTHER_MOBILE)) == (
        MOBILE,
        OTHER_MOBILE,
    )


@pytest.mark.parametrize(
    "word", ["短号", "办公", "固定", "座机", "固话", "家庭电话", "备用", "宅电"]
)
def test_a_number_below_such_a_word_is_never_the_first(word: str) -> None:
    assert phones((f"{word}号码", OTHER_MOBILE), ("手机", MOBILE)) == (MOBILE, OTHER_MOBILE)
    assert phones((f"{word}号码", OTHER_MOBILE), ("手机", "")) == (None, OTHER_MOBILE)


def test_what_is_no_telephone_is_doubted_in_its_own_column() -> None:
    columns = [column("手机", at=5), column("电话", at=7)]
    found, doubts = read_phone_columns(columns, [[MOBILE, MOBILE], ["1380000", "1"]])
    assert found == [(MOBILE, None)] * 2
    assert doubts == [Doubt(row, 7, "phone", ProblemKind.PHONE_INVALID) for row in (0, 1)]
    assert read_phone_columns([], []) == ([], [])


# --- education --------------------------------------------------------------------------------


def test_the_highest_finished_level_of_several_columns_counts() -> None:
    columns = [column("学历", "全日制", at=6), column("学历", "在职", at=7)]
    texts = [["高中", "大专", "高中", "天"], ["大专", "", "本科在读", ""]]
    found, doubts = read_education_columns(columns, texts)
    assert found == [
        (Education.ASSOCIATE, False),
        (Education.ASSOCIATE, False),
        (Education.HIGH_SCHOOL, True),
        (None, False),
    ]
    assert doubts == [
        Doubt(2, 6, "education", ProblemKind.EDUCATION_IN_PROGRESS),
        Doubt(3, 6, "education", ProblemKind.EDUCATION_UNKNOWN),
    ]
    assert read_education_columns([], []) == ([], [])


# --- the party --------------------------------------------------------------------------------


def party(
    *read: tuple[str, str], born: int | None = None
) -> tuple[PoliticalStatus | None, str | None, list[ProblemKind]]:
    columns = [column(header, at=at) for at, (header, _) in enumerate(read)]
    texts = [[text] for _, text in read]
    (status,), (joined,), doubts = read_political_columns(columns, texts, [born])
    assert all(doubt[:3] == (0, 0, "political_status") for doubt in doubts)
    return status, joined.iso, [doubt.kind for doubt in doubts]


def test_yes_means_what_the_header_asks() -> None:
    assert party(("是否党员", "是"))[0] is MEMBER
    assert party(("是否预备党员", "是"))[0] is PROBATIONARY
    assert party(("是否党员", "否"))[0] is None


def test_yes_to_a_probationary_member_outweighs_yes_to_a_member() -> None:
    assert party(("是否党员", "是"), ("是否预备党员", "是"))[0] is PROBATIONARY
    assert party(("是否党员", "是"), ("是否预备党员", "否"))[0] is MEMBER


def test_the_first_column_that_tells_decides_and_one_not_understood_counts_last() -> None:
    assert party(("政治面貌", ""), ("党派", "群众"))[0] is PoliticalStatus.MASSES
    assert party(("政治面貌", "群众"), ("党派", "党员"))[0] is PoliticalStatus.MASSES
    assert party(("政治面貌", "天"), ("党派", "党员")) == (MEMBER, None, [])
    assert party(("政治面貌", ""), ("党派", "天")) == (None, None, [ProblemKind.POLITICAL_UNKNOWN])


def test_the_date_beside_the_status_is_that_of_joining_after_the_birth() -> None:
    assert party(("政治面貌", "党员（2005.07）"), born=1978)[:2] == (MEMBER, "2005-07")
    assert party(("政治面貌", "党员05年7月"), born=1978)[1] == "2005-07"
    assert party(("政治面貌", "党员05年7月"), born=1890)[1] == "1905-07"
    assert read_political_columns([], [], []) == ([], [], [])


def test_the_same_words_about_people_of_different_age_are_read_apart() -> None:
    texts = [["党员05年7月"] * 2]
    _, joined, _ = read_political_columns([column("政治面貌")], texts, [1978, 1890])
    assert [date.iso for date in joined] == ["2005-07", "1905-07"]


def test_the_column_of_joining_comes_before_what_stands_beside_the_status() -> None:
    beside = [ReadDate("2001"), ReadDate("2002"), ReadDate()]
    cells = ["1999.07", "", "天"]
    found, doubts = read_joined(column("入党时间", at=8), cells, [None] * 3, beside)
    assert found == ["1999-07", "2002", None]
    assert doubts == [Doubt(2, 8, "party_joined", ProblemKind.DATE_UNREADABLE)]
    assert read_joined(column("入党时间"), ["05年7月", ""], [1978, None], [])[0] == [
        "2005-07",
        None,
    ]
    assert read_joined(None, [], [], beside) == (["2001", "2002", None], [])


# --- posts ------------------------------------------------------------------------------------


def posts(
    *read: tuple[tuple[str, ...], str], section: Body | None = None
) -> tuple[tuple[Post, ...], list[ProblemKind]]:
    columns = [column(*levels, at=at) for at, (levels, _) in enumerate(read)]
    texts = [[text] for _, text in read]
    (held,), doubts = read_post_columns(columns, texts, [Section(body=section)])
    assert all(doubt[:3] == (0, 0, "posts") for doubt in doubts)
    return held, [doubt.kind for doubt in doubts]


def test_header_and_then_section_name_the_organisation_of_a_bare_post() -> None:
    words = (("职务",), "委员")
    assert posts(words) == ((), [ProblemKind.POST_UNKNOWN])
    assert posts(words, section=Body.PARTY)[0] == (Post.PARTY_MEMBER,)
    assert posts((("村委会", "职务"), "委员"), section=Body.PARTY)[0] == (Post.COMMITTEE_MEMBER,)


def test_the_posts_of_several_columns_are_held_together_in_their_order() -> None:
    assert posts((("村委会职务",), "主任"), (("党支部职务",), "书记")) == (
        (Post.SECRETARY, Post.HEAD),
        [],
    )
    assert posts((("职务",), "主任"), (("兼任",), "委员"))[1] == [ProblemKind.POST_UNKNOWN]
    assert posts((("职务",), "委员"), (("兼任",), "主任"))[1] == [ProblemKind.POST_UNKNOWN]


def test_a_tick_below_a_post_is_that_post_and_a_cross_none() -> None:
    assert posts((("书记",), "√"), (("主任",), "×"))[0] == (Post.SECRETARY,)


def test_posts_that_the_law_forbids_together_are_doubted() -> None:
    assert posts((("职务",), "村委会主任、监委会成员")) == (
        (Post.HEAD, Post.SUPERVISION_MEMBER),
        [ProblemKind.POSTS_FORBIDDEN],
    )
    assert posts((("村委会职务",), "主任"), (("监委会职务",), "成员"))[1] == [
        ProblemKind.POSTS_FORBIDDEN
    ]
    assert posts((("职务",), "书记、村委会主任"))[1] == []
    assert read_post_columns([], [], [Section()]) == ([], [])


# --- new or again -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "text", "is_new"),
    [
        ("任职情况", "新任", True),
        ("任职情况", "连任", False),
        ("任职情况", "是", None),
        ("是否新任", "是", True),
        ("是否新当选", "否", False),
        ("是否新进班子", "是", True),
        ("是否首次当选", "是", True),
        ("是否连任", "是", False),
        ("是否连选", "否", True),
        ("是否上届两委", "是", False),
        ("是否上届干部", "是", False),
        ("新任或连任", "是", None),
        ("连任届数", "1", None),
        ("是否新任", "", None),
    ],
)
def test_yes_below_the_question_whether_somebody_is_new_or_goes_on(
    header: str, text: str, *, is_new: bool | None
) -> None:
    assert read_newly_elected([column(header)], [[text]]) == [is_new]


def test_of_two_questions_the_first_with_an_answer_tells() -> None:
    columns = [column("是否新任"), column("是否连任")]
    texts = [["", "否", "是"], ["是", "是", ""]]
    assert read_newly_elected(columns, texts) == [False, False, True]
    assert read_newly_elected(columns, [["是"], ["是"]]) == [True]
    assert read_newly_elected([], []) == []
