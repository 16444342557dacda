"""What all commands share: opening a file, saying what happened, showing how far work is."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console
from rich.progress import Progress

from roster.db.engine import Database
from roster.messages import problem_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roster.listing import Listing
    from roster.progress import Report

_stdout = Console(highlight=False, soft_wrap=True)
_stderr = Console(stderr=True, highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """Print one line for people."""
    _stdout.print(line, markup=False)


def say_json(value: object) -> None:
    """Print one value for programs."""
    content = msgspec.json.encode(value)
    sys.stdout.write(msgspec.json.format(content, indent=1).decode() + "\n")


def complain(line: str) -> None:
    """Print one line about what is wrong, on stderr."""
    _stderr.print(line, markup=False)


def say_problems(listing: Listing) -> None:
    """Print the problems of a list, a line each, on stderr."""
    for problem in listing.problems:
        complain(f"  {problem.sheet} 第 {problem.row} 行：{problem_words(problem.kind)}")


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """Give a roster file and close it at the end."""
    database = Database.open(path)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def progress(what: str) -> Iterator[Report]:
    """Show a bar on stderr while long work runs, if somebody looks."""
    with Progress(console=_stderr, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=None)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield report
