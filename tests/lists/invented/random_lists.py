"""Messy lists made at random from a seed: words, order and levels of the header, places of the
village, ways of writing, and everything that stands between the people.
"""

from __future__ import annotations

import re
from functools import cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from roster.base.paths import resource
from roster.lists.understanding.headers.words import field_name
from tests.lists.builders import HETAI, LUOJIAN, SHANGDE
from tests.lists.invented import people as writing
from tests.lists.invented.people import Somebody, Written, people
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from roster.lists.reading.cells import Cell

    Writer = Callable[[Somebody, Random], Written]


class _Field(NamedTuple):
    """A field's ways to be headed, its writer, and how often lists have it (0-1)."""

    headers: Sequence[str]
    write: Writer
    often: float


VILLAGES: Mapping[str, tuple[str, ...]] = {
    LUOJIAN: ("罗建村", "罗建村委会", "罗建", "河台镇罗建村", "罗建村民委员会", "罗建 村"),
    SHANGDE: ("尚德村", "尚德村委会", "尚德", "高要区河台镇尚德村", "尚德村党支部"),
    HETAI: ("河台社区", "河台居委会", "河台社区居委会", "河台社区居民委员会"),
}
_NAME = _Field(
    ("姓名", "姓  名", "姓\n名", "人员姓名", "干部姓名", "成员姓名", "姓 名：", "*姓名", "真实姓名",
     "姓名（与身份证一致）", "村干部姓名", "两委成员姓名", "同志姓名", "XM"),
    writing.write_name,
    1,
)  # fmt: skip
_FIELDS: Mapping[str, _Field] = {
    "gender": _Field(
        ("性别", "性 别", "性\n别", "男/女", "性别(男/女)", "性別", "XB"), writing.write_gender, 0.8
    ),
    "ethnicity": _Field(("民族", "民 族", "族别"), writing.write_ethnicity, 0.4),
    "birth": _Field(
        ("出生年月", "出生\n年月", "出生日期", "出生时间", "出生年月（岁）", "生日", "出生年月日",
         "出生年月（如1978.05）", "CSRQ", "何时出生"),
        writing.write_birth,
        0.7,
    ),
    "id_number": _Field(
        ("身份证号码", "身份证号", "身份证", "公民身份号码", "身份证号码（18位）", "居民身份证号码",
         "身 份 证 号 码", "证件号码", "二代身份证号", "SFZH"),
        writing.write_id_number,
        0.8,
    ),
    "education": _Field(
        ("学历", "文化程度", "最高学历", "文化\n程度", "学历层次", "受教育程度"),
        writing.write_education,
        0.6,
    ),
    "political_status": _Field(
        ("政治面貌", "政治\n面貌", "政治面目", "党派", "政治身份"), writing.write_political, 0.6
    ),
    "party_joined": _Field(
        ("入党时间", "入党年月", "入党日期", "何时入党", "加入党组织时间"),
        writing.write_party_joined,
        0.4,
    ),
    "posts": _Field(
        ("现任职务", "职务", "现 任 职 务", "村内职务", "担任职务", "任职情况", "现任村职务",
         "两委职务", "在村“两委”担任职务", "职务（全称）"),
        writing.write_posts,
        0.8,
    ),
    "phone": _Field(
        ("联系电话", "手机号码", "手机", "电话", "联系方式", "手 机 号", "联系电话（手机）",
         "本人手机号码", "电话号码", "移动电话"),
        writing.write_phone,
        0.8,
    ),
    "newly_elected": _Field(
        ("新任/连任", "新任或连任", "连任情况"), writing.write_new, 0.3
    ),
}  # fmt: skip
#: Columns of no interest, with what may stand in them; {d} is a digit, {s} a surname.
_OTHERS: Sequence[tuple[str, Sequence[str]]] = (
    ("年龄", ("49", "53", "38")),
    ("父亲姓名", ("{s}志明", "{s}国庆")),
    ("配偶姓名", ("{s}丽芳", "{s}志明")),
    ("配偶联系电话", ("139{d}{d}{d}{d}{d}{d}{d}{d}",)),
    ("紧急联系人", ("{s}国庆",)),
    ("紧急联系人电话", ("137{d}{d}{d}{d}{d}{d}{d}{d}",)),
    ("银行卡号", ("622848{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}",)),
    ("家庭住址", ("高要区河台镇罗建村委会大村{d}号",)),
    ("籍贯", ("广东高要", "广东肇庆")),
    ("毕业院校及专业", ("肇庆学院行政管理", "高要一中", "广东开放大学")),
    ("参加工作时间", ("1998.07", "2003.07")),
    ("任现职时间", ("2026.03", "2021.02")),
    ("转正时间", ("2010.06", "")),
    ("月补贴（元）", ("3200", "2800", "4100")),
    ("入党介绍人", ("{s}志明",)),
    ("曾用名", ("", "", "{s}阿妹")),
    ("微信号", ("wx{d}{d}{d}abc",)),
    ("健康状况", ("健康",)),
    ("婚姻状况", ("已婚", "未婚")),
    ("是否退役军人", ("是", "否", "")),
    ("熟悉专业有何特长", ("种植", "电商", "无")),
    ("备注", ("", "", "外出务工返乡", "一肩挑", "补选")),
    ("上届职务", ("村委委员", "无", "支部副书记")),
    ("", ("",)),
)
_ABOVE: Sequence[Sequence[str]] = (
    (),
    ("附件2",),
    ("河台镇村（社区）“两委”干部花名册",),
    ("附件1：", "高要区2026年村（社区）“两委”换届选举当选人员登记表"),
    ("填报单位（盖章）：河台镇人民政府", "", "", "填报时间：2026年10月9日"),
    ("说明：1.出生年月填至月份；2.请勿改动表头。",),
    ("联系人：陈大文", "", "联系电话：0758-8123456"),
    ("单位：人",),
)
_BELOW: Sequence[Sequence[str]] = (
    ("填表人：陈大文", "", "审核人：李小明", "", "联系电话：13800138000"),
    ("注：1.本表一式三份；2.按职务排序。",),
    ("备注：“新任”指首次当选。",),
    ("合计", "", "共30人"),
    ("负责人（签名）：", "", "", "填报日期：    年  月  日"),
)
#: Headers under which other values stand than those that are written here.
_ASKS_OTHERWISE = re.compile(
    r"是否|预备|书记|主任|代码|短号|办公|固定|座机|行政|党内|党组织|村\(居\)委会|^名称|联系人|^族$|^号$"
)
_MAY_BE_CUT = re.compile(
    r"出生年月|出生日期|文化程度|政治面貌|联系电话|手机号码|现任职务|任职情况|身份证号码|身份证号|入党时间"
    r"|公民身份号码|最高学历|家庭住址|健康状况|父亲姓名|配偶姓名"
)
_HINTS: Mapping[str, str] = {
    "name": "与身份证一致", "gender": "男/女", "birth": "如：1978.05", "id_number": "18位",
    "phone": "必填", "village": "填全称", "education": "下拉选择", "posts": "写全称",
}  # fmt: skip
_EXAMPLE: Mapping[str, str] = {
    "seq": "例", "name": "张三", "gender": "男", "birth": "1978.05", "phone": "13800138000",
    "id_number": "441202197805121239", "village": "XX村", "posts": "党支部书记",
}  # fmt: skip
_PARENTS: Mapping[str, str] = {
    "name": "基本情况",
    "gender": "基本情况",
    "ethnicity": "基本情况",
    "birth": "基本情况",
    "id_number": "基本情况",
    "phone": "联系方式",
    "political_status": "政治情况",
    "party_joined": "政治情况",
}


