"""Lists with much between the people: sections, pages, notes, totals, examples, vacancies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.builders import HETAI, LUOJIAN, OTHER_TOWN, SHANGDE
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.lists.invented.people import Somebody

HEADER = ("序号", "村", "姓名", "性别", "职务", "联系电话")
UNKNOWN = ("village_unknown",)


def _line(
    page: Page,
    number: object,
    village: str,
    who: Somebody,
    key: str | None = LUOJIAN,
    posts: tuple[str, ...] = ("V3",),
    word: str = "村委会委员",
    problems: Sequence[str] = (),
) -> None:
    row = page.row(str(number), village, who.name, who.sex, word, who.phone)
    told = facts(who, "gender", "phone", village=key) | {"posts": posts}
    page.is_told(row, told, problems, () if key else UNKNOWN)


def pages_with_continued_titles() -> list[Page]:
    page = Page()
    who = crowd(200, 9)
    for part in range(3):
        page.row(f"河台镇村干部名册{'（续表）' if part else ''}")
        page.row("单位：河台镇", "", "", "", "", f"第{part + 1}页 共3页")
        page.row(*HEADER)
        for place in range(3):
            each = who[part * 3 + place]
            _line(page, part * 3 + place + 1, "罗建村" if place == 0 else "", each)
        page.row("", "本页小计", "3人")
        page.row(f"第 {part + 1} 页")
    page.row("", "合计", "9人")
    return [page]


def header_words_vary_by_page() -> list[Page]:
    page = Page()
    who = crowd(201, 6)
    page.row(*HEADER)
    for place in range(3):
        _line(page, place + 1, "罗建村", who[place])
    page.row("序  号", "村\n别", "姓  名", "性\n别", "职　务", "联系\n电话")
    for place in range(3, 6):
        _line(page, place + 1, "罗建村", who[place])
    return [page]


def sections_with_counts() -> list[Page]:
    page = Page()
    page.row("序号", "姓名", "性别", "职务", "联系电话")
    who = iter(crowd(202, 15))
    for words, key in (
        ("一、罗建村（3人）", LUOJIAN),
        ("二、尚德村  共3人", SHANGDE),
        ("三、河台社区居委会", HETAI),
        ("四．金利镇新村：3人", OTHER_TOWN),
    ):
        page.row(words)
        for place in range(1, 4):
            each = next(who)
            row = page.row(place, each.name, each.sex, "副主任", each.phone)
            page.is_told(row, facts(each, "gender", "phone", village=key) | {"posts": ("V2",)})
    return [page]


def sections_within_sections() -> list[Page]:
    page = Page()
    page.row("序号", "姓名", "性别", "职务", "联系电话")
    who = iter(crowd(203, 24))
    bodies = (
        ("（一）党支部", "委员", "P3"),
        ("（二）村民委员会", "委员", "V3"),
        ("（三）村务监督委员会", "主任", "S1"),
        ("（四）经济联合社", "理事", "E3"),
    )
    for village, key in (("一、罗建村", LUOJIAN), ("二、尚德村", SHANGDE)):
        page.row(village)
        for body, word, code in bodies:
            page.row(body)
            for place in (1, 2):
                each = next(who)
                row = page.row(place, each.name, each.sex, word, each.phone)
                page.is_told(row, facts(each, "gender", "phone", village=key) | {"posts": (code,)})
    return [page]


def bodies_as_sections_beside_a_village_column() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    who = iter(crowd(204, 12))
    for body, code in (
        ("党组织班子成员", "P3"),
        ("村（居）民委员会成员", "V3"),
        ("村（居）务监督委员会成员", "S2"),
    ):
        page.row(body)
        page.merge(len(page.rows), 1, len(page.rows), 6)
        for place in (1, 2, 3):
            _line(page, place, "罗建村", next(who), posts=(code,), word="委员")
    return [page]


def village_in_the_middle_of_its_rows() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    who = iter(crowd(205, 9))
    for village, key in (("罗建村", LUOJIAN), ("尚德村", SHANGDE), ("河台社区", HETAI)):
        for place in (1, 2, 3):
            each = next(who)
            row = page.row(
                place, village if place == 2 else "", each.name, each.sex, "副主任", each.phone
            )
            told = facts(each, "gender", "phone", village=key) | {"posts": ("V2",)}
            page.is_told(row, told)
    return [page]


def village_only_at_the_last_row() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    who = iter(crowd(206, 6))
    number = 0
    for village, key in (("罗建村", LUOJIAN), ("尚德村", SHANGDE)):
        for place in (1, 2, 3):
            number += 1
            each = next(who)
            row = page.row(
                number, village if place == 3 else "", each.name, each.sex, "副主任", each.phone
            )
            known = key if place == 3 else None
            told = facts(each, "gender", "phone", village=known) | {"posts": ("V2",)}
            page.is_told(row, told, () if known or number != 1 else UNKNOWN, UNKNOWN)
    return [page]


def ditto_everywhere() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "民族", "学历", "政治面貌", "职务", "手机")
    for place, who in enumerate(crowd(207, 8)):
        ditto = ("〃", "″", '"', "同上", "同  上", "”", "''", "〃")[place]
        same = [ditto] * 5 if place else ["男", "汉", "高中", "党员", "支部委员"]
        row = page.row(ditto if place else "罗建村", who.name, *same, who.phone)
        told = facts(who, "phone") | {
            "gender": "male",
            "ethnicity": "汉族",
            "education": "high_school",
            "political_status": "cpc_member",
            "posts": ("P3",),
        }
        page.is_told(row, told)
    return [page]


def examples_first() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    page.row("例", "XX村", "张三", "男", "党支部书记", "13800138000")
    page.row("示例2", "罗建村", "李四", "女", "村委会主任", "13900139000")
    for place, who in enumerate(crowd(208, 4), 1):
        _line(page, place, "罗建村", who)
    return [page]


def example_in_the_name() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    page.row("", "罗建村", "张三（示例）", "男", "党支部书记", "13800138000")
    page.row("", "罗建村", "例：李四", "男", "党支部书记", "13800138000")
    page.row("填写示例", "罗建村", "王五", "男", "党支部书记", "13800138000")
    for place, who in enumerate(crowd(209, 4), 1):
        _line(page, place, "罗建村", who)
    return [page]


def signatures_below() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    for place, who in enumerate(crowd(210, 4), 1):
        _line(page, place, "罗建村", who)
    page.row("", "填表人：", "陈大文", "", "联系电话：", "13800138000")
    page.row("", "审核人", "李小明", "", "电话", "13800138000")
    page.row("", "经办人：", "黄国强", "", "", "13900139000")
    page.row("", "报送人：", "黄国强", "", "", "13900139000")
    page.row("", "联系人：", "黄国强", "", "", "13900139000")
    page.row("", "分管领导：", "黄国强", "", "", "13900139000")
    page.row("", "镇党委书记：", "黄国强", "", "", "13900139000")
    page.row("", "校对：", "黄国强", "", "", "")
    page.row("", "制表人", "黄国强", "", "制表时间", "2026.10.9")
    return [page]


def vacant_posts() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    for place, who in enumerate(crowd(211, 4), 1):
        _line(page, place * 2, "罗建村", who)
        nobody = ("空缺", "（待补选）", "暂缺", "—")[place - 1]
        page.row(place * 2 + 1, "罗建村", nobody, "", "村委会副主任", "")
    return [page]


def totals_in_odd_places() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    page.row("合计", "", "4人", "男2女2", "", "")
    for place, who in enumerate(crowd(212, 4), 1):
        _line(page, place, "罗建村", who)
        if place == 2:
            page.row("", "罗建村 小计", "", "", "2", "")
    page.row("", "", "共4人", "", "", "")
    page.row("总  计", 4, "", "", "", "")
    page.row("", "男：2人，女：2人，党员：3人，平均年龄44.4岁")
    return [page]


def notes_between() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    for place, who in enumerate(crowd(213, 6), 1):
        _line(page, place, "罗建村", who)
        if place == 3:
            page.row("", "★以下为新增人员")
            page.row("注：1.红色字段为必填；2.请勿修改格式")
            page.row("", "", "以下空白")
    page.row("", "", "以下空白", "", "", "")
    page.row("此表一式两份，于10月9日前报镇党建办")
    return [page]


def prefilled_empty_rows() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    for place, who in enumerate(crowd(214, 4), 1):
        _line(page, place, "罗建村", who)
    for place in range(5, 30):
        page.row(place, "罗建村", "", "", "", "")
    return [page]


def prefilled_posts() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    for place, who in enumerate(crowd(215, 3), 1):
        _line(page, place, "罗建村", who)
    page.row(4, "罗建村", "", "", "村委会委员", "")
    page.row(5, "罗建村", "空缺", "", "监委会委员", "")
    return [page]


def numbers_in_the_last_column() -> list[Page]:
    page = Page()
    page.row("姓名", "性别", "村", "手机", "序号")
    for place, who in enumerate(crowd(216, 4), 1):
        row = page.row(who.name, who.sex, "罗建村", who.phone, place)
        page.is_told(row, facts(who, "gender", "phone"))
    page.row("合计", "", "", "", 4)
    return [page]


def unknown_villages() -> list[Page]:
    page = Page()
    page.row(*HEADER)
    who = iter(crowd(217, 8))
    _line(page, 1, "罗健村", next(who), None, problems=UNKNOWN)
    _line(page, 2, "", next(who), None)
    _line(page, 3, "尚德村委", next(who), SHANGDE)
    _line(page, 4, "双水", next(who), None, problems=("village_ambiguous",))
    _line(page, 5, "金利镇新村", next(who), OTHER_TOWN)
    _line(page, 6, "河台居委", next(who), HETAI)
    _line(page, 7, "高要区河台镇罗建村民委员会", next(who), LUOJIAN)
    page.people = [
        truth
        if truth.facts["village"]
        else type(truth)(
            truth.sheet,
            truth.row,
            truth.facts,
            truth.problems,
            truth.optional | {"village_ambiguous"},
        )
        for truth in page.people
    ]
    return [page]


def two_people_in_a_cell() -> list[Page]:
    page = Page()
    page.row("村", "职务", "姓名", "性别", "手机")
    one, two, three, four = crowd(218, 4)
    row = page.row(
        "罗建村",
        "副书记",
        f"{one.name}\n{two.name}",
        f"{one.sex}\n{two.sex}",
        f"{one.phone}\n{two.phone}",
    )
    for who in (one, two):
        page.is_told(row, facts(who, "gender", "phone") | {"posts": ("P2",)})
    row = page.row(
        "罗建村", "村委委员", f"{three.name}、{four.name}", "", f"{three.phone}、{four.phone}"
    )
    for who in (three, four):
        page.is_told(row, facts(who, "phone") | {"posts": ("V3",)})
    return [page]


def two_rows_for_each_person() -> list[Page]:
    """The second row of a person holds only the other telephone, merged cells the rest."""
    page = Page()
    page.row("序号", "村", "姓名", "性别", "电话")
    for place, who in enumerate(crowd(219, 4)):
        row = page.row(place + 1, "罗建村", who.name, who.sex, who.phone)
        page.row("", "", "", "", "0758-8123456")
        for column in (1, 2, 3, 4):
            page.merge(row, column, row + 1, column)
        page.is_told(row, facts(who, "gender", "phone") | {"second_phone": "07588123456"})
    return [page]


def old_copy_on_a_hidden_sheet() -> list[Page]:
    page, old = Page(), Page(name="Sheet1 (2)", hidden=True)
    for each in (page, old):
        each.row(*HEADER)
    for place, who in enumerate(crowd(220, 4), 1):
        _line(page, place, "罗建村", who)
        old.row(place, "罗建村", who.name, who.sex, "村委会委员", who.phone)
    notes = Page(name="填表说明")
    notes.row(*HEADER)
    notes.row(1, "罗建村", "张三", "男", "书记", "13800138000")
    return [old, page, notes]


def villages_named_by_sheet_and_number() -> list[Page]:
    pages = []
    for number, (village, key) in enumerate(
        (("罗建", LUOJIAN), ("尚德村", SHANGDE), ("河台社区", HETAI)), 1
    ):
        page = Page(name=f"{number}.{village}")
        page.row("“两委”干部名单")
        page.row("姓名", "性别", "手机")
        for who in crowd(220 + number, 3):
            page.is_told(
                page.row(who.name, who.sex, who.phone), facts(who, "gender", "phone", village=key)
            )
        pages.append(page)
    return pages


def candidates_not_elected() -> list[Page]:
    """A column that says who was not elected is no reason to drop or invent anybody."""
    page = Page()
    page.row("村", "姓名", "性别", "手机", "职务")
    words = ("书记", "原主任", "已辞职", "村委会委员（已离任）")
    codes: tuple[tuple[str, ...], ...] = (("P1",), (), (), ())
    for who, word, code in zip(crowd(230, 4), words, codes, strict=True):
        row = page.row("罗建村", who.name, who.sex, who.phone, word)
        page.is_told(row, facts(who, "gender", "phone") | {"posts": code}, (), ("post_unknown",))
    return [page]


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    pages_with_continued_titles, header_words_vary_by_page, sections_with_counts,
    sections_within_sections, bodies_as_sections_beside_a_village_column,
    village_in_the_middle_of_its_rows, village_only_at_the_last_row, ditto_everywhere,
    examples_first, example_in_the_name, signatures_below, vacant_posts, totals_in_odd_places,
    notes_between, prefilled_empty_rows, prefilled_posts, numbers_in_the_last_column,
    unknown_villages, two_people_in_a_cell, two_rows_for_each_person, old_copy_on_a_hidden_sheet,
    villages_named_by_sheet_and_number, candidates_not_elected,
)  # fmt: skip
