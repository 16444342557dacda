"""The people of a table: what columns, sections and header tell together, and what is doubted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import Education, Gender, PoliticalStatus, Post
from roster.lists.reading.cells import CellError, FormulaWithoutValue
from roster.lists.understanding.columns import Column, TableColumns
from roster.lists.understanding.section import Section
from roster.lists.understanding.table_people import TablePeople
from roster.people.posts import Body
from roster.people.problems import ProblemKind
from tests.lists.builders import HETAI, LUOJIAN, SHANGDE, SOUND, finder

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from roster.lists.listing import ListedPerson, Problem
    from roster.lists.reading.cells import Cell

    Read = tuple[list[ListedPerson], list[Problem]]

MOBILE = "13800000001"
NOWHERE = Section()
LOST = FormulaWithoutValue("VLOOKUP(A1)")


def col(at: int, field: str | None, *levels: str) -> Column:
    return Column(at, levels or (field or "",), field, 1.0, "exact")


def read(
    columns: Sequence[Column | str],
    *rows: Sequence[Cell],
    sections: Sequence[Section] = (),
    fallback: Section = NOWHERE,
    bodies: Column | None = None,
    numbers: Sequence[int] = (),
    struck: Collection[tuple[int, int]] = (),
) -> Read:
    """Read rows below these columns; a column that is a field has its name as the header."""
    heads = [col(at, each) if isinstance(each, str) else each for at, each in enumerate(columns)]
    cells = [tuple(None if cell == "" else cell for cell in row) for row in rows]
    numbered = list(zip(numbers or range(2, len(cells) + 2), cells, strict=True))
    above = list(sections) or [NOWHERE] * len(rows)
    table = TableColumns(tuple(heads), bodies)
    people = TablePeople("名册", table, numbered, above, fallback, look=lambda: None, struck=struck)
    return people.read(finder())


def values(field: str, columns: Sequence[Column | str], *rows: Sequence[Cell]) -> list[object]:
    return [getattr(person, field) for person in read(columns, *rows)[0]]


def doubts(found: Read, *fields: str) -> list[tuple[int, int, str, ProblemKind]]:
    """Return row, column, field and kind of the problems with these fields."""
    wanted = [each for each in found[1] if each.field in fields]
    return [(each.row, each.column, each.field, each.kind) for each in wanted]


# --- each fact at its person --------------------------------------------------------------------


def test_each_person_has_the_facts_of_the_own_row() -> None:
    columns = ("seq", "name", "gender", "birth", "phone", "education", "political_status", "note")
    first = (1, "张三", "男", "1978.05", MOBILE, "大专", "党员", "甲")
    found, _ = read(columns, first, (2, "李四", "女"))
    zhang, li = found
    assert (zhang.sheet, zhang.row, zhang.name, zhang.gender) == ("名册", 2, "张三", Gender.MALE)
    assert (zhang.birth, zhang.phone, zhang.education) == ("1978-05", MOBILE, Education.ASSOCIATE)
    assert (zhang.political_status, zhang.note) == (PoliticalStatus.CPC_MEMBER, "甲")
    assert (li.row, li.name, li.gender, li.birth) == (3, "李四", Gender.FEMALE, None)
    assert (li.phone, li.education, li.studying, li.political_status) == (None, None, False, None)


def test_without_columns_of_facts_nothing_is_said() -> None:
    (person,), _ = read(("name",), ("张三",))
    assert (person.gender, person.birth, person.id_number, person.phone) == (None,) * 4
    assert (person.education, person.studying, person.political_status) == (None, False, None)
    assert (person.party_joined, person.newly_elected, person.veteran) == (None,) * 3
    assert person.posts == ()


def test_what_is_under_way_new_or_second_is_said_beside_the_fact() -> None:
    columns = ("name", "phone", "education", col(3, "newly_elected", "是否新任"))
    (person,), _ = read(columns, ("张三", f"{MOBILE}/0758-8888888", "大专、本科在读", "是"))
    assert (person.phone, person.second_phone) == (MOBILE, "07588888888")
    assert (person.education, person.studying) == (Education.ASSOCIATE, True)
    assert person.newly_elected is True


def test_the_identity_number_tells_gender_and_birth() -> None:
    (person,), _ = read(("name", "id_number"), ("张三", SOUND))
    assert (person.id_number, person.gender, person.birth) == (SOUND, Gender.MALE, "1978-05-12")


def test_a_column_outweighs_what_is_said_behind_the_name() -> None:
    columns = ("name", "gender", "political_status", "ethnicity")
    said = "陈丽（女，党员，壮族）"
    (own, filled), _ = read(columns, (said, "男", "群众", "汉族"), (said, "", "", ""))
    assert (own.gender, own.political_status, own.ethnicity) == (
        Gender.MALE,
        PoliticalStatus.MASSES,
        "汉族",
    )
    assert (filled.gender, filled.political_status, filled.ethnicity) == (
        Gender.FEMALE,
        PoliticalStatus.CPC_MEMBER,
        "壮族",
    )


def test_without_columns_what_is_said_behind_the_name_counts() -> None:
    (person,), _ = read(("name",), ("陈丽（女，党员，1978.05生，兼）",))
    assert (person.name, person.gender, person.birth) == ("陈丽", Gender.FEMALE, "1978-05")
    assert (person.political_status, person.note) == (PoliticalStatus.CPC_MEMBER, "兼")


def test_year_month_and_day_of_birth_may_stand_in_three_columns() -> None:
    columns = ("name", col(1, "birth", "年"), col(2, "birth", "月"), col(3, "birth", "日"))
    assert values("birth", columns, ("张三", 1978, 5, 12)) == ["1978-05-12"]


def test_the_year_of_joining_is_one_after_the_birth() -> None:
    columns = ("name", "birth", "party_joined", "political_status")
    assert values("party_joined", columns, ("张三", "1978.05", "05年7月")) == ["2005-07"]
    assert values("party_joined", columns, ("张三", "1904.05", "05年7月")) == ["1905-07"]
    beside = ("张三", "1978.05", "", "党员05年7月")
    assert values("party_joined", columns, beside) == ["2005-07"]
    assert values("party_joined", ("name", "political_status"), ("张三", "党员2005年")) == ["2005"]


@pytest.mark.parametrize(
    ("field", "above", "below"), [("ethnicity", "汉族", "汉族"), ("phone", MOBILE, None)]
)
def test_as_above_counts_only_in_facts_that_people_share(
    field: str, above: str, below: object
) -> None:
    assert values(field, ("name", field), ("张三", above), ("李四", "同上"))[1] == below


def test_a_tick_below_a_gender_is_that_gender() -> None:
    columns = ("name", col(1, "gender", "性别", "男"), col(2, "gender", "性别", "女"))
    assert values("gender", columns, ("张三", "√", ""), ("李丽", "", "√")) == [
        Gender.MALE,
        Gender.FEMALE,
    ]


# --- posts --------------------------------------------------------------------------------------


def posts(
    columns: Sequence[Column | str],
    *rows: Sequence[Cell],
    sections: Sequence[Section] = (),
    fallback: Section = NOWHERE,
) -> list[tuple[str, ...]]:
    found, _ = read(columns, *rows, sections=sections, fallback=fallback)
    return [person.posts for person in found]


def test_a_column_of_posts_outweighs_section_and_title() -> None:
    head = Section(posts=(Post.HEAD,))
    row = ("张三", "书记")
    assert posts(("name", "posts"), row, sections=[head], fallback=head) == [(Post.SECRETARY,)]


def test_without_a_column_section_and_then_title_tell_the_posts() -> None:
    title, section = Section(posts=(Post.HEAD,)), Section(posts=(Post.SECRETARY,))
    rows = (("张三",), ("李四",))
    assert posts(("name",), *rows, sections=[section, NOWHERE], fallback=title) == [
        (Post.SECRETARY,),
        (Post.HEAD,),
    ]


def test_the_header_of_the_names_tells_their_post_before_the_section() -> None:
    section = Section(posts=(Post.SECRETARY,))
    columns = (col(0, "name", "主任", "姓名"),)
    assert posts(columns, ("张三",), sections=[section]) == [(Post.HEAD,)]


def test_a_header_of_several_posts_is_held_by_one_in_a_row_and_doubted_for_two() -> None:
    columns = (col(0, "name", "书记、主任", "姓名"),)
    found = read(columns, ("张三",), ("李四",), ("王五",), numbers=[2, 2, 3])
    assert [person.posts for person in found[0]] == [(), (), (Post.SECRETARY, Post.HEAD)]
    assert doubts(found, "posts") == [(2, 1, "posts", ProblemKind.POST_UNKNOWN)] * 2


def test_one_post_in_the_header_is_held_by_two_in_a_row() -> None:
    columns = (col(0, "name", "村委会委员", "姓名"),)
    found = read(columns, ("张三",), ("李四",), numbers=[2, 2])
    assert [person.posts for person in found[0]] == [(Post.COMMITTEE_MEMBER,)] * 2
    assert doubts(found, "posts") == []


def test_names_below_a_bare_member_are_doubted_each() -> None:
    found = read(("seq", col(1, "name", "委员", "姓名")), (1, "张三"), (2, "李四"))
    kind = ProblemKind.POST_UNKNOWN
    assert doubts(found, "posts") == [(2, 2, "posts", kind), (3, 2, "posts", kind)]
    assert doubts(read(("name",), ("张三",)), "posts") == []


def test_a_post_behind_the_name_is_held_beside_those_of_the_column() -> None:
    row = ("张三（村委会主任）", "书记")
    assert posts(("name", "posts"), row) == [(Post.SECRETARY, Post.HEAD)]
    assert posts(("name",), row[:1], ("李四",)) == [(Post.HEAD,), ()]


def test_the_section_names_the_organisation_of_a_post_behind_the_name() -> None:
    section = Section(body=Body.COMMITTEE)
    assert posts(("name",), ("张三（委员）",), sections=[section]) == [(Post.COMMITTEE_MEMBER,)]


def test_a_column_of_organisations_outweighs_the_section_where_it_names_one() -> None:
    bodies = col(0, None, "组织")
    rows = (("党 支 部", "张三"), ("", "李四"), ("天", "王五"), ("村委会", "陈明"))
    found, _ = read(
        (bodies, "name", "posts"),
        *((*row, "委员") for row in rows),
        bodies=bodies,
        sections=[Section(body=Body.SUPERVISION)] * 4,
    )
    assert [person.posts for person in found] == [
        (Post.PARTY_MEMBER,),
        (Post.PARTY_MEMBER,),
        (Post.SUPERVISION_MEMBER,),
        (Post.COMMITTEE_MEMBER,),
    ]


def test_a_first_blank_organisation_is_that_of_the_section() -> None:
    bodies = col(0, None, "组织")
    columns, row = (bodies, "name", "posts"), ("", "张三", "委员")
    found, _ = read(columns, row, bodies=bodies, sections=[Section(body=Body.PARTY)])
    assert found[0].posts == (Post.PARTY_MEMBER,)


def test_who_left_holds_no_post_and_is_doubted() -> None:
    former = Section(is_former=True)
    rows = (("张三", "书记"), ("李四", "主任"), ("王五", ""))
    found = read(("name", "posts"), *rows, sections=[former, NOWHERE, former])
    assert [person.posts for person in found[0]] == [(), (Post.HEAD,), ()]
    assert doubts(found, "posts") == [(2, 2, "posts", ProblemKind.POST_UNKNOWN)]


def test_who_is_struck_out_or_gone_by_a_remark_holds_no_post_and_is_doubted() -> None:
    rows = (("张三", "书记", ""), ("李四", "主任", "2026年6月已辞职"), ("王五", "委员", "兼文书"))
    found = read(("name", "posts", "note"), *rows, struck={(2, 1), (4, 2)})
    assert [person.posts for person in found[0]][:2] == [(), ()]
    kind = ProblemKind.POST_UNKNOWN
    assert doubts(found, "posts")[:2] == [(2, 2, "posts", kind), (3, 2, "posts", kind)]


def test_boxes_that_nobody_or_everybody_ticked_are_doubted() -> None:
    rows = (("张三", "□高中 ☑本科"), ("李四", "□高中 □本科"), ("王五", "高中/中专/大专/本科"))
    found = read(("name", "education"), *rows)
    assert [person.education for person in found[0]] == [Education.BACHELOR, None, None]
    kind = ProblemKind.EDUCATION_UNKNOWN
    assert doubts(found, "education") == [(3, 2, "education", kind)]


def test_in_a_list_of_those_who_left_nobody_holds_a_post() -> None:
    former = Section(is_former=True, posts=(Post.HEAD,))
    found = read(("name",), ("张三",), ("李四",), fallback=former)
    assert [person.posts for person in found[0]] == [(), ()]
    kind = ProblemKind.POST_UNKNOWN
    assert doubts(found, "posts") == [(2, 1, "posts", kind), (3, 1, "posts", kind)]


def test_who_was_not_elected_holds_no_post() -> None:
    columns = ("name", "posts", col(2, None, "是否当选"))
    rows = (("张三", "书记", "是"), ("李四", "主任", "否"), ("王五", "主任", "落选"))
    found = read(columns, *rows)
    assert [person.posts for person in found[0]] == [(Post.SECRETARY,), (), ()]
    kind = ProblemKind.POST_UNKNOWN
    assert doubts(found, "posts") == [(3, 2, "posts", kind), (4, 2, "posts", kind)]


# --- villages -----------------------------------------------------------------------------------


def villages(
    columns: Sequence[Column | str],
    *rows: Sequence[Cell],
    sections: Sequence[Section] = (),
    fallback: Section = NOWHERE,
) -> list[tuple[str | None, str | None]]:
    """Return key and text of the village of each person."""
    found, _ = read(columns, *rows, sections=sections, fallback=fallback)
    return [(person.village, person.village_text) for person in found]


LUO, SHANG = (LUOJIAN, "罗建村"), (SHANGDE, "尚德村")


def test_the_village_is_that_of_the_column_then_of_the_section_then_of_the_title() -> None:
    title, section = Section("新村"), Section("尚德村")
    columns = ("name", "village")
    row, blank = ("张三", "罗建村"), ("张三", "")
    assert villages(columns, row, sections=[section], fallback=title) == [LUO]
    assert villages(columns, blank, sections=[section], fallback=title) == [SHANG]
    assert villages(columns, blank, fallback=Section("罗建村")) == [LUO]
    assert villages(("name",), ("张三",), sections=[section], fallback=title) == [SHANG]
    assert villages(("name",), ("张三",)) == [(None, None)]


def test_a_blank_village_is_the_one_above_in_the_same_section() -> None:
    columns = ("name", "village")
    assert villages(columns, ("张三", "罗建村"), ("李四", ""), ("王五", "同上")) == [LUO] * 3
    sections = [Section("罗建村"), Section("罗建村"), Section("尚德村")]
    rows = (("张三", "火星村"), ("李四", ""), ("王五", ""))
    found = villages(columns, *rows, sections=sections)
    assert [text for _, text in found] == ["火星村", "火星村", "尚德村"]


def test_where_the_first_village_is_blank_each_numbering_is_of_one_village() -> None:
    columns = ("seq", "name", "village")
    rows = ((1, "张三", ""), (2, "李四", "罗建村"), (1, "王五", ""), (2, "陈明", "尚德村"))
    assert villages(columns, *rows) == [LUO, LUO, SHANG, SHANG]


@pytest.mark.parametrize("place", ["section", "title", "first"])
def test_where_the_first_village_is_told_a_blank_is_the_one_above(place: str) -> None:
    columns = ("seq", "name", "village")
    text = "河台社区"
    first = text if place == "first" else ""
    rows = ((1, "张三", first), (2, "李四", "罗建村"), (1, "王五", ""), (2, "陈明", "尚德村"))
    sections = [Section(text)] * 4 if place == "section" else ()
    fallback = Section(text) if place == "title" else NOWHERE
    found = villages(columns, *rows, sections=sections, fallback=fallback)
    assert found == [(HETAI, text), LUO, LUO, SHANG]


def test_a_broken_village_is_nobodys_and_no_blank() -> None:
    rows = (("张三", "罗建村"), ("李四", LOST), ("王五", ""))
    found = read(("name", "village"), *rows, fallback=Section("新村"))
    assert [person.village_text for person in found[0]] == ["罗建村", None, None]
    assert doubts(found, "village") == [(3, 2, "village", ProblemKind.FORMULA_WITHOUT_VALUE)]
    first = ((1, "张三", LOST), (2, "王五", "尚德村"), (1, "李四", "罗建村"))
    assert villages(("seq", "name", "village"), *first) == [(None, None), SHANG, LUO]


def test_an_unknown_village_is_doubted_at_its_column_or_at_none() -> None:
    kind = ProblemKind.VILLAGE_UNKNOWN
    found = read(("name", "village"), ("张三", "火星村"), ("李四", "火星村"), ("王五", "罗建村"))
    assert doubts(found, "village") == [(2, 2, "village", kind)]
    without = read(("name",), ("张三",), fallback=Section("火星村"))
    assert doubts(without, "village") == [(2, 0, "village", kind)]
    assert without[1][0].raw == ""


def test_a_village_in_the_post_counts_when_nothing_else_names_one() -> None:
    columns, row = ("name", "posts"), ("张三", "罗建村党支部书记")
    assert villages(columns, row) == [LUO]
    assert villages(columns, row, fallback=Section("尚德村")) == [SHANG]
    assert villages(columns, row, ("李四", "主任"), sections=[NOWHERE, Section("尚德村")]) == [
        (None, None),
        SHANG,
    ]
    assert villages((*columns, "village"), (*row, "")) == [(None, None)]


def test_column_section_and_title_tell_the_township_of_a_village_that_two_have() -> None:
    of_hetai, of_jinli = ("441204103205", "新村"), ("441204104201", "新村")
    hetai, jinli = Section(township="河台镇"), Section(township="金利镇")
    columns, row = ("name", "village"), ("张三", "新村")
    assert villages(columns, row) == [(None, "新村")]
    assert villages((*columns, "town"), (*row, "金利镇"), fallback=hetai) == [of_jinli]
    assert villages(columns, row, sections=[jinli], fallback=hetai) == [of_jinli]
    assert villages(columns, row, fallback=hetai) == [of_hetai]
    below = ((*row, "金利镇"), ("李四", "新村", ""))
    assert villages((*columns, "town"), *below) == [of_jinli, of_jinli]


# --- the words of the list, and what is doubted -------------------------------------------------


def test_the_words_of_each_cell_are_kept_by_field_and_blank_ones_left_out() -> None:
    columns = ("seq", "name", "gender", "posts", "posts", "phone")
    first = (1, "张三", "男", "书记", "主任", "")
    found, _ = read(columns, first, (2, "李四", "", "", "委员", ""))
    assert [dict(person.raw) for person in found] == [
        {"name": "张三", "gender": "男", "posts": "书记 / 主任"},
        {"name": "李四", "posts": "委员"},
    ]


def test_a_column_without_a_field_leaves_no_words() -> None:
    (person,), _ = read((col(0, None, "某"), "name"), ("甲", "张三"))
    assert dict(person.raw) == {"name": "张三"}


def test_an_error_is_always_doubted_and_a_lost_formula_only_without_another_value() -> None:
    columns = ("name", "id_number", "gender", "birth", col(4, None, "某"))
    error = CellError("#REF!")
    found = read(columns, ("张三", SOUND, LOST, error, error), ("李四", "", LOST, "", LOST))
    assert [each[:3] for each in doubts(found, "gender", "birth", "", "None")] == [
        (2, 4, "birth"),
        (3, 3, "gender"),
    ]
    without = read(("name", "posts"), ("张三", LOST))
    assert doubts(without, "posts") == [(2, 2, "posts", ProblemKind.FORMULA_WITHOUT_VALUE)]


def test_problems_stand_at_row_and_column_with_the_words_of_the_cell() -> None:
    columns = ("seq", "name", "phone", "note", "birth")
    rows = ((1, "张三", MOBILE, "", "天"), (2, "李四", " 1380000 ", "", "地"))
    found = read(columns, *rows, fallback=Section("罗建村"))
    assert [(each.sheet, each.row, each.column, each.field, each.raw) for each in found[1]] == [
        ("名册", 2, 5, "birth", "天"),
        ("名册", 3, 3, "phone", "1380000"),
        ("名册", 3, 5, "birth", "地"),
    ]


def test_doubts_about_names_and_party_are_problems_too() -> None:
    found = read(("name", "political_status"), ("陈?明", "天"), fallback=Section("罗建村"))
    assert [(each.row, each.column, each.kind, each.raw) for each in found[1]] == [
        (2, 1, ProblemKind.NAME_SUSPICIOUS, "陈?明"),
        (2, 2, ProblemKind.POLITICAL_UNKNOWN, "天"),
    ]


def test_a_problem_of_a_cell_beyond_the_end_of_its_row_has_no_words() -> None:
    found = read(("name", "village"), ("张三",), ("李四", "罗建村"))
    assert [(each.row, each.column, each.raw) for each in found[1]] == [(2, 2, "")]


def test_a_column_right_of_all_cells_is_blank() -> None:
    (person,), _ = read(("name", "gender", "phone"), ("张三",))
    assert (person.gender, person.phone) == (None, None)


def test_of_two_columns_of_notes_the_left_one_counts() -> None:
    assert values("note", ("name", "note", "note"), ("张三", "甲", "乙")) == ["甲"]


def test_no_row_is_nobody() -> None:
    assert read(("name", "village", "posts")) == ([], [])


class _StoppedError(Exception):
    """The clerk stopped the work."""


def test_the_clerk_may_stop_the_reading() -> None:
    def stop() -> None:
        raise _StoppedError

    columns = TableColumns((col(0, "name"),))
    table = TablePeople("名册", columns, [(2, ("张三",))], [NOWHERE], NOWHERE, stop)
    with pytest.raises(_StoppedError):
        table.read(finder())
