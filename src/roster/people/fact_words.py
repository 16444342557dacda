"""Facts about a person as lists write them: words to codes (DOMAIN.md section 3.2)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from roster.base.blank_words import NOTHING
from roster.base.codes.people import Education, Gender, PoliticalStatus
from roster.base.dates import DateFault, ReadDate, read_date
from roster.base.simplified import simplified
from roster.people.problems import ProblemKind

_HIDDEN = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'‘’`\"“”]+")
BIRTH_FAULTS = {
    DateFault.AMBIGUOUS: ProblemKind.BIRTH_AMBIGUOUS,
    DateFault.UNREADABLE: ProblemKind.DATE_UNREADABLE,
}
"""The problem that a fault of a date is where somebody's birth is meant."""

DATE_FAULTS = BIRTH_FAULTS | {DateFault.AMBIGUOUS: ProblemKind.DATE_AMBIGUOUS}
"""The problem that a fault of any other date is."""

_YES = frozenset({"是", "√", "✓", "✔", "☑", "对", "有", "y", "yes", "1", "true", "v"})
_NO = frozenset(
    {"否", "不是", "非", "×", "✗", "✘", "✕", "✖", "☐", "□", "无", "n", "no", "0", "false", "x"}
)

_AROUND_ANSWERS = "。.()、,;:"
_TICKS = frozenset("√✓✔☑■v")


