"""Lists whose headers are hard to read."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from roster.lists.reading.cells import CellDate
from tests.lists.builders import LUOJIAN
from tests.lists.invented.people import people
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.lists.reading.cells import Cell
    from tests.lists.invented.people import Somebody


def crowd(seed: int, count: int = 6) -> list[Somebody]:
    """Return some people; each layout has its own."""
    return people(Random(seed), count)  # noqa: S311 - repeatable, not secret


def facts(who: Somebody, *fields: str, village: str | None = LUOJIAN) -> dict[str, object]:
    """Return the facts of these fields; an identity number tells gender and birth as well."""
    told: dict[str, object] = {"name": who.name, "village": village}
    if "id_number" in fields:
        told |= {"gender": who.gender, "birth": who.birth}
    return told | {each: getattr(who, each) for each in fields}


def plain_table(page: Page, header: Sequence[Cell], who: Sequence[Somebody]) -> None:
    """Write a header and rows of 序号 村 姓名 性别 身份证号码 联系电话."""
    page.row(*header)
    for place, each in enumerate(who, 1):
        row = page.row(place, "罗建村", each.name, each.sex, each.id_number, each.phone)
        page.is_told(row, facts(each, "id_number", "phone"))


def header_far_down() -> list[Page]:
    page = Page()
    page.row("关于报送村（社区）“两委”干部名册的通知")
    page.row("各村（社区）党组织：")
    for number in range(1, 10):
        page.row(
            f"{number}．请于10月{number}日前报送纸质版一份，联系人：陈大文，联系电话：0758-8123456。"
        )
    page.row("河台镇党建办")
    page.row("2026年10月9日")
    plain_table(page, ("序号", "村", "姓名", "性别", "身份证号码", "手机"), crowd(1))
    return [page]


def traditional_characters() -> list[Page]:
    page = Page()
    page.row(
        "村（社區）",
        "姓名",
        "性別",
        "出生年月",
        "身份證號碼",
        "聯繫電話",
        "學歷",
        "現任職務",
        "入黨時間",
    )
    for who in crowd(2):
        row = page.row(
            "罗建村",
            who.name,
            who.sex,
            who.month,
            who.id_number,
            who.phone,
            "大專",
            "村委会委员",
            "2001.07",
        )
        told = facts(who, "id_number", "phone") | {
            "education": "associate",
            "posts": ("V3",),
            "party_joined": "2001-07",
        }
        page.is_told(row, told)
    return [page]


def english_headers() -> list[Page]:
    page = Page()
    page.row(
        "No.", "Village", "Name", "Gender", "Birthday", "ID No.", "Mobile", "Education", "Title"
    )
    for place, who in enumerate(crowd(3), 1):
        row = page.row(
            place,
            "罗建村",
            who.name,
            who.sex,
            who.birth,
            who.id_number,
            who.phone,
            "本科",
            "支部副书记",
        )
        page.is_told(
            row,
            facts(who, "birth", "id_number", "phone") | {"education": "bachelor", "posts": ("P2",)},
        )
    return [page]


def no_word_over_the_names() -> list[Page]:
    page = Page()
    page.row("序号", "村", "", "性别", "身份证号码", "联系电话")
    for place, who in enumerate(crowd(6), 1):
        row = page.row(place, "罗建村", who.name, who.sex, who.id_number, who.phone)
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def no_header_at_all() -> list[Page]:
    page = Page()
    for place, who in enumerate(crowd(7), 1):
        row = page.row(place, "罗建村", who.name, who.sex, who.id_number, who.phone)
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def only_a_title() -> list[Page]:
    page = Page()
    page.row("河台镇罗建村两委干部名单")
    for who in crowd(8):
        row = page.row(who.name, who.sex, who.id_number, who.phone)
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def words_over_two_rows() -> list[Page]:
    page = Page()
    page.row("序", "", "", "性", "出生", "身份证", "联系", "现任", "政治")
    page.row("号", "村别", "姓名", "别", "年月", "号码", "电话", "职务", "面貌")
    for place, who in enumerate(crowd(11), 1):
        row = page.row(
            place,
            "罗建村",
            who.name,
            who.sex,
            who.birth[:7],
            who.id_number,
            who.phone,
            "副书记",
            "党员",
        )
        told = facts(who, "id_number", "phone") | {
            "posts": ("P2",),
            "political_status": "cpc_member",
        }
        page.is_told(row, told)
    return [page]


def hints_below_the_header() -> list[Page]:
    page = Page()
    page.row("序号", "村（社区）", "姓名", "性别", "出生年月", "身份证号码", "联系电话")
    page.row("", "填全称", "与身份证一致", "男/女", "如：1978.05", "18位", "手机")
    for place, who in enumerate(crowd(12), 1):
        row = page.row(
            place, "罗建村", who.name, who.sex, f"{who.month} ", who.id_number, who.phone
        )
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def numbered_columns() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "性别", "身份证号码", "联系电话")
    page.row("甲", "乙", 1, 2, 3, 4)
    for place, who in enumerate(crowd(13), 1):
        row = page.row(place, "罗建村", who.name, who.sex, who.id_number, who.phone)
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def numbered_columns_in_brackets() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "性别", "身份证号码", "联系电话")
    page.row("(1)", "(2)", "(3)", "(4)", "(5)", "(6)")
    for place, who in enumerate(crowd(14), 1):
        row = page.row(place, "罗建村", who.name, who.sex, who.id_number, who.phone)
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def three_levels() -> list[Page]:
    page = Page()
    page.row("序号", "村", "个人基本信息", "", "", "", "", "", "联系方式")
    page.row("", "", "姓名", "出生年月", "学历学位", "", "", "", "")
    page.row("", "", "", "", "全日制", "毕业院校", "在职", "毕业院校", "")
    page.merge(1, 3, 1, 8)
    page.merge(2, 5, 2, 8)
    for column in (1, 2, 9):
        page.merge(1, column, 3, column)
    for column in (3, 4):
        page.merge(2, column, 3, column)
    for place, who in enumerate(crowd(18), 1):
        row = page.row(
            place,
            "罗建村",
            who.name,
            who.birth,
            "高中",
            "高要一中",
            "大专",
            "广东开放大学",
            who.phone,
        )
        page.is_told(row, facts(who, "birth", "phone") | {"education": "associate"})
    return [page]


def table_from_column_h() -> list[Page]:
    page = Page()
    gap: list[Cell] = [None] * 7
    page.row(*gap, "序号", "", "姓名", "", "性别", "", "手机", "", "村")
    for place, who in enumerate(crowd(23), 1):
        row = page.row(*gap, place, "", who.name, "", who.sex, "", who.phone, "", "罗建村")
        page.is_told(row, facts(who, "gender", "phone"))
    return [page]


def long_descriptive_headers() -> list[Page]:
    page = Page()
    page.row(
        "所在村（社区）全称",
        "姓名（请填写身份证上的姓名）",
        "性别（男或女）",
        "出生年月（填写格式如1978.05）",
        "居民身份证号码（18位，末位X请大写）",
        "本人手机号码（11位）",
        "现担任的村（社区）“两委”职务",
    )
    for who in crowd(24):
        row = page.row(
            "罗建村", who.name, who.sex, who.month + "月", who.id_number, who.phone, "支部委员"
        )
        page.is_told(row, facts(who, "id_number", "phone") | {"posts": ("P3",)})
    return [page]


def abbreviated_headers() -> list[Page]:
    page = Page()
    page.row("序", "村", "姓名", "性", "族", "生日", "证件号", "手机", "面貌", "学历", "职")
    for place, who in enumerate(crowd(25), 1):
        row = page.row(
            place,
            "罗建",
            who.name,
            who.sex,
            "汉",
            who.birth,
            who.id_number,
            who.phone,
            "党员",
            "高中",
            "副主任",
        )
        told = facts(who, "birth", "id_number", "phone") | {
            "ethnicity": "汉族",
            "political_status": "cpc_member",
            "education": "high_school",
            "posts": ("V2",),
        }
        page.is_told(row, told)
    return [page]


def surname_and_given_name_apart() -> list[Page]:
    page = Page()
    page.row("村", "姓", "名", "性别", "身份证号码", "手机")
    for who in crowd(26):
        page.row("罗建村", who.name[0], who.name[1:], who.sex, who.id_number, who.phone)
    return [page]


def typed_dates() -> list[Page]:
    page = Page()
    page.row("姓名", "性别", "出生", "入党", "手机", "村")
    for who in crowd(27):
        row = page.row(
            who.name, who.sex, CellDate(who.birth), CellDate("2001-07-01"), int(who.phone), "罗建村"
        )
        page.is_told(row, facts(who, "gender", "birth", "phone") | {"party_joined": "2001-07-01"})
    return [page]


def remarks_in_the_header_row() -> list[Page]:
    page = Page()
    page.row("河台镇村干部花名册", "", "", "", "2026年10月", "")
    page.row("村名", "姓名", "性别", "身份证号码", "电话", "备注（一肩挑请注明）")
    for who in crowd(28):
        row = page.row("罗建村", who.name, who.sex, who.id_number, who.phone, "一肩挑")
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def two_rows_without_merges() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "性别", "职务", "", "", "联系电话", "", "身份证号码")
    page.row("", "", "", "", "党内", "村委", "监委", "长号", "短号", "")
    for place, who in enumerate(crowd(29), 1):
        row = page.row(
            place,
            "罗建村",
            who.name,
            who.sex,
            "委员",
            "委员" if place % 2 else "",
            "",
            who.phone,
            "612345",
            who.id_number,
        )
        told = facts(who, "id_number", "phone") | {
            "posts": ("P3", "V3") if place % 2 else ("P3",),
            "second_phone": "612345",
        }
        page.is_told(row, told)
    return [page]


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    header_far_down, traditional_characters, english_headers, no_word_over_the_names,
    no_header_at_all, only_a_title, words_over_two_rows, hints_below_the_header,
    numbered_columns, numbered_columns_in_brackets, three_levels, table_from_column_h,
    long_descriptive_headers, abbreviated_headers, surname_and_given_name_apart, typed_dates,
    remarks_in_the_header_row, two_rows_without_merges,
)  # fmt: skip
