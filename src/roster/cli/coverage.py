"""Commands about coverage: who must attend, who did, who is missing."""

from __future__ import annotations

from typing import Annotated

import typer

from roster.base.clock import today
from roster.base.days import YearOf
from roster.cli.kit import summaries
from roster.cli.kit.arguments import AsJson, RosterFile
from roster.cli.kit.console import opened, say, say_json
from roster.cli.kit.days import day_option
from roster.coverage import coverage

commands = typer.Typer()


@commands.command("coverage")
def show_coverage(
    path: RosterFile,
    as_of: Annotated[
        str | None,
        day_option("截止日期，默认今天", "as of which day; today if left out", year=YearOf.PAST),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """四个层级的应训、已训、未训和覆盖率。

    Who must be trained, who was, who is missing, and coverage, by tier.
    """
    with opened(path) as database, database.reading() as db:
        report = coverage.coverage_report(db, as_of or today())
    if as_json:
        say_json(summaries.coverage_json(report))
        return
    for line in summaries.coverage_lines(report):
        say(line)
