"""What a column is, judged by its values: confirming header words, and guessing without them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roster.base.blank_words import NOTHING
from roster.base.codes.people import Post
from roster.base.dates import read_date
from roster.divisions.village_finder import MatchOutcome
from roster.lists.understanding.cells.text import squeezed
from roster.lists.understanding.headers.words import match_word
from roster.people import identity_number
from roster.people.fact_words import (
    read_education,
    read_ethnicity,
    read_gender,
    read_phones,
    read_political,
    read_yes_no,
)
from roster.people.posts import read_posts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from roster.divisions.village_finder import VillageFinder

_LOOKED_AT = 200
#: The surnames of nearly all people of the province, one sign each; the two-sign ones apart.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江"
    "傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
    "汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹"
    "曲欧阳靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵"
    "邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧"
    "佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜"
    "廉衣蔺和冀占公门帅利满区禤幸叔容丘劳招盘邹巢蚁佃庾揭萧肖闫付代湛敬凤占上司诸夏令皇尉淳慕长宇"
    "黃吳葉謝許鄧馮譚鍾羅韓龍廖陸區莊傅賴蘇盧嚴楊張陳劉鄭趙孫馬練陽歐劍翟辜谌阙郇钮鄞练鄺邝蕭詹伦黎滑洗"
)
BRACKETED = re.compile(r"[(（\[［【〔][^()（）\[\]［］【】〔〕]*[)）\]］】〕]")
"""A remark in brackets."""
#: Signs beside a name that lead to a note, and those that stand for what could not be typed.
_NOTE_SIGNS = re.compile(r"[*＊★☆▲△●○◆◇※#＃√✓]+|(?<=.{2})(?:同志|女士|先生)$")
_UNTYPED = re.compile(r"[?？□■〓]|[+＋]")
_HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]{2,15}")
_PHONE_WORDS = re.compile(r"手机|电话|联系|方式|短号|长号|办公|本人|微信|同号|家庭|号码?|无")
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_DIGIT = re.compile(r"\d")
_POST_LIKE = re.compile(r"委员|成员|干部|班子|^[√✓✔☑×是否]$")
_VILLAGE_LIKE = re.compile(r"(村|社区|居委会?|村委会?|委员会|支部|总支|党委)$")
#: Nothing but the words for villages and their bodies, signs and digits.
_NO_STEM = re.compile(
    r"(?:村民|居民|村务|居务|村|社区|居|民委员会|委员会|委会|监委会|务?监督|党支部|党总支|党委|党组织"
    r"|支部|总支|两委|班子|成员|干部|[\x00-\x7f、。：，（）“”])*"
)
_TOWNSHIP_LIKE = re.compile(r"(镇|乡|街道|街道办|办事处)$")


def looks_like_name(text: str) -> bool:
    """Tell whether a text is a Han name: two to four signs after a surname, or one with a dot."""
    name = squeezed(text)
    if not _HAN_NAME.fullmatch(name):
        return False
    return "·" in name or (len(name) <= 4 and name[0] in _SURNAMES)


def could_be_name(text: str) -> bool:
    """Tell whether a text is written like a name, whatever its surname."""
    return _HAN_NAME.fullmatch(squeezed(text)) is not None


def bare_name(text: str) -> str:
    """Return what a text is without remarks and signs; 陈（土郎） and 陈□ are of two characters."""
    plain = squeezed(text)
    front = _NOTE_SIGNS.sub("", BRACKETED.sub("", plain))
    if len(front) == 1 and front != plain:
        front += "某"
    return _UNTYPED.sub("某", front)


def is_named(text: str) -> bool:
    """Tell whether a text is a Han name, perhaps with a remark or a sign beside it."""
    return looks_like_name(text) or looks_like_name(bare_name(text))


def _is_id_number(text: str) -> bool:
    return identity_number.read_id_number(text)[0] is not None


def _has_id_shape(text: str) -> bool:
    return re.fullmatch(r"[\dXx*.Ee+]{12,22}", identity_number.clean(text)) is not None


def _is_mobile(text: str) -> bool:
    """Tell a mobile number, perhaps with a word for it, from a sentence with one in it."""
    return _WORDS.search(_PHONE_WORDS.sub("", text)) is None and read_phones(text).first is not None


def _has_phone_shape(text: str) -> bool:
    return len(re.sub(r"\D", "", text)) >= 3


def _is_date(text: str) -> bool:
    date = read_date(text)
    return date.iso is not None or date.fault == "ambiguous"


def _is_birth(text: str) -> bool:
    iso = None if is_named(_BEHIND_NAME.sub("", text)) else read_date(text).iso
    return iso is not None and len(iso) > 4 and 1930 <= int(iso[:4]) <= 2010


def _is_post(text: str) -> bool:
    posts, _ = read_posts(text)
    return any(post is not Post.OTHER for post in posts) and not looks_like_name(text)


def is_only_a_name(text: str) -> bool:
    """Tell a name from a place or a header that begins with a sign that is a surname too."""
    is_other = _VILLAGE_LIKE.search(squeezed(text)) or match_word(text).field or _is_level(text)
    return looks_like_name(text) and not is_other


def _is_only_named(text: str) -> bool:
    """Tell a name with or without a remark, or the line of its remark."""
    bare = bare_name(text)
    return is_only_a_name(bare) or (not bare and BRACKETED.search(text) is not None)


def _is_level(text: str) -> bool:
    read = read_education(text)
    return read.level is not None or read.studying


def _is_status(text: str) -> bool:
    return read_yes_no(text) is None and read_political(text).status is not None


def _is_known_people(text: str) -> bool:
    return read_ethnicity(text) is not None


def _is_gender(text: str) -> bool:
    return read_gender(text) is not None


def _in_words(test: Callable[[str], bool]) -> Callable[[str], bool]:
    """Leave codes and dates out: without a header, 10 may be anything."""
    return lambda text: not _DIGIT.search(text) and test(text)


_BEHIND_NAME = re.compile(r"(?:[(（/／,，、\s\d]|(?<=..)等).*", re.DOTALL)
#: A column whose header merely contains a known word must hold such values.
_CONFIRMS: Mapping[str, Callable[[str], bool]] = {
    "name": lambda text: could_be_name(_BEHIND_NAME.sub("", text)),
    "gender": _is_gender,
    "ethnicity": _is_known_people,
    "birth": _is_date,
    "id_number": _has_id_shape,
    "phone": _has_phone_shape,
    "education": _is_level,
    "political_status": _is_status,
    "party_joined": _is_date,
    "posts": lambda text: _POST_LIKE.search(text) is not None or bool(read_posts(text)[0]),
    "newly_elected": lambda text: len(text) < 8,
}
#: Fields that may be guessed from values alone, surest first, with the share of values needed.
_GUESSES: tuple[tuple[str, Callable[[str], bool], float], ...] = (
    ("id_number", _is_id_number, 0.6),
    ("phone", _is_mobile, 0.8),
    ("gender", _in_words(_is_gender), 0.9),
    ("name", _is_only_named, 0.8),
    ("political_status", _in_words(_is_status), 0.9),
    ("education", _in_words(_is_level), 0.9),
    ("ethnicity", _in_words(_is_known_people), 0.9),
    ("posts", _is_post, 0.8),
    ("birth", _is_birth, 0.9),
)
GUESSED = tuple(field for field, _, _ in _GUESSES)
"""Fields that values alone may tell, surest first."""


#: Fields whose values nobody takes for another's.
_TESTS: Mapping[str, Callable[[str], bool]] = {
    field: test
    for field, test, _ in _GUESSES
    if field in {"id_number", "phone", "gender", "name", "birth"}
}
_FEWEST = 2


def share(texts: Iterable[str], test: Callable[[str], bool]) -> float:
    """Return the share of the first filled cells of a column that pass a test; 0 when all blank."""
    filled = [text for text in texts if squeezed(text) not in NOTHING][:_LOOKED_AT]
    return sum(map(test, filled)) / len(filled) if filled else 0.0


def confirms(field: str, texts: Iterable[str]) -> bool:
    """Tell whether a column's values allow the field that its header suggests."""
    test = _CONFIRMS.get(field)
    filled = [text for text in texts if squeezed(text) not in NOTHING]
    return test is None or not filled or share(filled, test) >= 0.3


