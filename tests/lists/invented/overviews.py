"""Overviews of townships, forms, tables laid on their side, posts of before and of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.builders import LUOJIAN, SHANGDE
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.places import put
from tests.lists.invented.shapes import PLACES
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.lists.reading.cells import Cell
    from tests.lists.invented.people import Somebody


def holder(page: Page, row: int, who: Somebody, key: str | None, *posts: str, **told: str) -> None:
    """Note somebody of whom an overview tells name, village and posts."""
    page.is_told(row, {"name": who.name, "village": key, "posts": posts, **told})


# --- overviews: a village a line, posts across -------------------------------------------------


def several_names_in_a_cell() -> list[Page]:
    page = Page()
    page.row("河台镇村（社区）“两委”班子成员情况一览表")
    page.row(
        "序号", "村（社区）名称", "党组织书记", "党组织副书记", "党组织委员", "村（居）委会主任",
        "村（居）委会副主任", "村（居）委会委员",
    )  # fmt: skip
    who = iter(crowd(780, 30))
    codes = (("P1",), ("P2",), ("P3", "P3", "P3"), ("V1",), ("V2",), ("V3", "V3"))
    for place, (village, key) in enumerate(PLACES, 1):
        cells: list[Cell] = [place, village]
        named: list[tuple[Somebody, str]] = []
        for column in codes:
            here = [(next(who), code) for code in column]
            joint = ("\n", "、", " ")[place - 1]
            cells.append(joint.join(each.name for each, _ in here))
            named += here
        row = page.row(*cells)
        for each, code in named:
            holder(page, row, each, key, code)
    return [page]


def members_in_numbered_columns() -> list[Page]:
    page = Page()
    page.row("村", "党支部书记", "支部委员1", "支部委员2", "村主任", "村委委员1", "村委委员2")
    who = iter(crowd(781, 20))
    codes = ("P1", "P3", "P3", "V1", "V3", "V3")
    for village, key in PLACES:
        named = [next(who) for _ in codes]
        row = page.row(village, *[each.name for each in named])
        for each, code in zip(named, codes, strict=True):
            holder(page, row, each, key, code)
    return [page]


def members_below_one_merged_word() -> list[Page]:
    page = Page()
    page.row("村（社区）", "书记", "支部委员", "", "", "主任", "村委委员", "")
    page.merge(1, 3, 1, 5)
    page.merge(1, 7, 1, 8)
    who = iter(crowd(782, 30))
    codes = ("P1", "P3", "P3", "P3", "V1", "V3", "V3")
    for village, key in PLACES:
        named = [next(who) for _ in codes]
        row = page.row(village, *[each.name for each in named])
        for each, code in zip(named, codes, strict=True):
            holder(page, row, each, key, code)
    return [page]


def both_posts_in_one_column() -> list[Page]:
    page = Page()
    page.row("村居", "书记、主任", "副书记", "监委会主任", "妇女主任", "第一书记")
    who = iter(crowd(783, 20))
    codes = (("P1", "V1"), ("P2",), ("S1",), (), ("X1",))
    for village, key in PLACES:
        named = [next(who) for _ in codes]
        row = page.row(village, *[each.name for each in named])
        for each, posts in zip(named, codes, strict=True):
            holder(page, row, each, key, *posts)
    return [page]


def leaders_of_the_township_beside() -> list[Page]:
    page = Page()
    page.row("序号", "村", "驻点领导", "驻村干部", "书记", "手机", "主任", "手机")
    who = iter(crowd(785, 15))
    for place, (village, key) in enumerate(PLACES, 1):
        leader, staff, one, two = (next(who) for _ in range(4))
        row = page.row(
            place, village, leader.name, staff.name, one.name, one.phone, two.name, two.phone
        )
        holder(page, row, one, key, "P1", phone=one.phone)
        holder(page, row, two, key, "V1", phone=two.phone)
    return [page]


def posts_down_and_villages_across() -> list[Page]:
    page = Page()
    page.row("职务", *[village for village, _ in PLACES])
    who = iter(crowd(786, 20))
    for word, code in (("党支部书记", "P1"), ("村委会主任", "V1"), ("村委会副主任", "V2")):
        named = [next(who) for _ in PLACES]
        row = page.row(word, *[each.name for each in named])
        for each, (_, key) in zip(named, PLACES, strict=True):
            holder(page, row, each, key, code)
    return [page]


def heads_and_counts_together() -> list[Page]:
    page = Page()
    page.row("村", "户数", "人口", "党员数", "书记", "联系电话", "两委人数", "备注")
    who = iter(crowd(787, 5))
    for village, key in PLACES:
        one = next(who)
        row = page.row(village, 512, 2108, 63, one.name, one.phone, 7, "")
        holder(page, row, one, key, "P1", phone=one.phone)
    page.row("合计", 1536, 6324, 189, "", "", 21)
    return [page]


def vacancies_in_an_overview() -> list[Page]:
    page = Page()
    page.row("村", "书记", "副书记", "村主任", "监委主任")
    who = iter(crowd(788, 12))
    for (village, key), gap in zip(PLACES, ("空缺", "/", "暂缺"), strict=True):
        one, two, three = (next(who) for _ in range(3))
        row = page.row(village, one.name, gap, two.name, three.name)
        for each, code in ((one, "P1"), (two, "V1"), (three, "S1")):
            holder(page, row, each, key, code)
    return [page]


# --- forms -------------------------------------------------------------------------------------


def _form(page: Page, who: Somebody, village: str, key: str) -> None:
    row = page.row(
        "姓  名", who.name, "", "性  别", who.sex, "出生年月\n（  岁）", f"{who.month}", ""
    )
    page.merge(row, 2, row, 3)
    page.row("民  族", "汉族", "", "籍  贯", "广东高要", "出生地", "广东高要", "")
    page.row("入  党\n时  间", "2001.07", "", "参加工作时间", "1998.09", "健康状况", "健康", "")
    page.row("身份证号", who.id_number, "", "", "", "手机", who.phone, "")
    page.row("学历\n学位", "全日制教育", "高中", "", "毕业院校系及专业", "高要一中", "", "")
    page.row("", "在职教育", "大专", "", "毕业院校系及专业", "广东开放大学", "", "")
    page.row("所在村（社区）", village, "", "", "", "", "", "")
    page.row("现任职务", "党支部书记、村委会主任", "", "", "", "", "", "")
    page.row("简\n历", "1998.09—2005.03 在外务工；", "", "", "", "", "", "")
    page.row("家庭主要成员及重要社会关系", "称谓", "姓名", "年龄", "政治面貌", "工作单位及职务")
    page.row("", "妻子", "李小明", 45, "群众", "罗建村村民")
    page.row("", "儿子", "张英", 20, "共青团员", "广东工业大学学生")
    page.row("镇党委意见", "（盖章）\n年  月  日")
    told = facts(who, "id_number", "phone", village=key) | {
        "ethnicity": "汉族", "education": "associate", "posts": ("P1", "V1"),
        "party_joined": "2001-07",
    }  # fmt: skip
    page.is_told(row, told)


def appointment_forms_with_relatives() -> list[Page]:
    pages = []
    for who, (village, key) in zip(crowd(790, 3), PLACES, strict=True):
        page = Page(name=who.name)
        page.row("村（社区）干部任免审批表")
        _form(page, who, village, key)
        pages.append(page)
    return pages


def forms_whose_title_names_the_village() -> list[Page]:
    pages = []
    for number, (who, (village, key)) in enumerate(zip(crowd(791, 3), PLACES, strict=True)):
        page = Page(name=f"Sheet{number + 1}")
        page.row(f"河台镇{village}“两委”成员登记表")
        row = page.row("姓名", who.name, "性别", who.sex)
        page.row("联系电话", who.phone, "身份证号码", who.id_number)
        page.row("职务", "村委会委员", "文化程度", "初中")
        told = {"posts": ("V3",), "education": "middle_school"}
        page.is_told(row, facts(who, "id_number", "phone", village=key) | told)
        pages.append(page)
    return pages


def labels_and_values_in_one_cell() -> list[Page]:
    page = Page()
    for who, (village, key) in zip(crowd(792, 3), PLACES, strict=True):
        page.row("干部信息卡")
        row = page.row(f"姓名：{who.name}", f"性别：{who.sex}", f"村（社区）：{village}")
        page.row(f"身份证号：{who.id_number}", f"手机：{who.phone}", "职务：副书记")
        page.row()
        told = {"posts": ("P2",)}
        page.is_told(row, facts(who, "id_number", "phone", village=key) | told)
    return [page]


def forms_of_villages() -> list[Page]:
    page = Page()
    who = iter(crowd(793, 12))
    for village, key in PLACES:
        page.row("村（社区）基本情况")
        page.row("村（社区）名称", village, "户数", 512)
        page.row("职务", "姓名", "性别", "联系电话")
        for word, code in (("党支部书记", "P1"), ("村委会主任", "V1"), ("监委会主任", "S1")):
            each = next(who)
            put(page, key, each, word, each.name, each.sex, each.phone, posts=(code,))
        page.row()
    return [page]


def secretary_cards_of_villages() -> list[Page]:
    page = Page()
    who = iter(crowd(794, 6))
    for village, key in PLACES:
        one, two = next(who), next(who)
        page.row("村名", village, "人口", 2108)
        row = page.row("书记", one.name, "电话", one.phone)
        holder(page, row, one, key, "P1", phone=one.phone)
        row = page.row("主任", two.name, "电话", two.phone)
        holder(page, row, two, key, "V1", phone=two.phone)
        page.row()
    return [page]


# --- laid on their side ------------------------------------------------------------------------


def bands_of_people_from_left_to_right() -> list[Page]:
    page = Page()
    page.row("河台镇罗建村干部信息")
    who = crowd(795, 9)
    for begin in (0, 3, 6):
        three = who[begin : begin + 3]
        row = page.row("姓名", *[each.name for each in three])
        page.row("性别", *[each.sex for each in three])
        page.row("职务", "书记", "副书记", "支部委员")
        page.row("手机", *[each.phone for each in three])
        page.row()
        for each, code in zip(three, ("P1", "P2", "P3"), strict=True):
            page.is_told(row, facts(each, "gender", "phone") | {"posts": (code,)})
    return [page]


def posts_and_numbers_down_villages_across() -> list[Page]:
    page = Page()
    page.row("村（社区）", *[village for village, _ in PLACES])
    who = iter(crowd(796, 10))
    for word, code in (("书记", "P1"), ("主任", "V1")):
        named = [next(who) for _ in PLACES]
        row = page.row(f"{word}姓名", *[each.name for each in named])
        page.row(f"{word}电话", *[each.phone for each in named])
        for each, (_, key) in zip(named, PLACES, strict=True):
            holder(page, row, each, key, code, phone=each.phone)
    return [page]


# --- terms -------------------------------------------------------------------------------------


def posts_of_before_now_and_next() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "上届职务", "现任职务", "手机")
    rows = (
        ("村委会主任", "党支部书记", "P1"),
        ("无", "村委会委员", "V3"),
        ("党支部副书记", "村委会副主任", "V2"),
        ("", "监委会主任", "S1"),
    )
    for who, (before, now, code) in zip(crowd(797, 4), rows, strict=True):
        cells = ("罗建村", who.name, who.sex, before, now, who.phone)
        put(page, LUOJIAN, who, *cells, posts=(code,))
    return [page]


def posts_now_and_intended() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "现任职务", "拟任职务", "拟免职务", "手机")
    rows = (
        ("村委会主任", "党支部书记", "", "V1"),
        ("村委会委员", "村委会副主任", "村委会委员", "V3"),
        ("党支部委员", "", "党支部委员", "P3"),
    )
    for who, (now, then, gone, code) in zip(crowd(798, 3), rows, strict=True):
        cells = ("罗建村", who.name, who.sex, now, then, gone, who.phone)
        put(page, LUOJIAN, who, *cells, posts=(code,))
    return [page]


def list_of_those_who_left() -> list[Page]:
    """Whoever left holds no post: the posts of before are none of today."""
    now, gone = Page(name="现任"), Page(name="离任")
    now.row("村", "姓名", "性别", "手机", "职务")
    for who in crowd(799, 3):
        cells = ("罗建村", who.name, who.sex, who.phone, "村委委员")
        put(now, LUOJIAN, who, *cells, posts=("V3",))
    gone.row("离任村干部名册")
    gone.row("村", "姓名", "性别", "手机", "原任职务", "离任时间", "离任原因")
    for who in crowd(800, 3):
        put(gone, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone, "书记", "2026.03", "届满")
    return [now, gone]


def posts_of_those_who_left() -> list[Page]:
    """Title and section say that the posts are those of before."""
    gone, both = Page(name="Sheet1"), Page(name="Sheet2")
    gone.row("河台镇上届离任村干部名单")
    for page in (gone, both):
        page.row("村", "姓名", "性别", "手机", "职务")
    for who in crowd(808, 3):
        row = gone.row("罗建村", who.name, who.sex, who.phone, "书记")
        gone.is_told(row, facts(who, "gender", "phone"), ("post_unknown",))
    for title, seed, post in (("一、在任", 809, "P1"), ("二、离任", 810, "")):
        both.row(title)
        for who in crowd(seed, 3):
            row = both.row("罗建村", who.name, who.sex, who.phone, "书记")
            told = {"posts": (post,) if post else ()}
            both.is_told(
                row, facts(who, "gender", "phone") | told, () if post else ("post_unknown",)
            )
    return [gone, both]


def two_people_below_two_posts() -> list[Page]:
    """Who of the two is 书记 and who is 主任 nobody knows."""
    page = Page()
    page.row("村", "书记、主任", "副书记")
    one, two, three, four, five = crowd(811, 5)
    row = page.row("罗建村", one.name, two.name)
    holder(page, row, one, LUOJIAN, "P1", "V1")
    holder(page, row, two, LUOJIAN, "P2")
    row = page.row("尚德村", f"{three.name}、{four.name}", five.name)
    for each in (three, four):
        told = {"name": each.name, "village": SHANGDE}
        page.is_told(row, told, ("post_unknown",))
    holder(page, row, five, SHANGDE, "P2")
    return [page]


def votes_of_candidates() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "竞选职务", "得票数", "是否当选", "手机")
    for place, who in enumerate(crowd(801, 4)):
        won = "是" if place % 2 == 0 else "否"
        cells = ("罗建村", who.name, who.sex, "村委会委员", 512 + place, won, who.phone)
        row = page.row(*cells)
        posts = ("V3",) if won == "是" else ()
        told = facts(who, "gender", "phone") | {"posts": posts}
        page.is_told(row, told, (), ("post_unknown",))
    return [page]


def two_terms_side_by_side() -> list[Page]:
    page = Page()
    page.row("村", "职务", "本届", "", "上届", "")
    page.row("", "", "姓名", "手机", "姓名", "手机")
    page.merge(1, 1, 2, 1)
    page.merge(1, 2, 2, 2)
    page.merge(1, 3, 1, 4)
    page.merge(1, 5, 1, 6)
    who = iter(crowd(802, 12))
    for village, key in PLACES:
        now, before = next(who), next(who)
        row = page.row(village, "党支部书记", now.name, now.phone, before.name, before.phone)
        holder(page, row, now, key, "P1", phone=now.phone)
    return [page]


def counts_first_people_on_the_next_sheet() -> list[Page]:
    counts, page = Page(name="汇总表"), Page(name="明细表")
    counts.row("村（社区）“两委”班子结构统计表")
    counts.row("村", "总数", "性别", "", "学历", "", "", "年龄", "")
    counts.row("", "", "男", "女", "大专及以上", "高中", "初中及以下", "35岁以下", "56岁以上")
    counts.merge(2, 3, 2, 4)
    counts.merge(2, 5, 2, 7)
    counts.merge(2, 8, 2, 9)
    counts.row("罗建村", 5, 3, 2, 3, 1, 1, 1, 2)
    counts.row("尚德村", 6, 4, 2, 4, 1, 1, 1, 2)
    counts.row("合计", 11, 7, 4, 7, 2, 2, 2, 4)
    page.row("村", "姓名", "性别", "手机")
    for who in crowd(803, 3):
        put(page, SHANGDE, who, "尚德村", who.name, who.sex, who.phone)
    return [counts, page]


def rooms_and_groups() -> list[Page]:
    page = Page()
    page.row("河台镇村干部培训班分组及住宿安排表")
    page.row("组别", "房号", "姓名", "单位", "性别", "电话", "组内职务")
    who = iter(crowd(804, 8))
    for number in (1, 2):
        first = len(page.rows) + 1
        for place in range(4):
            each = next(who)
            begin = len(page.rows) + 1
            cells = (
                f"第{'一二'[number - 1]}组" if begin == first else "",
                300 + number * 2 + place // 2 if place % 2 == 0 else "",
                each.name, "尚德村", each.sex, each.phone, "组长" if place == 0 else "",
            )  # fmt: skip
            row = page.row(*cells)
            page.is_told(
                row, facts(each, "gender", "phone", village=SHANGDE), (), ("post_unknown",)
            )
        page.merge(first, 1, len(page.rows), 1)
        page.merge(first, 2, first + 1, 2)
        page.merge(first + 2, 2, first + 3, 2)
    return [page]


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    several_names_in_a_cell, members_in_numbered_columns, members_below_one_merged_word,
    both_posts_in_one_column, leaders_of_the_township_beside,
    posts_down_and_villages_across, heads_and_counts_together, vacancies_in_an_overview,
    appointment_forms_with_relatives, forms_whose_title_names_the_village,
    labels_and_values_in_one_cell, forms_of_villages, secretary_cards_of_villages,
    bands_of_people_from_left_to_right, posts_and_numbers_down_villages_across,
    posts_of_before_now_and_next, posts_now_and_intended, list_of_those_who_left,
    votes_of_candidates, two_terms_side_by_side, counts_first_people_on_the_next_sheet,
    rooms_and_groups, posts_of_those_who_left, two_people_below_two_posts,
)  # fmt: skip
