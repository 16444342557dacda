"""People who never lived, and the ways in which lists write what is known of them.

Each way of writing returns the cell and what a careful reader knows from it: a :class:`Written`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from stdnum.cn.ric import calc_check_digit

from roster.lists.reading.cells import CellDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from roster.lists.reading.cells import Cell

SURNAMES = "陈李黄张梁林刘吴罗杨邓何谢叶曾郑冯谭彭朱伍潘区麦莫温邱钟卢赖余蔡关简植冼欧梁陆苏"
GIVEN = "伟志强国荣建华永福秀英丽娟少芬金水文海燕玲光明惠贞炳坤桂兰树新添月娥俊杰子轩宇嘉雯"
_FIRST_SERIAL_DAY = date(1899, 12, 30)
EDUCATIONS = {
    "postgraduate": ("研究生", "在职研究生", "硕士研究生", "省委党校研究生"),
    "bachelor": ("本科", "大学", "大学本科", "函授本科", "专升本", "在职大学", "大学本科毕业"),
    "associate": ("大专", "专科", "大学专科", "电大大专", "大专（在职）", "大专毕业", "高职"),
    "secondary_vocational": ("中专", "中师", "职高", "技校", "中等专科"),
    "high_school": ("高中", "普高", "高中毕业", "普通高中"),
    "middle_school": ("初中", "初中毕业"),
    "primary": ("小学",),
}
POLITICAL = {
    "cpc_member": ("中共党员", "党员", "中共", "正式党员"),
    "cpc_probationary": ("中共预备党员", "预备党员"),
    "league": ("共青团员", "团员"),
    "masses": ("群众",),
}
POSTS = {
    ("P1", "V1"): (
        "党支部书记、村委会主任", "书记兼主任", "党总支书记、村委会主任", "书记、主任（一肩挑）",
    ),
    ("P2",): ("党支部副书记", "副书记", "党总支副书记"),
    ("P3",): ("党支部委员", "支部委员", "组织委员", "支委"),
    ("V2",): ("村委会副主任", "副主任"),
    ("V3",): ("村委会委员", "村委委员"),
    ("P3", "V3"): ("党支部委员、村委会委员", "支委兼村委委员", "支部委员，村委委员"),
    ("S1",): ("监委会主任", "村务监督委员会主任"),
    ("S2",): ("监委会委员", "监委会成员"),
    ("V3", "other"): ("村委会委员、妇女主任", "村委委员（妇联主席）", "村委委员兼治保主任"),
    ("E1",): ("经联社理事长", "经济联合社社长"),
}  # fmt: skip
#: What a person has at most once beside the facts of :class:`Somebody`; blank unless told.
NOTHING_TOLD: Mapping[str, object] = {
    "gender": None,
    "birth": None,
    "ethnicity": None,
    "id_number": None,
    "phone": None,
    "second_phone": None,
    "village": None,
    "education": None,
    "studying": False,
    "political_status": None,
    "party_joined": None,
    "posts": (),
    "newly_elected": None,
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """All facts of one invented person; codes as the listing has them."""

    name: str
    gender: str
    birth: str
    id_number: str
    phone: str
    education: str
    political_status: str
    party_joined: str | None
    posts: tuple[str, ...]
    newly_elected: bool
    ethnicity: str = "汉族"

    @property
    def sex(self) -> str:
        """男 or 女."""
        return "男" if self.gender == "male" else "女"

    @property
    def month(self) -> str:
        """The month of birth as personnel tables print it: 1978.05."""
        return self.birth[:7].replace("-", ".")


@dataclass(frozen=True, slots=True)
class Written:
    """A cell, the facts that it tells, and the kinds of problem that must be reported for it."""

    cell: Cell
    told: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def somebody(random: Random, taken: set[str]) -> Somebody:
    """Return a new person with a name that nobody has yet."""
    name = _name(random)
    while name in taken:
        name = _name(random)
    taken.add(name)
    gender = random.choice(("male", "female"))
    birth = date(random.randint(1958, 1999), random.randint(1, 12), random.randint(1, 28))
    status = random.choice(tuple(POLITICAL))
    year = birth.year + random.randint(19, 26)
    joined = f"{year}-{random.randint(2, 12):02}"
    return Somebody(
        name=name,
        gender=gender,
        birth=birth.isoformat(),
        id_number=id_number(random, birth, gender),
        phone=f"1{random.choice('35789')}{random.randint(0, 10**9 - 1):09}",
        education=random.choice(tuple(EDUCATIONS)),
        political_status=status,
        party_joined=joined if status.startswith("cpc") else None,
        posts=random.choice(tuple(POSTS)),
        newly_elected=random.random() < 0.5,
        ethnicity=random.choice(("汉族", "汉族", "汉族", "瑶族", "壮族")),
    )


def people(random: Random, count: int) -> list[Somebody]:
    """Return people of different names."""
    taken: set[str] = set()
    return [somebody(random, taken) for _ in range(count)]


def id_number(random: Random, birth: date, gender: str) -> str:
    """Return a sound identity number of nobody."""
    sequence = random.randrange(1, 999, 2) if gender == "male" else random.randrange(2, 999, 2)
    front = f"{random.choice(('441202', '441283', '442801'))}{birth:%Y%m%d}{sequence:03}"
    return front + str(calc_check_digit(front + "0"))


def _name(random: Random) -> str:
    return random.choice(SURNAMES) + "".join(random.choices(GIVEN, k=random.choice((1, 2, 2, 2))))


# --- ways of writing ---------------------------------------------------------------------------


def write_name(who: Somebody, random: Random) -> Written:
    """Write a name, in one of the ways that leave it what it is."""
    two = f"{who.name[0]}{random.choice(('  ', '　', ' '))}{who.name[1:]}"
    plain = random.random() < 0.7 or len(who.name) != 2
    return Written(who.name if plain else two, {"name": who.name})


def write_gender(who: Somebody, random: Random) -> Written:
    """Write a gender."""
    return Written(random.choice((who.sex, who.sex, f" {who.sex}")), {"gender": who.gender})


def write_birth(who: Somebody, random: Random) -> Written:
    """Write a date of birth with or without the day."""
    year, month, day = map(int, who.birth.split("-"))
    is_trap = month in {1, 10}
    ways: list[Callable[[], Written]] = [
        lambda: _month(f"{year}.{month:02}", who),
        lambda: _month(f"{year}年{month}月", who),
        lambda: _month(f"{year}-{month:02}", who),
        lambda: _month(f"{year}{month:02}", who),
        lambda: _month(f"{year % 100}年{month}月", who),
        lambda: _month(f"{year}．{month:02}", who),
        lambda: _month(f"{year}.{month:02}\n（{2026 - year}岁）", who),
        lambda: _month(CellDate(f"{year}-{month:02}"), who),
        lambda: _day(f"{year}/{month}/{day}", who),
        lambda: _day(f"{year}-{month:02}-{day:02}", who),
        lambda: _day(f"{year}年{month:02}月{day:02}日", who),
        lambda: _day(int(f"{year}{month:02}{day:02}"), who),
        lambda: _day(CellDate(who.birth), who),
        lambda: _day((date(year, month, day) - _FIRST_SERIAL_DAY).days, who),
        lambda: (
            Written(float(f"{year}.1"), {}, ("birth_ambiguous",))
            if is_trap
            else _month(float(f"{year}.{month:02}"), who)
        ),
    ]
    return random.choice(ways)()


def _month(cell: Cell, who: Somebody) -> Written:
    return Written(cell, {"birth": who.birth[:7]})


def _day(cell: Cell, who: Somebody) -> Written:
    return Written(cell, {"birth": who.birth})


def write_id_number(who: Somebody, random: Random) -> Written:
    """Write an identity number, sound or damaged."""
    number = who.id_number
    told = {"id_number": number}
    spaced = f"{number[:6]} {number[6:14]} {number[14:]}"
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in number)
    wrong = number[:16] + str((int(number[16]) + 2) % 10) + number[17]
    ways = [Written(number, told)] * 8
    ways += [Written(cell, told) for cell in (number.lower(), spaced, wide, f"'{number}")]
    ways += [
        Written(number[:17], {}, ("id_length",)),
        Written(wrong, {}, ("id_check_digit",)),
        Written(float(number[:15] + "000"), {}, ("id_digits_lost",)),
        Written("", {}),
    ]
    return random.choice(ways)


def write_phone(who: Somebody, random: Random) -> Written:
    """Write a mobile number, perhaps with a landline or without a digit."""
    number = who.phone
    told = {"phone": number}
    ways = [Written(number, told)] * 6
    ways += [
        Written(cell, told)
        for cell in (
            int(number),
            f"{number[:3]}-{number[3:7]}-{number[7:]}",
            f"{number[:3]} {number[3:7]} {number[7:]}",
            f"+86 {number}",
            f"{number}.0",
        )
    ]
    ways += [
        Written(number[:10], {}, ("phone_invalid",)),
        Written(f"{number}/13800138000", {**told, "second_phone": "13800138000"}),
        Written("无", {}),
    ]
    return random.choice(ways)


def write_education(who: Somebody, random: Random) -> Written:
    """Write an education, perhaps one under way."""
    if random.random() < 0.05:
        told = {"education": None, "studying": True}
        return Written("大专在读", told, ("education_in_progress",))
    return Written(random.choice(EDUCATIONS[who.education]), {"education": who.education})


def write_political(who: Somebody, random: Random) -> Written:
    """Write a political status."""
    word = random.choice(POLITICAL[who.political_status])
    return Written(word, {"political_status": who.political_status})


def write_party_joined(who: Somebody, random: Random) -> Written:
    """Write when a person joined the party."""
    if who.party_joined is None:
        return Written(random.choice(("", "/", "无")))
    year, month = who.party_joined.split("-")
    cell: Cell = random.choice((f"{year}.{month}", f"{year}年{int(month)}月", f"{year}{month}"))
    return Written(cell, {"party_joined": who.party_joined})


def write_posts(who: Somebody, random: Random) -> Written:
    """Write posts as prose."""
    told = {"posts": tuple(code for code in who.posts if code != "other")}
    return Written(random.choice(POSTS[who.posts]), told)


def write_ethnicity(who: Somebody, random: Random) -> Written:
    """Write a people."""
    word = random.choice((who.ethnicity, who.ethnicity.removesuffix("族")))
    return Written(word, {"ethnicity": who.ethnicity})


def write_new(who: Somebody, random: Random) -> Written:
    """Write 新任 or 连任."""
    del random
    return Written("新任" if who.newly_elected else "连任", {"newly_elected": who.newly_elected})