def plain(text: str) -> str:
    """Return a text in compatibility form without spaces, quotes and hidden signs."""
    return simplified(_HIDDEN.sub("", unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=1024)
def read_yes_no(text: str) -> bool | None:
    """Read 是, √, 否, ☑是□否 and the like; anything else says nothing."""
    word = plain(text).lower()
    if "是" in word and "否" in word:
        return read_ticked(word, "是", "否")
    word = word.strip(_AROUND_ANSWERS) or word
    return True if word in _YES else False if word in _NO else None


def read_ticked(text: str, first: str, second: str) -> bool | None:
    """Read two words with boxes, ``男□女☑``: whether the first is ticked, if only one is.

    Boxes stand either behind both words or before them.
    """
    boxes = re.fullmatch(rf"([^{first}{second}]*){first}(.*){second}([^{first}{second}]*)", text)
    if boxes is None or bool(boxes[1]) is bool(boxes[3]):
        return None
    two_boxes = [boxes[1], boxes[2]] if boxes[1] else [boxes[2], boxes[3]]
    ticked = [bool(box) and set(box) <= _TICKS for box in two_boxes]
    return None if ticked[0] is ticked[1] else ticked[0]


#: 新任 or 连任 with what may stand behind: 新任（补选）, 连任2届, 连任√.
_TERM = re.compile(
    r"(?:(?P<new>新任|新当选|新进班子|新进|新选|首次当选|首次|新)|(?:连选连任|连任|连选|留任|续任|连))"
    r"(?:[\W\d第一二三四五六七八九十两届次]+.*)?"
)


def is_newly_elected(text: str, *, yes: bool | None = True) -> bool | None:
    """Tell whether somebody is new in the post, from 新任 or 连任, or from an answer.

    Args:
        text: of the cell.
        yes: what 是 says: ``False`` under 是否连任, ``None`` where nothing is asked.
    """
    word = plain(text)
    ticked = read_ticked(word, "新任", "连任")
    if ticked is not None:
        return ticked
    if "新任" in word and "连任" in word:  # the question again, without an answer
        return None
    if match := _TERM.fullmatch(word):
        return match["new"] is not None
    answer = None if word == "无" else read_yes_no(text)
    return None if answer is None or yes is None else answer is yes


# --- gender and ethnicity ----------------------------------------------------------------------

_GENDERS = {
    **dict.fromkeys(("男", "男性", "m", "male", "1", "♂", "先生"), Gender.MALE),
    **dict.fromkeys(("女", "女性", "f", "female", "2", "♀", "女士"), Gender.FEMALE),
}
#: A code or a tick beside the word: 1-男, 女√.
_BESIDE_GENDER = re.compile(r"^[12]?[^男女\w]*(?=[男女])|(?<=[男女])[^男女\w]*$")
#: A word with its remark: 性别：女, 女（已婚）, 男士, 女汉族.
_GENDER_REMARKED = re.compile(r"(?:性别:?)?([男女])(?:性|士|同志)?(?P<rest>[^男女?]*)")


@lru_cache(maxsize=1024)
def read_gender(text: str) -> Gender | None:
    """Read a gender by its words, its GB/T 2261.1 digit or the box that is ticked."""
    word = plain(text).lower()
    if male := read_ticked(word, "男", "女"):
        return Gender.MALE
    if male is False:
        return Gender.FEMALE
    return _GENDERS.get(word) or _GENDERS.get(_BESIDE_GENDER.sub("", word)) or _remarked(word)


def _remarked(word: str) -> Gender | None:
    """Read a gender with a remark in brackets, behind a comma, or a people behind it."""
    match = _GENDER_REMARKED.fullmatch(word)
    if match is None:
        return None
    rest = match["rest"]
    is_remark = not rest or not rest[0].isalpha() or read_ethnicity(rest) is not None
    return _GENDERS[match[1]] if is_remark else None


_PEOPLE_IN_ORDER = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山"
    " 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米"
    " 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
ETHNICITIES: dict[str, str] = {
    f"{number:02}": f"{name}族" for number, name in enumerate(_PEOPLE_IN_ORDER.split(), start=1)
}
"""The peoples of GB 3304-91 by their two digits; a person keeps the name (``汉族``)."""

_PEOPLES = {name[:-1]: name for name in ETHNICITIES.values()}
_OTHER_WRITINGS = {
    "漢": "汉族", "傜": "瑶族", "猺": "瑶族", "徭": "瑶族", "僮": "壮族", "壯": "壮族",
    "畬": "畲族", "滿": "满族", "崩龙": "德昂族", "维": "维吾尔族", "蒙": "蒙古族",
}  # fmt: skip


@lru_cache(maxsize=1024)
def read_ethnicity(text: str) -> str | None:
    """Return the name of a people as GB 3304 has it, or nothing; never a guess for a blank."""
    word = plain(text)
    if word.isascii() and word.isdigit():
        return ETHNICITIES.get(word.zfill(2))
    short = word.removesuffix("族")
    return _PEOPLES.get(short) or _OTHER_WRITINGS.get(short)


# --- education ---------------------------------------------------------------------------------

_LEVEL_WORDS: dict[Education, str] = {
    Education.POSTGRADUATE: "博士后 博士研究生 硕士研究生 博士 硕士 研究生 MBA MPA",
    Education.ASSOCIATE: "大学专科 大学大专 高起专 高升专 高等专科 高等职业 大专 专科 高职 高专",
    Education.BACHELOR: (
        "大学普通班 大学本科 大学学士 专升本 专接本 专起本 专转本 高起本 高升本 一本 二本 三本"
        " 大普 大本 本科 学士 大学"
    ),
    Education.SECONDARY_VOCATIONAL: (
        "中等专业 中等专科 中等职业 中等师范 职业高中 职业中学 高级技工 中专 中师 师范 卫校 农校"
        " 财校 技校 技工 中技 职中 职高 中职"
    ),
    Education.HIGH_SCHOOL: "普通高中 高级中学 高中 普高 完中",
    Education.MIDDLE_SCHOOL: "普通初中 初级中学 初中",
    Education.PRIMARY: "小学 高小 初小",
    Education.NONE: "半文盲 文盲 未上学 不识字",
}
_LEVELS = {word: level for level, words in _LEVEL_WORDS.items() for word in words.split()}
_LEVEL = re.compile("|".join(sorted(_LEVELS, key=len, reverse=True)))
_HEIGHT = {level: place for place, level in enumerate(Education)}
_PART = re.compile(r"[/;,、|\n()+]+|(?<=毕业)(?=.)")
#: Beside the level in a column of its own: how, not how far.
_KIND_ONLY = re.compile(r"(?:(?:全日制|在职|第一|最高)(?:教育|学历)*:?/?)+")
#: A school's name says where, not how far: 广东开放大学（大专）. 在职大学 says how far.
_SCHOOL = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?<!全日制)(?<!在职)(?<!函授)(?<!自考)(?<!成教)(?<!成人)(?<!电大)"
    r"(?<!网络)(?<!党校)(?<!业余)(?<!夜校)(?<!普通)(?<!教育)(?<!学历)(?<!自修)(?<!毕业)(?<!第一)(?<!最高)"
    r"大学(?!本科|专科|学士|毕业|普通班|文化|学历)(?:[\u4e00-\u9fff]*学院)?"
)
#: 大专以上 and 初中及以下 are classes of a statistic: nobody's own level.
_RANGE = re.compile(r"以[上下]")
_STUDYING = re.compile(r"在读|在学|在校|就读|在修|攻读")
_IN_PROGRESS = "~"  # stands for all these words, so that none is taken for a school's name
_NOT_FINISHED = re.compile(r"未毕业|肄业|结业|相当|未取得|未获|没毕业|预科|同等学力")
#: GB/T 4658 by its first digit, for columns of codes; 22, 23, 32 … are not finished.
_BY_DIGIT = dict(
    zip(
        "12346789",
        (
            Education.POSTGRADUATE,
            Education.BACHELOR,
            Education.ASSOCIATE,
            Education.SECONDARY_VOCATIONAL,
            Education.HIGH_SCHOOL,
            Education.MIDDLE_SCHOOL,
            Education.PRIMARY,
            Education.NONE,
        ),
        strict=True,
    )
)


