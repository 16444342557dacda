"""What is no longer as a certificate says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.codes.trainings import Completion, TrainingState
from roster.base.dates import range_in_chinese
from roster.base.words import APART, Code, Language, Words, label
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Mapping


class Doubt(Code):
    """What is no longer as a certificate says."""

    NOT_COMPLETED = "not_completed", "结业认定现为{now}", "the outcome is now: {now}"
    REOPENED = "reopened", "培训班现为“{now}”，结果未定", "the training is {now}, outcomes are open"
    WITHDRAWN = "withdrawn", "已移出培训班名单", "taken off the list of the training"
    REMOVED = "removed", "已从名册删除", "removed from the file"
    ANOTHER = "another", "本班另有证书{now}", "there is another certificate: {now}"
    NAME = "name", "姓名现为{now}", "the name is now {now}"
    DIVISION = "unit", "单位现为{now}", "the unit is now {now}"
    POSTS = "posts", "职务现为{now}", "the posts are now {now}"
    TITLE = "title", "班次名称现为“{now}”", "the title is now {now}"
    DAYS = "days", "培训时间现为{now}", "the days are now {now}"
    HOURS = "hours", "学时现为{now}", "the class hours are now {now}"
    ORGANIZER = "organizer", "主办单位现为{now}", "the organizer is now {now}"
    PLACE = "place", "地点现为{now}", "the place is now {now}"
    ISSUED_ON = (
        "issued_on",
        "签发日期“{now}”不是日期，请更正",
        "the day of issue {now} is no day, correct it",
    )


_NOTHING = Words("空", "not known")


def doubts_text(doubts: Mapping[Doubt, str], language: Language = "zh") -> str:
    """Return what is no longer as a certificate says: 姓名现为李四；学时现为12."""
    parts = [_doubt_words(kind, now, language) for kind, now in doubts.items()]
    return APART.said(language).join(parts)


def _doubt_words(kind: Doubt, now: str, language: Language) -> str:
    spoken = _spoken_now(kind, now, language) or _NOTHING.said(language)
    return label(kind, language).format(now=spoken)


def _spoken_now(kind: Doubt, now: str, language: Language) -> str:
    if kind is Doubt.NOT_COMPLETED:
        return label(Completion(now), language) if now else ""
    if kind is Doubt.REOPENED:
        return label(TrainingState(now), language)
    if kind is Doubt.HOURS:
        return hours_text(int(now))
    if kind is Doubt.DAYS and now.strip("/"):
        return Words(range_in_chinese(*now.split("/")), now.strip("/")).said(language)
    return now.strip("/")
