"""Commands about planning: clone, notice and difference, clashes, pasted timetables and plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from roster.base.clock import today
from roster.base.codes.trainings import Tier, TrainingState
from roster.base.days import YearOf
from roster.cli.kit.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.kit.coded import coded
from roster.cli.kit.console import complain, opened, say, say_json, say_table
from roster.cli.kit.days import day_option
from roster.cli.kit.streams import read_input
from roster.cli.kit.words import both, joined, label, reasons_text, spoken
from roster.coverage.requirements import PRESETS
from roster.db.acts import Act
from roster.divisions.divisions import office_division
from roster.lists.reading.workbook_reader import read_workbook
from roster.lists.schedules.plan_list import read_plan
from roster.lists.schedules.timetable import read_timetable
from roster.trainings import clashes, cloning, invitations, trainings
from roster.trainings.hours import hours_text
from roster.trainings.plans import TrainingPlan

if TYPE_CHECKING:
    from roster.lists.reading.cells import Workbook
    from roster.lists.schedules.timetable import PlanProblem
    from roster.trainings.plans import PeriodPlan

commands = typer.Typer()

Source = Annotated[
    Path,
    typer.Argument(
        metavar=both("表格", "TABLE"),
        help=both(
            "文件；“-”为标准输入里粘贴的内容", "a file; - is what is pasted at standard input"
        ),
    ),
]
Year = Annotated[
    int | None,
    typer.Option(
        help=both(
            "没有写年份的日期是哪一年（默认今年）",
            "the year of dates without one; this year if left out",
        )
    ),
]


@commands.command("clone")
def clone(
    path: RosterFile,
    training: TrainingName,
    first_day: Annotated[
        str,
        day_option(
            "新班第一天", "first day of the new training", "--first-day", year=YearOf.COMING
        ),
    ],
    title: Annotated[
        str | None,
        typer.Option(help=both("新班名称；不写则期数加一", "its title; left out: the next run")),
    ] = None,
    clerk: Clerk = "经办人",
    *,
    with_people: Annotated[
        bool, typer.Option("--with-people", help=both("名单一并复制", "with its people"))
    ] = False,
) -> None:
    """复制一个培训班：课程按天数顺移，系列班为下一期。

    Clone a training: its days move on; of a series it is the next run.
    """
    with opened(path) as database, database.transaction(Act.CLONE, by=clerk) as db:
        source = trainings.find_training(db, training)
        made = cloning.clone_training(
            db, source, first_day=first_day, with_people=with_people, title=title
        )
        row = trainings.get_training(db, made).row
    say(
        f"已复制为“{row.title}”（{row.id[:8]}），{row.periods} 个半天，{row.enrolled} 人",
        f"cloned as “{row.title}” {row.id[:8]}: {row.periods} half-days, {row.enrolled} people",
    )


@commands.command("call-off")
def call_off(
    path: RosterFile,
    training: TrainingName,
    reason: Annotated[str, typer.Option(help=both("为什么", "why"))],
    clerk: Clerk = "经办人",
    *,
    cancel: Annotated[
        bool,
        typer.Option(
            "--cancel", help=both("不办了；不写则为延期", "cancel it; left out: postpone it")
        ),
    ] = False,
) -> None:
    """延期或取消一个培训班，写明原因。

    Postpone or cancel a training, with a reason.
    """
    state = TrainingState.CANCELLED if cancel else TrainingState.POSTPONED
    with (
        opened(path) as database,
        database.transaction(Act.CALL_OFF, by=clerk, reason=reason) as db,
    ):
        trainings.call_off(db, trainings.find_training(db, training), state, reason)
    say(f"“{training}”已{label(state)}：{reason}", f"“{training}” is {label(state)}: {reason}")


@commands.command("replan")
def replan(
    path: RosterFile,
    training: TrainingName,
    first_day: Annotated[
        str,
        day_option("新的第一天", "its new first day", "--first-day", year=YearOf.COMING),
    ],
    clerk: Clerk = "经办人",
) -> None:
    """给延期的培训班改期：课程按天数顺移，已经上过的半天不动。

    Plan a postponed training anew: its days move on, those held stay.
    """
    with opened(path) as database, database.transaction(Act.REPLAN, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        cloning.replan(db, training_id, first_day)
        row = trainings.get_training(db, training_id).row
    say(
        f"“{row.title}”已改期：{row.first_day} 起，{row.periods} 个半天",
        f"“{row.title}” is planned anew: from {row.first_day}, {row.periods} half-days",
    )


@commands.command("notice")
def send_notice(
    path: RosterFile,
    training: TrainingName,
    on: Annotated[
        str | None,
        day_option("发出日期，默认今天", "when it went out; today if left out", year=YearOf.PAST),
    ] = None,
    clerk: Clerk = "经办人",
) -> None:
    """登记通知已发出：编入名单，名单从此固定。

    Record that the notice went out: people are enrolled and the list is fixed.
    """
    with opened(path) as database, database.transaction(Act.NOTICE, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        count = invitations.send_notice(db, training_id, on or today())
    say(f"通知 {count} 人", f"called {count} people")


@commands.command("difference")
def show_difference(path: RosterFile, training: TrainingName, *, as_json: AsJson = False) -> None:
    """列出通知以后的变化：新符合条件的人，不再符合的人。

    List who came to be meant since the notice, and who no longer is.
    """
    with opened(path) as database, database.reading() as db:
        found = invitations.difference(db, trainings.find_training(db, training))
    if as_json:
        say_json(found)
        return
    since = [(f"＋ {p.unit_name}", p.name, reasons_text(p.reasons)) for p in found.since]
    gone = [(f"－ {p.unit_name}", p.name, joined(map(label, p.reasons))) for p in found.gone]
    say_table(since + gone)
    say(
        f"通知以后新符合条件 {len(found.since)} 人，不再符合 {len(found.gone)} 人",
        f"since the notice {len(found.since)} came to be meant, {len(found.gone)} are no more",
    )


@commands.command("clash")
def show_clashes(path: RosterFile, training: TrainingName, *, as_json: AsJson = False) -> None:
    """列出同一半天还要上别的班的人。

    List who is in another training at the same half-day.
    """
    with opened(path) as database, database.reading() as db:
        found = clashes.clashes(db, trainings.find_training(db, training))
    if as_json:
        say_json(found)
        return
    say_table(
        (clash.name, f"{clash.date} {label(clash.part)}", clash.other_title) for clash in found
    )
    people = len({clash.trainee_id for clash in found})
    say(
        f"时间冲突 {people} 人、{len(found)} 个半天",
        f"{people} people clash, at {len(found)} half-days",
    )


@commands.command("timetable")
def set_timetable(
    path: RosterFile,
    training: TrainingName,
    source: Source,
    year: Year = None,
    clerk: Clerk = "经办人",
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=both("只看读到什么，不保存", "only say what was read"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """按粘贴的课程表重排一个班的半天。

    Set the half-days of a training by a pasted timetable.
    """
    table = read_timetable(_content(source), year or _this_year())
    _complain_of(table.problems)
    if table.periods and not dry_run:
        with opened(path) as database, database.transaction(Act.CHANGE_PLAN, by=clerk) as db:
            trainings.set_periods(db, trainings.find_training(db, training), table.periods)
    if as_json:
        say_json({"periods": table.periods, "problems": _json(table.problems)})
        return
    say_table(map(_period_words, table.periods))
    is_saved = table.periods and not dry_run
    kept = spoken("已保存", "saved") if is_saved else spoken("没有保存", "not saved")
    say(
        f"读到 {len(table.periods)} 个半天，{len(table.problems)} 处没有读懂；{kept}",
        f"read {len(table.periods)} half-days, {len(table.problems)} not understood; {kept}",
    )


def _period_words(plan: PeriodPlan) -> tuple[str | None, ...]:
    hours = hours_text(plan.quarter_hours)
    counted = spoken(f"{hours} 学时", f"{hours} class hours")
    return plan.date, label(plan.part), plan.subject, plan.lecturer, plan.place, counted


@commands.command("plan-list")
def plan_many(
    path: RosterFile,
    source: Source,
    year: Year = None,
    tier: Annotated[
        Tier, coded(Tier, "没有写级别的班的层级", "the tier of trainings without one")
    ] = Tier.TOWNSHIP,
    clerk: Clerk = "经办人",
    *,
    as_json: AsJson = False,
) -> None:
    """按粘贴的培训计划一次计划多个班。

    Plan many trainings by a pasted plan.
    """
    content = _content(source)
    with opened(path) as database, database.transaction(Act.PLAN, by=clerk) as db:
        division = office_division(db)
        like = TrainingPlan("", tier, division.id, division.short_name, audience=PRESETS[tier])
        found = read_plan(content, year or _this_year(), like)
        ids = [
            trainings.plan_training(db, training.plan, training.periods)
            for training in found.trainings
        ]
    _complain_of(found.problems)
    if as_json:
        say_json({"trainings": ids, "problems": _json(found.problems)})
        return
    planned = zip(ids, found.trainings, strict=True)
    say_table(
        (key[:8], training.plan.title, _half_days(len(training.periods)))
        for key, training in planned
    )
    say(
        f"已计划 {len(ids)} 个班，{len(found.problems)} 处没有读懂",
        f"planned {len(ids)} trainings, {len(found.problems)} places not understood",
    )


def _half_days(count: int) -> str:
    return spoken(f"{count} 个半天", f"{count} half-days")


def _content(source: Path) -> str | Workbook:
    """Return what a file holds, or the text at standard input."""
    return read_input() if str(source) == "-" else read_workbook(source)


def _this_year() -> int:
    return date.fromisoformat(today()).year


def _complain_of(problems: tuple[PlanProblem, ...]) -> None:
    for problem in problems:
        complain(
            f"  第 {problem.row} 行：{label(problem.kind)}（{problem.text}）",
            f"  row {problem.row}: {label(problem.kind)} ({problem.text})",
        )


def _json(problems: tuple[PlanProblem, ...]) -> list[dict[str, Any]]:
    return [problem._asdict() for problem in problems]
