"""Lists whose columns are easily taken for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.builders import LUOJIAN, SHANGDE
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable


def ticks_below_common_words() -> list[Page]:
    page = Page()
    page.row("序号", "姓名", "性别", "", "政治面貌", "", "学历", "", "", "村")
    page.row("", "", "男", "女", "党员", "群众", "大专", "高中", "初中", "")
    for left, right in ((3, 4), (5, 6), (7, 9)):
        page.merge(1, left, 1, right)
    for column in (1, 2, 10):
        page.merge(1, column, 2, column)
    for place, who in enumerate(crowd(15), 1):
        is_man, is_member, level = place % 2 == 0, place % 3 == 0, place % 3
        tick = "√"
        row = page.row(
            place,
            who.name,
            tick if is_man else "",
            "" if is_man else tick,
            tick if is_member else "",
            "" if is_member else tick,
            *[tick if at == level else "" for at in range(3)],
            "罗建村",
        )
        told = facts(who) | {
            "gender": "male" if is_man else "female",
            "political_status": "cpc_member" if is_member else "masses",
            "education": ("associate", "high_school", "middle_school")[level],
        }
        page.is_told(row, told)
    return [page]


def new_and_staying_ticked() -> list[Page]:
    page = Page()
    page.row("姓名", "性别", "手机", "职务", "新任", "连任", "村")
    for place, who in enumerate(crowd(16)):
        row = page.row(
            who.name,
            who.sex,
            who.phone,
            "村委委员",
            "√" if place % 2 else "",
            "" if place % 2 else "√",
            "罗建村",
        )
        page.is_told(
            row,
            facts(who, "gender", "phone") | {"posts": ("V3",), "newly_elected": bool(place % 2)},
        )
    return [page]


def is_new_ticked() -> list[Page]:
    page = Page()
    page.row("姓名", "性别", "手机", "是否新任（是打√）", "是否党员", "村")
    for place, who in enumerate(crowd(17)):
        row = page.row(
            who.name,
            who.sex,
            who.phone,
            "√" if place % 2 else "",
            "是" if place % 3 else "否",
            "罗建村",
        )
        told = facts(who, "gender", "phone") | {
            "newly_elected": True if place % 2 else None,
            "political_status": "cpc_member" if place % 3 else None,
        }
        page.is_told(row, told)
    return [page]


def relatives_beside() -> list[Page]:
    page = Page()
    page.row(
        "村",
        "姓名",
        "性别",
        "身份证号码",
        "家庭主要成员",
        "",
        "",
        "联系人",
        "联系电话",
        "紧急联系人电话",
        "填表人",
    )
    page.row("", "", "", "", "称谓", "姓名", "电话", "", "", "", "")
    page.merge(1, 5, 1, 7)
    for column in (1, 2, 3, 4, 8, 9, 10, 11):
        page.merge(1, column, 2, column)
    for who, other in zip(crowd(19), crowd(20), strict=True):
        row = page.row(
            "罗建村",
            who.name,
            who.sex,
            who.id_number,
            "妻子",
            other.name,
            other.phone,
            other.name,
            who.phone,
            other.phone,
            "陈大文",
        )
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def recommended_by() -> list[Page]:
    page = Page()
    page.row(
        "序号",
        "推荐人",
        "曾用名",
        "姓名",
        "配偶姓名",
        "配偶身份证号",
        "身份证号",
        "审核人",
        "父亲电话",
        "本人电话",
        "所在村",
    )
    for place, (who, other) in enumerate(zip(crowd(21), crowd(22), strict=True), 1):
        row = page.row(
            place,
            other.name,
            other.name,
            who.name,
            other.name,
            other.id_number,
            who.id_number,
            "李小明",
            other.phone,
            who.phone,
            "罗建村",
        )
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def columns_of_codes() -> list[Page]:
    page = Page()
    page.row("姓名", "性别代码", "民族代码", "文化程度代码", "政治面貌代码", "所属村", "手机号码")
    for place, who in enumerate(crowd(4)):
        row = page.row(who.name, 1 if place % 2 else 2, "13", "31", "01", "尚德村", who.phone)
        told = facts(who, "phone", village=SHANGDE) | {
            "gender": "male" if place % 2 else "female",
            "ethnicity": "瑶族",
            "education": "associate",
            "political_status": "cpc_member",
        }
        page.is_told(row, told)
    return [page]


def codes_as_numbers() -> list[Page]:
    page = Page()
    page.row("姓名", "性别", "民族", "学历", "政治面貌", "村", "手机号码")
    for who in crowd(5):
        row = page.row(who.name, 2, 1, 21, 13, "尚德村", int(who.phone))
        told = facts(who, "phone", village=SHANGDE) | {
            "gender": "female",
            "ethnicity": "汉族",
            "education": "bachelor",
            "political_status": "masses",
        }
        page.is_told(row, told)
    return [page]


def numbers_under_the_wrong_words() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "性别", "联系电话", "身份证号码")
    for place, who in enumerate(crowd(9), 1):
        row = page.row(place, "罗建村", who.name, who.sex, who.id_number, who.phone)
        page.is_told(row, facts(who, "id_number", "phone"))
    return [page]


def gender_and_birth_swapped() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名", "出生年月", "性别", "联系电话")
    for place, who in enumerate(crowd(10), 1):
        row = page.row(place, "罗建村", who.name, who.sex, who.birth, who.phone)
        page.is_told(row, facts(who, "gender", "birth", "phone"))
    return [page]


def numbers_of_others() -> list[Page]:
    page = Page()
    page.row(
        "村", "村委会电话", "姓名", "包村干部姓名", "包村干部电话", "本人手机", "备用电话", "传真"
    )
    for who, other in zip(crowd(500), crowd(501), strict=True):
        row = page.row(
            "罗建村",
            "13900139000",
            who.name,
            other.name,
            other.phone,
            who.phone,
            "13800138000",
            "8123456",
        )
        page.is_told(row, facts(who, "phone") | {"second_phone": "13800138000"})
    return [page]


def posts_and_dates_of_before() -> list[Page]:
    page = Page()
    page.row("申请入党时间", "入党时间", "曾任职务", "姓名", "现任职务", "性别", "村", "手机")
    for who in crowd(502):
        row = page.row(
            "1999.05", "2001.07", "村委会主任", who.name, "支部委员", who.sex, "罗建村", who.phone
        )
        told = {"party_joined": "2001-07", "posts": ("P3",)}
        page.is_told(row, facts(who, "gender", "phone") | told)
    return [page]


def homes_and_work_places() -> list[Page]:
    page = Page()
    page.row("户籍村", "任职村", "姓名", "性别", "手机")
    for who in crowd(503):
        row = page.row("尚德村", "罗建村", who.name, who.sex, who.phone)
        page.is_told(row, facts(who, "gender", "phone"))
    return [page]


def divisions_and_villages() -> list[Page]:
    page = Page()
    page.row("工作单位", "所在村", "姓名", "性别", "手机")
    for who in crowd(504):
        row = page.row("高要区农业农村局", "罗建村", who.name, who.sex, who.phone)
        page.is_told(row, facts(who, "gender", "phone"))
    return [page]


def short_numbers_in_the_header() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "联系电话（短号）")
    for who in crowd(505):
        row = page.row("罗建村", who.name, who.sex, f"{who.phone}(612345)")
        page.is_told(row, facts(who, "gender", "phone") | {"second_phone": "612345"})
    return [page]


def enterprises() -> list[Page]:
    page = Page()
    page.row("序号", "企业名称", "法人代表", "联系电话", "所在村")
    page.row(1, "罗建村富民合作社", "陈大文", "13800138000", "罗建村")
    page.row(2, "河台米业有限公司", "李小明", "13900139000", "河台社区")
    return [page]


def posts_merged_over_people() -> list[Page]:
    page = Page()
    page.row("村", "职务", "姓名", "性别", "手机")
    words = ("党支部书记", "支部委员", "", "", "村委会委员", "")
    codes = (("P1",), ("P3",), ("P3",), ("P3",), ("V3",), ("V3",))
    for who, word, posts in zip(crowd(508, 6), words, codes, strict=True):
        village = "" if page.people else "罗建村"
        row = page.row(village, word, who.name, who.sex, who.phone)
        page.is_told(row, facts(who, "gender", "phone") | {"posts": posts})
    page.merge(2, 1, 7, 1)
    page.merge(3, 2, 5, 2)
    page.merge(6, 2, 7, 2)
    return [page]


def men_and_women_ticked() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "男", "女", "手机")
    for who in crowd(509):
        is_man = who.gender == "male"
        row = page.row("罗建村", who.name, "√" if is_man else "", "" if is_man else "√", who.phone)
        page.is_told(row, facts(who, "gender", "phone"))
    return [page]


def posts_of_two_people_in_a_cell() -> list[Page]:
    page = Page()
    page.row("村", "职务", "姓名", "出生年月", "学历", "手机")
    one, two, three, four = crowd(231, 4)
    names, births = f"{one.name}、{two.name}", f"{one.month}、{two.month}"
    phones = f"{one.phone}、{two.phone}"
    row = page.row("罗建村", "书记、主任", names, births, "大专、高中", phones)
    for who, level in ((one, "associate"), (two, "high_school")):
        told = facts(who, "phone") | {"birth": who.birth[:7], "education": level, "posts": ()}
        page.is_told(row, told, ("post_unknown",))
    names, births = f"{three.name}\n{four.name}", f"{three.month}\n{four.month}"
    phones = f"{three.phone}\n{four.phone}"
    row = page.row("罗建村", "书记\n主任", names, births, "大专", phones)
    for who, post in ((three, "P1"), (four, "V1")):
        told = facts(who, "phone") | {"birth": who.birth[:7], "education": "associate"}
        page.is_told(row, told | {"posts": (post,)}, (), ("post_unknown",))
    return [page]


def people_who_left() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机", "职务")
    words = ("不再担任书记", "原村委会主任", "曾任支部委员", "免去副书记职务")
    for who, word in zip(crowd(506, 4), words, strict=True):
        row = page.row("罗建村", who.name, who.sex, who.phone, word)
        page.is_told(row, facts(who, "gender", "phone"), (), ("post_unknown",))
    return [page]


def bare_members() -> list[Page]:
    page = Page()
    page.row("村", "书记", "主任", "委员")
    who = crowd(507, 5)
    row = page.row(
        "罗建村", who[0].name, who[1].name, f"{who[2].name}、{who[3].name}、{who[4].name}"
    )
    for each, posts in zip(who, (("P1",), ("V1",), (), (), ()), strict=True):
        problems = () if posts else ("post_unknown",)
        page.is_told(row, {"name": each.name, "village": LUOJIAN, "posts": posts}, problems)
    return [page]


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    ticks_below_common_words, new_and_staying_ticked, is_new_ticked, relatives_beside,
    recommended_by, columns_of_codes, codes_as_numbers, numbers_under_the_wrong_words,
    gender_and_birth_swapped, numbers_of_others, posts_and_dates_of_before,
    homes_and_work_places, divisions_and_villages, short_numbers_in_the_header, enterprises,
    people_who_left, posts_of_two_people_in_a_cell,
    posts_merged_over_people, men_and_women_ticked, bare_members,
)  # fmt: skip
