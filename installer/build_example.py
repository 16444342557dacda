"""Make the example list of cadres that a clerk can import to try the program.

    python installer/build_example.py [TARGET]

A real township with its real villages, and invented people: the same ones every time. Written the
way a county sends such lists, with a few mistakes as they happen (resources/examples/README.md).
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from stdnum.cn import ric

from roster.base.paths import resource
from roster.divisions.catalogue import CatalogueDivision, subtree

TOWNSHIP = "441204100"
TITLE = "高要区河台镇新一届村（社区）干部花名册"
TARGET = resource("examples") / "附件2：高要区河台镇村（社区）干部花名册.xlsx"
NO_COUNTY = "441299"  # no county has or had this code, so no number is anybody's
NO_NETWORK = "1540000"  # no operator has this block
NOT_ONE_PERSON = (3, 9, 15, 20)  # villages whose secretary is not the head as well

HEADER = (
    *("序号", "村\n（社区）", "姓  名", "性别", "民族", "出生\n年月", "学 历", "政治\n面貌"),
    *("入党\n时间", "现  任  职  务", "新任/\n连任", "身份证号码", "联系电话", "备  注"),
)
WIDTHS = (5, 11, 11, 5, 8, 9, 9, 10, 9, 32, 6, 21, 13, 12)

SURNAMES = "陈梁李黄何谢罗张林邓叶苏莫区冼麦伍曾谭岑夏"
MEN = (
    "伟 强 志明 建华 国荣 永康 锦泉 家豪 文辉 树生 金水 启航 炳坤 伟雄 俊杰 耀东 德荣 水清 健 志勇"
    " 子聪 广林 新明 北海"
)
WOMEN = "丽 秀英 小燕 雪梅 月娥 淑芬 惠玲 嘉敏 晓彤 少芳 桂珍 婷 海燕 翠萍 美娟 思颖 静 玉莲"
EDUCATIONS = ("大专", "大专", "大专", "大学专科", "本科", "大学", "中专", "高中", "高中", "初中")
NOTES = ("", "", "", "", "", "", "", "退役军人", "返乡创业", "致富带头人", "人大代表")


@dataclass(frozen=True, slots=True)
class Cadre:
    """One row as the county typed it; every field is the text of a cell."""

    village: str
    name: str
    gender: str
    ethnicity: str
    birth: str
    education: str
    political_status: str
    party_joined: str
    posts: str
    elected: str
    id_number: str
    phone: str
    note: str


def jobs_of(village: CatalogueDivision, place: int) -> tuple[str, ...]:
    """Return the posts of the cadres of a village, one text per person."""
    committee = "居委会" if village.is_community else "村委会"
    watch = "居务" if village.is_community else "村务"
    party = "党总支" if place % 5 == 1 else "党支部"
    members = (
        f"{party}副书记、{committee}副主任",
        f"{party}委员、{committee}委员、妇联主席",
        f"{party}纪检委员、{watch}监督委员会主任",
        f"{watch}监督委员会成员",
    )
    if place in NOT_ONE_PERSON:
        return f"{party}书记、经联社理事长", f"{party}委员、{committee}主任", *members
    return f"{party}书记、{committee}主任、经联社理事长", *members


def invented(village: CatalogueDivision, posts: str, serial: int, chance: random.Random) -> Cadre:
    """Return an invented person with these posts."""
    is_woman = "妇联" in posts or chance.random() < 0.25
    is_member = "党" in posts or chance.random() < 0.6
    born = (chance.randint(1964, 1998), chance.randint(1, 12), chance.randint(1, 28))
    joined = f"{born[0] + chance.randint(19, 26)}.{chance.randint(1, 12):02}"
    return Cadre(
        village=village.short_name,
        name=name_of(chance, is_woman=is_woman),
        gender="女" if is_woman else "男",
        ethnicity=chance.choice(("汉", "汉", "汉", *["汉族"] * 8, "瑶族")),
        birth=f"{born[0]}.{born[1]:02}",
        education=chance.choice(EDUCATIONS),
        political_status=chance.choice(
            ("中共党员", "中共党员", "党员") if is_member else ("群众",)
        ),
        party_joined=joined if is_member else "",
        posts=posts,
        elected="连任" if chance.random() < 0.6 else "新任",
        id_number=id_number(born, serial * 2 - is_woman + 1),
        phone=f"{NO_NETWORK}{serial:04}",
        note=chance.choice(NOTES),
    )


def name_of(chance: random.Random, *, is_woman: bool) -> str:
    """Return an invented name."""
    surname = chance.choice(SURNAMES)
    return surname + chance.choice((WOMEN if is_woman else MEN).split())


def id_number(born: tuple[int, int, int], order: int) -> str:
    """Return a number of a county that does not exist; an odd order is a man's."""
    year, month, day = born
    body = f"{NO_COUNTY}{year}{month:02}{day:02}{order:03}"
    return body + str(ric.calc_check_digit(body + "0"))


