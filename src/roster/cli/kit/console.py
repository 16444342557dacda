"""What all commands share: opening a file, saying what happened, showing how far work is."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console
from rich.progress import Progress
from rich.table import Column, Table
from rich.text import Text

from roster.base.codes.certificates import CertificateState
from roster.certificates import certificates
from roster.certificates.certificates import CertificateRow
from roster.cli.kit.words import doubts_text, label, spoken
from roster.db.engine import Database
from roster.db.history.journal import newest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from roster.base.progress import Report
    from roster.lists.listing import Listing

_NAMED = 20
_DOUBTED: list[CertificateRow] = []
"""The certificates that the running command put in doubt."""

_stdout = Console(highlight=False, soft_wrap=True)
_stderr = Console(stderr=True, highlight=False, soft_wrap=True)


def say(line: str, en: str | None = None) -> None:
    """Print one line for people; with ``en`` in the language spoken now."""
    _stdout.print(spoken(line, line if en is None else en), markup=False)


def say_table(rows: Iterable[Sequence[str | None]]) -> None:
    """Print a row of words a line, without what is empty; on a screen columns stand in line."""
    listed = list(rows)
    if not sys.stdout.isatty():
        for words in listed:
            say("  ".join(filter(None, words)))
    elif listed:
        columns = [words for words in zip(*listed, strict=True) if any(words)]
        table = Table.grid(*(Column(overflow="fold") for _ in columns), padding=(0, 2, 0, 0))
        for words in zip(*columns, strict=True):
            table.add_row(*(Text(word or "") for word in words))
        _stdout.print(table, soft_wrap=False)


def say_json(value: object) -> None:
    """Print one value for programs."""
    content = msgspec.json.encode(value)
    sys.stdout.write(msgspec.json.format(content, indent=1).decode() + "\n")


def complain(line: str, en: str | None = None) -> None:
    """Print one line about what is wrong, on stderr, as :func:`say` does."""
    _stderr.print(spoken(line, line if en is None else en), markup=False)


def say_problems(listing: Listing) -> None:
    """Print the problems of a list, a line each, on stderr."""
    for problem in listing.problems:
        row, column = problem.cell or (problem.row, problem.column)
        where = (
            spoken(f"第 {row} 行第 {column} 列", f"row {row} column {column}")
            if column
            else spoken(f"第 {row} 行", f"row {row}")
        )
        complain(f"  {problem.sheet} {where}{spoken('：', ': ')}{label(problem.kind)}")


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """Give a roster file and close it at the end; certificates put in doubt meanwhile are kept."""
    database = Database.open(path)
    changed: set[str] = set()
    database.on_change(changed.update)
    try:
        with database.reading() as db:
            before = newest(db)
        yield database
        if "Certificate" in changed:
            with database.reading() as db:
                _DOUBTED.extend(certificates.raised(db, before))
    finally:
        database.close()


def tell_doubts(tell: Callable[[str], None]) -> None:
    """Tell, after a command's own answer, which certificates it put in doubt."""
    if _DOUBTED:
        tell(
            spoken(
                f"{len(_DOUBTED)} 张证书因此有疑问，先不要发；可以保留、作废或更正：",
                f"this put {len(_DOUBTED)} certificates in doubt: keep, void or correct them:",
            )
        )
    for row in _DOUBTED[:_NAMED]:
        tell(f"  {certificate_line(row)}")
    if len(_DOUBTED) > _NAMED:
        tell(
            spoken(
                "  ……全部见 roster certificates list --in-doubt",
                "  … all of them: roster certificates list --in-doubt",
            )
        )
    _DOUBTED.clear()


def certificate_line(row: CertificateRow) -> str:
    """Return one certificate in a line."""
    return "  ".join(filter(None, certificate_words(row)))


def certificate_words(row: CertificateRow) -> tuple[str, ...]:
    """Return what is to be said of a certificate: number, name, state and why."""
    why = {
        CertificateState.VALID: row.kept_reason
        and spoken(f"保留：{row.kept_reason}", f"kept: {row.kept_reason}"),
        CertificateState.IN_DOUBT: doubts_text(row.doubts),
        CertificateState.CORRECTED: spoken(f"换成 {row.successor}", f"replaced by {row.successor}"),
        CertificateState.VOID: row.void_reason,
    }[row.state]
    said_why = spoken(f"（{why}）", f"({why})") if why else ""
    return row.number, row.facts.name, label(row.state), said_why


@contextmanager
def progress(what: str) -> Iterator[Report]:
    """Show a bar on stderr while long work runs, if somebody looks."""
    with Progress(console=_stderr, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=None)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield report
