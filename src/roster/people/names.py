"""Han names: cleaning, what looks wrong in them, pinyin for searching and ordering.

Rules: DOMAIN.md section 3.6. A name is kept as its bearer writes it: rare characters, variants
and compatibility ideographs stay; only what a keyboard or a spreadsheet put between them goes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

from roster.base.pinyin import COMBINATIONS, Readings, combinations, spoken, toned

if TYPE_CHECKING:
    from collections.abc import Sequence

MIDDLE_DOT = "·"
_PINYIN_LENGTH = 240
_INITIALS_LENGTH = 60
_SORT_KEY_LENGTH = 120

_HIDDEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0100-\U000e01ef]+"
)
_HAN = (
    r"\u2e80-\u2fd5\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff\ue000-\uf8ff\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_DOTS = re.compile(rf"(?<=[{_HAN}])[·•・･‧⋅∙●．.。｡᛫ꞏ]+(?=[{_HAN}])")
_PLAIN_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_RADICALS = re.compile(r"[\u2e9f\u2ef3\u2f00-\u2fd5]")
#: Characters of the radicals supplement, which text copied from PDF has for ordinary ones; NFKC
#: leaves them alone.
_SUPPLEMENT = str.maketrans(
    "⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
#: A sign before the name that makes a spreadsheet keep text as text.
_TEXT_MARK = re.compile(rf"^['‘’`]+(?=[{_HAN}])")
#: Latin with the signs of Vietnamese, single or put together, Greek and Cyrillic.
_LETTER = r"A-Za-z\u00c0-\u024f\u0300-\u036f\u0370-\u052f\u1e00-\u1fff"
_WORDS = re.compile(rf"[{_LETTER}'’.\-]+(?: [{_LETTER}'’.\-]+)+")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_ODD = re.compile(
    r"[\d?？□■◻▢〓*＊×✕○△▲▽▼☆★◇◆●√✓✔①-⓿。!！~～+＋()（）"
    r"\[\]［］【】〔〕{}｛｝<>＜＞《》「」/／\\_＿=＝#＃&@,，;；:：、"
    r"\u2ff0-\u2fff\ue000-\uf8ff\ufffc-\uffff\U000f0000-\U0010ffff]"
    r"|等[一二三两四五六七八九十几多]*[名位]?人$|(?<=..)等$"
)

# Readings as a surname, of characters that are read in another way elsewhere. Without tones.
_SURNAME_READINGS = """
单shan 区ou 區ou 曾zeng 仇qiu 解xie 查zha 盖ge/gai 任ren 翟zhai/di 覃qin/tan 乐yue/le 朴piao 冼xian
洗xian 员yun 缪miao 谌chen/shen 褚chu 郇xun/huan 幺yao 逄pang 沈shen 柏bai/bo 吴wu 种chong 秘bi 黑he
折she 石shi 能nai 华hua 祭zhai 葛ge 召shao 贾jia 隗wei/kui 纪ji 宁ning 应ying 车che 薄bo 卜bu 都du
干gan 过guo 冯feng 瞿qu 尹yin 余yu 俞yu 於yu 莘shen/xin 戚qi 强qiang 相xiang 叶ye 阚kan 陆lu 粘nian
南nan 占zhan 贲ben 繁po 宓mi/fu 尉wei 万wan 卢lu 许xu 洪hong 杨yang 陈chen 张zhang 何he
尉迟yu,chi 万俟mo,qi 长孙zhang,sun 令狐ling,hu 鲜于xian,yu 澹台tan,tai 皇甫huang,fu 欧阳ou,yang
司徒si,tu 司马si,ma 上官shang,guan 诸葛zhu,ge 夏侯xia,hou 东方dong,fang 单于chan,yu 宇文yu,wen
慕容mu,rong 南宫nan,gong 公孙gong,sun 独孤du,gu
"""


def clean_name(name: str) -> str:
    """Return a name without what spreadsheets put into it.

    Spaces of any width (save one between words in letters), line breaks and what is invisible go;
    radicals become the characters they look like; dots between Han become ``·``.
    """
    if _PLAIN_HAN.fullmatch(name):
        return name
    plain = " ".join(_HIDDEN.sub("", name).split())
    if _COMBINING.search(plain):
        plain = unicodedata.normalize("NFC", plain)
    if not _WORDS.fullmatch(plain):
        plain = plain.replace(" ", "")
    plain = _TEXT_MARK.sub("", plain).translate(_SUPPLEMENT)
    ordinary = _RADICALS.sub(lambda radical: unicodedata.normalize("NFKC", radical[0]), plain)
    return _DOTS.sub(MIDDLE_DOT, ordinary)


def is_in_letters(text: str) -> bool:
    """Tell a name of two words or more in letters, each with a capital: Nguyễn Thị Hằng."""
    words = text.split()
    is_of_letters = _WORDS.fullmatch(" ".join(words)) is not None
    return is_of_letters and all(word[0].isupper() for word in words)


def suspicious(name: str) -> bool:
    """Tell whether a name holds what stands for a character that could not be typed or shown.

    Question marks, boxes, asterisks, digits, a description in brackets or with a plus sign
    ("陈（土郎）", "王＋莹"), private-use characters of old fonts; one for several people
    (陈明等人).
    """
    return _ODD.search(name) is not None


def is_compound_surname(text: str) -> bool:
    """Tell a surname of two characters, such as 欧阳."""
    return len(text) == 2 and text in _surnames()


def search_keys(name: str) -> tuple[str, str]:
    """Return the pinyin of a name and its initials, each combination of readings once.

    Combinations are separated by spaces: "zhangyanqiu" and "zyq". A surname is read as a surname,
    other characters in all their ways; ü is both v and u. The likeliest comes first, and those
    that would make a key longer than its column are left out.
    """
    family, given = family_and_given(name)
    families, others = _spoken_family(family), spoken(given)
    if len(families) == 1 == len(others):  # most names are read in one way
        (surname, initials), (other, more) = families[0], others[0]
        return (surname + other)[:_PINYIN_LENGTH], (initials + more)[:_INITIALS_LENGTH]
    ways = islice(product(families, others), COMBINATIONS)
    keys = [(surname + other, initials + more) for (surname, initials), (other, more) in ways]
    all_pinyin, all_initials = zip(*keys, strict=True)
    return _key(all_pinyin, _PINYIN_LENGTH), _key(all_initials, _INITIALS_LENGTH)


def sort_key(name: str) -> str:
    """Return a key that orders names as a dictionary does: by sound, tone and character."""
    family, given = family_and_given(name)
    return " ".join(filter(None, (_toned_family(family), _toned_part(given))))[:_SORT_KEY_LENGTH]


def _key(texts: Sequence[str], length: int) -> str:
    """Join different texts by spaces as long as they fit."""
    different = list(dict.fromkeys(texts))
    while len(key := " ".join(different)) > length and len(different) > 1:
        different.pop()
    return key[:length]


def family_and_given(name: str) -> tuple[str, str]:
    """Part a name after its surname, of two characters where it is one of those."""
    length = 2 if name[:2] in _surnames() else 1
    return name[:length], name[length:]


@cache
def _spoken_family(family: str) -> tuple[tuple[str, str], ...]:
    readings = _surnames().get(family)
    return combinations(readings) if readings else spoken(family)


@cache
def _toned_family(family: str) -> str:
    readings = _surnames().get(family)
    if readings is None:
        return _toned_part(family)
    return " ".join(toned(char, each[0]) for char, each in zip(family, readings, strict=True))


@lru_cache(maxsize=32768)
def _toned_part(part: str) -> str:
    return " ".join(map(toned, part.replace(MIDDLE_DOT, "")))


@cache
def _surnames() -> dict[str, tuple[Readings, ...]]:
    surnames = {}
    for entry in _SURNAME_READINGS.split():
        han = entry.rstrip("abcdefghijklmnopqrstuvwxyz/,")
        sounds = entry.removeprefix(han).split(",")
        surnames[han] = tuple(tuple(sound.split("/")) for sound in sounds)
    return surnames
