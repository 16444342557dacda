"""Lists that are no plain table: holders of posts across, cards, columns of people, blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.builders import HETAI, LUOJIAN, SHANGDE
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.lists.reading.cells import Cell
    from tests.lists.invented.people import Somebody

PLACES = (("罗建村", LUOJIAN), ("尚德村", SHANGDE), ("河台社区", HETAI))


def _holder(page: Page, row: int, who: Somebody, village: str, *posts: str, **told: object) -> None:
    page.is_told(row, {"name": who.name, "village": village, "posts": posts, **told})


def bare_names_below_posts() -> list[Page]:
    page = Page()
    page.row("2026年河台镇村（社区）“两委”班子一览表")
    page.row("序号", "村（社区）", "书记", "主任", "副书记", "支部委员", "备注")
    who = iter(crowd(100, 20))
    for place, (village, key) in enumerate(PLACES, 1):
        secretary, head, deputy, one, two = (next(who) for _ in range(5))
        row = page.row(
            place, village, secretary.name, head.name, deputy.name, f"{one.name}、{two.name}", ""
        )
        _holder(page, row, secretary, key, "P1")
        _holder(page, row, head, key, "V1")
        _holder(page, row, deputy, key, "P2")
        _holder(page, row, one, key, "P3")
        _holder(page, row, two, key, "P3")
    return [page]


def names_below_two_levels_of_posts() -> list[Page]:
    page = Page()
    page.row("村", "党支部", "", "", "村委会", "", "", "监委会", "")
    page.row("", "书记", "副书记", "委员", "主任", "副主任", "委员", "主任", "委员")
    page.merge(1, 1, 2, 1)
    page.merge(1, 2, 1, 4)
    page.merge(1, 5, 1, 7)
    page.merge(1, 8, 1, 9)
    codes = ("P1", "P2", "P3", "V1", "V2", "V3", "S1", "S2")
    who = iter(crowd(101, 30))
    for village, key in PLACES:
        named = [next(who) for _ in codes]
        row = page.row(village, *[each.name for each in named])
        for each, code in zip(named, codes, strict=True):
            _holder(page, row, each, key, code)
    return [page]


def columns_of_facts_below_posts() -> list[Page]:
    page = Page()
    page.row("序号", "村别", "党支部书记", "", "", "村委会主任", "", "")
    page.row("", "", "姓名", "联系电话", "身份证号码", "姓名", "联系电话", "身份证号码")
    for column in (1, 2):
        page.merge(1, column, 2, column)
    page.merge(1, 3, 1, 5)
    page.merge(1, 6, 1, 8)
    who = iter(crowd(102, 8))
    for place, (village, key) in enumerate(PLACES, 1):
        one, two = next(who), next(who)
        row = page.row(
            place, village, one.name, one.phone, one.id_number, two.name, two.phone, two.id_number
        )
        page.is_told(row, facts(one, "id_number", "phone", village=key) | {"posts": ("P1",)})
        page.is_told(row, facts(two, "id_number", "phone", village=key) | {"posts": ("V1",)})
    return [page]


def one_person_below_two_posts() -> list[Page]:
    page = Page()
    page.row("村名", "书记", "主任", "监委会主任")
    who = iter(crowd(103, 8))
    for village, key in PLACES:
        one, two = next(who), next(who)
        row = page.row(village, one.name, one.name, two.name)
        _holder(page, row, one, key, "P1", "V1")
        _holder(page, row, two, key, "S1")
    return [page]


def names_and_telephones_below_posts() -> list[Page]:
    page = Page()
    page.row("村", "书记", "联系电话", "主任", "联系电话")
    who = iter(crowd(104, 8))
    for village, key in PLACES:
        one, two = next(who), next(who)
        row = page.row(village, one.name, one.phone, two.name, two.phone)
        _holder(page, row, one, key, "P1", phone=one.phone)
        _holder(page, row, two, key, "V1", phone=two.phone)
    return [page]


def names_and_numbers_with_the_post_in_each_header() -> list[Page]:
    page = Page()
    page.row("村", "书记姓名", "书记电话", "主任姓名", "主任电话")
    who = iter(crowd(105, 8))
    for village, key in PLACES:
        one, two = next(who), next(who)
        row = page.row(village, one.name, one.phone, two.name, two.phone)
        _holder(page, row, one, key, "P1", phone=one.phone)
        _holder(page, row, two, key, "V1", phone=two.phone)
    return [page]


def names_across() -> list[Page]:
    page = Page()
    page.row("村名", "“两委”成员姓名", "", "", "", "")
    page.merge(1, 2, 1, 6)
    who = iter(crowd(106, 18))
    for village, key in PLACES:
        named = [next(who) for _ in range(5)]
        row = page.row(village, *[each.name for each in named])
        for each in named:
            page.is_told(row, {"name": each.name, "village": key})
    return [page]


def _card(page: Page, who: Somebody, village: str, key: str) -> None:
    row = page.row("姓名", who.name, "性别", who.sex, "民族", "汉", "照片")
    page.row("出生年月", who.month, "文化程度", "大专", "政治面貌", "党员", "")
    page.row("身份证号码", who.id_number, "", "", "联系电话", who.phone, "")
    page.row("所在村", village, "", "现任职务", "村委会委员", "", "")
    page.row("家庭住址", "高要区河台镇", "", "", "", "", "")
    page.row("个人简历", "2001年7月毕业于高要一中，2005年起在村工作", "", "", "", "", "")
    told = facts(who, "id_number", "phone", village=key) | {
        "ethnicity": "汉族",
        "education": "associate",
        "political_status": "cpc_member",
        "posts": ("V3",),
    }
    page.is_told(row, told)


def cards_one_below_the_other() -> list[Page]:
    page = Page()
    for who, (village, key) in zip(crowd(107, 3), PLACES, strict=True):
        page.row("河台镇村（社区）“两委”干部信息登记表")
        _card(page, who, village, key)
        page.row()
    return [page]


def one_card_on_each_sheet() -> list[Page]:
    pages = []
    for who, (village, key) in zip(crowd(108, 3), PLACES, strict=True):
        page = Page(name=who.name)
        page.row("村（社区）“两委”干部信息表")
        page.row("填报单位：河台镇", "", "", "填表日期：2026年10月9日")
        _card(page, who, village, key)
        pages.append(page)
    return pages


def cards_with_colons() -> list[Page]:
    page = Page()
    for who in crowd(109, 4):
        row = page.row("姓名：", who.name, "性别：", who.sex)
        page.row("身份证号：", who.id_number, "手机：", who.phone)
        page.row("村（社区）：", "罗建村", "职务：", "党支部副书记")
        page.row()
        page.is_told(row, facts(who, "id_number", "phone") | {"posts": ("P2",)})
    return [page]


def one_label_a_row() -> list[Page]:
    page = Page()
    for who in crowd(110, 4):
        row = page.row("姓名", who.name)
        for label, value in (
            ("性别", who.sex),
            ("身份证号码", who.id_number),
            ("联系电话", who.phone),
            ("所在村", "罗建村"),
        ):
            page.row(label, value)
        page.row()
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def people_from_left_to_right() -> list[Page]:
    page = Page()
    who = crowd(111, 5)
    page.row("河台镇两委干部名册")
    row = page.row("姓名", *[each.name for each in who])
    page.row("性别", *[each.sex for each in who])
    page.row("出生年月", *[each.birth for each in who])
    page.row("身份证号码", *[each.id_number for each in who])
    page.row("联系电话", *[each.phone for each in who])
    page.row("所在村", *["尚德村"] * 5)
    for each in who:
        page.is_told(row, facts(each, "id_number", "birth", "phone", village=SHANGDE))
    return [page]


def people_from_left_to_right_numbered() -> list[Page]:
    page = Page()
    who = crowd(112, 6)
    page.row("序号", *range(1, 7))
    page.row("村", "罗建村", "", "", "尚德村", "", "")
    page.merge(2, 2, 2, 4)
    page.merge(2, 5, 2, 7)
    row = page.row("姓名", *[each.name for each in who])
    page.row("手机", *[each.phone for each in who])
    page.row("职务", *["村委会委员"] * 6)
    for place, each in enumerate(who):
        told = facts(each, "phone", village=LUOJIAN if place < 3 else SHANGDE) | {"posts": ("V3",)}
        page.is_told(row, told)
    return [page]


def posts_left_of_names() -> list[Page]:
    page = Page()
    who = iter(crowd(113, 15))
    for village, key in PLACES:
        page.row(village)
        page.row("职务", "姓名", "联系电话")
        for word, code in (("书记", "P1"), ("村委会主任", "V1"), ("监委会主任", "S1")):
            each = next(who)
            row = page.row(word, each.name, each.phone)
            _holder(page, row, each, key, code, phone=each.phone)
        page.row()
    return [page]


def village_line_above_each_table() -> list[Page]:
    page = Page()
    who = iter(crowd(114, 15))
    for village, key in PLACES:
        page.row(f"村（社区）名称：{village}", "", "", "填表人：陈大文")
        page.row("序号", "姓名", "性别", "手机")
        for place in range(1, 4):
            each = next(who)
            row = page.row(place, each.name, each.sex, each.phone)
            page.is_told(row, facts(each, "gender", "phone", village=key))
    return [page]


def three_tables_side_by_side() -> list[Page]:
    page = Page()
    block = ("序号", "村", "姓名", "电话")
    page.row(*block, "", *block, "", *block)
    who = crowd(115, 8)
    for place in range(3):
        cells: list[Cell] = []
        shown = []
        for number, (village, key) in enumerate(PLACES):
            at = number * 3 + place
            if at < len(who):
                cells += [at + 1, village, who[at].name, who[at].phone, ""]
                shown.append((who[at], key))
        row = page.row(*cells)
        for each, key in shown:
            page.is_told(row, facts(each, "phone", village=key))
    return [page]


def two_villages_side_by_side() -> list[Page]:
    page = Page()
    page.row("罗建村", "", "", "", "尚德村", "", "")
    page.merge(1, 1, 1, 3)
    page.merge(1, 5, 1, 7)
    page.row("姓名", "职务", "电话", "", "姓名", "职务", "电话")
    who = crowd(116, 6)
    for left, right in zip(who[:3], who[3:], strict=True):
        row = page.row(left.name, "村委委员", left.phone, "", right.name, "支部委员", right.phone)
        _holder(page, row, left, LUOJIAN, "V3", phone=left.phone)
        _holder(page, row, right, SHANGDE, "P3", phone=right.phone)
    return [page]


def another_kind_of_table_below() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机")
    for who in crowd(117, 4):
        page.is_told(
            page.row("罗建村", who.name, who.sex, who.phone), facts(who, "gender", "phone")
        )
    page.row()
    page.row("统计表")
    page.row("村", "总人数", "男", "女", "党员", "大专以上")
    page.row("罗建村", 4, 2, 2, 3, 1)
    page.row("合计", 4, 2, 2, 3, 1)
    return [page]


def only_counts() -> list[Page]:
    page = Page()
    page.row("河台镇村干部情况统计表")
    page.row("序号", "村（社区）", "书记", "主任", "副书记", "委员", "合计", "其中女性", "平均年龄")
    page.row(1, "罗建村", 1, 0, 1, 3, 5, 2, 44.4)
    page.row(2, "尚德村", 1, 1, 1, 4, 7, 2, 45)
    page.row("", "合计", 2, 1, 2, 7, 12, 4, 44.7)
    return [page]


def timetable() -> list[Page]:
    page = Page()
    page.row("培训班课程表")
    page.row("日期", "时间", "课程", "授课人", "单位及职务", "地点")
    page.row("5月8日", "上午", "党建引领", "陈大文", "市委党校副教授", "镇会议室")
    page.row("5月8日", "下午", "乡村振兴", "李小明", "农业局科长", "镇会议室")
    return [page]


def contacts_of_villages() -> list[Page]:
    page = Page()
    page.row("村（社区）", "联系人", "联系人电话", "办公室地址")
    page.row("罗建村", "陈大文", "13800138000", "罗建村委会")
    page.row("尚德村", "李小明", "13900139000", "尚德村委会")
    return [page]


def parted_by_posts() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "联系电话")
    who = iter(crowd(118, 9))
    for title, code in (
        ("一、书记", "P1"),
        ("二、村委会主任（3人）", "V1"),
        ("（三）监委会主任", "S1"),
    ):
        page.row(title)
        for place, (village, key) in enumerate(PLACES, 1):
            each = next(who)
            row = page.row(place, village, each.name, each.phone)
            _holder(page, row, each, key, code, phone=each.phone)
    return [page]


def telephones_behind_names() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "职务")
    for who, (village, key) in zip(crowd(119, 3), PLACES, strict=True):
        name = f"{who.name}{who.phone}"
        row = page.row(village, name, "党支部委员")
        told = {"name": name, "village": key, "posts": ("P3",)}
        page.is_told(row, told, ("name_suspicious",))
    return [page]


def two_names_without_anything_else() -> list[Page]:
    page = Page()
    page.row("村", "两委干部姓名")
    who = crowd(120, 4)
    for at, (village, key) in enumerate(PLACES[:2]):
        pair = who[at * 2 : at * 2 + 2]
        row = page.row(village, "、".join(each.name for each in pair))
        for each in pair:
            page.is_told(row, {"name": each.name, "village": key})
    return [page]


def life_in_one_column() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "基本情况")
    for who in crowd(121, 3):
        row = page.row("罗建村", who.name, f"{who.sex}，{who.month}生，大专，手机{who.phone}")
        page.is_told(row, {"name": who.name, "village": LUOJIAN})
    return [page]


def sentences_in_one_column() -> list[Page]:
    page = Page()
    for line, village, names in (
        ("罗建村：陈大文（书记）、李小明（主任）", LUOJIAN, ("陈大文", "李小明")),
        ("尚德村：黄国强（书记）、张英（主任）", SHANGDE, ("黄国强", "张英")),
    ):
        row = page.row(line)
        for name, post in zip(names, ("P1", "V1"), strict=True):
            page.is_told(row, {"name": name, "village": village, "posts": (post,)})
    return [page]


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    bare_names_below_posts, names_below_two_levels_of_posts, columns_of_facts_below_posts,
    one_person_below_two_posts, names_and_telephones_below_posts,
    names_and_numbers_with_the_post_in_each_header, names_across, cards_one_below_the_other,
    one_card_on_each_sheet, cards_with_colons, one_label_a_row, people_from_left_to_right,
    people_from_left_to_right_numbered, posts_left_of_names, village_line_above_each_table,
    three_tables_side_by_side, two_villages_side_by_side, another_kind_of_table_below, only_counts,
    timetable, contacts_of_villages, parted_by_posts,
    telephones_behind_names, two_names_without_anything_else,
    life_in_one_column, sentences_in_one_column,
)  # fmt: skip
