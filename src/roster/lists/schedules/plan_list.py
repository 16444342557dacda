"""A pasted training plan (培训计划) becomes planned trainings, one a row (FEATURES.md row 20)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from roster.base.codes.people import TWO_COMMITTEES, Post
from roster.base.codes.trainings import PartOfDay, Tier
from roster.base.half_width import half_width
from roster.lists.schedules.codes import PlanFault
from roster.lists.schedules.schedule_rows import lines_of
from roster.lists.schedules.schedule_times import DayFinder, When, days_between, take_when
from roster.lists.schedules.schedule_words import is_note, quarter_hours_of
from roster.lists.schedules.timetable import PlanProblem, roles_of
from roster.people.posts import read_posts
from roster.trainings.plans import (
    HALF_DAY_QUARTER_HOURS,
    AudienceRule,
    PeriodPlan,
    TrainingPlan,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from roster.lists.reading.cells import Workbook
    from roster.lists.schedules.schedule_rows import Line


class PlanColumn(StrEnum):
    """What a column of a training plan holds."""

    TITLE = "title"
    TIME = "time"
    VENUE = "venue"
    AUDIENCE = "audience"
    PEOPLE = "people"
    RUN = "run"
    DAYS = "days"
    HOURS = "hours"
    ORGANIZER = "organizer"
    IMPLEMENTER = "implementer"
    TIER = "tier"
    NUMBER = "number"
    TEACHER = "teacher"
    CONTACT = "contact"
    IGNORED = "ignored"


_HEADERS = {
    PlanColumn.TITLE: """
        班次 班次名称 培训班 培训班名称 培训班次 班名 名称 项目 培训项目 项目名称 培训名称 班级
        计划名称 培训班次名称
    """,
    PlanColumn.TIME: """
        时间 日期 培训时间 培训日期 起止时间 起止日期 开班时间 举办时间 计划时间 培训起止时间
        拟办时间 办班时间 时间安排
    """,
    PlanColumn.VENUE: "地点 培训地点 地址 会场 办班地点 举办地点",
    PlanColumn.AUDIENCE: "对象 培训对象 参训对象 参训人员 参加人员 参加对象 调训对象",
    PlanColumn.PEOPLE: "人数 计划人数 培训人数 参训人数 名额 计划名额 规模 人次",
    PlanColumn.RUN: "期数 期次 期 期数期次",
    PlanColumn.DAYS: "天数 培训天数 学制 时长 培训时长",
    PlanColumn.HOURS: "学时 课时 学时数 总学时",
    PlanColumn.ORGANIZER: "主办单位 主办 责任单位 牵头单位 组织单位 举办单位 培训班主办方",
    PlanColumn.IMPLEMENTER: "承办单位 承办 承训单位 承训机构 实施单位",
    PlanColumn.TIER: "级别 层级 培训级别 培训层级",
    PlanColumn.NUMBER: "文号 通知文号",
    PlanColumn.TEACHER: "班主任 带班 带班领导",
    PlanColumn.CONTACT: "联系人 联系电话 联络员 联系人及电话 联系方式",
    PlanColumn.IGNORED: "序号 备注 说明 形式 培训形式 培训内容 主要内容 内容 经费 类别",
}
_COLUMNS = {word: column for column, words in _HEADERS.items() for word in words.split()}
_SIGNS = re.compile(r"[\s:、/()]")
_REMARK = re.compile(r"\([^()]*\)$")
_NUMBER = re.compile(
    r"(?:约|共|每期|各)?\s*(\d+)\s*(?:余|多)?\s*[人名个期天]?(?:左右|以内)?(?:[/每]期)?"
)
_RUN = re.compile(r"第\s*(\d+)\s*期")
_RUN_OF = re.compile(r"第?\s*(\d+)\s*期?\s*[/共]\s*(\d+)\s*期?")
_HALF_DAYS = re.compile(r"(?:(\d+)(?:\.(0|5))?|(半))\s*[天日]?(半)?")
_TIERS = {"省": Tier.PROVINCE, "市": Tier.CITY, "县": Tier.COUNTY, "区": Tier.COUNTY}
_TIERS |= dict.fromkeys("镇乡街", Tier.TOWNSHIP)
_SUMS = frozenset({"合计", "总计", "小计", "共计"})
_PART_BEFORE_SPAN = re.compile(r"[上下]午\s*(?:[-—–―~〜−～]|至|到)")
_EVERYDAY = (PartOfDay.MORNING, PartOfDay.AFTERNOON)
_HEADER_WITHIN = 20
_Half: TypeAlias = tuple[str, PartOfDay]


@dataclass(frozen=True, slots=True)
class PlannedTraining:
    """One training of a plan; without half-days where its days are not known yet."""

    row: int
    plan: TrainingPlan
    periods: tuple[PeriodPlan, ...]


@dataclass(frozen=True, slots=True)
class PlanList:
    """The trainings of a plan in its order, and what was not understood."""

    trainings: tuple[PlannedTraining, ...]
    problems: tuple[PlanProblem, ...]


def read_plan(source: str | Workbook, first_year: int, like: TrainingPlan) -> PlanList:
    """Return the trainings that a plan names, pasted as text or read as a workbook.

    Args:
        source: what the clerk pasted or chose.
        first_year: the year where neither the days nor a title name one.
        like: whatever a plan does not say is as here (unit, tier, organizer, completion rule).

    What is not understood is a problem; its training is planned without it.
    """
    trainings: list[PlannedTraining] = []
    problems: list[PlanProblem] = []
    for lines in lines_of(source):
        reader = _Reader(DayFinder(first_year), like)
        trainings += reader.read(lines)
        problems += reader.problems
    return PlanList(tuple(trainings), tuple(problems))


def column_of(header: str) -> PlanColumn | None:
    """Return what a header cell announces."""
    return _COLUMNS.get(_SIGNS.sub("", _REMARK.sub("", half_width(header))))


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one plan; remembers the day of the row before."""

    days: DayFinder
    like: TrainingPlan
    problems: list[PlanProblem] = field(default_factory=list)

    def read(self, lines: list[Line]) -> list[PlannedTraining]:
        """Return the trainings below the header; none where no header is found."""
        for place, line in enumerate(lines[:_HEADER_WITHIN]):
            columns = roles_of(line, column_of)
            if PlanColumn.TITLE in columns.values():
                for title in lines[:place]:
                    self.days.hear_title(title.text)
                found = (self._training(columns, line) for line in lines[place + 1 :])
                return [training for training in found if training]
        return []

    def _complain(self, line: Line, kind: PlanFault, text: str = "") -> None:
        self.problems.append(PlanProblem(line.number, kind, text or line.text))

    def _training(self, columns: Mapping[int, PlanColumn], line: Line) -> PlannedTraining | None:
        texts = _said(columns, line)
        title = texts.get(PlanColumn.TITLE, "")
        if roles_of(line, column_of) or _SUMS & set(line.filled):
            return None
        if is_note(line.text) or (title and len(line.filled) == 1):
            self._complain(line, PlanFault.NOT_UNDERSTOOD)
            return None
        if not title:
            self._complain(line, PlanFault.TITLE_MISSING)
            return None
        periods = self._periods(texts, line)
        return PlannedTraining(line.number, self._plan(texts, line), periods)

    # --- facts -----------------------------------------------------------------------------

    def _plan(self, texts: Mapping[PlanColumn, str], line: Line) -> TrainingPlan:
        run, runs = self._run(texts, line)
        tier = next(
            (_TIERS[sign] for sign in texts.get(PlanColumn.TIER, "") if sign in _TIERS), None
        )
        people = self._number(texts.get(PlanColumn.PEOPLE), line)
        return replace(
            self.like,
            title=texts[PlanColumn.TITLE],
            tier=tier or self.like.tier,
            organizer=texts.get(PlanColumn.ORGANIZER) or self.like.organizer,
            implementer=texts.get(PlanColumn.IMPLEMENTER) or self.like.implementer,
            venue=texts.get(PlanColumn.VENUE) or self.like.venue,
            class_teacher=texts.get(PlanColumn.TEACHER) or self.like.class_teacher,
            contact=texts.get(PlanColumn.CONTACT) or self.like.contact,
            document_number=texts.get(PlanColumn.NUMBER) or self.like.document_number,
            run=run,
            runs=runs,
            quotas={self.like.division_id: people} if people else {},
            audience=self._audience(texts.get(PlanColumn.AUDIENCE), line),
        )

    def _run(self, texts: Mapping[PlanColumn, str], line: Line) -> tuple[int | None, int | None]:
        """Return run and number of runs: ``第2期``, ``2/5``; a bare number is the run."""
        text = half_width(texts.get(PlanColumn.RUN, ""))
        if found := _RUN_OF.fullmatch(text):
            return int(found[1]), int(found[2])
        if found := _RUN.search(text or half_width(texts[PlanColumn.TITLE])):
            return int(found[1]), None
        number = self._number(text, line)
        return (None, number) if text.endswith("期") else (number, None)

    def _number(self, text: str | None, line: Line) -> int | None:
        if not text:
            return None
        found = _NUMBER.fullmatch(half_width(text))
        if found is None:
            self._complain(line, PlanFault.NUMBER_UNREADABLE, text)
            return None
        return int(found[1])

    def _audience(self, text: str | None, line: Line) -> AudienceRule:
        """Return the rule that the words for the people meant stand for."""
        if not text:
            return self.like.audience
        posts, is_vague = read_posts(text)
        if "两委" in re.sub("[“”\"'「」]", "", text):
            posts, is_vague = tuple(post for post in Post if post in TWO_COMMITTEES), False
        if not posts or is_vague or Post.OTHER in posts:
            self._complain(line, PlanFault.AUDIENCE_UNKNOWN, text)
            return self.like.audience
        newly = bool(re.search("新任|新当选|新进", text))
        return replace(self.like.audience, posts=posts, newly_elected=newly)

    # --- days ------------------------------------------------------------------------------

    def _periods(self, texts: Mapping[PlanColumn, str], line: Line) -> tuple[PeriodPlan, ...]:
        halves = self._halves(texts, line)
        hours = self._quarter_hours(texts.get(PlanColumn.HOURS), len(halves), line)
        return tuple(PeriodPlan(day, part, quarter_hours=hours) for day, part in halves)

    def _halves(self, texts: Mapping[PlanColumn, str], line: Line) -> list[_Half]:
        """Return the half-days of a training from its days and its length."""
        text = texts.get(PlanColumn.TIME, "")
        when, rest = take_when(text)
        end, rest = take_when(rest, days=False)
        count = self._half_days(texts.get(PlanColumn.DAYS), line)
        first = self.days.find(when.first) if when.first else None
        if first is None or any(sign.isdigit() for sign in rest):
            kind = PlanFault.DATE_UNREADABLE if text else PlanFault.DATE_MISSING
            self._complain(line, kind, text)
            return []
        if when.last is None:
            return _from_first(first, when.parts, count)
        halves = _within(first, self.days.find(when.last), *_both_ends(text, when, end))
        if count is not None and len(halves) == count + 1 and not end.parts:
            halves = halves[:count]  # 2.5 days are two days and a morning
        if not halves or count not in (None, len(halves)):
            self._complain(line, PlanFault.DAYS_DIFFER, text)
        return halves

    def _half_days(self, text: str | None, line: Line) -> int | None:
        """Return a length in half-days: ``2.5天``, ``两天``, ``半天``."""
        if not text:
            return None
        found = _HALF_DAYS.fullmatch(half_width(text).replace("两", "2").replace("一", "1"))
        if found is None:
            self._complain(line, PlanFault.NUMBER_UNREADABLE, text)
            return None
        half = bool(found[2] == "5" or found[3] or found[4])
        return 2 * int(found[1] or 0) + half or None

    def _quarter_hours(self, text: str | None, halves: int, line: Line) -> int:
        """Return what each half-day has of the hours of the whole training."""
        if not text or not halves:
            return HALF_DAY_QUARTER_HOURS
        total = quarter_hours_of(text)
        if total is None or total % halves:
            self._complain(line, PlanFault.HOURS_UNREADABLE, text)
            return HALF_DAY_QUARTER_HOURS
        return total // halves