def with_blemishes(cadres: list[Cadre]) -> list[Cadre]:
    """Return the cadres with rare characters, a long name and the mistakes of real lists."""
    changed = list(cadres)

    def change(place: int, **fields: str) -> None:
        changed[place] = replace(changed[place], **fields)

    change(2, name="梁㛃")
    change(5, name="陈䶮")
    change(11, name="区𬱖")
    change(17, name="古丽巴哈尔·阿卜杜热合", ethnicity="维吾尔族")
    change(23, name="欧阳锦泉")
    change(30, political_status="中共预备党员", party_joined="2025.06")
    change(39, political_status="共青团员", party_joined="")
    wrong = changed[44].id_number
    change(44, id_number=wrong[:-1] + ("1" if wrong[-1] != "1" else "2"))
    change(52, education="大专在读")
    change(66, birth="1978.1", id_number="")
    change(75, phone="1540000", note="电话待核")
    return changed


def people() -> list[Cadre]:
    """Return all cadres of the township, village by village."""
    chance = random.Random(2026)  # noqa: S311 - the same invented people every time, no secret
    villages = subtree(TOWNSHIP)[1:]
    jobs = [(each, job) for place, each in enumerate(villages) for job in jobs_of(each, place)]
    cadres: list[Cadre] = []
    for serial, (village, job) in enumerate(jobs, start=1):
        taken = {cadre.name for cadre in cadres}
        cadre = invented(village, job, serial, chance)
        while cadre.name in taken:
            cadre = replace(cadre, name=name_of(chance, is_woman=cadre.gender == "女"))
        cadres.append(cadre)
    return with_blemishes(cadres)


def write(path: Path, cadres: list[Cadre]) -> None:
    """Write the list as a county's office would lay it out."""
    workbook = xlsxwriter.Workbook(str(path))
    workbook.set_properties({"created": datetime(2026, 5, 8, tzinfo=UTC)})
    sheet = workbook.add_worksheet("河台镇")
    cell = {"font_name": "仿宋", "font_size": 11, "border": 1, "align": "center", "num_format": "@"}
    style = workbook.add_format({**cell, "valign": "vcenter", "text_wrap": True})
    heading = workbook.add_format(
        {**cell, "font_name": "黑体", "valign": "vcenter", "text_wrap": True}
    )
    plain = workbook.add_format({"font_name": "仿宋", "font_size": 11})
    title = workbook.add_format(
        {"font_name": "宋体", "font_size": 20, "bold": True, "align": "center"}
    )
    last = len(HEADER) - 1
    sheet.write_string(0, 0, "附件2", plain)
    sheet.merge_range(1, 0, 1, last, TITLE, title)
    division = "填报单位：河台镇党建工作办公室（盖章）　　　　　　填报日期：2026年5月8日"
    sheet.merge_range(2, 0, 2, last, division, plain)
    for column, (header, width) in enumerate(zip(HEADER, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, header, heading)
    sheet.set_default_row(20)
    sheet.set_row(1, 34)
    sheet.set_row(3, 34)
    write_people(sheet, cadres, style)
    foot = 4 + len(cadres)
    sheet.merge_range(foot, 0, foot, last, f"合计：21个村（社区），{len(cadres)}人", style)
    note = "注：1.出生年月、入党时间按干部档案填写；2.一人兼任多职的在“现任职务”栏一并填写。"
    sheet.merge_range(foot + 1, 0, foot + 1, last, note, plain)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    workbook.close()


def write_people(
    sheet: xlsxwriter.worksheet.Worksheet, cadres: list[Cadre], style: xlsxwriter.format.Format
) -> None:
    """Write one row per person; the villages' cells are merged."""
    for number, cadre in enumerate(cadres):
        row = 4 + number
        texts = (
            *(cadre.name, cadre.gender, cadre.ethnicity, cadre.birth, cadre.education),
            *(cadre.political_status, cadre.party_joined, cadre.posts, cadre.elected),
            *(cadre.id_number, cadre.phone, cadre.note),
        )
        if len(cadre.name) > 5:  # two lines
            sheet.set_row(row, 34)
        sheet.write_number(row, 0, number + 1, style)
        for column, text in enumerate(texts, start=2):
            sheet.write_string(row, column, text, style)
    for village in dict.fromkeys(cadre.village for cadre in cadres):
        rows = [4 + n for n, cadre in enumerate(cadres) if cadre.village == village]
        sheet.merge_range(rows[0], 1, rows[-1], 1, village, style)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    write(target, people())
    print(f"{target.name}: {len(people())} invented people, {target.stat().st_size:,} bytes")
