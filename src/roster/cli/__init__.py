"""Every job without a window.

Answers are lines for people in the language of the preferences, or JSON where a program would
read them (``--json``).
Exit code 0: done; 1: an expected failure, said in one sentence on stderr; 2: wrong usage.

Each room of the package is one subject: its ``commands`` are put into ``app`` here, as words of
their own or, with a name, as words behind that name. A command's docstring is its help, in both
languages.
Rooms know ``kit``, but not each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from roster.base.errors import RosterError
from roster.cli import (
    absences,
    attendance,
    certificates,
    coverage,
    imports,
    lists,
    papers,
    people,
    planning,
    results,
    roster_file,
    training_people,
    trainings,
    waiting,
)
from roster.cli.errors import OutputFailed
from roster.cli.kit.console import complain, say, tell_doubts
from roster.cli.kit.streams import flush_output, let_go_of_output, require_output
from roster.cli.kit.usage import run
from roster.cli.kit.words import both, sentence, speaking_as_preferred

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer(
    name="roster",
    help=both(
        "村（社区）干部培训：花名册、考勤、证书、覆盖率。",
        "Trainings of village cadres: rosters, attendance, certificates, coverage.",
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for commands in (
    roster_file.commands,
    lists.commands,
    imports.commands,
    people.commands,
    attendance.commands,
    results.commands,
    certificates.commands,
    coverage.commands,
):
    app.add_typer(commands)
for commands in (planning.commands, training_people.commands):
    trainings.commands.add_typer(commands)
app.add_typer(waiting.commands, name="waiting")
app.add_typer(trainings.commands, name="training")
app.add_typer(absences.leave_commands, name="leave")
app.add_typer(absences.makeup_commands, name="makeup")
app.add_typer(papers.commands, name="print")
app.add_typer(certificates.decision_commands, name="certificates")


def main(arguments: Sequence[str]) -> int:
    """Run one command, in the language of the preferences, and return its exit code."""
    with speaking_as_preferred():
        try:
            require_output()
            code = _run(arguments)
            flush_output()
        except RosterError as error:
            complain(sentence(error))
            return 1
        except OSError:  # all others are said where they happen: a stream is full or closed
            let_go_of_output()
            complain(sentence(OutputFailed()))
            return 1
        return code


def _run(arguments: Sequence[str]) -> int:
    try:
        return run(app, arguments)
    finally:
        tell_doubts(complain if "--json" in arguments else say)