class ReadEducation(NamedTuple):
    """The highest finished level, whether a higher one is under way, and what is wrong."""

    level: Education | None = None
    studying: bool = False
    problem: ProblemKind | None = None


@lru_cache(maxsize=16384)
def read_education(*texts: str) -> ReadEducation:
    """Read one column of education, or several of the same person (full-time, in-service).

    A level in progress does not count; a lower one named beside it does.
    """
    finished: set[Education] = set()
    studying = open_ended = False
    problem = None
    for text in texts:
        words = plain(text.replace("\n", "/"))
        if words in NOTHING or (len(texts) > 1 and _KIND_ONLY.fullmatch(words)):
            continue
        levels, goes_on, unfinished = _levels_in(words)
        if "\n" in text and not (levels or goes_on or unfinished):  # a word broken in two
            levels, goes_on, unfinished = _levels_in(plain(text))
        if not (levels or goes_on or unfinished):
            problem = ProblemKind.EDUCATION_UNKNOWN
        finished |= levels
        studying |= goes_on
        open_ended |= unfinished
    if studying or open_ended:
        problem = ProblemKind.EDUCATION_IN_PROGRESS
    return ReadEducation(min(finished, key=_HEIGHT.__getitem__, default=None), studying, problem)


def _levels_in(words: str) -> tuple[set[Education], bool, bool]:
    """Return the finished levels, whether one is being studied, whether one was left unfinished."""
    if re.fullmatch(r"[1-46-9]\d", words):
        level = _BY_DIGIT[words[0]]
        is_open = words[0] in "234" and words[1] in "23"
        return (set() if is_open else {level}), False, is_open
    if _RANGE.search(words):
        return set(), False, False
    words = _SCHOOL.sub("", _STUDYING.sub(_IN_PROGRESS, words))
    finished: set[Education] = set()
    studying = unfinished = False
    last: Education | None = None
    announced = False  # 在读（大专）
    for part in _PART.split(words):
        named = [_LEVELS[found.group()] for found in _LEVEL.finditer(part)]
        goes_on, is_open = _IN_PROGRESS in part, bool(_NOT_FINISHED.search(part))
        if named:
            last = min(named, key=_HEIGHT.__getitem__)
        elif (goes_on or is_open) and last is not None:
            finished.discard(last)
        finished.update(named)
        if named and (goes_on or is_open or (announced and "毕业" not in part)):
            finished -= {min(named, key=_HEIGHT.__getitem__)} - {Education.NONE}
        announced = goes_on and last is None
        studying |= goes_on
        unfinished |= is_open
    return finished, studying, unfinished


