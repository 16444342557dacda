"""The law of names: who is named in a list is read or reported, whatever the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.lists.builders import listing, names, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.lists.reading.cells import Cell

#: What stands behind a name, and the gender that it tells.
REMARKS = {
    "": None, "（女）": "female", "(男)": "male", "（女，兼）": "female", "（兼）": None,
    "（兼任）": None, "（代）": None, "（主持工作）": None, "（挂职）": None, "（党员）": None,
    "（预备党员）": None, "（1978.05）": None, "（女，1978.05）": "female", "【女】": "female",
    "（女）（代）": "female", "\n（女）": "female", " （女）": "female", "同志": None,
    "女士": "female",
}  # fmt: skip
#: What is not understood: the name stays as written and is reported.
STRANGE = ("*", "★", "（土郎）", "（已故）", "□")
#: What leaves nobody sure of who is meant: read with all of it, or reported.
ODD = ("等人", "，详见附表", "（请假）由李四代", "等3人", "（空）")
NAMES = ("张大文", "李丽", "王小明", "黄国强", "陈桂珍", "何少芬", "梁志坚", "罗建")
Rows = list[tuple["Cell", ...]]


def _below_posts(cells: Sequence[str]) -> Rows:
    return [("村", "书记", "副书记", "主任", "监委会主任"), ("罗建村", *cells[:4])]


def _several_in_a_cell(cells: Sequence[str]) -> Rows:
    return [("村", "书记", "支部委员"), ("罗建村", cells[0], "、".join(cells[1:4]))]


def _all_in_a_cell(cells: Sequence[str]) -> Rows:
    first, second, *others = cells[:4]
    text = f"书记：{first}；副书记：{second}；支部委员：{'、'.join(others)}"
    return [("村", "班子成员"), ("罗建村", text), ("尚德村", "书记：温国华；主任：温国明")]


def _list(cells: Sequence[str]) -> Rows:
    people = [("罗建村", cell, "副书记", f"1380013800{at}") for at, cell in enumerate(cells[:4])]
    return [("村", "姓名", "职务", "手机"), *people]


def _two_tables(cells: Sequence[str]) -> Rows:
    header = ("姓名", "职务", "手机")
    first, second, third, fourth = (
        (cell, "副书记", f"1380013800{at}") for at, cell in enumerate(cells[:4])
    )
    return [("罗建村干部名单",), header * 2, first + second, third + fourth]


def _wall(cells: Sequence[str]) -> Rows:
    names = ("温国华", "温国明", "温国光", *cells[:2])
    posts = ("书记", "主任", "监委会主任", "副书记", "副主任")
    return [("罗建村",), names, posts, tuple(f"1380013800{at}" for at in range(5))]


def _across(cells: Sequence[str]) -> Rows:
    return [("职务", "罗建村", "尚德村"), ("书记", *cells[:2]), ("主任", *cells[2:4])]


def _turned(cells: Sequence[str]) -> Rows:
    phones = (f"1380013800{at}" for at in range(4))
    return [("姓名", *cells[:4]), ("职务", *["副书记"] * 4), ("手机", *phones)]


def _cards(cells: Sequence[str]) -> Rows:
    return [
        line
        for at, cell in enumerate(cells[:2])
        for line in (("姓名", cell, "民族", "汉族"), ("手机", f"1380013800{at}", "职务", "副书记"))
    ]


def _chat(cells: Sequence[str]) -> Rows:
    lines = [f"{cell} 副书记 1380013800{at}" for at, cell in enumerate(cells[:4])]
    return [("罗建村：",), *((line.replace("\n", ""),) for line in lines)]


def _bare_chat(cells: Sequence[str]) -> Rows:
    first, second, third, fourth = (cell.replace("\n", "") for cell in cells[:4])
    return [(f"罗建村：{first}、{second}",), (f"尚德村：{third}、{fourth}",)]


def _lines(cells: Sequence[str]) -> Rows:
    posts = ("书记", "副书记", "主任", "副主任")
    numbered = enumerate(zip(posts, cells, strict=False))
    return [("村", "罗建村"), *((*each, "电话", f"1380013800{at}") for at, each in numbered)]


def _lines_with_colons(cells: Sequence[str]) -> Rows:
    title, *lines = _lines(cells)
    return [title, *((f"{post}：{name}", *others) for post, name, *others in lines)]


def _pairs(cells: Sequence[str]) -> Rows:
    phones = (f"1380013800{at}" for at in range(4))
    header = ("村", "", "书记", "副书记", "主任", "副主任")
    return [header, ("罗建村", "姓名", *cells[:4]), ("", "电话", *phones)]


def _with_telephones(cells: Sequence[str]) -> Rows:
    people = [
        ("罗建村", f"{cell} 1380013800{at}".replace("\n", ""), "副书记")
        for at, cell in enumerate(cells[:4])
    ]
    return [("村", "姓名及电话", "职务"), *people]


LAYOUTS: dict[Callable[[Sequence[str]], Rows], int] = {
    _below_posts: 4, _several_in_a_cell: 4, _all_in_a_cell: 4, _list: 4, _two_tables: 4, _wall: 2,
    _across: 4, _turned: 4, _cards: 2, _chat: 4, _bare_chat: 4, _lines: 4,
    _lines_with_colons: 4, _pairs: 4, _with_telephones: 4,
}  # fmt: skip


@given(
    layout=st.sampled_from(sorted(LAYOUTS, key=lambda each: each.__name__)),
    who=st.permutations(NAMES),
    remarks=st.lists(st.sampled_from(sorted(REMARKS)), min_size=4, max_size=4),
)
def test_a_remark_behind_a_name_is_told_of_its_bearer_in_every_layout(
    layout: Callable[[Sequence[str]], Rows], who: Sequence[str], remarks: Sequence[str]
) -> None:
    cells = [name + remark for name, remark in zip(who, remarks, strict=False)]
    found = listing(sheet(*layout(cells)))
    people = {person.name: person.gender for person in found.people}
    for name, remark in list(zip(who, remarks, strict=False))[: LAYOUTS[layout]]:
        assert people[name] == REMARKS[remark]


@given(
    layout=st.sampled_from(sorted(LAYOUTS, key=lambda each: each.__name__)),
    who=st.permutations(NAMES),
    remarks=st.lists(st.sampled_from([*ODD, *STRANGE, *sorted(REMARKS)]), min_size=4, max_size=4),
)
def test_whoever_is_named_is_read_or_reported_in_every_layout(
    layout: Callable[[Sequence[str]], Rows],
    who: Sequence[str],
    remarks: Sequence[str],
) -> None:
    cells = [name + remark for name, remark in zip(who, remarks, strict=False)]
    found = listing(sheet(*layout(cells)))
    told = {person.name for person in found.people}
    reported = {problem.raw for problem in found.problems if problem.field == "name"}
    for name in who[: LAYOUTS[layout]]:
        assert name in told or any(name in each for each in reported)


@given(
    layout=st.sampled_from(sorted(LAYOUTS, key=lambda each: each.__name__)),
    who=st.permutations(NAMES),
    odd=st.sampled_from(ODD),
)
def test_a_list_in_which_no_name_is_sure_is_reported_name_by_name(
    layout: Callable[[Sequence[str]], Rows], who: Sequence[str], odd: str
) -> None:
    found = listing(sheet(*layout([name + odd for name in who])))
    reported = {problem.raw for problem in found.problems if problem.field == "name"}
    for name in who[: LAYOUTS[layout]]:
        assert any(name in each for each in reported)


def test_a_line_that_begins_a_chat_otherwise_does_not_hide_the_others() -> None:
    found = listing(
        sheet(
            ("请各村核对一下号码，有错的告诉我",),
            ("罗建村：",),
            ("张大文等人 书记 13800138000",),
            ("李丽 副书记 13800138001",),
            ("王小明 主任 13800138002",),
            ("陈桂珍 委员 13800138003",),
        )
    )
    assert names(found) == ["李丽", "王小明", "陈桂珍"]
    assert [(each.row, each.kind) for each in found.problems if each.field == "name"] == [
        (3, "name_unread")
    ]


def test_a_holder_without_a_fact_in_a_list_of_lines_is_reported() -> None:
    title, *lines = _lines(NAMES)
    found = listing(sheet(title, *lines, ("委员", "陈桂珍")))
    assert "陈桂珍" in {problem.raw for problem in found.problems if problem.field == "name"}


def test_a_telephone_in_prose_makes_nobody_a_person_of_the_list() -> None:
    found = listing(
        sheet(
            ("各村要高度重视，按时上报材料。",),
            ("昨天开会时大家提了三条意见。",),
            ("如有疑问请联系李丽，电话13800138000。",),
            ("张大文书记对这项工作很关心，多次过问。",),
        )
    )
    assert found.people == ()


@given(
    layout=st.sampled_from(sorted(LAYOUTS, key=lambda each: each.__name__)),
    strange=st.sampled_from(STRANGE),
)
def test_what_is_not_understood_stays_with_the_name_or_in_the_note_in_every_layout(
    layout: Callable[[Sequence[str]], Rows], strange: str
) -> None:
    written = NAMES[0] + strange
    found = listing(sheet(*layout([written, *NAMES[1:]])))
    suspicious = [each.raw for each in found.problems if each.kind == "name_suspicious"]
    (person,) = (each for each in found.people if each.name.startswith(NAMES[0]))
    is_noted = person.name == NAMES[0] and person.note == strange.strip("（）")
    assert is_noted or (person.name == written and any(written in raw for raw in suspicious))