@cache
def _known_headers() -> Mapping[str, Sequence[str]]:
    """Return the words of the preset by field, without those that ask another question."""
    content = resource("presets", "header_synonyms.json").read_bytes()
    fields = msgspec.json.decode(content, type=dict[str, list[str]])
    known = {field_name(key.split()[0]): words for key, words in fields.items()}
    return {
        name: [word for word in known[name] if not _ASKS_OTHERWISE.search(word)]
        for name in ("name", *_FIELDS)
        if name != "newly_elected"
    }


class RandomList:
    """Writes one list of people, everything about it decided by the seed."""

    def __init__(self, seed: int, town: str, villages: Mapping[str, Sequence[str]]) -> None:
        self._random = random = Random(seed)  # noqa: S311 - repeatable, not secret
        self._town = town
        self._villages = villages
        self._page = Page()
        fields = [name for name, each in _FIELDS.items() if random.random() < each.often]
        if not {"gender", "id_number", "phone", "birth", "posts"} & set(fields):
            fields.append("phone")
        self._where = random.choice(
            ("column", "below", "merged", "ditto", "section", "title", "sheet", "column")
        )
        own: list[str | int] = ["name", *fields, *(["village"] if self._has_column else [])]
        others = random.sample(range(len(_OTHERS)), random.randint(0, 6))
        self._columns = columns = [*own, *others]
        if random.random() < 0.5:
            random.shuffle(columns)
        if random.random() < 0.8:
            columns.insert(0, "seq")
        self._left = random.choice((0, 0, 0, 1, 3))
        self._gap = random.random() < 0.1
        self._headers = [self._header(column) for column in columns]
        self._count = 0

    @property
    def _has_column(self) -> bool:
        return self._where in {"column", "below", "merged", "ditto"}

    def pages(self) -> list[Page]:
        """Return the sheets of the list."""
        random = self._random
        groups = random.sample(list(self._villages), random.randint(1, 3))
        crowd = people(random, 12 * len(groups))
        parts = [
            (key, crowd[12 * place : 12 * place + random.randint(3, 9)])
            for place, key in enumerate(groups)
        ]
        if self._where == "sheet":
            return [self._sheet(key, members) for key, members in parts]
        for lines in random.sample(_ABOVE, random.randint(0, 3)):
            self._write(lines)
        self._write_header()
        for place, (key, members) in enumerate(parts):
            if place and (self._where == "title" or random.random() < 0.2):
                self._between(key)
            elif self._where == "title":
                self._page.rows.insert(0, (f"{self._villages[key][0]}“两委”干部名单",))
                self._page.merges = [
                    (top + 1, left, bottom + 1, right)
                    for top, left, bottom, right in self._page.merges
                ]
            self._group(key, members)
        for lines in random.sample(_BELOW, random.randint(0, 3)):
            self._write(lines)
        return [self._page]

    def _sheet(self, key: str, members: Sequence[Somebody]) -> Page:
        self._page = Page(name=self._villages[key][0])
        for lines in self._random.sample(_ABOVE, self._random.randint(0, 2)):
            self._write(lines)
        self._write_header()
        self._group(key, members)
        return self._page

    def _below_header(self) -> None:
        """Write what forms explain right below their header."""
        chance = self._random.random()
        named = [column for column in self._columns if isinstance(column, str)]
        if chance < 0.07:
            self._write([_HINTS.get(str(column), "") for column in self._columns])
        elif chance < 0.12:
            self._write([f"（{place}）" for place, _ in enumerate(self._columns, 1)])
        elif chance < 0.17 and named[0] == "seq":
            self._write([_EXAMPLE.get(str(column), "") for column in self._columns])

    def _vacancy(self, spelling: str) -> None:
        nobody = self._random.choice(("空缺", "（待补选）", ""))
        self._write(
            [
                {"village": spelling, "name": nobody, "posts": "村委会委员"}.get(str(column), "")
                for column in self._columns
            ]
        )

    def _between(self, key: str) -> None:
        """Begin a new page: perhaps blank rows, the title, and the header once more."""
        if self._random.random() < 0.5:
            self._page.row()
        if self._where == "title":
            self._write((f"{self._villages[key][0]}“两委”干部名单",))
        elif self._random.random() < 0.5:
            self._write((f"{self._town}村（社区）“两委”干部花名册（续表）",))
        self._write_header()

    def _write(self, cells: Sequence[Cell]) -> int:
        cells = [
            cell.replace("河台镇", self._town) if isinstance(cell, str) else cell for cell in cells
        ]
        return self._page.row(*[None] * self._left, *cells)

    def _header(self, column: str | int) -> str:
        if isinstance(column, int):
            return _OTHERS[column][0]
        if column == "seq":
            return self._random.choice(("序号", "编号", "序\n号", "No."))
        if column == "village":
            return self._random.choice(
                ("村（社区）", "村别", "所在村", "行政村", "单位", "村（居）名称", "所在村（社区）")
            )
        known = _known_headers().get(column, ()) if self._random.random() < 0.4 else ()
        return self._random.choice(
            known or (_NAME if column == "name" else _FIELDS[column]).headers
        )

    def _write_cut_header(self) -> None:
        """Write the longer words over two rows without merging any cells."""
        is_cut = [_MAY_BE_CUT.fullmatch(word) is not None for word in self._headers]
        pairs = [
            (word[: len(word) // 2], word[len(word) // 2 :]) if cut else (word, "")
            for word, cut in zip(self._headers, is_cut, strict=True)
        ]
        self._write([upper for upper, _ in pairs])
        if any(is_cut):
            self._write([lower for _, lower in pairs])

    def _write_header(self) -> None:
        """Write one header row, or two: words cut, or the groups of columns above."""
        if self._random.random() < 0.1:
            self._write_cut_header()
            return
        parents = [
            _PARENTS.get(column, "") if isinstance(column, str) else "" for column in self._columns
        ]
        if sum(map(bool, parents)) < 3 or self._random.random() < 0.6:
            self._write(self._headers)
            self._below_header()
            return
        top = [parent or header for parent, header in zip(parents, self._headers, strict=True)]
        shown = [
            "" if parent and word == before else word
            for word, parent, before in zip(top, parents, ["", *top], strict=False)
        ]
        low = [
            header if parent else "" for parent, header in zip(parents, self._headers, strict=True)
        ]
        first = self._write(shown)
        self._write(low)
        self._merge_header(first, parents, top)

    def _merge_header(self, row: int, parents: Sequence[str], top: Sequence[str]) -> None:
        start = 0
        for place in range(1, len(top) + 1):
            if place < len(top) and parents[place] and top[place] == top[start]:
                continue
            left, right = self._left + start + 1, self._left + place
            if not parents[start]:
                self._page.merge(row, left, row + 1, left)
            elif right > left:
                self._page.merge(row, left, row, right)
            start = place

    def _group(self, key: str, members: Sequence[Somebody]) -> None:
        random = self._random
        spelling = random.choice(self._villages[key])
        if self._where == "section":
            number = "一二三四五"[self._count % 5]
            short = self._villages[key][0]
            words = (spelling, f"{number}、{short}", f"{short}（{len(members)}人）", f"{short}：")
            self._write((random.choice(words),))
        first = len(self._page.rows) + 1
        for place, who in enumerate(members):
            self._person(who, key, self._village_cell(spelling, place))
            if random.random() < 0.03:
                self._page.row()
            if random.random() < 0.03 and self._where == "column":
                self._vacancy(spelling)
        if self._where == "merged" and len(self._page.rows) > first:
            column = self._left + self._columns.index("village") + 1
            self._page.merge(first, column, len(self._page.rows), column)
        if random.random() < 0.3:
            self._write((random.choice(("小计", "小  计")), f"{len(members)}人"))

    def _village_cell(self, spelling: str, place: int) -> str:
        if place == 0 or self._where == "column":
            return spelling
        return self._random.choice(("〃", "同上")) if self._where == "ditto" else ""

    def _person(self, who: Somebody, key: str, village: str) -> None:
        self._count += 1
        told: dict[str, object] = {"village": key}
        problems: set[str] = set()
        cells: list[Cell] = []
        for column in self._columns:
            written = self._written(column, who, village)
            cells.append(written.cell)
            told |= written.told
            problems |= set(written.problems)
        if told.get("id_number"):
            told = {"gender": who.gender, "birth": who.birth} | told
            problems.discard("birth_ambiguous")
        self._page.is_told(self._write(cells), told, problems)

    def _written(self, column: str | int, who: Somebody, village: str) -> Written:
        if isinstance(column, int):
            return Written(self._other(_OTHERS[column][1]))
        if column == "seq":
            return Written(self._count)
        if column == "village":
            return Written(village)
        return (_NAME if column == "name" else _FIELDS[column]).write(who, self._random)

    def _other(self, forms: Sequence[str]) -> str:
        random = self._random
        form = random.choice(forms).replace("{s}", random.choice(writing.SURNAMES))
        while "{d}" in form:
            form = form.replace("{d}", str(random.randint(0, 9)), 1)
        return form


def random_list(
    seed: int, town: str = "河台镇", villages: Mapping[str, Sequence[str]] = VILLAGES
) -> list[Page]:
    """Return the pages of the list of a seed.

    Args:
        seed: decides everything.
        town: name of the township.
        villages: ways to write each village by its key, the short name first.
    """
    return RandomList(seed, town, villages).pages()
