"""Every job without a window.

Answers are Chinese lines for people, or JSON where a program would read them (``--json``).
Exit code 0: done; 1: an expected failure, said in one sentence on stderr; 2: wrong usage.

Each room of the package is one subject: its ``commands`` are put into ``app`` here, as words of
their own or, with a name, as words behind that name. A command's docstring is its Chinese help.
Rooms know ``arguments``, ``console``, ``list_source`` and ``sheet_places``, but not each other.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from roster.base.errors import RosterError, sentence
from roster.cli import (
    absences,
    attendance,
    certificates,
    coverage,
    imports,
    lists,
    papers,
    planning,
    results,
    roster_file,
    trainings,
    waiting,
)
from roster.cli import training_people as class_people
from roster.cli.console import complain, say, tell_doubts

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer(
    name="roster",
    help="村（社区）干部培训：花名册、考勤、证书、覆盖率。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for commands in (
    roster_file.commands,
    lists.commands,
    imports.commands,
    attendance.commands,
    results.commands,
    certificates.commands,
    coverage.commands,
):
    app.add_typer(commands)
for commands in (planning.commands, class_people.commands):
    trainings.commands.add_typer(commands)
app.add_typer(waiting.commands, name="waiting")
app.add_typer(trainings.commands, name="training")
app.add_typer(absences.leave_commands, name="leave")
app.add_typer(absences.makeup_commands, name="makeup")
app.add_typer(papers.commands, name="print")
app.add_typer(certificates.decision_commands, name="certificates")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        app(args=words)
    except RosterError as error:
        complain(sentence(error))
        return 1
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    finally:
        tell_doubts(complain if "--json" in words else say)
    return 0
