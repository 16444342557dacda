"""One person on a page and one class on a page: the training record, the class summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.codes.trainings import Completion, Tier
from roster.base.dates import dotted, in_chinese, range_in_chinese
from roster.base.progress import unwatched
from roster.base.words import label
from roster.coverage.coverage import percent_text
from roster.papers.codes import TrainingPaper
from roster.papers.drawing.list_paper import Block, ListPaper, write_lists
from roster.papers.drawing.page import Align
from roster.papers.drawing.table import Column
from roster.papers.errors import NothingToPrint
from roster.people.posts import posts_on_paper
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from roster.attendance.marks import Tally
    from roster.base.progress import Report
    from roster.coverage.records import (
        PersonRecord,
        PersonTraining,
        Share,
        TrainingSummary,
        YearHours,
    )
    from roster.trainings.trainings import PeriodRow

_LEFT = Align.LEFT
_RECORD_COLUMNS = (
    Column("年度", 14.0),
    Column("时间", 35.0),
    Column("培训班", 66.0, align=_LEFT),
    Column("级别", 13.0),
    Column("应学时", 16.0),
    Column("实学时", 16.0),
    Column("结果", 20.0),
)
_FACT_COLUMNS = (Column("项目", 34.0), Column("内容", 146.0, align=_LEFT))
_PERIOD_COLUMNS = (
    Column("半天", 34.0),
    Column("课程", 60.0, align=_LEFT),
    Column("应到", 14.0),
    Column("实到", 14.0),
    Column("请假", 14.0),
    Column("缺席", 14.0),
    Column("未录", 13.0),
    Column("出勤率", 17.0),
)
_UNIT_WIDTH, _SHARE_WIDTH = 54.0, 20.0
_WIDTH = 180.0


# --- a person ------------------------------------------------------------------------------


def write_person_records(
    path: Path,
    people: Sequence[PersonRecord],
    report: Report = unwatched,
    *,
    as_of: str,
    invariant: bool = False,
) -> int:
    """Write the training records of people, each on pages of their own; return the pages.

    ``as_of`` is the day (ISO) whose state they give.

    Raises:
        NothingToPrint: there are no people.
        Unprintable, DiskFull, CannotWrite: as :func:`write_lists`.
    """
    if not people:
        raise NothingToPrint
    papers = [_record_paper(person, as_of) for person in people]
    return write_lists(path, papers, report, invariant=invariant)


def _record_paper(person: PersonRecord, as_of: str) -> ListPaper:
    named = (
        ("性别", label(person.gender)),
        # The day of birth is in nobody's interest here.
        ("出生年月", dotted((person.birth or "")[:7])),
        ("单位", person.unit_name),
        ("职务", posts_on_paper(person.posts)),
        ("截至", in_chinese(as_of)),
    )
    notes = tuple(f"{name}：{text}" for name, text in named if text)
    rows = tuple(map(_record_row, person.trainings)) or (("", "", "没有培训记录"),)
    trainings = Block(_RECORD_COLUMNS, rows, united=0, caption="历次培训", row_height=10.0)
    blocks = (_years_block(person.hours), trainings) if person.hours else (trainings,)
    return ListPaper(f"{person.name}同志", label(TrainingPaper.RECORDS), blocks, notes)


def _record_row(line: PersonTraining) -> tuple[str, ...]:
    year, days = "", "未定"
    if line.first_day and line.last_day:
        year = line.first_day[:4]
        days = range_in_chinese(line.first_day, line.last_day).removeprefix(f"{year}年")
    outcome = label(line.completion) or label(line.state)
    return (
        year,
        days,
        "\n".join(filter(None, (line.title, line.organizer, _number(line)))),
        label(line.tier),
        hours_text(line.planned),
        hours_text(line.attended),
        outcome,
    )


def _number(line: PersonTraining) -> str:
    """Return the certificate's number; a paper does not vouch for one in doubt."""
    return f"{line.number or ''}{'（有疑问）' if line.in_doubt else ''}"


def _years_block(hours: Sequence[YearHours]) -> Block:
    """Return the hours by year and tier, with a sum where there is more than one year."""
    by_place = {(line.year, line.tier): line.quarter_hours for line in hours}
    years = tuple(dict.fromkeys(line.year for line in hours))
    tiers = [tier for tier in Tier if any(line.tier == tier for line in hours)]
    rows = [
        _year_row(f"{year}年", [by_place.get((year, tier), 0) for tier in tiers]) for year in years
    ]
    if len(years) > 1:
        sums = [sum(by_place.get((year, tier), 0) for year in years) for tier in tiers]
        rows.append(_year_row("合计", sums))
    width = (_WIDTH - 54.0) / len(tiers)
    of_tiers = (Column(label(tier), width) for tier in tiers)
    columns = (Column("年度", 24.0), *of_tiers, Column("合计（学时）", 30.0))
    return Block(columns, tuple(rows), caption="各年学时")