def _said(columns: Mapping[int, PlanColumn], line: Line) -> dict[PlanColumn, str]:
    """Return what a row says, column by column; columns of the same kind are joined."""
    texts: dict[PlanColumn, str] = {}
    for place, column in columns.items():
        text = line.cells[place] if place < len(line.cells) else ""
        if text and text not in {"/", "-", "—", "无"} and text != texts.get(column):
            texts[column] = f"{texts[column]} {text}" if column in texts else text
    return texts


def _from_first(first: date, parts: tuple[PartOfDay, ...], count: int | None) -> list[_Half]:
    """Return as many half-days as said from a day on; else what is said of that one day."""
    if count is None:
        return [(first.isoformat(), part) for part in parts or _EVERYDAY]
    halves = _within(first, first + timedelta(days=(count + 1) // 2), parts, ())
    return halves[:count]


def _within(
    first: date,
    last: date | None,
    begin: tuple[PartOfDay, ...],
    end: tuple[PartOfDay, ...],
) -> list[_Half]:
    """Return the half-days of a span; ``begin`` and ``end`` narrow its first and last day."""
    days = days_between(first, last) if last else []
    halves = [(day.isoformat(), part) for day in days for part in _EVERYDAY]
    if begin == (PartOfDay.AFTERNOON,):
        halves = halves[1:]
    if end == (PartOfDay.MORNING,):
        halves = halves[:-1]
    return halves


def _both_ends(
    text: str, when: When, end: When
) -> tuple[tuple[PartOfDay, ...], tuple[PartOfDay, ...]]:
    """Return what narrows the first and the last day: ``8日下午至10日``, ``8日—10日上午``."""
    if end.parts:
        return when.parts, end.parts
    return (when.parts, ()) if _PART_BEFORE_SPAN.search(text) else ((), when.parts)
