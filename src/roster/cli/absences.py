"""Commands about leave and makeup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster.attendance import leave, makeup
from roster.base.codes.attendance import Mark
from roster.base.words import label
from roster.cli.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.console import opened, say, say_json, say_table
from roster.cli.sheet_places import HalfDay, HalfDays, Row, half_days, person_in, when
from roster.db.acts import Act
from roster.trainings import trainings
from roster.trainings.enrollments import enrolled
from roster.trainings.periods import require_periods

leave_commands = typer.Typer(help="请假：登记、列出、撤回。", no_args_is_help=True)
makeup_commands = typer.Typer(help="补训：列出缺课、登记、撤回。", no_args_is_help=True)


# --- leave ---------------------------------------------------------------------------------


@leave_commands.command("grant")
def grant(  # noqa: PLR0913, PLR0917 - the parts of a leave
    path: RosterFile,
    training: TrainingName,
    row: Row,
    half_day: HalfDays,
    reason: Annotated[str, typer.Option(help="事由")],
    kind: Annotated[Mark, typer.Option(help="事假、病假还是公假")] = Mark.PERSONAL_LEAVE,
    approver: Annotated[str | None, typer.Option(help="批准人")] = None,
    proof: Annotated[Path | None, typer.Option(help="假条扫描件：PDF、JPG、PNG")] = None,
    clerk: Clerk = "经办人",
) -> None:
    """登记请假，考勤里预先填上，等确认。"""
    with opened(path) as database, database.transaction(Act.LEAVE, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        person = person_in(enrolled(db, training_id), row)
        periods = half_days(require_periods(db, training_id), half_day)
        leave.grant(db, person.id, periods, kind, reason, approver, proof)
    say(f"{person.name}{label(kind)} {len(set(periods))} 个半天")


@leave_commands.command("list")
def list_leaves(path: RosterFile, training: TrainingName, *, as_json: AsJson = False) -> None:
    """列出一个班的请假。"""
    with opened(path) as database, database.reading() as db:
        rows = leave.leaves(db, trainings.find_training(db, training))
    if as_json:
        say_json(rows)
        return
    say_table((str(number), *_leave_words(one)) for number, one in enumerate(rows, 1))


def _leave_words(one: leave.LeaveRow) -> tuple[str | None, ...]:
    days = "、".join(map(when, one.periods))
    proof = "有证明" if one.proof_name else ""
    return one.unit_name, one.name, label(one.mark), days, one.reason, one.approver, proof


@leave_commands.command("take-back")
def take_back(
    path: RosterFile,
    training: TrainingName,
    number: Annotated[int, typer.Argument(metavar="第几条", help="leave list 列出的序号")],
    clerk: Clerk = "经办人",
) -> None:
    """撤回请假，预先填的考勤一并去掉。"""
    with opened(path) as database, database.transaction(Act.END_LEAVE, by=clerk) as db:
        rows = leave.leaves(db, trainings.find_training(db, training))
        if not 0 < number <= len(rows):
            message = f"请假只有 {len(rows)} 条"
            raise typer.BadParameter(message)
        count = leave.withdraw(db, rows[number - 1].id)
    say(f"已撤回{rows[number - 1].name}的请假，去掉 {count} 格")


# --- makeup --------------------------------------------------------------------------------


@makeup_commands.command("list")
def list_missed(path: RosterFile, training: TrainingName, *, as_json: AsJson = False) -> None:
    """列出缺的课，以及用哪次课补了。"""
    with opened(path) as database, database.reading() as db:
        rows = makeup.missed(db, trainings.find_training(db, training))
    if as_json:
        say_json(rows)
        return
    say_table(map(_missed_words, rows))


def _missed_words(one: makeup.Missed) -> tuple[str, ...]:
    person = one.enrollment
    made = f"已补：{one.made_up.title} {one.made_up.date}" if one.made_up else "未补"
    place = (str(person.number), person.unit_name, person.name)
    return *place, when(one.period), label(one.mark), made


@makeup_commands.command("link")
def link(
    path: RosterFile,
    training: TrainingName,
    row: Row,
    half_day: HalfDay,
    by: Annotated[int | None, typer.Option(help="用第几次课补；不写则只列出")] = None,
    clerk: Clerk = "经办人",
    *,
    as_json: AsJson = False,
) -> None:
    """登记用另一班的哪次课补了缺的课。"""
    with opened(path) as database, database.transaction(Act.MAKEUP, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        person = person_in(enrolled(db, training_id), row)
        (period_id,) = half_days(require_periods(db, training_id), [half_day])
        found = makeup.chances(db, person.id, period_id)
        if by is not None:
            if not 0 < by <= len(found):
                message = f"能补的课只有 {len(found)} 次"
                raise typer.BadParameter(message)
            chosen = found[by - 1]
            makeup.link(db, person.id, period_id, chosen.enrollment_id, chosen.period_id)
            say(f"{person.name}第 {half_day} 个半天已补：{_said(chosen)}")
        elif as_json:
            say_json(found)
        else:
            for number, one in enumerate(found, 1):
                say(f"{number}  {_said(one)}")


def _said(chance: makeup.Chance) -> str:
    words = (chance.title, chance.date, label(chance.part), chance.subject)
    return " ".join(filter(None, words))


@makeup_commands.command("unlink")
def unlink(
    path: RosterFile,
    training: TrainingName,
    row: Row,
    half_day: HalfDay,
    clerk: Clerk = "经办人",
) -> None:
    """撤回补训登记。"""
    with opened(path) as database, database.transaction(Act.MAKEUP, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        person = person_in(enrolled(db, training_id), row)
        (period_id,) = half_days(require_periods(db, training_id), [half_day])
        was_linked = makeup.unlink(db, person.id, period_id)
    say(f"{person.name}第 {half_day} 个半天{'又是未补' if was_linked else '本来就未补'}")