def _year_row(word: str, hours: Sequence[int]) -> tuple[str, ...]:
    return (word, *map(hours_text, hours), hours_text(sum(hours)))


# --- a class -------------------------------------------------------------------------------


def write_training_summary(
    path: Path, summary: TrainingSummary, report: Report = unwatched, *, invariant: bool = False
) -> int:
    """Write what became of a class and return the number of pages.

    Raises:
        Unprintable, DiskFull, CannotWrite: as :func:`write_lists`.
    """
    periods = tuple(_period_row(period, count) for period, count in summary.half_days)
    blocks = (
        Block(_FACT_COLUMNS, tuple(_facts(summary))),
        Block(_PERIOD_COLUMNS, periods, caption="各半天到课情况"),
        _units_block(summary),
    )
    title = summary.training.plan.title
    paper = ListPaper(
        title, label(TrainingPaper.SUMMARY), tuple(block for block in blocks if block.rows)
    )
    return write_lists(path, [paper], report, invariant=invariant)


def _facts(summary: TrainingSummary) -> Iterator[tuple[str, str]]:
    """Give what is known of the class as pairs of a word and what it says."""
    plan, row = summary.training.plan, summary.training.row
    days = range_in_chinese(row.first_day, row.last_day) if row.first_day and row.last_day else ""
    hours = f"{hours_text(row.quarter_hours)} 学时（{row.periods} 个半天）"
    named = (
        ("主办单位", plan.organizer),
        ("承办单位", plan.implementer),
        ("级别", label(plan.tier)),
        ("通知文号", plan.document_number),
        ("时间", days),
        ("地点", "、".join(filter(None, (plan.venue, *plan.branch_venues)))),
        ("班主任", plan.class_teacher),
        ("学时", hours),
        ("人数", _share(summary.persons, "人", "到课率")),
        ("出勤", _share(summary.person_half_days, "个半天", "出勤率")),
        ("含补训", _with_makeup(summary)),
        ("累计学时", f"{hours_text(summary.attended)} 学时"),
        ("结果", _outcomes(summary.outcomes) or "尚未结班"),
    )
    return ((name, text) for name, text in named if text)


def _share(share: Share, unit: str, rate: str) -> str:
    return f"应到 {share.whole} {unit}，实到 {share.part} {unit}，{rate} {share.percent}"


def _with_makeup(summary: TrainingSummary) -> str:
    share = summary.with_makeup
    made_up = share.part - summary.person_half_days.part
    return f"补训 {made_up} 个半天，计入后出勤率 {share.percent}" if made_up else ""


def _outcomes(outcomes: Mapping[Completion, int]) -> str:
    return "，".join(f"{label(kind)} {count} 人" for kind, count in outcomes.items())


def _period_row(period: PeriodRow, count: Tally) -> tuple[str, ...]:
    day = dotted(period.plan.date)
    figures = (count.due, count.present, count.leave, count.absent, count.blank)
    return (
        f"{day} {label(period.plan.part)}",
        period.plan.subject or "",
        *map(str, figures),
        percent_text(count.present, count.due),
    )


def _units_block(summary: TrainingSummary) -> Block:
    """Return the units with their outcomes, as many kinds as there are, and the sum of all."""
    kinds = tuple(summary.outcomes)
    rest = (_WIDTH - _UNIT_WIDTH - _SHARE_WIDTH) / (2 + len(kinds))
    columns = (
        Column("单位", _UNIT_WIDTH, align=_LEFT),
        Column("应到", rest),
        Column("实到", rest),
        Column("到课率", _SHARE_WIDTH),
        *(Column(label(kind), rest) for kind in kinds),
    )
    rows = [
        _unit_row(unit.unit_name, unit.tally, unit.outcomes, kinds) for unit in summary.divisions
    ]
    if len(rows) > 1:
        rows.append(_unit_row("合计", summary.tally, summary.outcomes, kinds))
    return Block(columns, tuple(rows), caption="各单位情况")


def _unit_row(
    unit: str, count: Tally, outcomes: Mapping[Completion, int], kinds: Sequence[Completion]
) -> tuple[str, ...]:
    share = percent_text(count.present, count.due)
    ended = (str(outcomes.get(kind, 0)) for kind in kinds)
    return (unit, str(count.due), str(count.present), share, *ended)
