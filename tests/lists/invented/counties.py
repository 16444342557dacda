"""Lists from offices that like merged cells, several rows for a person, and several townships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.builders import HETAI, LUOJIAN, OTHER_TOWN, SHANGDE
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.lists.invented.people import Somebody

HOME = "441204103205"  # 新村 of 河台镇; the one of 金利镇 is OTHER_TOWN


def _row(page: Page, key: str | None, who: Somebody, *cells: object, **told: object) -> int:
    row = page.row(*[cell if isinstance(cell, (str, int, float)) else None for cell in cells])
    page.is_told(row, facts(who, "gender", "phone", village=key) | told)
    return row


def townships_merged_over_villages() -> list[Page]:
    page = Page()
    page.row("镇（街道）", "村（社区）", "姓名", "性别", "手机")
    who = iter(crowd(400, 8))
    for town, villages in (
        ("河台镇", (("新村", HOME), ("尚德村", SHANGDE))),
        ("金利镇", (("新村", OTHER_TOWN),)),
    ):
        first = len(page.rows) + 1
        for village, key in villages:
            top = len(page.rows) + 1
            for place in range(2):
                each = next(who)
                begin = len(page.rows) + 1
                _row(
                    page,
                    key,
                    each,
                    town if begin == first else "",
                    village if place == 0 else "",
                    each.name,
                    each.sex,
                    each.phone,
                )
            page.merge(top, 2, top + 1, 2)
        page.merge(first, 1, len(page.rows), 1)
        page.row("", "小计", f"{len(villages) * 2}人")
    return [page]


def sections_of_townships_and_villages() -> list[Page]:
    page = Page()
    page.row("序号", "姓名", "性别", "手机")
    who = iter(crowd(401, 8))
    for town, villages in (
        ("一、河台镇", (("（一）新村", HOME), ("（二）尚德村", SHANGDE))),
        ("二、金利镇", (("（一）新村", OTHER_TOWN),)),
    ):
        page.row(town)
        for village, key in villages:
            page.row(village)
            for place in (1, 2):
                each = next(who)
                _row(page, key, each, place, each.name, each.sex, each.phone)
    return [page]


def one_sheet_for_each_township() -> list[Page]:
    pages = []
    for number, (town, key) in enumerate((("河台镇", HOME), ("金利镇", OTHER_TOWN))):
        page = Page(name=town)
        page.row(f"{town}村干部名册")
        page.row("序号", "村", "姓名", "性别", "手机")
        for place, each in enumerate(crowd(402 + number, 3), 1):
            _row(page, key, each, place, "新村", each.name, each.sex, each.phone)
        pages.append(page)
    return pages


def sections_in_every_style() -> list[Page]:
    page = Page()
    page.row("序号", "姓名", "性别", "手机")
    who = iter(crowd(404, 30))
    for cells, key in (
        (("【罗建村】",), LUOJIAN),
        (("", "尚德村"), SHANGDE),
        (("◆河台社区",), HETAI),
        (("罗建村", "3人"), LUOJIAN),
        (("——尚德村——",), SHANGDE),
        (("★ 河台社区居委会（2人）",), HETAI),
        (("1、罗建村委会",), LUOJIAN),
        (("第二片区：尚德村",), SHANGDE),
        (("河台社区居民委员会", "", "", "共2人"), HETAI),
        (("村（社区）：罗建村",), LUOJIAN),
        (("党支部名称：尚德村党支部",), SHANGDE),
        (("", "", "河台社区", ""), HETAI),
    ):
        page.row(*cells)
        for place in (1, 2):
            each = next(who)
            _row(page, key, each, place, each.name, each.sex, each.phone)
    return [page]


def unknown_village_among_sections() -> list[Page]:
    page = Page()
    page.row("序号", "姓名", "性别", "手机")
    who = iter(crowd(405, 6))
    for title, key in (("一、罗建村", LUOJIAN), ("二、镇直机关", None), ("三、尚德村", SHANGDE)):
        page.row(title)
        for place in (1, 2):
            each = next(who)
            row = page.row(place, each.name, each.sex, each.phone)
            told = facts(each, "gender", "phone", village=key)
            page.is_told(
                row, told, () if key or place > 1 else ("village_unknown",), ("village_unknown",)
            )
    return [page]


def village_merged_beside_each_header() -> list[Page]:
    page = Page()
    page.row("河台镇村干部名册")
    who = iter(crowd(406, 9))
    for village, key in (("罗建村", LUOJIAN), ("尚德村", SHANGDE), ("河台社区", HETAI)):
        top = page.row(village, "序号", "姓名", "性别", "手机")
        for place in (1, 2, 3):
            each = next(who)
            _row(page, key, each, "", place, each.name, each.sex, each.phone)
        page.merge(top, 1, len(page.rows), 1)
        page.row()
    return [page]


def posts_in_rows_of_one_person() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "职务", "手机")
    for place, each in enumerate(crowd(407, 3), 1):
        row = page.row(place, "罗建村", each.name, "党支部书记", each.phone)
        page.row("", "", "", "村委会主任", "")
        page.row("", "", "", "经联社理事长", "")
        for column in (1, 2, 3, 5):
            page.merge(row, column, row + 2, column)
        page.is_told(row, facts(each, "phone") | {"posts": ("P1", "V1", "E1")})
    return [page]


def life_below_each_person() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "性别", "手机")
    for place, each in enumerate(crowd(408, 3), 1):
        _row(page, LUOJIAN, each, place, "罗建村", each.name, each.sex, each.phone)
        row = page.row("简历：2001年7月毕业于高要一中；2005年8月任罗建村委员；2011年任副主任。")
        page.merge(row, 1, row, 5)
    return [page]


def two_rows_of_header_and_of_each_person() -> list[Page]:
    """Each person fills two rows below two rows of words: what is lost must be reported."""
    page = Page()
    page.row("序号", "姓名", "性别", "民族", "职务")
    page.row("", "身份证号码", "联系电话", "学历", "住址")
    for place, each in enumerate(crowd(409, 3), 1):
        row = page.row(place, each.name, each.sex, "汉", "书记")
        told = facts(each, "gender", village=None) | {"ethnicity": "汉族", "posts": ("P1",)}
        page.is_told(row, told, (), ("village_unknown",))
        page.is_nameless(page.row("", each.id_number, each.phone, "大专", "罗建村"))
    return [page]


def year_and_month_apart() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "出生年月日", "", "", "手机")
    page.row("", "", "年", "月", "日", "")
    for column in (1, 2, 6):
        page.merge(1, column, 2, column)
    page.merge(1, 3, 1, 5)
    for each in crowd(410, 4):
        year, month, day = map(int, each.birth.split("-"))
        row = page.row("罗建村", each.name, year, month, day, each.phone)
        page.is_told(row, facts(each, "birth", "phone"))
    return [page]


def year_and_month_headed_apart() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "出生年", "出生月", "手机")
    for each in crowd(411, 4):
        year, month, _ = map(int, each.birth.split("-"))
        row = page.row("罗建村", each.name, year, month, each.phone)
        page.is_told(row, facts(each, "phone") | {"birth": each.birth[:7]})
    return [page]


def one_header_over_several_columns() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "现任职务", "", "", "联系电话", "")
    page.merge(1, 3, 1, 5)
    page.merge(1, 6, 1, 7)
    for each in crowd(412, 3):
        row = page.row(
            "罗建村",
            each.name,
            "党支部书记",
            "村委会主任",
            "经联社理事长",
            each.phone,
            "0758-8123456",
        )
        told = {"posts": ("P1", "V1", "E1"), "second_phone": "07588123456"}
        page.is_told(row, facts(each, "phone") | told)
    return [page]


def names_below_the_second_of_two_columns() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "", "性别", "手机")
    page.merge(1, 2, 1, 3)
    for each in crowd(413, 3):
        _row(page, LUOJIAN, each, "罗建村", "", each.name, each.sex, each.phone)
    return [page]


def ticks_below_posts() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "党组织", "", "", "村委会", "", "", "手机")
    page.row("", "", "书记", "副书记", "委员", "主任", "副主任", "委员", "")
    for column in (1, 2, 9):
        page.merge(1, column, 2, column)
    page.merge(1, 3, 1, 5)
    page.merge(1, 6, 1, 8)
    codes = (("P1", "V1"), ("P2",), ("P3", "V3"), ("V2",))
    for each, posts in zip(crowd(414, 4), codes, strict=True):
        ticks = ["√" if code in posts else "" for code in ("P1", "P2", "P3", "V1", "V2", "V3")]
        row = page.row("罗建村", each.name, *ticks, each.phone)
        page.is_told(row, facts(each, "phone") | {"posts": posts})
    return [page]


def headers_in_two_languages() -> list[Page]:
    page = Page()
    page.row("序号 No.", "村 Village", "姓名 Name", "性别 Gender", "出生年月 Birth", "电话 Tel")
    for place, each in enumerate(crowd(415, 3), 1):
        row = page.row(place, "罗建村", each.name, each.sex, each.month + "月", each.phone)
        page.is_told(row, facts(each, "gender", "phone") | {"birth": each.birth[:7]})
    return [page]


def headers_as_questions() -> list[Page]:
    page = Page()
    page.row(
        "提交时间",
        "1.您的姓名是？",
        "2.您所在的村（社区）？",
        "3.您的性别",
        "4.您的身份证号码：",
        "5.您的手机号码？",
        "6.您的最高学历是",
        "7.您担任的职务？",
    )
    for each in crowd(416, 4):
        row = page.row(
            "2026-10-09 10:21:33",
            each.name,
            "罗建村",
            each.sex,
            each.id_number,
            each.phone,
            "大专",
            "支部委员",
        )
        told = {"education": "associate", "posts": ("P3",)}
        page.is_told(row, facts(each, "id_number", "phone") | told)
    return [page]


def names_of_two_villages_in_columns() -> list[Page]:
    page = Page()
    page.row("序号", "罗建村", "", "尚德村", "")
    page.row("", "姓名", "手机", "姓名", "手机")
    page.merge(1, 1, 2, 1)
    page.merge(1, 2, 1, 3)
    page.merge(1, 4, 1, 5)
    who = crowd(417, 6)
    for place, (left, right) in enumerate(zip(who[:3], who[3:], strict=True), 1):
        row = page.row(place, left.name, left.phone, right.name, right.phone)
        page.is_told(row, facts(left, "phone"))
        page.is_told(row, facts(right, "phone", village=SHANGDE))
    return [page]


def villages_with_more_than_their_name() -> list[Page]:
    page = Page()
    page.row("村别", "姓名", "性别", "手机")
    texts = (
        ("罗建村（5人）", LUOJIAN),
        ("罗\n建\n村", LUOJIAN),
        ("1.尚德村", SHANGDE),
        ("尚德村（省定贫困村）", SHANGDE),
        ("广东省肇庆市高要区河台镇尚德村", SHANGDE),
        ("河台镇—河台社区", HETAI),
        ("中共罗建村支部委员会", LUOJIAN),
        ("罗建村党总支", LUOJIAN),
        ("罗建村经联社", LUOJIAN),
        ("罗建村村务监督委员会", LUOJIAN),
    )
    for each, (text, key) in zip(crowd(418, len(texts)), texts, strict=True):
        _row(page, key, each, text, each.name, each.sex, each.phone)
    return [page]


def summary_beside_the_villages() -> list[Page]:
    pages = villages_of_two_sheets()
    page = Page(name="汇总")
    page.row("村", "书记", "主任", "合计")
    page.row("罗建村", 1, 1, 5)
    page.row("合计", 2, 2, 9)
    return [page, *pages]


def villages_of_two_sheets() -> list[Page]:
    pages = []
    for number, (village, key) in enumerate((("罗建村", LUOJIAN), ("尚德村", SHANGDE))):
        page = Page(name=f"附件{number + 1}-{village}")
        page.row("序号", "姓名", "性别", "手机")
        for place, each in enumerate(crowd(419 + number, 3), 1):
            _row(page, key, each, place, each.name, each.sex, each.phone)
        pages.append(page)
    return pages


def titles_with_more_than_the_village() -> list[Page]:
    page = Page()
    who = iter(crowd(423, 8))
    for title, key in (
        ("河台镇2026年罗建村干部名册", LUOJIAN),
        ("关于尚德村“两委”干部的花名册", SHANGDE),
        ("2026年度河台社区“两委”干部名单", HETAI),
        ("第八届罗建村“两委”干部名册", LUOJIAN),
    ):
        page.row(title)
        page.row("序号", "姓名", "性别", "手机")
        for place in (1, 2):
            each = next(who)
            _row(page, key, each, place, each.name, each.sex, each.phone)
    return [page]


def subtotals_that_name_the_village_above() -> list[Page]:
    """Nobody can be sure, but the village of the line above is certainly wrong."""
    page = Page()
    page.row("序号", "姓名", "性别", "手机")
    who = iter(crowd(424, 6))
    for number, village in enumerate(("罗建村", "尚德村", "河台社区")):
        for place in (1, 2):
            each = next(who)
            row = page.row(place, each.name, each.sex, each.phone)
            told = facts(each, "gender", "phone", village=None)
            is_first = number == 0 and place == 1
            problems = ("village_unknown",)
            page.is_told(row, told, problems if is_first else (), problems)
        page.row(village, "小计", "", "2人")
    return [page]


def answers_as_booleans() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机", "是否党员", "是否新任")
    for place, each in enumerate(crowd(421, 4)):
        row = page.row("罗建村", each.name, each.sex, each.phone, place % 2 == 0, place > 1)
        told = {"political_status": None if place % 2 else "cpc_member", "newly_elected": place > 1}
        page.is_told(row, facts(each, "gender", "phone") | told)
    return [page]


def sign_in_sheet() -> list[Page]:
    page = Page()
    page.row("2026年河台镇村干部培训班签到表")
    page.row("时间：2026年5月8日", "", "地点：镇政府三楼会议室")
    page.row("序号", "单位", "姓名", "职务", "联系电话", "5月8日", "", "备注")
    page.row("", "", "", "", "", "上午", "下午", "")
    for column in (1, 2, 3, 4, 5, 8):
        page.merge(3, column, 4, column)
    page.merge(3, 6, 3, 7)
    for place, each in enumerate(crowd(422, 4), 1):
        row = page.row(place, "罗建村", each.name, "村委委员", each.phone, "", "", "")
        page.is_told(row, facts(each, "phone") | {"posts": ("V3",)})
    page.row("应到：4人", "", "实到：", "", "请假：", "", "班主任签名：")
    return [page]


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    townships_merged_over_villages, sections_of_townships_and_villages, one_sheet_for_each_township,
    sections_in_every_style, unknown_village_among_sections, village_merged_beside_each_header,
    posts_in_rows_of_one_person, life_below_each_person, two_rows_of_header_and_of_each_person,
    year_and_month_apart, year_and_month_headed_apart, one_header_over_several_columns,
    names_below_the_second_of_two_columns, ticks_below_posts, headers_in_two_languages,
    headers_as_questions, names_of_two_villages_in_columns, villages_with_more_than_their_name,
    summary_beside_the_villages, villages_of_two_sheets, answers_as_booleans,
    titles_with_more_than_the_village, subtotals_that_name_the_village_above, sign_in_sheet,
)  # fmt: skip