# --- political status --------------------------------------------------------------------------

_DEMOCRATIC = (
    r"民革|民盟|民建|民进|农工|致公|九三|台盟|民主党派"
    r"|国民党革命|民主同盟|民主建国|民主促进|民主自治"
)
_STATUS_RULES: tuple[tuple[re.Pattern[str], PoliticalStatus | None], ...] = tuple(
    (re.compile(pattern), status)
    for pattern, status in (
        (r"非(中共)?党员?.*群众", PoliticalStatus.MASSES),
        (r"^(非|不是)(中共)?党员", None),
        (r"无党派", PoliticalStatus.NONE),
        (r"(?<!非)预备(?!期满)", PoliticalStatus.CPC_PROBATIONARY),
        (rf"^(?!.*(?:中共|共产党)).*(?:{_DEMOCRATIC})", PoliticalStatus.DEMOCRATIC_PARTY),
        (r"中共(?!青)|共产党|党员|^正式$", PoliticalStatus.CPC_MEMBER),
        (_DEMOCRATIC, PoliticalStatus.DEMOCRATIC_PARTY),
        (r"团员|共青团", PoliticalStatus.LEAGUE),
        (r"群众|公民|普通居民|普通村民", PoliticalStatus.MASSES),
    )
)
_IN_PARTY = (PoliticalStatus.CPC_MEMBER, PoliticalStatus.CPC_PROBATIONARY)
_BRACKET = re.compile(r"[()]")
#: What somebody was or wants to become says nothing about now.
_NO_LONGER = re.compile(r"^[原曾]|退党|退团|脱党|开除|除名|积极分子|发展对象|申请人|^拟|发展党员")
#: GB/T 4762: 01 party member, 02 probationary, 03 league, 04-11 other parties, 12 none, 13 masses.
_BY_CODE = {
    "01": PoliticalStatus.CPC_MEMBER,
    "02": PoliticalStatus.CPC_PROBATIONARY,
    "03": PoliticalStatus.LEAGUE,
    **{f"{number:02}": PoliticalStatus.DEMOCRATIC_PARTY for number in range(4, 12)},
    "12": PoliticalStatus.NONE,
    "13": PoliticalStatus.MASSES,
}


class ReadPolitical(NamedTuple):
    """A political status, the date of joining written beside it, and what is wrong."""

    status: PoliticalStatus | None = None
    joined: ReadDate = ReadDate()
    problem: ProblemKind | None = None


@lru_cache(maxsize=16384)
def read_political(
    text: str, *, yes: PoliticalStatus = PoliticalStatus.CPC_MEMBER, after: int | None = None
) -> ReadPolitical:
    """Read a political status in words, as the answer to a yes-or-no heading, or as a date.

    Args:
        text: the cell.
        yes: what 是 means under this heading (是否党员, 是否预备党员).
        after: the year of birth, for dates with two digits of the year.
    """
    word = plain(text)
    if word in NOTHING:
        return ReadPolitical()
    if (answer := read_yes_no(text)) is not None:
        return ReadPolitical(yes if answer else None)
    if word in _BY_CODE:
        return ReadPolitical(_BY_CODE[word])
    return _status_in_words(word, after)


def _status_in_words(word: str, after: int | None) -> ReadPolitical:
    if _NO_LONGER.search(word):
        return ReadPolitical(problem=ProblemKind.POLITICAL_UNKNOWN)
    beside = _BRACKET.sub(" ", word)
    joined = read_date(beside, after=after) if re.search(r"\d", word) else ReadDate()
    for pattern, status in _STATUS_RULES:
        if pattern.search(word):
            return ReadPolitical(status, joined if status in _IN_PARTY else ReadDate())
    if joined.iso:
        return ReadPolitical(PoliticalStatus.CPC_MEMBER, joined)
    return ReadPolitical(problem=ProblemKind.POLITICAL_UNKNOWN)