def guess(texts: Iterable[str], wanted: Iterable[str]) -> tuple[str, float] | None:
    """Return the field that values alone suggest, and the share of values that say so."""
    filled = list(texts)
    allowed = set(wanted)
    for field, test, needed in _GUESSES:
        if field in allowed and (found := share(filled, _on_each_line(test))) >= needed:
            return field, found
    return None


def _on_each_line(test: Callable[[str], bool]) -> Callable[[str], bool]:
    """Let two people in one cell both pass."""
    return lambda text: all(map(test, text.splitlines()))


def field_instead(field: str | None, texts: Iterable[str]) -> str | None:
    """Return the field that nearly all values are of, where none is of the field of the header."""
    own = _TESTS.get(field or "")
    filled = [text for text in texts if squeezed(text) not in NOTHING][:_LOOKED_AT]
    if own is None or len(filled) < _FEWEST or any(map(own, filled)):
        return None
    found = guess(filled, set(_TESTS) - {field})
    return found[0] if found and found[1] >= 0.9 else None


def are_dates(texts: Iterable[str]) -> bool:
    """Tell a column of dates of any kind."""
    return share(texts, _is_date) >= 0.8


def village_share(texts: Iterable[str], villages: VillageFinder) -> float:
    """Return the share of values that name a village, known or by their ending."""
    return share(texts, lambda text: is_village_text(text, villages))


def is_village_text(text: str, villages: VillageFinder) -> bool:
    """Tell whether a text names a village."""
    plain = squeezed(text)
    if _VILLAGE_LIKE.search(plain) or _TOWNSHIP_LIKE.search(plain):
        return _VILLAGE_LIKE.search(plain) is not None
    return names_village(text, villages)


def has_stem(text: str) -> bool:
    """Tell whether a text holds more than the words for any village and its bodies."""
    return _NO_STEM.fullmatch(squeezed(text)) is None


def names_village(text: str, villages: VillageFinder) -> bool:
    """Tell whether a text means a village that is known; 村委会 alone and numbers mean none.

    河台镇 is the township, even where a community is called 河台镇居委会.
    """
    if _TOWNSHIP_LIKE.search(squeezed(text)) and villages.find_township(text) is not None:
        return False
    return has_stem(text) and villages.find(text).outcome is not MatchOutcome.UNKNOWN


def township_share(texts: Iterable[str], villages: VillageFinder) -> float:
    """Return the share of values that name a township rather than a village."""
    return share(
        texts,
        lambda text: (
            _TOWNSHIP_LIKE.search(squeezed(text)) is not None
            or (villages.find_township(text) is not None and not names_village(text, villages))
        ),
    )
