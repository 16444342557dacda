"""Lists with the habits of single offices: bodies as sheets, lines of two rows, names across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.builders import HETAI, LUOJIAN, SHANGDE
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.overviews import holder
from tests.lists.invented.places import put
from tests.lists.invented.shapes import PLACES
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.lists.reading.cells import Cell


def sheets_named_by_bodies() -> list[Page]:
    pages = []
    for number, (name, code) in enumerate(
        (("党支部", "P3"), ("村委会", "V3"), ("监委会", "S2"), ("经联社", "E3"))
    ):
        page = Page(name=name)
        page.row("村", "姓名", "性别", "职务", "手机")
        for who in crowd(830 + number, 3):
            put(page, LUOJIAN, who, "罗建村", who.name, who.sex, "委员", who.phone, posts=(code,))
        pages.append(page)
    return pages


def numbered_members_with_facts() -> list[Page]:
    page = Page()
    page.row("村", "姓名1", "电话1", "姓名2", "电话2", "姓名3", "电话3")
    who = iter(crowd(835, 9))
    for village, key in PLACES:
        three = [next(who) for _ in range(3)]
        row = page.row(village, *[cell for each in three for cell in (each.name, each.phone)])
        for each in three:
            holder(page, row, each, key, phone=each.phone)
    return [page]


def pairs_of_posts_and_names() -> list[Page]:
    page = Page()
    page.row("村", "职务", "姓名", "职务", "姓名", "职务", "姓名")
    who = iter(crowd(836, 9))
    for village, key in PLACES:
        three = [next(who) for _ in range(3)]
        words = (("书记", "P1"), ("副书记", "P2"), ("村委委员", "V3"))
        cells: list[Cell] = []
        for each, (word, _) in zip(three, words, strict=True):
            cells += [word, each.name]
        row = page.row(village, *cells)
        for each, (_, code) in zip(three, words, strict=True):
            holder(page, row, each, key, code)
    return [page]


def lists_of_names_beside_posts() -> list[Page]:
    page = Page()
    page.row("村", "职务", "姓名")
    who = iter(crowd(837, 20))
    for village, key in PLACES:
        top = len(page.rows) + 1
        for word, code, count in (
            ("党支部书记", "P1", 1),
            ("支部委员", "P3", 3),
            ("村委委员", "V3", 2),
        ):
            named = [next(who) for _ in range(count)]
            begin = len(page.rows) + 1
            shown = village if begin == top else ""
            row = page.row(shown, word, "、".join(each.name for each in named))
            for each in named:
                holder(page, row, each, key, code)
        page.merge(top, 1, len(page.rows), 1)
    return [page]


def names_across_beside_posts() -> list[Page]:
    page = Page()
    page.row("村", "职务", "姓名", "", "")
    page.merge(1, 3, 1, 5)
    who = iter(crowd(838, 20))
    for village, key in PLACES[:2]:
        top = len(page.rows) + 1
        for word, code, count in (
            ("党支部书记", "P1", 1),
            ("支部委员", "P3", 3),
            ("村委委员", "V3", 2),
        ):
            named = [next(who) for _ in range(count)]
            begin = len(page.rows) + 1
            row = page.row(village if begin == top else "", word, *[each.name for each in named])
            for each in named:
                holder(page, row, each, key, code)
        page.merge(top, 1, len(page.rows), 1)
    return [page]


def hamlets_and_groups_beside_villages() -> list[Page]:
    page = Page()
    page.row("行政村", "自然村", "村民小组", "姓名", "性别", "手机", "所属党支部")
    for who in crowd(839, 5):
        cells = ("罗建村", "上寨村", "第三小组", who.name, who.sex, who.phone, "罗建村第一党支部")
        put(page, LUOJIAN, who, *cells)
    return [page]


def every_person_on_two_merged_rows() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机", "职务")
    for who in crowd(840, 4):
        row = put(
            page, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone, "副书记", posts=("P2",)
        )
        page.row()
        for column in range(1, 6):
            page.merge(row, column, row + 1, column)
    return [page]


def two_groups_side_by_side() -> list[Page]:
    page = Page()
    page.row("罗建村班子成员")
    page.row("“两委”班子", "", "", "", "监委会", "", "")
    page.row("姓名", "职务", "电话", "", "姓名", "职务", "电话")
    page.merge(1, 1, 1, 7)
    page.merge(2, 1, 2, 3)
    page.merge(2, 5, 2, 7)
    who = crowd(841, 6)
    for left, right in zip(who[:3], who[3:], strict=True):
        cells = (left.name, "村委委员", left.phone, "", right.name, "委员", right.phone)
        row = page.row(*cells)
        holder(page, row, left, LUOJIAN, "V3", phone=left.phone)
        holder(page, row, right, LUOJIAN, "S2", phone=right.phone)
    return [page]


def registration_with_contacts_above() -> list[Page]:
    page = Page()
    page.row("培训班报名回执")
    page.row(
        "单位（盖章）：", "河台镇党建办", "", "联系人：", "陈大文", "联系电话：", "13800138000"
    )
    page.row("序号", "村（社区）", "姓名", "性别", "职务", "手机号码", "是否住宿")
    for place, who in enumerate(crowd(842, 4), 1):
        cells = (place, "尚德村", who.name, who.sex, "监委会主任", who.phone, "是")
        put(page, SHANGDE, who, *cells, posts=("S1",))
    page.row("请于10月9日前报党建办，联系人：李小明，电话：0758-8123456")
    return [page]


def before_and_after_the_change() -> list[Page]:
    page = Page()
    page.row("村", "职务", "调整前人员", "调整后人员", "调整后人员电话", "调整原因")
    who = iter(crowd(843, 6))
    for village, key in PLACES:
        before, now = next(who), next(who)
        row = page.row(village, "党支部书记", before.name, now.name, now.phone, "工作调动")
        holder(page, row, now, key, "P1", phone=now.phone)
    return [page]


def village_in_the_header_row() -> list[Page]:
    page = Page()
    who = iter(crowd(844, 9))
    for village, key in PLACES:
        page.row(village, "书记", "主任", "副主任")
        named = [next(who) for _ in range(3)]
        row = page.row("", *[each.name for each in named])
        for each, code in zip(named, ("P1", "V1", "V2"), strict=True):
            holder(page, row, each, key, code)
    return [page]


def telephones_in_the_row_below() -> list[Page]:
    page = Page()
    page.row("村", "", "书记", "主任", "副主任")
    who = iter(crowd(845, 9))
    for village, key in PLACES:
        named = [next(who) for _ in range(3)]
        row = page.row(village, "姓名", *[each.name for each in named])
        page.row("", "电话", *[each.phone for each in named])
        page.merge(row, 1, row + 1, 1)
        for each, code in zip(named, ("P1", "V1", "V2"), strict=True):
            holder(page, row, each, key, code, phone=each.phone)
    return [page]


def villages_in_the_posts() -> list[Page]:
    page = Page()
    page.row("序号", "姓名", "性别", "单位及职务", "手机")
    texts = (
        ("罗建村党支部书记、村委会主任", LUOJIAN, ("P1", "V1")),
        ("尚德村党总支副书记", SHANGDE, ("P2",)),
        ("河台社区居委会委员", HETAI, ("V3",)),
        ("河台镇罗建村监委会主任", LUOJIAN, ("S1",)),
    )
    for place, (who, (text, key, posts)) in enumerate(zip(crowd(846, 4), texts, strict=True), 1):
        put(page, key, who, place, who.name, who.sex, text, who.phone, posts=posts)
    return [page]


def sections_that_end_with_a_colon() -> list[Page]:
    page = Page()
    page.row("序号", "姓名", "性别", "职务", "手机")
    who = iter(crowd(847, 6))
    for village, key in PLACES:
        page.row(f"{village}：")
        for place in (1, 2):
            each = next(who)
            cells = (place, each.name, each.sex, "副书记", each.phone)
            put(page, key, each, *cells, posts=("P2",))
    return [page]


def numbered_sections_above_each_header() -> list[Page]:
    page = Page()
    page.row("河台镇村（社区）干部名册")
    who = iter(crowd(848, 6))
    for number, (village, key) in zip("一二三", PLACES, strict=True):
        page.row(f"{number}、{village}（2人）")
        page.row("序号", "姓名", "性别", "职务", "手机")
        for place in (1, 2):
            each = next(who)
            cells = (place, each.name, each.sex, "副书记", each.phone)
            put(page, key, each, *cells, posts=("P2",))
        page.row()
    return [page]


def regions_of_villages() -> list[Page]:
    page = Page()
    page.row("片区", "村", "姓名", "性别", "手机")
    who = iter(crowd(849, 6))
    for region, village, key in (
        ("东片（罗建村、尚德村）", "罗建村", LUOJIAN),
        ("", "尚德村", SHANGDE),
        ("西片", "河台社区", HETAI),
    ):
        for place in (0, 1):
            each = next(who)
            shown = (region, village) if place == 0 else ("", "")
            put(page, key, each, *shown, each.name, each.sex, each.phone)
    return [page]


def counts_in_the_columns_at_the_right() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机", "本村人数", "其中女", "合计")
    for place, who in enumerate(crowd(850, 4)):
        counts = (4, 2, 4) if place == 0 else ()
        village = "罗建村" if place == 0 else ""
        put(page, LUOJIAN, who, village, who.name, who.sex, who.phone, *counts)
    for column in (1, 5, 6, 7):
        page.merge(2, column, 5, column)
    page.row("合计", "4人", "", "", 4, 2, 4)
    return [page]


def pictures_and_ages() -> list[Page]:
    page = Page()
    page.row("序号", "照片", "姓名", "性别", "年龄", "村", "手机")
    for place, who in enumerate(crowd(851, 4), 1):
        cells = (place, '=DISPIMG("ID_0A1B",1)', who.name, who.sex, 45, "罗建村", who.phone)
        put(page, LUOJIAN, who, *cells)
    return [page]


def secretaries_who_are_heads() -> list[Page]:
    page = Page()
    page.row("村居名称", "党组织书记兼村（居）委会主任", "党组织副书记", "村（居）监委会主任")
    who = iter(crowd(852, 9))
    for village, key in PLACES:
        named = [next(who) for _ in range(3)]
        row = page.row(village, *[each.name for each in named])
        for each, posts in zip(named, (("P1", "V1"), ("P2",), ("S1",)), strict=True):
            holder(page, row, each, key, *posts)
    return [page]


def numbers_of_seats_between() -> list[Page]:
    page = Page()
    page.row("村", "党组织", "", "", "村委会", "", "")
    page.row("", "职数", "书记", "副书记", "职数", "主任", "副主任")
    page.merge(1, 1, 2, 1)
    page.merge(1, 2, 1, 4)
    page.merge(1, 5, 1, 7)
    who = iter(crowd(853, 12))
    for village, key in PLACES:
        one, two, three, four = (next(who) for _ in range(4))
        row = page.row(village, 5, one.name, two.name, 3, three.name, four.name)
        for each, code in zip((one, two, three, four), ("P1", "P2", "V1", "V2"), strict=True):
            holder(page, row, each, key, code)
    return [page]


def blank_rows_between_people() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机")
    page.row()
    for who in crowd(854, 4):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone)
        page.row()
    return [page]


def notes_about_those_who_left_above() -> list[Page]:
    """A hint that speaks of those who left makes nobody one of them."""
    page = Page()
    page.row("村干部花名册")
    page.row("说明：离任干部不用填报，上届干部留任的请注明")
    page.row("村", "姓名", "性别", "职务", "手机")
    for who in crowd(855, 3):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, "副书记", who.phone, posts=("P2",))
    return [page]


def groups_as_sections() -> list[Page]:
    page = Page()
    page.row("培训分组名单")
    page.row("序号", "村", "姓名", "性别", "手机")
    who = iter(crowd(856, 6))
    for number in "一二三":
        page.row(f"第{number}组（组长：陈大文）")
        for place in (1, 2):
            each = next(who)
            put(page, SHANGDE, each, place, "尚德村", each.name, each.sex, each.phone)
    return [page]


def title_left_of_the_table() -> list[Page]:
    page = Page()
    page.row("河\n台\n镇\n干\n部\n名\n册", "村", "姓名", "性别", "手机")
    for who in crowd(857, 4):
        put(page, LUOJIAN, who, "", "罗建村", who.name, who.sex, who.phone)
    page.merge(1, 1, 5, 1)
    return [page]


def codes_as_serials() -> list[Page]:
    page = Page()
    page.row("编号", "姓名", "所在村（社区）", "性别", "手机")
    for place, who in enumerate(crowd(858, 4), 1):
        cells = (f"HT-{place:03}", who.name, "河台社区", who.sex, who.phone)
        put(page, HETAI, who, *cells)
    return [page]


def first_page_without_its_header() -> list[Page]:
    """Somebody cut the first page: its people stand above the header of the second."""
    page = Page()
    who = crowd(859, 6)
    for each in who[:3]:
        put(page, LUOJIAN, each, "罗建村", each.name, each.sex, each.phone)
    page.row("村", "姓名", "性别", "手机")
    for each in who[3:]:
        put(page, LUOJIAN, each, "罗建村", each.name, each.sex, each.phone)
    return [page]


def header_below_the_people() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机")
    for who in crowd(860, 3):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone)
    page.row("村", "姓名", "性别", "手机")
    return [page]


def reserve_cadres_on_their_own_sheet() -> list[Page]:
    page = Page(name="后备干部")
    page.row("河台镇村级后备干部名册")
    page.row("村", "姓名", "性别", "手机")
    for who in crowd(861, 3):
        put(page, LUOJIAN, who, "罗建村", who.name, who.sex, who.phone, posts=("X2",))
    return [page]


def leaders_of_the_township_first() -> list[Page]:
    page = Page()
    page.row("河台镇干部通讯录")
    page.row("序号", "单位", "姓名", "职务", "性别", "手机")
    one, two, *others = crowd(862, 5)
    for place, (who, word) in enumerate(((one, "镇长"), (two, "镇人大主席")), 1):
        row = page.row(place, "河台镇政府", who.name, word, who.sex, who.phone)
        told = facts(who, "gender", "phone", village=None)
        page.is_told(
            row,
            told,
            ("village_unknown",) if place == 1 else (),
            ("post_unknown", "village_unknown"),
        )
    for place, who in enumerate(others, 3):
        cells = (place, "罗建村", who.name, "副书记", who.sex, who.phone)
        put(page, LUOJIAN, who, *cells, posts=("P2",))
    return [page]


def bands_without_blank_rows() -> list[Page]:
    """Whose is the telephone between two rows of names? The first band tells."""
    pages = []
    for page, is_below in ((Page(name="下"), True), (Page(name="上"), False)):
        page.row("河台镇罗建村干部信息")
        who = crowd(863 if is_below else 864, 9)
        for begin in (0, 3, 6):
            three = who[begin : begin + 3]
            if not is_below:
                page.row("手机", *[each.phone for each in three])
            row = page.row("姓名", *[each.name for each in three])
            page.row("性别", *[each.sex for each in three])
            if is_below:
                page.row("手机", *[each.phone for each in three])
            for each in three:
                page.is_told(row, facts(each, "gender", "phone"))
        pages.append(page)
    return pages


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    sheets_named_by_bodies, numbered_members_with_facts, pairs_of_posts_and_names,
    lists_of_names_beside_posts, names_across_beside_posts, hamlets_and_groups_beside_villages,
    every_person_on_two_merged_rows, two_groups_side_by_side, registration_with_contacts_above,
    before_and_after_the_change, village_in_the_header_row, telephones_in_the_row_below,
    villages_in_the_posts, sections_that_end_with_a_colon, numbered_sections_above_each_header,
    regions_of_villages, counts_in_the_columns_at_the_right, pictures_and_ages,
    secretaries_who_are_heads, numbers_of_seats_between, blank_rows_between_people,
    notes_about_those_who_left_above, groups_as_sections, title_left_of_the_table,
    codes_as_serials, first_page_without_its_header, header_below_the_people,
    reserve_cadres_on_their_own_sheet, leaders_of_the_township_first,
    bands_without_blank_rows,
)  # fmt: skip
