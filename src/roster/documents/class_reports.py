"""One person on a page and one class on a page: the training record, the class summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.codes import Tier
from roster.dates import dotted, in_chinese, range_in_chinese
from roster.documents.list_paper import Block, ListPaper, write_lists
from roster.documents.page import Align
from roster.documents.table import Column
from roster.errors import NothingToPrint
from roster.labels import hours_text, label
from roster.progress import unwatched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from roster.class_facts import (
        ClassSummary,
        PeriodCount,
        PersonRecord,
        RecordLine,
        UnitCount,
        YearHours,
    )
    from roster.progress import Report

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
_PERIOD_COLUMNS = (
    Column("半天", 36.0),
    Column("课程", 64.0, align=_LEFT),
    Column("应到", 16.0),
    Column("实到", 16.0),
    Column("请假", 16.0),
    Column("缺席", 16.0),
    Column("出勤率", 16.0),
)
_UNIT_COLUMNS = (
    Column("单位", 54.0, align=_LEFT),
    Column("应训", 18.0),
    Column("到课", 18.0),
    Column("到课率", 20.0),
    Column("结业", 17.0),
    Column("未结业", 18.0),
    Column("待补训", 18.0),
    Column("退学", 17.0),
)
_FACT_COLUMNS = (Column("项目", 34.0), Column("内容", 146.0, align=_LEFT))
_WIDTH = 180.0


def write_person_records(
    path: Path,
    people: Sequence[PersonRecord],
    report: Report = unwatched,
    *,
    invariant: bool = False,
) -> int:
    """Write the training records of people, each on pages of their own; return the pages.

    Raises:
        NothingToPrint: there are no people.
        Unprintable, DiskFull, CannotWrite: as :func:`write_lists`.
    """
    if not people:
        raise NothingToPrint
    return write_lists(path, list(map(_record_paper, people)), report, invariant=invariant)


def _record_paper(person: PersonRecord) -> ListPaper:
    named = (
        ("性别", person.gender),
        ("出生年月", dotted(person.birth)),
        ("单位", person.unit),
        ("职务", person.posts_text),
        ("截至", in_chinese(person.as_of)),
    )
    notes = tuple(f"{name}：{text}" for name, text in named if text)
    blocks = [_years_block(person.years)] if person.years else []
    rows = tuple(map(_record_row, person.lines)) or (("", "", "没有培训记录"),)
    trainings = Block(_RECORD_COLUMNS, rows, united=0, caption="历次培训", row_height=10.0)
    return ListPaper(f"{person.name}同志", "个人培训档案", (*blocks, trainings), notes)


def _record_row(line: RecordLine) -> tuple[str, ...]:
    days = range_in_chinese(line.first_day, line.last_day) if line.first_day else "未定"
    return (
        line.first_day[:4],
        days.removeprefix(f"{line.first_day[:4]}年"),
        "\n".join(filter(None, (line.title, line.organizer))),
        line.tier,
        hours_text(line.planned),
        hours_text(line.attended),
        line.outcome,
    )


def _years_block(years: Sequence[YearHours]) -> Block:
    """Return the hours by year and tier, with a sum where there is more than one year."""
    named = {tier for year in years for tier, _ in year.by_tier}
    tiers = [label(tier) for tier in Tier if label(tier) in named]
    width = (_WIDTH - 54.0) / max(len(tiers), 1)
    columns = (
        Column("年度", 24.0),
        *(Column(tier, width) for tier in tiers),
        Column("合计（学时）", 30.0),
    )
    rows = [_year_row(f"{year.year}年", dict(year.by_tier), tiers) for year in years]
    if len(years) > 1:
        sums = {tier: sum(dict(year.by_tier).get(tier, 0) for year in years) for tier in tiers}
        rows.append(_year_row("合计", sums, tiers))
    return Block(columns, tuple(rows), caption="各年学时")


def _year_row(word: str, hours: dict[str, int], tiers: Sequence[str]) -> tuple[str, ...]:
    counts = [hours.get(tier, 0) for tier in tiers]
    return (word, *map(hours_text, counts), hours_text(sum(counts)))


def write_class_summary(
    path: Path, summary: ClassSummary, report: Report = unwatched, *, invariant: bool = False
) -> int:
    """Write what became of a class and return the number of pages.

    Raises:
        Unprintable, DiskFull, CannotWrite: as :func:`write_lists`.
    """
    blocks = [
        Block(_FACT_COLUMNS, summary.facts),
        Block(_PERIOD_COLUMNS, tuple(map(_period_row, summary.periods)), caption="各半天到课情况"),
        Block(_UNIT_COLUMNS, _unit_rows(summary.units), caption="各单位结业情况"),
    ]
    paper = ListPaper(summary.title, "培训班情况表", tuple(one for one in blocks if one.rows))
    return write_lists(path, [paper], report, invariant=invariant)


def percent_text(part: int, whole: int) -> str:
    """Return a share with one decimal, rounded half up; nothing of nothing."""
    if not whole:
        return "—"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def _period_row(period: PeriodCount) -> tuple[str, ...]:
    year, month, day = period.date_iso.split("-")
    return (
        f"{year}.{int(month)}.{int(day)} {label(period.part)}",
        period.subject,
        *map(str, (period.expected, period.present, period.leave, period.absent)),
        percent_text(period.present, period.expected),
    )


def _unit_rows(units: Sequence[UnitCount]) -> tuple[tuple[str, ...], ...]:
    rows = [_unit_row(unit.unit, _counts(unit)) for unit in units]
    if len(units) > 1:
        columns = zip(*map(_counts, units), strict=True)
        rows.append(_unit_row("合计", tuple(map(sum, columns))))
    return tuple(rows)


def _counts(unit: UnitCount) -> tuple[int, ...]:
    outcomes = (unit.completed, unit.not_completed, unit.makeup_due, unit.expelled)
    return (unit.expected, unit.attended, *outcomes)


def _unit_row(unit: str, counts: tuple[int, ...]) -> tuple[str, ...]:
    expected, attended, *outcomes = counts
    share = percent_text(attended, expected)
    return (unit, str(expected), str(attended), share, *map(str, outcomes))
