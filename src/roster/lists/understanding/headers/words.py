"""Header words of rosters and the fields they name (DOMAIN.md section 6).

The words are data: ``resources/presets/header_synonyms.json``, and beside it those of the table of
fields. Here are the rules by which a
header with all its levels finds its field, and the words that name somebody else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from roster.base.paths import resource
from roster.base.simplified import simplified
from roster.people.fields import FIELDS, Trait, with_trait
from roster.people.posts import body_of, read_posts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DROPPED = re.compile(r"[\s\u200b-\u200f\u2060\ufeff'\"‘’“”「」《》*★☆:：、,./\-_—#]+")
_TAIL = re.compile(r"(?<=.)[(\[【][^()\[\]【】]*[)\]】]$")
_NUMBER = re.compile(r"(?<=..)\d$")
_LONGEST_HEADER = 30
_LONGEST_POST = 14
_QUESTION = re.compile(
    r"\d*请?(?:填写|输入|选择|问)?[您你]的?(?:所在的|现任的|担任的|目前的|所任的)?(.{2,}?)[是为]?(?:什么)?[?!]?"
)
_WHETHER = re.compile(r"是否[为是]|是不是")
#: 姓名 Name: the same in two languages.
_LATIN_BESIDE_HAN = re.compile(r"(?<=[\u4e00-\u9fff)]{2})[a-z]+$|^[a-z]+(?=[\u4e00-\u9fff]{2})")

#: Persons and numbers beside the trainee, whatever the rest of the header says.
_SOMEBODY_ELSE = re.compile(
    r"父|母|配偶|妻|丈夫|夫妻|子女|儿子|女儿|家属|亲属|家庭成员|家庭主要|社会关系|紧急|曾用名|别名|笔名"
    r"|(?<!被)推荐人|介绍人|监护|户主|担保|账[号户]|帐[号户]|卡号|银行|开户|联系人(?:电话|手机|号码|方式|$)"
    r"|传真|值班|(?:单位|[村居]委会?)电话|孩子|小孩|[包联驻](?:村|片|点|社区)(?!第一书记)|挂点|挂钩|(?:分管|联系|镇街?)领导|带班|经手|见证|证明人|代办"
    r"|入党申请|申请入党|积极分子|发展对象|曾任|历任|前任|离任|卸任|拟免|免去|[整动更]前|免职人|换届前(?!职务)"
    r"|填[表报]人|审[核批]人|经办|授课|讲师|教师|主讲|班主任|邮箱|邮编|QQ|车牌"
    r"|身份证(?:有效|复印|照|扫描|到期|签发|正面|反面)|上一?届(?!任职|职务|干部|两委)",
    re.IGNORECASE,
)
#: Fields whose columns may be split below a common header: 学历 > 全日制, 在职.
_MAY_BE_SPLIT = frozenset(with_trait(Trait.SPLIT))
#: What a column of posts is called at last, whatever stands before it.
_ENDS_OF_POSTS = ("职务", "职位", "任职", "任职情况")
_NAMES = re.compile(
    r"姓名$|^姓名(?!拼音|首字母|[简全]拼|编号)|(?:[整动更]后|现任|新任|拟任|任职)(?:人员|人选|干部)$"
)
_ENDS_OF_BODIES = ("成员", "委员", "班子")
#: Of a common header these are the rest, not remarks: 职务 > 其他.
_OTHERS = frozenset({"其他", "其它"})
#: Words too general to decide a longer header that merely contains them.
_TOO_GENERAL = frozenset(
    {
        "其他",
        "其它",
        "说明",
        "时间",
        "日期",
        "身份",
        "类别",
        "单位",
        "编号",
        "培训",
        "学员",
        "党员",
        "书记",
    }
)

#: A header of two facts, 学历及专业: word of the first, field of the second, field of both.
_TWO_FACTS = (
    ("学历", "school", "education"),
    ("政治面貌", "party_joined", "political_status"),
    ("职务", "in_post_since", "posts"),
    ("入党", "party_full_date", "party_joined"),
)

MAY_BE_NAME_WORD = re.compile(r"[名员人]|xm|name", re.IGNORECASE)
"""A quick first look at a text: every known header of names has one of these."""


class HeaderMatch(NamedTuple):
    """The field of a header, how sure (0-1), and by which rule.

    ``reason`` is ``exact``, ``bare`` (without a remark in brackets), ``parent`` (the header above),
    ``contained``, ``somebody_else`` or ``unknown``.
    """

    field: str | None
    confidence: float
    reason: str


#: Before the questions of a form: 6.是否中共党员, (2)联系电话, 第3题 职务.
_QUESTION_NUMBER = re.compile(r"^(?:第?\d{1,2}(?:[.、:)]|题)|\(\d{1,2}\))\s*(?=[^\W\d])")

_UNKNOWN = HeaderMatch(None, 0.0, "unknown")


def normalised(header: str) -> str:
    """Return a header as it is looked up: no spaces, quotes and stars, lower case."""
    plain = _QUESTION_NUMBER.sub("", unicodedata.normalize("NFKC", header).strip())
    word = simplified(_DROPPED.sub("", plain).lower())
    return _WHETHER.sub("是否", word)


def match_header(levels: tuple[str, ...]) -> HeaderMatch:
    """Return the field that a column's header names; ``levels`` from top to bottom."""
    words = _distinct(levels)
    return _match(words) if words else _UNKNOWN


