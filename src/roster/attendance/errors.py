"""What can be wrong with marks, leave, makeup, walk-ins and outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.codes.trainings import PartOfDay
from roster.base.errors import RosterError
from roster.base.words import Language, Words, label

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(eq=False)
class NotAttended(RosterError):
    """The training has no mark of attendance yet."""

    title: str

    words = Words(
        "“{title}”还没有考勤。录了考勤，这里就有全班的情况。",
        "“{title}” has no attendance yet. What became of the class is told here afterwards.",
    )


@dataclass(eq=False)
class UnknownMark(RosterError):
    """Not a mark of DOMAIN.md section 4.4."""

    mark: str

    words = Words("没有“{mark}”这种考勤记号。", "There is no attendance mark “{mark}”.")


@dataclass(eq=False)
class AttendanceIncomplete(RosterError):
    """Marks are still blank when the training is to be closed."""

    title: str
    blank: int

    words = Words(
        "“{title}”还有 {blank} 格考勤没录，不能结课。请补录后再结。",
        "“{title}” still has {blank} blank attendance cells. Fill them in, then close it.",
    )


@dataclass(eq=False)
class AttendanceUnconfirmed(RosterError):
    """Marks filled in beforehand are not confirmed when the training is to be closed."""

    title: str
    hollow: int

    words = Words(
        "“{title}”还有 {hollow} 格是预先填的，没有确认，不能结课。请确认后再结。",
        "“{title}” still has {hollow} cells filled in beforehand. Confirm them, then close it.",
    )


@dataclass(eq=False)
class ExamMarkUnusable(RosterError):
    """An exam mark below nothing or beyond all marks."""

    title: str

    words = Words(
        "考试成绩不对，没有保存（“{title}”）。请填 0 到 999.9 之间的分数。",
        "The exam mark was not saved (“{title}”). It must be between 0 and 999.9.",
    )


@dataclass(eq=False)
class LeaveWithoutPeriods(RosterError):
    """Leave was to be granted for no half-day."""

    name: str

    words = Words(
        "{name}的请假没有选半天，没有登记。", "No half-day was chosen for the leave of {name}."
    )


@dataclass(eq=False)
class LeaveOverMark(RosterError):
    """Leave was to be granted where marks stand; ``cells`` are dates and ``PartOfDay`` values."""

    name: str
    cells: tuple[tuple[str, str], ...]

    words = Words(
        "{name}在{cells}已有考勤记号，没有登记请假。请先清掉这些记号。",
        "{name} has marks already ({cells}). No leave was granted; clear those marks first.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {"cells": _cells_words(self.cells, language)}


@dataclass(eq=False)
class UnknownLeave(RosterError):
    """No such leave; perhaps it was taken back."""

    leave_id: str

    words = Words(
        "没有这条请假（{leave_id}），可能已经撤回。",
        "There is no such leave ({leave_id}); perhaps it was taken back.",
    )


@dataclass(eq=False)
class ProofUnusable(RosterError):
    """The proof of a leave is no PDF, JPEG or PNG; ``path`` is said without its folder."""

    path: Path

    words = Words(
        "“{path}”不是 PDF、JPG 或 PNG，没有登记请假。请换成扫描件或照片。",
        "“{path}” is no PDF, JPEG or PNG. No leave was granted; choose a scan or a photo.",
    )


@dataclass(eq=False)
class ProofTooLarge(RosterError):
    """The proof of a leave is larger than the file can bear."""

    path: Path
    megabytes: int

    words = Words(
        "“{path}”超过 {megabytes} MB，没有登记请假。请把它压缩后再选。",
        "“{path}” has more than {megabytes} MB. No leave was granted; make it smaller.",
    )


@dataclass(eq=False)
class MakeupImpossible(RosterError):
    """The half-day does not make up for the one missed.

    It was not missed, or the other was not attended, belongs to another person, or is neither of
    the same series nor of the same subject.
    """

    name: str

    words = Words(
        "{name}的这次课抵不了缺的课，没有登记补训：要本人在同一系列或同一课程的另一班实到。",
        "That half-day does not make up for what {name} missed. The same person must have been "
        "there, in another training of the series or of the subject.",
    )


@dataclass(eq=False)
class MakeupTaken(RosterError):
    """The half-day makes up for another one already."""

    name: str
    date: str

    words = Words(
        "{name}{date}的这次课已经抵了另一次缺课，没有再登记。",
        "The half-day of {name} on {date} makes up for another one already.",
    )


@dataclass(eq=False)
class TimeUnreadable(RosterError):
    """A time of day is not HH:MM."""

    text: str

    words = Words(
        "时间“{text}”读不懂。请写成 08:30 这样。",
        "The time “{text}” cannot be read. Write it like 08:30.",
    )


@dataclass(eq=False)
class NotProvisional(RosterError):
    """Somebody who is known, and no walk-in waiting to be recognised, was to be merged."""

    name: str

    words = Words(
        "{name}是名册里已有的人，不是临时到场待认的人，没有合并。",
        "{name} is a known person and no walk-in to be recognised. Nothing was merged.",
    )


@dataclass(eq=False)
class MarksCollide(RosterError):
    """Two marks would fall into the same cells; ``cells`` are dates and ``PartOfDay`` values."""

    name: str
    cells: tuple[tuple[str, str], ...]

    words = Words(
        "{name}在同一个半天有两个考勤记号（{cells}），没有合并，一个也没有丢。"
        "请先清掉其中一个再合并。",
        "{name} has two marks for the same half-day ({cells}). Nothing was merged and none was "
        "lost. Clear one of them first.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {"cells": _cells_words(self.cells, language)}


@dataclass(eq=False)
class ResultsCollide(RosterError):
    """Both enrollments of one person have an exam mark, a decision or a certificate."""

    name: str

    words = Words(
        "{name}在同一个班有两份成绩、结业认定或证书，没有合并。请先去掉其中一份再合并。",
        "{name} has two exam marks, decisions or certificates in one training. Nothing was merged. "
        "Remove one of them first.",
    )


def _cells_words(cells: tuple[tuple[str, str], ...], language: Language) -> str:
    return "、".join(f"{date} {label(PartOfDay(part), language)}" for date, part in cells)
