"""Commands about who takes part: enroll the audience, mark attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from roster import attendance, enrollments, summaries, trainings
from roster.cli.arguments import Clerk, RosterFile, TrainingName
from roster.cli.console import opened, say
from roster.codes import Act, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

commands = typer.Typer()


@commands.command("enroll")
def enroll(path: RosterFile, training: TrainingName, clerk: Clerk = "经办人") -> None:
    """按培训对象编入名单。"""
    with opened(path) as database, database.transaction(Act.ENROLL, by=clerk) as db:
        count = enrollments.enroll_audience(db, trainings.find_training(db, training))
    say(f"编入名单 {count} 人")


@commands.command("attend")
def attend(
    path: RosterFile,
    training: TrainingName,
    mark: Annotated[
        list[str] | None,
        typer.Option(help="行号:第几个半天=记号，如 3:1=absent；半天写 * 为全部；可多次"),
    ] = None,
    clerk: Clerk = "经办人",
    *,
    all_present: Annotated[bool, typer.Option("--all-present", help="其余空格一律出勤")] = False,
) -> None:
    """录入考勤。"""
    with opened(path) as database, database.transaction(Act.MARK, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        sheet = attendance.attendance_sheet(db, training_id)
        cells = [cell for text in mark or () for cell in _cells(sheet, text)]
        written = attendance.set_marks(db, cells)
        if all_present:
            written += attendance.mark_all_present(db, training_id)
        tally = attendance.tally(attendance.attendance_sheet(db, training_id))
    say(f"录入 {written} 格；{summaries.tally_line(tally)}")


def _cells(sheet: attendance.AttendanceSheet, text: str) -> Iterator[tuple[str, str, Mark]]:
    """Read row:half-day=mark; ``*`` stands for every half-day."""
    where, _, what = text.partition("=")
    row, _, column = where.partition(":")
    people = {str(person.number): person.id for person in sheet.people}
    periods = {str(n): period.id for n, period in enumerate(sheet.periods, start=1)}
    wanted = list(periods) if column == "*" else [column]
    if row not in people or not set(wanted) <= set(periods) or what not in set(Mark):
        message = f"看不懂“{text}”：要写成 行号:第几个半天=记号"
        raise typer.BadParameter(message)
    for number in wanted:
        yield people[row], periods[number], Mark(what)
