"""Lists that name the village in an odd place: sheet, title, corner, foot, merged, vertical."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.builders import HETAI, LUOJIAN, OTHER_TOWN, SHANGDE
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.lists.reading.cells import Cell
    from tests.lists.invented.people import Somebody

HOME = "441204103205"  # 新村 of 河台镇; the one of 金利镇 is OTHER_TOWN


def put(page: Page, key: str | None, who: Somebody, *cells: Cell, **told: object) -> int:
    """Write a row of somebody whose gender and mobile number are told."""
    row = page.row(*cells)
    page.is_told(row, facts(who, "gender", "phone", village=key) | told)
    return row


def sheets_with_numbers_and_counts() -> list[Page]:
    pages = []
    names = (
        ("01罗建村(3人)", LUOJIAN),
        ("2 尚德", SHANGDE),
        ("③河台社区居委会", HETAI),
        ("罗建村 （新）", LUOJIAN),
    )
    for number, (name, key) in enumerate(names):
        page = Page(name=name)
        page.row("村（社区）两委干部名册")
        page.row("序号", "姓名", "性别", "职务", "手机")
        for place, who in enumerate(crowd(700 + number, 3), 1):
            put(page, key, who, place, who.name, who.sex, "支部委员", who.phone, posts=("P3",))
        pages.append(page)
    return pages


def corner_label_and_value_apart() -> list[Page]:
    page = Page()
    page.row("村（社区）基层组织成员登记表")
    page.row("村（社区）：", "罗建村", "", "填报日期：", "2026年11月3日")
    page.row("姓名", "性别", "现任职务", "手机", "备注")
    for who in crowd(705, 4):
        put(page, LUOJIAN, who, who.name, who.sex, "村委委员", who.phone, posts=("V3",))
    page.row("村（社区）：", "尚德村", "", "填报日期：", "2026年11月5日")
    page.row("姓名", "性别", "现任职务", "手机", "备注")
    for who in crowd(706, 4):
        put(page, SHANGDE, who, who.name, who.sex, "村委委员", who.phone, posts=("V3",))
    return [page]


def reporting_division_is_the_village() -> list[Page]:
    pages = []
    for number, (division, key) in enumerate(
        (("填报单位（盖章）：罗建村党总支部", LUOJIAN), ("单位：尚德村民委员会", SHANGDE))
    ):
        page = Page(name=f"Sheet{number + 1}")
        page.row("附件1")
        page.row("村干部基本情况统计表")
        page.row(division, "", "", "2026年11月", "单位：人")
        page.row("序号", "姓名", "性别", "职务", "联系电话")
        for place, who in enumerate(crowd(707 + number, 4), 1):
            put(page, key, who, place, who.name, who.sex, "副书记", who.phone, posts=("P2",))
        pages.append(page)
    return pages


def village_in_the_title_of_each_sheet() -> list[Page]:
    pages = []
    for number, (title, key) in enumerate(
        (
            ("河台镇罗建村村民委员会成员名册", LUOJIAN),
            ("尚德村2026年换届后两委班子成员基本情况表", SHANGDE),
            ("高要区河台镇河台社区“两委”班子成员花名册（2026年10月）", HETAI),
        )
    ):
        page = Page(name=f"Sheet{number + 1}")
        page.row(title)
        page.merge(1, 1, 1, 5)
        page.row("序号", "姓名", "性别", "职务", "联系电话")
        for place, who in enumerate(crowd(709 + number, 4), 1):
            put(page, key, who, place, who.name, who.sex, "副书记", who.phone, posts=("P2",))
        pages.append(page)
    return pages


def village_once_unmerged() -> list[Page]:
    page = Page()
    page.row("村居", "序号", "姓名", "性别", "手机号")
    who = iter(crowd(712, 9))
    for village, key in (("罗建", LUOJIAN), ("尚德", SHANGDE), ("河台", HETAI)):
        for place in (1, 2, 3):
            each = next(who)
            name = village if place == 1 else ""
            put(page, key, each, name, place, each.name, each.sex, each.phone)
    return [page]


def village_merged_at_the_right() -> list[Page]:
    page = Page()
    page.row("联系电话", "职务", "性别", "姓名", "序号", "村（社区）")
    who = iter(crowd(713, 9))
    for village, key in (("罗建村", LUOJIAN), ("尚德村", SHANGDE)):
        top = len(page.rows) + 1
        for place in range(1, 5):
            each = next(who)
            shown = village if place == 1 else ""
            cells = (each.phone, "监委会委员", each.sex, each.name, place, shown)
            put(page, key, each, *cells, posts=("S2",))
        page.merge(top, 6, len(page.rows), 6)
    return [page]


def codes_beside_villages() -> list[Page]:
    page = Page()
    page.row("行政区划代码", "镇街", "村居", "姓名", "性别", "手机")
    who = iter(crowd(714, 6))
    for key, village in ((LUOJIAN, "罗建村"), (HETAI, "河台社区"), (SHANGDE, "尚德村")):
        for _ in range(2):
            each = next(who)
            put(page, key, each, key, "河台镇", village, each.name, each.sex, each.phone)
    return [page]


def villages_as_paths() -> list[Page]:
    page = Page()
    page.row("组织机构", "姓名", "性别", "手机号码")
    texts = (
        ("河台镇/罗建村", LUOJIAN),
        ("高要区>河台镇>尚德村", SHANGDE),
        ("广东省-肇庆市-高要区-河台镇-河台社区", HETAI),
        ("高要区\\河台镇\\罗建村民委员会", LUOJIAN),
        ("中共河台镇尚德村总支部委员会", SHANGDE),
        ("河台镇_河台社区党总支部", HETAI),
    )
    for each, (text, key) in zip(crowd(715, 6), texts, strict=True):
        put(page, key, each, text, each.name, each.sex, each.phone)
    return [page]


def section_lines_that_name_the_secretary() -> list[Page]:
    page = Page()
    page.row("序号", "姓名", "性别", "职务", "手机")
    who = iter(crowd(716, 9))
    for village, key in (("罗建村", LUOJIAN), ("尚德村", SHANGDE)):
        three = [next(who) for _ in range(3)]
        page.row(f"{village}（党支部书记：{three[0].name}，联系电话：{three[0].phone}）")
        words = (("书记", "P1"), ("副书记", "P2"), ("支部委员", "P3"))
        for place, (each, (word, code)) in enumerate(zip(three, words, strict=True), 1):
            put(page, key, each, place, each.name, each.sex, word, each.phone, posts=(code,))
    return [page]


def sections_merged_over_the_width() -> list[Page]:
    page = Page()
    page.row("河台镇村（社区）干部通讯录")
    page.merge(1, 1, 1, 8)
    page.row("序号", "姓名", "性别", "手机", "序号", "姓名", "性别", "手机")
    who = iter(crowd(717, 14))
    for village, key in (("罗建村（6人）", LUOJIAN), ("尚德村（5人）", SHANGDE)):
        top = page.row(village)
        page.merge(top, 1, top, 8)
        for at in range(3):
            left = next(who)
            cells: list[Cell] = [at * 2 + 1, left.name, left.sex, left.phone]
            pair = [left]
            if (at, key) != (2, SHANGDE):
                right = next(who)
                cells += [at * 2 + 2, right.name, right.sex, right.phone]
                pair.append(right)
            row = page.row(*cells)
            for each in pair:
                page.is_told(row, facts(each, "gender", "phone", village=key))
    return [page]


def three_merged_columns_of_divisions() -> list[Page]:
    page = Page()
    page.row("县（市、区）", "镇（街道）", "村（社区）", "姓名", "性别", "联系电话", "职务")
    who = iter(crowd(718, 8))
    for town, places in (
        ("河台镇", (("新村", HOME), ("罗建村", LUOJIAN))),
        ("金利镇", (("新村", OTHER_TOWN),)),
    ):
        first = len(page.rows) + 1
        for village, key in places:
            top = len(page.rows) + 1
            for place in (0, 1):
                each = next(who)
                begin = len(page.rows) + 1
                county = "高要区" if begin == 2 else ""
                shown = (town if begin == first else "", village if place == 0 else "")
                cells = (county, *shown, each.name, each.sex, each.phone, "第一书记")
                put(page, key, each, *cells, posts=("X1",))
            page.merge(top, 3, top + 1, 3)
        page.merge(first, 2, len(page.rows), 2)
    page.merge(2, 1, len(page.rows), 1)
    return [page]


def town_named_once_above_twins() -> list[Page]:
    page = Page()
    page.row("镇", "村", "姓名", "性别", "手机")
    who = iter(crowd(719, 4))
    for town, village, key in (
        ("河台镇", "新村", HOME),
        ("", "新村", HOME),
        ("金利镇", "新村", OTHER_TOWN),
        ("", "新村", OTHER_TOWN),
    ):
        each = next(who)
        put(page, key, each, town, village, each.name, each.sex, each.phone)
    return [page]


def village_with_its_bodies_merged() -> list[Page]:
    page = Page()
    page.row("村", "组织", "职务", "姓名", "性别", "手机")
    who = iter(crowd(720, 12))
    for village, key in (("罗建村", LUOJIAN), ("尚德村", SHANGDE)):
        first = len(page.rows) + 1
        for body, rows in (
            ("党总支", (("书记", "P1"), ("委员", "P3"))),
            ("村民委员会", (("副主任", "V2"), ("委员", "V3"))),
            ("村务监督委员会", (("主任", "S1"), ("委员", "S2"))),
        ):
            top = len(page.rows) + 1
            for word, code in rows:
                each = next(who)
                begin = len(page.rows) + 1
                shown = (village if begin == first else "", body if begin == top else "")
                cells = (*shown, word, each.name, each.sex, each.phone)
                put(page, key, each, *cells, posts=(code,))
            page.merge(top, 2, top + 1, 2)
        page.merge(first, 1, len(page.rows), 1)
    return [page]


def village_as_vertical_title_left() -> list[Page]:
    page = Page()
    page.row("", "序号", "姓名", "性别", "手机")
    who = iter(crowd(721, 8))
    for village, key in (("罗\n建\n村", LUOJIAN), ("尚 德 村", SHANGDE)):
        top = len(page.rows) + 1
        for place in range(1, 5):
            each = next(who)
            shown = village if place == 1 else ""
            put(page, key, each, shown, place, each.name, each.sex, each.phone)
        page.merge(top, 1, len(page.rows), 1)
    return [page]


def village_repeated_at_the_foot() -> list[Page]:
    """The stamp below says what the title does not."""
    page = Page(name="罗建村")
    page.row("两委干部名册")
    page.row("序号", "姓名", "性别", "手机")
    for place, who in enumerate(crowd(722, 4), 1):
        put(page, LUOJIAN, who, place, who.name, who.sex, who.phone)
    page.row("", "", "罗建村民委员会（盖章）")
    page.row("", "", "2026年11月23日")
    return [page]


def two_serials() -> list[Page]:
    page = Page()
    page.row("总序号", "村序号", "村名", "村内序号", "姓名", "性别", "电话")
    who = iter(crowd(723, 9))
    total = 0
    for number, (village, key) in enumerate((("罗建村", LUOJIAN), ("尚德村", SHANGDE)), 1):
        for place in (1, 2, 3):
            each = next(who)
            total += 1
            cells = (total, number, village, place, each.name, each.sex, each.phone)
            put(page, key, each, *cells)
    return [page]


def merged_villages_beside_page_breaks() -> list[Page]:
    """The village runs over the end of a page; the next page names it again as 续."""
    page = Page()
    page.row("村", "姓名", "性别", "手机")
    who = iter(crowd(724, 8))
    for village in ("罗建村", "罗建村（续）"):
        top = len(page.rows) + 1
        for place in range(3):
            each = next(who)
            shown = village if place == 0 else ""
            put(page, LUOJIAN, each, shown, each.name, each.sex, each.phone)
        page.merge(top, 1, len(page.rows), 1)
        page.row("村", "姓名", "性别", "手机")
    each = next(who)
    put(page, SHANGDE, each, "尚德村", each.name, each.sex, each.phone)
    return [page]


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    sheets_with_numbers_and_counts, corner_label_and_value_apart, reporting_division_is_the_village,
    village_in_the_title_of_each_sheet, village_once_unmerged, village_merged_at_the_right,
    codes_beside_villages, villages_as_paths, section_lines_that_name_the_secretary,
    sections_merged_over_the_width, three_merged_columns_of_divisions, town_named_once_above_twins,
    village_with_its_bodies_merged, village_as_vertical_title_left, village_repeated_at_the_foot,
    two_serials, merged_villages_beside_page_breaks,
)  # fmt: skip
