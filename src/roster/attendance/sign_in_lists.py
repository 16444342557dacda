"""Lists of who was there, as sign-in programs export them and chats write them, line by line.

Nothing is known here of the people of a training: a line gives the words that may be names, the
time, long numbers that tell people of one name apart, and whether it says that somebody was not
there (FEATURES.md row 33).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass

from roster.base.codes.attendance import Mark
from roster.base.half_width import half_width
from roster.people.names import clean_name
from roster.people.posts import read_posts

_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_CELLS = "\t|,;，；"
_NAME_HEADERS = frozenset(
    {
        "姓名",
        "名字",
        "学员",
        "学员姓名",
        "人员",
        "成员",
        "昵称",
        "参会人",
        "签到人",
        "用户名",
        "name",
    }
)
_TIME_HEADER = re.compile(r"时间|时刻|打卡|签到")
_STATE_HEADER = re.compile(r"状态|结果|情况|是否|出勤|考勤")
_LEAVE = "[请事病公年产婚丧]假"
_NOT_THERE = re.compile(rf"未|缺|旷|{_LEAVE}|没来|没到|没有|不到|不来|^否$|^无$|^[×xX✗]$|absent")
_SAID_NOT_THERE = re.compile(rf"未签|未到|未打卡|缺席|缺勤|旷课|{_LEAVE}|没来|没到|不来|来不了")
_AWAY = (
    ("病假", Mark.SICK_LEAVE),
    ("公假", Mark.OFFICIAL_LEAVE),
    ("假", Mark.PERSONAL_LEAVE),
)
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:：时点]([0-5]\d)(?!\d)")
_TITLE = re.compile(r"^\s*#|接龙$")
_BETWEEN = re.compile(r"[\s、,，;；/|。()（）【】\[\]：:@+＋\"“”]+")
_NARROW_NAME = re.compile(rf"(?<!{_HAN})({_HAN})[ \u3000]+({_HAN})(?!{_HAN})")
_POLITE = re.compile(r"(?:已?签到|已?报到|已?到达?|到了|收到|参加|出席|出勤|同志|老师)+$")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{11,17}[\dXx]?(?![\dXx])")
_AROUND = frozenset({"Nd", "No", "Zs"})
"""Kinds of characters around a name beside signs; 〇, which names hold, is of another kind."""
_NAME_LIKE = re.compile(rf"{_HAN}{{2,4}}|{_HAN}{{1,8}}·{_HAN}{{1,12}}")
_NO_NAME = re.compile(
    rf"签到|报到|{_LEAVE}|未到|没到|没来|旷课|缺席|名单|名册|人员|学员|培训|会议|上午|下午|"
    r"晚上|今天|昨天|迟到|早退|出勤|正常|成功|微信|钉钉|二维码|手机|电脑|扫码|合计|总计|"
    r"共计|序号|备注|村委|居委|社区$|村$|谢谢|各位|大家|好的"
)


@dataclass(frozen=True, slots=True)
class ListedLine:
    """One line of a list.

    Attributes:
        number: The line's number, from 1.
        text: The line as it stands.
        words: What may be names, in order, cleaned.
        arrived: The time it tells, "HH:MM".
        numbers: Long numbers it tells: telephone or identity numbers.
        is_absent: It says that the person was not there.
    """

    number: int
    text: str
    words: tuple[str, ...]
    arrived: str | None
    numbers: tuple[str, ...]
    is_absent: bool


@dataclass(frozen=True, slots=True)
class _Header:
    """Where a table has its columns; ``sign`` parts its cells."""

    sign: str
    name: int
    time: int | None
    state: int | None


def listed_lines(text: str) -> tuple[ListedLine, ...]:
    """Return the lines of a pasted list that may name people; header, titles and blanks go."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    for place, (_, line) in enumerate(lines):
        if header := _header_of(line):
            return _of_table(lines[place + 1 :], header)
    return tuple(_of_line(number, line) for number, line in lines if not _TITLE.search(line))


def away_mark(line: str) -> Mark:
    """Return the mark for a line that says somebody was not there: the leave it names, or absent.

    Leave without its kind (请假) is personal leave.
    """
    return next((mark for word, mark in _AWAY if word in line), Mark.ABSENT)


def could_be_name(word: str) -> bool:
    """Tell whether a word may be the name of somebody nobody knows."""
    if not _NAME_LIKE.fullmatch(word) or _NO_NAME.search(word):
        return False
    return not read_posts(word)[0]


def plain_word(word: str) -> str:
    """Return a word without digits and signs around it and without what is said of a person."""
    cleaned = clean_name(word)
    places = [at for at, char in enumerate(cleaned) if not _is_around(char)]
    inner = cleaned[places[0] : places[-1] + 1] if places else ""
    return _POLITE.sub("", inner)


def _is_around(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind[0] in "PS" or kind in _AROUND


# --- tables --------------------------------------------------------------------------------


def _header_of(line: str) -> _Header | None:
    for sign in _CELLS:
        cells = _cells(line, sign)
        name = next((at for at, cell in enumerate(cells) if cell.lower() in _NAME_HEADERS), None)
        if name is not None and len(cells) > 1:
            others = [(at, cell) for at, cell in enumerate(cells) if at != name]
            state = next((at for at, cell in others if _STATE_HEADER.search(cell)), None)
            times = (at for at, cell in others if at != state and _TIME_HEADER.search(cell))
            return _Header(sign, name, next(times, None), state)
    return None


def _cells(line: str, sign: str) -> list[str]:
    found = next(csv.reader([line], delimiter=sign), [])
    return ["".join(cell.split()) if cell.isspace() else cell.strip() for cell in found]


def _of_table(lines: list[tuple[int, str]], header: _Header) -> tuple[ListedLine, ...]:
    rows = [(number, line, _cells(line, header.sign)) for number, line in lines]
    has_times = any(_clock(_at(cells, header.time)) for *_, cells in rows)
    found = []
    for number, line, cells in rows:
        name = clean_name(_at(cells, header.name))
        if not name or name.lower() in _NAME_HEADERS:
            continue
        arrived = _clock(_at(cells, header.time)) if header.time is not None else _clock(line)
        if header.state is not None:
            is_absent = bool(_NOT_THERE.search(_at(cells, header.state)))
        else:
            is_absent = has_times and arrived is None
        found.append(ListedLine(number, line, (name,), arrived, _numbers(line), is_absent))
    return tuple(found)


def _at(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


# --- free lines ----------------------------------------------------------------------------


def _of_line(number: int, line: str) -> ListedLine:
    joined = _NARROW_NAME.sub(r"\1\2", _CLOCK.sub(" ", line))
    words = tuple(plain for word in _BETWEEN.split(joined) if (plain := plain_word(word)))
    is_absent = bool(_SAID_NOT_THERE.search(line))
    return ListedLine(number, line, words, _clock(line), _numbers(line), is_absent)


def _clock(text: str) -> str | None:
    found = _CLOCK.search(half_width(text))
    return f"{int(found[1]):02d}:{found[2]}" if found else None


def _numbers(line: str) -> tuple[str, ...]:
    plain = half_width(line).upper()
    return tuple(_LONG_NUMBER.findall(plain))
