"""Lists with continued pages, stamps, legends, other tables above, beside and below, odd heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.builders import HETAI, LUOJIAN, SHANGDE
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.places import put
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.lists.reading.cells import Cell


def continued_pages() -> list[Page]:
    page = Page()
    page.row("河台镇村干部花名册")
    who = iter(crowd(740, 9))
    for number in (1, 2, 3):
        if number > 1:
            page.row("续表" if number == 2 else "河台镇村干部花名册（续上页）")
        page.row("序号", "村", "姓名", "性别", "手机")
        for place in (1, 2, 3):
            each = next(who)
            put(page, LUOJIAN, each, place, "罗建村", each.name, each.sex, each.phone)
        page.row(f"第{number}页 共3页", "", "", "", "2026-11-23")
    return [page]


def stamps_in_cells() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "职务", "手机")
    for who in crowd(741, 4):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, "副主任", who.phone, posts=("V2",))
    page.row()
    page.row("填表人：", "李小明", "审核人：", "张英", "填表日期：2026.11.3")
    page.row("负责人签名：", "黄国强", "", "联系电话：", "13800138000")
    page.row("", "", "", "", "中共河台镇委员会（盖章）")
    page.row("", "", "", "", "2026年11月3日")
    return [page]


def stamps_without_colons() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "职务", "手机")
    for who in crowd(742, 4):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, "副主任", who.phone, posts=("V2",))
    page.row("制表", "李小明", "审核", "张英")
    page.row("经办人", "李小明", "", "电话", "13800138000")
    page.row("分管领导签字", "", "主要领导签字", "")
    return [page]


def legend_above_and_below() -> list[Page]:
    page = Page()
    page.row("说明：1.“√”表示是，空白表示否；2.标红为新任；3.职务代码：1书记 2主任")
    page.row("图例", "√ 是", "× 否", "△ 待定")
    page.row("村", "姓名", "性别", "手机", "是否新任")
    for place, who in enumerate(crowd(743, 4)):
        tick = "√" if place % 2 else "×"
        put(
            page, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone, tick,
            newly_elected=bool(place % 2),
        )  # fmt: skip
    page.row("注", "一、本表一式三份。")
    page.row("", "二、陈大文同志自2026年3月起请假。")
    page.row("图例：", "红色", "新任", "黑色", "连任")
    return [page]


def small_summary_above() -> list[Page]:
    page = Page()
    page.row("河台镇村干部名册")
    page.row("总人数", 4, "其中：女", 2, "党员", 3)
    page.row("平均年龄", 44.4, "大专以上", 2)
    page.row("序号", "村", "姓名", "性别", "手机", "职务")
    for place, who in enumerate(crowd(744, 4), 1):
        cells = (place, "罗建村", who.name, who.sex, who.phone, "支委")
        put(page, LUOJIAN, who, *cells, posts=("P3",))
    return [page]


def counts_beside_the_people() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机", "", "统计", "", "")
    page.row("", "", "", "", "", "村", "人数", "女")
    page.merge(1, 6, 1, 8)
    counts: list[tuple[Cell, ...]] = [("罗建村", 3, 1), ("尚德村", 2, 1), ("合计", 5, 2), ()]
    who = crowd(745, 5)
    for place, each in enumerate(who):
        village, key = ("罗建村", LUOJIAN) if place < 3 else ("尚德村", SHANGDE)
        beside = counts[place] if place < 4 else ()
        put(page, key, each, village, each.name, each.sex, each.phone, "", *beside)
    return [page]


def second_table_with_other_columns() -> list[Page]:
    page = Page()
    page.row("一、“两委”班子成员")
    page.row("序号", "村", "姓名", "性别", "手机", "职务")
    who = iter(crowd(746, 8))
    for number in range(1, 5):
        each = next(who)
        cells = (number, "罗建村", each.name, each.sex, each.phone, "村委委员")
        put(page, LUOJIAN, each, *cells, posts=("V3",))
    page.row()
    page.row("二、村务监督委员会成员")
    page.row("姓名", "所在村", "监委会职务", "联系方式", "身份证号码")
    for place in range(4):
        each = next(who)
        word, code = ("主任", "S1") if place == 0 else ("成员", "S2")
        row = page.row(each.name, "尚德村", word, each.phone, each.id_number)
        told = facts(each, "id_number", "phone", village=SHANGDE) | {"posts": (code,)}
        page.is_told(row, told)
    return [page]


def sheets_of_different_columns() -> list[Page]:
    one, two, three = Page(name="两委"), Page(name="监委会"), Page(name="经联社")
    one.row("村", "姓名", "性别", "手机", "职务")
    for who in crowd(747, 3):
        put(one, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone, "书记", posts=("P1",))
    two.row("监委会成员名单")
    two.row("序号", "姓名", "职务", "村居", "手机", "性别")
    for place, who in enumerate(crowd(748, 3), 1):
        cells = (place, who.name, "主任", "尚德村", who.phone, who.sex)
        put(two, SHANGDE, who, *cells, posts=("S1",))
    three.row("经济联合社班子成员")
    three.row("电话", "姓名", "性别", "职务", "村")
    for who in crowd(749, 3):
        facts_of = (who.phone, who.name, who.sex, "理事长", "河台社区")
        put(three, HETAI, who, *facts_of, posts=("E1",))
    return [one, two, three]


def cover_and_contents_first() -> list[Page]:
    cover, contents, words = Page(name="封面"), Page(name="目录"), Page(name="字典")
    cover.row("河台镇村（社区）干部档案")
    cover.row("编制单位：", "河台镇党建办")
    cover.row("编制人：", "李小明")
    contents.row("目  录")
    contents.row("序号", "名称", "页码")
    contents.row(1, "罗建村干部名册", 3)
    contents.row(2, "尚德村干部名册", 4)
    words.row("性别", "学历", "政治面貌", "职务")
    words.row("男", "本科", "中共党员", "党支部书记")
    words.row("女", "大专", "群众", "村委会主任")
    words.row("", "高中", "共青团员", "村委会委员")
    page = Page(name="名册")
    page.row("村", "姓名", "性别", "手机")
    for who in crowd(750, 3):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone)
    return [cover, contents, page, words]


def odd_order_from_the_right() -> list[Page]:
    page = Page()
    page.row(
        "备注", "入党时间", "政治面貌", "手机", "身份证号", "职务", "学历", "姓名", "村", "序号"
    )
    for place, who in enumerate(crowd(751, 4), 1):
        row = page.row(
            "", "2001.07", "中共党员", who.phone, who.id_number, "村委委员", "高中", who.name,
            "尚德村", place,
        )  # fmt: skip
        told = {
            "party_joined": "2001-07", "political_status": "cpc_member", "posts": ("V3",),
            "education": "high_school",
        }  # fmt: skip
        page.is_told(row, facts(who, "id_number", "phone", village=SHANGDE) | told)
    return [page]


def unknown_words_over_known_columns() -> list[Page]:
    page = Page()
    page.row(
        "归属", "何人", "男或女", "哪年哪月出生", "证照号", "拨打号码", "念书情况", "面貌（党群）",
        "干什么",
    )  # fmt: skip
    for who in crowd(752, 5):
        row = page.row(
            "罗建村", who.name, who.sex, who.birth, who.id_number, who.phone, "大专", "群众",
            "村委会委员",
        )  # fmt: skip
        told = {"education": "associate", "political_status": "masses", "posts": ("V3",)}
        page.is_told(row, facts(who, "birth", "id_number", "phone") | told)
    return [page]


def columns_without_header_words() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "", "", "", "")
    for place, who in enumerate(crowd(753, 5), 1):
        row = page.row(place, "罗建村", who.name, who.sex, who.id_number, who.phone, "支部委员")
        page.is_told(row, facts(who, "id_number", "phone") | {"posts": ("P3",)})
    return [page]


def headers_merged_over_more_columns_than_values() -> list[Page]:
    page = Page()
    page.row("村", "", "姓名", "", "性别", "身份证号码", "", "", "手机", "")
    for first, last in ((1, 2), (3, 4), (6, 8), (9, 10)):
        page.merge(1, first, 1, last)
    for number, who in enumerate(crowd(754, 5), 2):
        row = page.row("罗建村", "", who.name, "", who.sex, who.id_number, "", "", who.phone)
        for first, last in ((1, 2), (3, 4), (6, 8), (9, 10)):
            page.merge(number, first, number, last)
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def posts_of_four_bodies_in_columns() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "任职情况", "", "", "", "手机", "性别")
    page.row("", "", "党组织", "村（居）委会", "监委会", "经联社", "", "")
    page.merge(1, 3, 1, 6)
    for column in (1, 2, 7, 8):
        page.merge(1, column, 2, column)
    rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
        (("书记", "主任", "", "理事长"), ("P1", "V1", "E1")),
        (("副书记", "", "主任", ""), ("P2", "S1")),
        (("委员", "委员", "", ""), ("P3", "V3")),
        (("", "副主任", "", "监事长"), ("V2", "E4")),
        (("", "", "委员", "理事"), ("S2", "E3")),
    )
    for who, (words, posts) in zip(crowd(755, 5), rows, strict=True):
        put(page, LUOJIAN, who, "罗建村", who.name, *words, who.phone, who.sex, posts=posts)
    return [page]


def posts_and_dates_of_two_bodies() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "党内任职", "", "村委任职", "", "手机")
    page.row("", "", "", "职务", "任职时间", "职务", "任职时间", "")
    page.merge(1, 4, 1, 5)
    page.merge(1, 6, 1, 7)
    for column in (1, 2, 3, 8):
        page.merge(1, column, 2, column)
    rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
        (("书记", "2021.01", "主任", "2021.03"), ("P1", "V1")),
        (("副书记", "2021.01", "", ""), ("P2",)),
        (("", "", "委员", "2021.03"), ("V3",)),
        (("委员", "2021.01", "副主任", "2021.03"), ("P3", "V2")),
    )
    for who, (words, posts) in zip(crowd(756, 4), rows, strict=True):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, *words, who.phone, posts=posts)
    return [page]


def instructions_between_the_header_rows() -> list[Page]:
    page = Page()
    page.row("村", "基本情况", "", "", "联系方式")
    page.row("（填写说明：请按身份证填写，不得空缺）")
    page.row("", "姓名", "性别", "身份证号", "手机")
    page.merge(1, 2, 1, 4)
    page.merge(2, 1, 2, 5)
    for who in crowd(757, 4):
        row = page.row("罗建村", who.name, who.sex, who.id_number, who.phone)
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def three_rows_without_merges() -> list[Page]:
    page = Page()
    page.row("序号", "所在", "本人情况", "", "", "", "职务", "")
    page.row("", "村（居）", "姓名", "性别", "学历", "", "党内", "行政")
    page.row("", "", "", "", "全日制", "在职", "", "")
    for place, who in enumerate(crowd(758, 5), 1):
        row = page.row(place, "罗建村", who.name, who.sex, "高中", "大专", "支部委员", "村委会委员")
        told = {"education": "associate", "posts": ("P3", "V3")}
        page.is_told(row, facts(who, "gender") | told)
    return [page]


def totals_above_the_people() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "性别", "党员", "手机")
    page.row("合计", "", "4人", "男2女2", "3人")
    for place, who in enumerate(crowd(759, 4), 1):
        cells = (place, "罗建村", who.name, who.sex, "是", who.phone)
        put(page, LUOJIAN, who, *cells, political_status="cpc_member")
    page.row("小计", "", 4, "2/2", 3)
    page.row("总 计", "罗建村", "4", "", "", "")
    return [page]


def notes_that_look_like_people() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "性别", "手机", "备注")
    who = crowd(760, 5)
    for place, each in enumerate(who, 1):
        posts = ("S2",) if place == 5 else ()
        cells = (place, "罗建村", each.name, each.sex, each.phone, "")
        put(page, LUOJIAN, each, *cells, posts=posts)
        if place == 2:
            page.row("备注：", "陈大文同志因病未参加，由李小明代")
        if place == 4:
            page.row("", "", "以下为监委会成员")
    page.row("以上名单经村党总支会议研究通过。")
    page.row("", "", "（此页无正文）")
    page.row("以下空白")
    return [page]


def section_titles_in_the_name_column() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "职务", "性别", "手机")
    who = iter(crowd(761, 9))
    for title, word, code in (
        ("党总支委员会", "委员", "P3"),
        ("村民委员会", "委员", "V3"),
        ("村务监督委员会", "委员", "S2"),
    ):
        page.row("", title)
        for _ in range(3):
            each = next(who)
            cells = ("罗建村", each.name, word, each.sex, each.phone)
            put(page, LUOJIAN, each, *cells, posts=(code,))
    return [page]


def relatives_table_below() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机")
    for who in crowd(762, 3):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone)
    page.row()
    page.row("附：亲属任职回避情况")
    page.row("干部姓名", "亲属姓名", "关系", "亲属职务")
    page.row(crowd(762, 3)[0].name, "陈大文", "父亲", "村民小组长")
    return [page]


def leaders_who_answer_for_villages_below() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机")
    for who in crowd(763, 3):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone)
    page.row()
    page.row("驻点联系领导安排表")
    page.row("村（社区）", "驻点领导", "领导职务", "驻点干部")
    page.row("罗建村", "陈大文", "镇党委副书记", "李小明、张英")
    page.row("尚德村", "黄国强", "镇人大主席", "林永福")
    return [page]


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    continued_pages, stamps_in_cells, stamps_without_colons, legend_above_and_below,
    small_summary_above, counts_beside_the_people, second_table_with_other_columns,
    sheets_of_different_columns, cover_and_contents_first, odd_order_from_the_right,
    unknown_words_over_known_columns, columns_without_header_words,
    headers_merged_over_more_columns_than_values, posts_of_four_bodies_in_columns,
    posts_and_dates_of_two_bodies, instructions_between_the_header_rows, three_rows_without_merges,
    totals_above_the_people, notes_that_look_like_people, section_titles_in_the_name_column,
    relatives_table_below, leaders_who_answer_for_villages_below,
)  # fmt: skip