@lru_cache(maxsize=4096)
def match_word(text: str) -> HeaderMatch:
    """Return the field that one cell names when it is read as a header of one level."""
    return match_header((text,)) if 0 < len(text) <= _LONGEST_HEADER else _UNKNOWN


def names_others(text: str) -> bool:
    """Tell quickly a text that may be the header of a column about somebody else."""
    if len(text) > _LONGEST_HEADER:
        return False
    return _SOMEBODY_ELSE.search("".join(text.split())) is not None


def field_name(word: str) -> str:
    """Return the listing's name of a field of the header words."""
    return next((field.name for field in FIELDS if field.heading == word), word)


def _distinct(levels: tuple[str, ...]) -> tuple[str, ...]:
    words = [_unasked(normalised(level)) for level in levels]
    return tuple(
        word for place, word in enumerate(words) if word and (not place or word != words[place - 1])
    )


def _unasked(word: str) -> str:
    """Return what a question of an online form asks for: 2.您所在的村？ is 村."""
    question = _QUESTION.fullmatch(word)
    return question[1] if question else word


@lru_cache(maxsize=4096)
def _match(words: tuple[str, ...]) -> HeaderMatch:
    joined, leaf = "".join(words), words[-1]
    if _SOMEBODY_ELSE.search(joined):
        return HeaderMatch(None, 1.0, "somebody_else")
    above = _field_above(words)
    if above == "posts" and (body_of(leaf) is not None or leaf in _OTHERS):
        return HeaderMatch("posts", 0.9, "parent")
    for form in ("".join(words[-2:]), joined, leaf, _LATIN_BESIDE_HAN.sub("", leaf)):
        match = _look_up(form)
        if match.field:
            return match
    if _is_post(leaf, "".join(words[:-1])):
        return HeaderMatch("posts", 0.85, "contained")
    inside = _contained(leaf)
    if above in _MAY_BE_SPLIT and inside.field in {None, above}:
        return HeaderMatch(above, 0.85, "parent")
    return inside if inside.field or len(words) == 1 else _contained(joined)


def _is_post(leaf: str, above: str) -> bool:
    """Tell 书记 or 村委会 > 主任, below which ticks may stand."""
    leaf = leaf.removeprefix("是否")
    posts, is_unknown = read_posts(leaf, body_of(above))
    return len(leaf) < _LONGEST_POST and len(posts) == 1 and posts[0] != "other" and not is_unknown


def _field_above(words: tuple[str, ...]) -> str | None:
    fields = [_look_up(word).field for word in reversed(words[:-1])]
    return next((field for field in fields if field), None)


def _look_up(form: str) -> HeaderMatch:
    words = _words()
    if form in words:
        return HeaderMatch(words[form], 1.0, "exact")
    bare = _NUMBER.sub("", _TAIL.sub("", form))
    if bare in words:
        return HeaderMatch(words[bare], 0.95, "bare")
    return _UNKNOWN


def _contained(form: str) -> HeaderMatch:
    """Find the longest known word inside a header; of equals the last, which is the noun."""
    bare = _TAIL.sub("", form)
    if _NAMES.search(bare):
        return HeaderMatch("name", 0.95, "contained")
    best = max(_words_inside(bare), default=None)
    if best and bare.endswith(_ENDS_OF_POSTS) and best[0] + best[1] == len(bare):
        return HeaderMatch(best[2], 0.7, "contained")  # 现任专业技术职务 is no post
    if bare.endswith(_ENDS_OF_POSTS) or (bare.endswith(_ENDS_OF_BODIES) and body_of(bare)):
        return HeaderMatch("posts", 0.7, "contained")
    if best is None:
        return _UNKNOWN
    first = next(
        (field for word, last, field in _TWO_FACTS if last == best[2] and word in bare), None
    )
    return HeaderMatch(first or best[2], 0.7, "contained")


def _words_inside(form: str) -> Iterator[tuple[int, int, str]]:
    starts = _words_by_start()
    for place, sign in enumerate(form):
        for word, field in starts.get(sign, ()):
            if form.startswith(word, place):
                yield len(word), place, field


@cache
def _words_by_start() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the words that decide a longer header, by their first sign."""
    starts: dict[str, list[tuple[str, str]]] = {}
    for word, field in _words().items():
        if len(word) > 1 and word not in _TOO_GENERAL:
            starts.setdefault(word[0], []).append((word, field))
    return starts


@cache
def _words() -> Mapping[str, str]:
    """Return every known header, normalised, with its field."""
    content = resource("presets", "header_synonyms.json").read_bytes()
    fields = msgspec.json.decode(content, type=dict[str, list[str]])
    further = {normalised(word): field.name for field in FIELDS for word in field.headers}
    return further | {
        normalised(word): field_name(key.split()[0])
        for key, words in fields.items()
        for word in words
    }