# --- telephones --------------------------------------------------------------------------------

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0(10|2\d|[3-9]\d{2})\d{7,8}|[2-9]\d{6,7}")
_SHORT = re.compile(r"[1-9]\d{2,5}")
_INTERNATIONAL = re.compile(r"^(?:\+|00)?86(?=1[3-9]\d{9}$|0?\d{2,3}\d{7,8}$)")
_BETWEEN_PHONES = re.compile(
    r"[/\\、,;|\n\r或和&]+|(?<=\d{7})\+|(?<=\d{11})\((?=[^()]*\d{3})|\s{2,}|(?<=\d{11})\s+"
    r"|\s+(?=1[3-9]\d{9}(?!\d))|(?<=\d{6})\s*(?=[\u4e00-\u9fff]{2,6}\d?[:\s]*\d{3})"
)
#: 1、138… 2、139… and 手机1：138…
_NUMBERING = re.compile(r"[①-⑨]|(?<!\d)[1-9][、.:)](?=\s*(?:1[3-9]\d{9}|0\d{2,3}-?\d{7}))")
#: A number with such a word is not the person's own.
_OF_RELATIVES = re.compile(
    r"紧急|父|母|妻|丈夫|配偶|爱人|家属|家人|儿|女|子[女：:]|亲[属友戚]|老[婆公]|媳|嫂|弟弟|哥哥|姐姐|妹妹|兄弟"
    r"|姐妹|朋友|邻居|同事|代[收接]"
)
_COUNTRY = re.compile(r"(?<!\d)(?:\+|00)?86[\s-]+(?=1[3-9])")
_SIGNS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'‘’`\"]+")
_GLUE = re.compile(r"(?:[^\w?]|_)+|[\u4e00-\u9fff]+|[a-zA-Z]+(?=[:\d]|$)")
_NO_DIGIT = re.compile(r"[\W_]+")


class ReadPhones(NamedTuple):
    """A mobile number, a second number of any kind, and whether something was no number."""

    first: str | None = None
    second: str | None = None
    invalid: bool = False


def read_phones(text: str) -> ReadPhones:
    """Read a cell of one or two telephone numbers; digits only are returned.

    A mobile number has 11 digits and begins with 13 to 19. Landlines and short numbers are taken
    as the second number.
    """
    if len(text) == 11 and text.isascii() and _MOBILE.fullmatch(text):
        return ReadPhones(text)
    return _read_phones(text)


@lru_cache(maxsize=16384)
def _read_phones(text: str) -> ReadPhones:
    unnumbered = _NUMBERING.sub("、", text)
    whole = _SIGNS.sub("", unicodedata.normalize("NFKC", unnumbered)).strip()
    whole = _NUMBERING.sub("、", whole)
    if plain(whole) in NOTHING:
        return ReadPhones()
    whole = _COUNTRY.sub("", re.sub(r"(?<=\d)\.0+$", "", whole))
    if _MOBILE.fullmatch(alone := _NO_DIGIT.sub("", whole)):  # however it is grouped
        return ReadPhones(alone)
    parts = [part for part in _BETWEEN_PHONES.split(whole) if not _OF_RELATIVES.search(part)]
    numbers = list(dict.fromkeys(number for part in parts for number in _numbers_in(part)))
    mobiles = [number for number in numbers if _MOBILE.fullmatch(number)]
    others = [number for number in numbers if number not in mobiles and _is_other_phone(number)]
    invalid = len(mobiles) + len(others) < len(numbers) or not numbers
    second = [*mobiles[1:], *others]
    return ReadPhones(mobiles[0] if mobiles else None, second[0] if second else None, invalid)


def _numbers_in(part: str) -> list[str]:
    digits = _INTERNATIONAL.sub("", _GLUE.sub("", part))
    if len(digits) == 22 and _MOBILE.fullmatch(digits[:11]) and _MOBILE.fullmatch(digits[11:]):
        return [digits[:11], digits[11:]]
    return [digits] if digits else []


def _is_other_phone(number: str) -> bool:
    return bool(_LANDLINE.fullmatch(number) or _SHORT.fullmatch(number))
