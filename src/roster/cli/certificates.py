"""Commands about certificates: issue them."""

from __future__ import annotations

from typing import Annotated

import typer

from roster import certificates, trainings
from roster.cli.arguments import Clerk, RosterFile, TrainingName
from roster.cli.console import opened, say
from roster.clock import today
from roster.codes import Act

commands = typer.Typer()


@commands.command("issue")
def issue(
    path: RosterFile,
    training: TrainingName,
    on: Annotated[str | None, typer.Option(help="签发日期，默认今天")] = None,
    clerk: Clerk = "经办人",
) -> None:
    """给够条件的人签发结业证书。"""
    with opened(path) as database, database.transaction(Act.ISSUE, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        rows = certificates.issue(db, training_id, on or today())
    say(f"签发 {len(rows)} 张：{rows[0].number} 至 {rows[-1].number}")
