"""Commands about trainings: plan, list, open, close."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from roster.attendance import completion
from roster.base.codes.trainings import PartOfDay, Tier
from roster.base.words import label
from roster.cli import summaries
from roster.cli.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.console import opened, say, say_json, say_table
from roster.coverage.requirements import PRESETS
from roster.db.acts import Act
from roster.divisions.divisions import office_unit
from roster.trainings import trainings
from roster.trainings.trainings import PeriodPlan, TrainingPlan

commands = typer.Typer(help="计划、查看、开班、结课。", no_args_is_help=True)


def _period(text: str) -> PeriodPlan:
    """Read a half-day such as 2026-05-08/morning or 2026-05-08/afternoon/党建业务."""
    day, _, rest = text.partition("/")
    part, _, subject = rest.partition("/")
    try:
        date.fromisoformat(day)
        return PeriodPlan(day, PartOfDay(part), subject=subject or None)
    except ValueError as error:
        message = f"半天要写成 2026-05-08/morning 这样，不是“{text}”"
        raise typer.BadParameter(message) from error


@commands.command("plan")
def plan_training(
    path: RosterFile,
    title: Annotated[str, typer.Option(help="班次名称")],
    period: Annotated[list[str], typer.Option(help="半天：2026-05-08/morning/课程，可多次")],
    tier: Annotated[Tier, typer.Option(help="层级")] = Tier.TOWNSHIP,
    organizer: Annotated[str, typer.Option(help="主办单位")] = "",
    venue: Annotated[str | None, typer.Option(help="地点")] = None,
    clerk: Clerk = "经办人",
    *,
    held_above: Annotated[bool, typer.Option("--held-above", help="上级调训，只作记录")] = False,
) -> None:
    """计划一个培训班，对象按该层级的规定。"""
    with opened(path) as database, database.transaction(Act.PLAN, by=clerk) as db:
        unit = office_unit(db)
        plan = TrainingPlan(
            title=title,
            tier=tier,
            division_id=unit.id,
            organizer=organizer or unit.short_name,
            venue=venue,
            held_above=held_above,
            audience=PRESETS[tier],
        )
        training_id = trainings.plan_training(db, plan, [_period(text) for text in period])
    say(f"已计划“{title}”（{training_id[:8]}），{len(period)} 个半天")


@commands.command("list")
def list_trainings(path: RosterFile, *, as_json: AsJson = False) -> None:
    """列出全部培训班。"""
    with opened(path) as database, database.reading() as db:
        rows = trainings.list_trainings(db)
    if as_json:
        say_json(rows)
        return
    say_table(map(_row_words, rows))


def _row_words(row: trainings.TrainingRow) -> tuple[str, ...]:
    about = (row.id[:8], label(row.state), label(row.tier), row.first_day or "未定")
    return *about, row.title, f"{row.enrolled} 人"


@commands.command("open")
def open_training(path: RosterFile, training: TrainingName, clerk: Clerk = "经办人") -> None:
    """开班：从此可以录考勤。"""
    with opened(path) as database, database.transaction(Act.OPEN, by=clerk) as db:
        trainings.open_training(db, trainings.find_training(db, training))
    say(f"“{training}”已开班")


@commands.command("close")
def close_training(path: RosterFile, training: TrainingName, clerk: Clerk = "经办人") -> None:
    """核完结课：按规定算出谁结业。"""
    with opened(path) as database, database.transaction(Act.CLOSE, by=clerk) as db:
        verdicts = completion.close_training(db, trainings.find_training(db, training))
    say(summaries.closing_line(verdicts))


@commands.command("reopen")
def reopen_training(
    path: RosterFile,
    training: TrainingName,
    reason: Annotated[str, typer.Option(help="理由，记入日志")],
    clerk: Clerk = "经办人",
) -> None:
    """重新打开已结的班，可以再改考勤。"""
    with (
        opened(path) as database,
        database.transaction(Act.REOPEN, by=clerk, reason=reason) as db,
    ):
        completion.reopen_training(db, trainings.find_training(db, training), reason)
    say(f"“{training}”已重新打开")
