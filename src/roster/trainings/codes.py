"""Why people are meant by a training, and in which order they sit."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from roster.base.codes.people import Post
from roster.base.words import AND, SPACE, Code, Language, label

if TYPE_CHECKING:
    from collections.abc import Iterable


class MeantBy(Code):
    """What of an audience rule fits somebody; ``BY_HAND``: none, the clerk put them on the list."""

    POST = "post", "现任", "holds"
    NEWLY_ELECTED = "newly_elected", "新当选", "newly elected"
    TAG = "tag", "标签", "tag"
    DIVISION = "unit", "属于", "of"
    EVERYBODY = "everybody", "所有人", "everybody"
    BY_HAND = "by_hand", "经办人编入", "put on the list by the clerk"


class NoLongerMeant(Code):
    """Why somebody whom a notice called is not meant by its rule any more."""

    POST_ENDED = "post_ended", "已不任相关职务", "holds none of the posts any more"
    POST_EXCLUDED = "post_excluded", "现任不在此列的职务", "holds a post that is left out"
    NOT_NEWLY_ELECTED = "not_newly_elected", "不是新当选", "not newly elected"
    TAG_GONE = "tag_gone", "没有这个标签了", "the tag is gone"
    DIVISION_LEFT = "unit_left", "已不在这个单位", "not of this unit any more"


class SeatOrder(Code):
    """By what the seats of a class are given, the best first."""

    POST = "post", "按职务", "by post"
    DIVISION = "unit", "按村（社区）", "by village"
    NAME = "name", "按姓名拼音", "by name"
    STROKES = "strokes", "按姓氏笔画", "by strokes of surnames"


def reason_words(kind: MeantBy, detail: str = "", language: Language = "zh") -> str:
    """Return why somebody is meant; ``detail`` is a post's code, a tag or the name of a unit."""
    is_post = kind in {MeantBy.POST, MeantBy.NEWLY_ELECTED}
    text = label(Post(detail), language) if is_post else detail
    between = SPACE.said(language) if text else ""
    return f"{label(kind, language)}{between}{text}"


def reasons_text(reasons: Iterable[tuple[MeantBy, str]], language: Language = "zh") -> str:
    """Return why somebody is meant, each kind of reason said once: 现任书记、主任、属于大坪村."""
    parts: list[str] = []
    for kind, alike in groupby(reasons, key=lambda reason: reason[0]):
        first, *others = (detail for _kind, detail in alike)
        parts.append(reason_words(kind, first, language))
        is_post = kind in {MeantBy.POST, MeantBy.NEWLY_ELECTED}
        parts += [label(Post(detail), language) if is_post else detail for detail in others]
    return AND.said(language).join(parts)
