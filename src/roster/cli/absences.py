"""Commands about leave and makeup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster.attendance import leave, makeup
from roster.base.codes.attendance import LEAVE, Mark
from roster.cli.kit.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.kit.coded import coded
from roster.cli.kit.console import opened, say, say_json, say_table
from roster.cli.kit.sheet_places import HalfDay, HalfDays, Row, half_days, person_in, when
from roster.cli.kit.words import both, joined, label, spoken
from roster.db.acts import Act
from roster.trainings import trainings
from roster.trainings.enrollments import enrolled
from roster.trainings.periods import require_periods

leave_commands = typer.Typer(
    help=both("请假：登记、列出、撤回。", "Leave: grant, list, take back."), no_args_is_help=True
)
makeup_commands = typer.Typer(
    help=both("补训：列出缺课、登记、撤回。", "Makeup: list what was missed, link, unlink."),
    no_args_is_help=True,
)


KINDS_OF_LEAVE = tuple(mark for mark in Mark if mark in LEAVE)


# --- leave ---------------------------------------------------------------------------------


@leave_commands.command("grant")
def grant(  # noqa: PLR0913, PLR0917 - the parts of a leave
    path: RosterFile,
    training: TrainingName,
    row: Row,
    half_day: HalfDays,
    reason: Annotated[str, typer.Option(help=both("事由", "what for"))],
    kind: Annotated[
        Mark, coded(Mark, "哪种假", "what kind of leave", only=KINDS_OF_LEAVE)
    ] = Mark.PERSONAL_LEAVE,
    approver: Annotated[str | None, typer.Option(help=both("批准人", "who approved it"))] = None,
    proof: Annotated[
        Path | None,
        typer.Option(help=both("假条扫描件：PDF、JPG、PNG", "scan of the request: PDF, JPEG, PNG")),
    ] = None,
    clerk: Clerk = "经办人",
) -> None:
    """登记请假，考勤里预先填上，等确认。

    Grant leave; attendance is filled in beforehand and waits to be confirmed.
    """
    with opened(path) as database, database.transaction(Act.LEAVE, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        person = person_in(enrolled(db, training_id), row)
        periods = half_days(require_periods(db, training_id), half_day)
        leave.grant(db, person.id, periods, kind, reason, approver, proof)
    say(
        f"{person.name}{label(kind)} {len(set(periods))} 个半天",
        f"{person.name}: {label(kind)}, {len(set(periods))} half-days",
    )


@leave_commands.command("list")
def list_leaves(path: RosterFile, training: TrainingName, *, as_json: AsJson = False) -> None:
    """列出一个班的请假。

    List the leave of a training.
    """
    with opened(path) as database, database.reading() as db:
        rows = leave.leaves(db, trainings.find_training(db, training))
    if as_json:
        say_json(rows)
        return
    say_table((str(number), *_leave_words(row)) for number, row in enumerate(rows, 1))


def _leave_words(row: leave.LeaveRow) -> tuple[str | None, ...]:
    days = joined(map(when, row.periods))
    proof = spoken("有证明", "with proof") if row.proof_name else ""
    return row.unit_name, row.name, label(row.mark), days, row.reason, row.approver, proof


@leave_commands.command("take-back")
def take_back(
    path: RosterFile,
    training: TrainingName,
    number: Annotated[
        int,
        typer.Argument(
            metavar=both("第几条", "NUMBER"),
            help=both("leave list 列出的序号", "its number in leave list"),
        ),
    ],
    clerk: Clerk = "经办人",
) -> None:
    """撤回请假，预先填的考勤一并去掉。

    Take leave back, with the attendance that it filled in.
    """
    with opened(path) as database, database.transaction(Act.END_LEAVE, by=clerk) as db:
        rows = leave.leaves(db, trainings.find_training(db, training))
        if not 0 < number <= len(rows):
            message = spoken(f"请假只有 {len(rows)} 条", f"there are only {len(rows)} leaves")
            raise typer.BadParameter(message)
        count = leave.withdraw(db, rows[number - 1].id)
    say(
        f"已撤回{rows[number - 1].name}的请假，去掉 {count} 格",
        f"leave of {rows[number - 1].name} taken back, {count} cells cleared",
    )


# --- makeup --------------------------------------------------------------------------------


@makeup_commands.command("list")
def list_missed(path: RosterFile, training: TrainingName, *, as_json: AsJson = False) -> None:
    """列出缺的课，以及用哪次课补了。

    List what was missed, and what made up for it.
    """
    with opened(path) as database, database.reading() as db:
        rows = makeup.missed(db, trainings.find_training(db, training))
    if as_json:
        say_json(rows)
        return
    say_table(map(_missed_words, rows))


def _missed_words(missed: makeup.Missed) -> tuple[str, ...]:
    person = missed.enrollment
    place = (str(person.number), person.unit_name, person.name)
    return *place, when(missed.period), label(missed.mark), _made_up_words(missed)


def _made_up_words(missed: makeup.Missed) -> str:
    if missed.made_up is None:
        return spoken("未补", "not made up")
    where = f"{missed.made_up.title} {missed.made_up.date}"
    return spoken(f"已补：{where}", f"made up: {where}")


@makeup_commands.command("link")
def link(
    path: RosterFile,
    training: TrainingName,
    row: Row,
    half_day: HalfDay,
    by: Annotated[
        int | None,
        typer.Option(
            help=both(
                "用第几次课补；不写则只列出",
                "which half-day makes up for it; left out: only list them",
            )
        ),
    ] = None,
    clerk: Clerk = "经办人",
    *,
    as_json: AsJson = False,
) -> None:
    """登记用另一班的哪次课补了缺的课。

    Record which half-day of another training makes up for one missed.
    """
    with opened(path) as database, database.transaction(Act.MAKEUP, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        person = person_in(enrolled(db, training_id), row)
        (period_id,) = half_days(require_periods(db, training_id), [half_day])
        found = makeup.chances(db, person.id, period_id)
        if by is not None:
            if not 0 < by <= len(found):
                message = spoken(
                    f"能补的课只有 {len(found)} 次", f"only {len(found)} half-days would do"
                )
                raise typer.BadParameter(message)
            chosen = found[by - 1]
            makeup.link(db, person.id, period_id, chosen.enrollment_id, chosen.period_id)
            say(
                f"{person.name}第 {half_day} 个半天已补：{_said(chosen)}",
                f"{person.name}: half-day {half_day} made up by {_said(chosen)}",
            )
        elif as_json:
            say_json(found)
        else:
            for number, chance in enumerate(found, 1):
                say(f"{number}  {_said(chance)}")


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
    """撤回补训登记。

    Take a makeup back.
    """
    with opened(path) as database, database.transaction(Act.MAKEUP, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        person = person_in(enrolled(db, training_id), row)
        (period_id,) = half_days(require_periods(db, training_id), [half_day])
        was_linked = makeup.unlink(db, person.id, period_id)
    say(
        f"{person.name}第 {half_day} 个半天{'又是未补' if was_linked else '本来就未补'}",
        f"{person.name}: half-day {half_day} {'is' if was_linked else 'was'} not made up",
    )
