"""Overviews that list several people in a cell, chats in a column, slips one below another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.builders import LUOJIAN, SHANGDE
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.overviews import holder
from tests.lists.invented.places import put
from tests.lists.invented.shapes import PLACES
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable


def telephones_behind_names_below_posts() -> list[Page]:
    page = Page()
    page.row("河台镇村（社区）班子一览表")
    page.row("序号", "村居", "党组织", "", "村（居）委会", "")
    page.row("", "", "书记", "委员", "主任", "委员")
    page.merge(2, 3, 2, 4)
    page.merge(2, 5, 2, 6)
    who = iter(crowd(2000, 24))
    codes = (("P1",), ("P3", "P3"), ("V1",), ("V3", "V3"))
    written = ("{0.name}{0.phone}", "{0.name}（{0.phone}）", "{0.name} {0.phone}")
    for place, (village, key) in enumerate(PLACES):
        named = [[(next(who), code) for code in column] for column in codes]
        joint = ("\n", "、", " ")[place]
        cells = [joint.join(written[place].format(each) for each, _ in cell) for cell in named]
        row = page.row(place + 1, village, *cells)
        for each, code in (one for cell in named for one in cell):
            holder(page, row, each, key, code, phone=each.phone)
    return [page]


def posts_behind_names_below_organisations() -> list[Page]:
    page = Page()
    page.row("村（社区）", "党组织班子成员", "村（居）委会班子成员", "监委会成员", "挂点领导")
    who = iter(crowd(2001, 24))
    words = (
        (("书记", "P1"), ("副书记", "P2"), ("委员", "P3")),
        (("主任", "V1"), ("委员", "V3")),
        (("主任", "S1"), ("成员", "S2")),
    )
    for village, key in PLACES:
        named = [[(next(who), word, code) for word, code in column] for column in words]
        cells = ["、".join(f"{each.name}（{word}）" for each, word, _ in cell) for cell in named]
        row = page.row(village, *cells, "陈大文（镇党委副书记）")
        for each, _, code in (one for cell in named for one in cell):
            holder(page, row, each, key, code)
    return [page]


def everybody_of_an_organisation_without_posts() -> list[Page]:
    """A member of the 班子 may be its leader: only who is said to be one has a post."""
    page = Page()
    page.row("村", "党支部班子成员", "村委会班子成员")
    who = iter(crowd(2002, 12))
    for village, key in PLACES:
        one, two, three, four = (next(who) for _ in range(4))
        row = page.row(
            village, f"{one.name}（书记）、{two.name}", f"{three.name}（主任）、{four.name}"
        )
        holder(page, row, one, key, "P1")
        holder(page, row, three, key, "V1")
        for each in (two, four):
            page.is_told(row, {"name": each.name, "village": key}, ("post_unknown",))
    return [page]


def telephones_of_some_villages_only() -> list[Page]:
    page = Page()
    page.row("村居", "书记", "主任", "委员")
    who = iter(crowd(2050, 12))
    for place, (village, key) in enumerate(PLACES):
        named = [next(who) for _ in range(3)]
        written = [f"{each.name} {each.phone}" if place else each.name for each in named]
        row = page.row(village, *written)
        for each, code in zip(named, ("P1", "V1", ""), strict=True):
            told: dict[str, object] = {"name": each.name, "village": key}
            told["posts"] = (code,) if code else ()
            told["phone"] = each.phone if place else None
            page.is_told(row, told, () if code else ("post_unknown",))
    return [page]


def villages_of_sections_below_those_of_rows() -> list[Page]:
    page = Page()
    who = iter(crowd(2051, 4))
    one, two, three, four = (next(who) for _ in range(4))
    row = page.row(f"罗建村：{one.name}（书记）、{two.name}（主任）")
    holder(page, row, one, LUOJIAN, "P1")
    holder(page, row, two, LUOJIAN, "V1")
    page.row("尚德村")
    row = page.row(f"{three.name}（书记）、{four.name}（主任）")
    holder(page, row, three, SHANGDE, "P1")
    holder(page, row, four, SHANGDE, "V1")
    return [page]


def posts_before_names_below_villages() -> list[Page]:
    page = Page()
    page.row("各村主要干部")
    page.row(*[village for village, _ in PLACES])
    who = iter(crowd(2003, 12))
    for word, code in (("书记", "P1"), ("主任", "V1"), ("监委会主任", "S1")):
        named = [next(who) for _ in PLACES]
        row = page.row(*[f"{word}：{each.name} {each.phone}" for each in named])
        for each, (_, key) in zip(named, PLACES, strict=True):
            holder(page, row, each, key, code, phone=each.phone)
    return [page]


def reply_slips_one_below_another() -> list[Page]:
    page = Page()
    for number, (village, key) in enumerate(PLACES):
        page.row("附件2")
        page.row("换届后村（社区）干部培训班参训回执")
        page.row(f"报送单位：{village}", "", "", "联系人：陈大文", "", "电话：13800138000")
        page.row("序号", "姓名", "性别", "职务", "手机号码", "是否住宿")
        for place, who in enumerate(crowd(2005 + number, 3), 1):
            put(page, key, who, place, who.name, who.sex, "副书记", who.phone, "是", posts=("P2",))
        page.row("注：请于5月6日前报送。")
        page.row()
    return [page]


def slips_that_name_only_the_reporting_division() -> list[Page]:
    """Nothing but 填报单位 tells that the next village begins."""
    page = Page()
    for number, (village, key) in enumerate(PLACES):
        page.row(f"填报单位：{village}（盖章）")
        page.row("序号", "姓名", "性别", "职务", "手机号码")
        for place, who in enumerate(crowd(2010 + number, 3), 1):
            put(page, key, who, place, who.name, who.sex, "副书记", who.phone, posts=("P2",))
    return [page]


def education_by_kind_in_two_rows() -> list[Page]:
    page = Page()
    page.row("姓名", "性别", "学历", "", "手机", "村")
    page.merge(1, 3, 1, 4)
    for place, who in enumerate(crowd(2015, 4)):
        row = page.row(who.name, who.sex, "全日制", "高中", who.phone, "罗建村")
        page.row("", "", "在职", "大专" if place % 2 else "", "")
        for column in (1, 2, 5, 6):
            page.merge(row, column, row + 1, column)
        told = facts(who, "gender", "phone", village=LUOJIAN)
        education = "associate" if place % 2 else "high_school"
        page.is_told(row, told | {"education": education})
    return [page]


def posts_behind_names_in_a_list() -> list[Page]:
    pages = []
    written = (
        ("姓名（职务）", "{0}（{1}）"),
        ("姓名及职务", "{0} {1}"),
        ("姓名/职务", "{0}/{1}"),
        ("姓名", "{0}\n（{1}）"),
    )
    words = (("书记、主任", ("P1", "V1")), ("副书记", ("P2",)), ("监委会主任", ("S1",)))
    for number, (header, form) in enumerate(written):
        page = Page(name=f"Sheet{number + 1}")
        page.row("序号", "村（社区）", header, "性别", "联系电话")
        for place, (who, (word, posts)) in enumerate(
            zip(crowd(2020 + number, 3), words, strict=True), 1
        ):
            name = form.format(who.name, word)
            put(page, LUOJIAN, who, place, "罗建村", name, who.sex, who.phone, posts=posts)
        pages.append(page)
    return pages


def gender_behind_names_in_a_list() -> list[Page]:
    page = Page()
    page.row("姓名/性别", "村", "职务", "手机")
    for who in crowd(2025, 4):
        name = f"{who.name}/{who.sex}"
        put(page, LUOJIAN, who, name, "罗建村", "村委委员", who.phone, posts=("V3",))
    return [page]


def posts_as_questions() -> list[Page]:
    page = Page()
    page.row(
        "村", "姓名", "手机", "性别", "是不是党组织书记", "是否为村（居）委会主任",
        "是否村（居）务监督委员会主任", "是否股份合作经济联合社理事长",
    )  # fmt: skip
    held = (("P1", "V1", "E1"), ("V1",), ("P1", "S1"))
    for who, posts in zip(crowd(2026, 3), held, strict=True):
        answers = ["是" if code in posts else "否" for code in ("P1", "V1", "S1", "E1")]
        cells = ("罗建村", who.name, who.phone, who.sex, *answers)
        put(page, LUOJIAN, who, *cells, posts=posts)
    return [page]


def joining_and_confirmation_in_a_cell() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机", "入党时间/转正时间")
    for place, who in enumerate(crowd(2027, 3), 1):
        dates = f"200{place}.07/200{place + 1}.07"
        cells = ("罗建村", who.name, who.sex, who.phone, dates)
        put(page, LUOJIAN, who, *cells, party_joined=f"200{place}-07")
    return [page]


def three_rows_a_village() -> list[Page]:
    page = Page()
    page.row("村级班子架构表")
    who = iter(crowd(2030, 9))
    for village, key in PLACES:
        named = [next(who) for _ in range(3)]
        page.row(village, "书记、主任", "副书记", "监委会主任")
        row = page.row("姓名", *[each.name for each in named])
        page.row("电话", *[each.phone for each in named])
        for each, posts in zip(named, (("P1", "V1"), ("P2",), ("S1",)), strict=True):
            holder(page, row, each, key, *posts, phone=each.phone)
    return [page]


def numbers_of_two_kinds_in_a_cell() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "职务", "身份证号码及联系电话")
    for joint, who in zip(("\n", "/", "，电话："), crowd(2033, 3), strict=True):
        row = page.row("罗建村", who.name, "村委委员", f"{who.id_number}{joint}{who.phone}")
        told = facts(who, "id_number", "phone", village=LUOJIAN)
        page.is_told(row, told | {"posts": ("V3",)})
    return [page]


def notice_with_posts_before_names() -> list[Page]:
    page = Page()
    page.row("关于换届选举结果的公示")
    page.row("经选举，现将各村党支部班子成员名单公示如下：")
    who = iter(crowd(2035, 12))
    for village, key in PLACES:
        page.row(village)
        for word, codes in (("书记", ("P1",)), ("支部委员", ("P3", "P3")), ("主任", ("V1",))):
            named = [next(who) for _ in codes]
            row = page.row(f"{word}：{'、'.join(each.name for each in named)}")
            for each, code in zip(named, codes, strict=True):
                holder(page, row, each, key, code)
    page.row("公示期：2026年3月20日至3月26日。联系电话：0758-8123456")
    return [page]


def wall_of_pictures() -> list[Page]:
    page = Page()
    who = iter(crowd(2040, 9))
    for village, key in PLACES:
        named = [next(who) for _ in range(3)]
        page.row(village)
        page.row("（照片）", "（照片）", "（照片）")
        row = page.row(*[each.name for each in named])
        page.row("书记、主任", "副书记", "监委会主任")
        page.row(*[each.phone for each in named])
        for each, posts in zip(named, (("P1", "V1"), ("P2",), ("S1",)), strict=True):
            holder(page, row, each, key, *posts, phone=each.phone)
    return [page]


def other_posts_beside_the_posts_of_bodies() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "手机", "职务", "", "", "备注")
    page.row("", "", "", "党内", "村（居）委", "其他", "")
    page.merge(1, 4, 1, 6)
    for column in (1, 2, 3, 7):
        page.merge(1, column, 2, column)
    held = (
        (("副书记", "副主任", "经联社理事"), ("P2", "V2", "E3")),
        (("委员", "", "妇联主席"), ("P3", "other")),
        (("", "", "监委会主任"), ("S1",)),
    )
    for who, (words, posts) in zip(crowd(2045, 3), held, strict=True):
        row = page.row("罗建村", who.name, who.phone, *words)
        page.is_told(row, facts(who, "phone", village=LUOJIAN) | {"posts": posts})
    return [page]


def village_and_date_in_one_line() -> list[Page]:
    pages = []
    for number, (village, key) in enumerate(PLACES):
        page = Page(name=f"Sheet{number + 1}")
        page.row("村（社区）干部情况表")
        page.row(f"村（社区）名称：{village}   填报日期：2026.5.1")
        page.row("姓名", "性别", "职务", "电话")
        for who in crowd(2046 + number, 3):
            put(page, key, who, who.name, who.sex, "副书记", who.phone, posts=("P2",))
        pages.append(page)
    return pages


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    telephones_behind_names_below_posts, posts_behind_names_below_organisations,
    telephones_of_some_villages_only, villages_of_sections_below_those_of_rows,
    everybody_of_an_organisation_without_posts, posts_before_names_below_villages,
    reply_slips_one_below_another, slips_that_name_only_the_reporting_division,
    education_by_kind_in_two_rows, posts_behind_names_in_a_list, gender_behind_names_in_a_list,
    three_rows_a_village, numbers_of_two_kinds_in_a_cell,
    other_posts_beside_the_posts_of_bodies, village_and_date_in_one_line,
    wall_of_pictures, notice_with_posts_before_names, posts_as_questions,
    joining_and_confirmation_in_a_cell,
)  # fmt: skip
