"""Commands about rows that wait: list them with their candidates, take them, drop them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from roster import intake
from roster.amendments import AMENDABLE, Amendment, amended
from roster.cli.arguments import AsJson, Clerk, RosterFile
from roster.cli.console import opened, say, say_json
from roster.codes import Act, Verdict
from roster.dates import dotted
from roster.divisions import list_units, village_finder
from roster.errors import UnknownWaitingRow
from roster.intake import Answer, Take
from roster.labels import label
from roster.messages import problem_words
from roster.posts import posts_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roster.db.engine import Database
    from roster.intake import Candidate, IntakeRow, Waiting

commands = typer.Typer(help="待处理的行：列出、收入、去掉。", no_args_is_help=True)

#: So many last digits of an id tell the rows of a file apart: ids of one import begin alike.
_SHORT = 8

Rows = Annotated[list[str], typer.Argument(metavar="行号…", help="waiting list 列出的行号")]


@commands.command("list")
def list_waiting(path: RosterFile, *, as_json: AsJson = False) -> None:
    """列出待处理的行：来处、原因、可能是谁。"""
    with opened(path) as database, database.reading() as db:
        rows = intake.waiting_rows(db)
        plan = intake.plan_waiting(db, [Take(one.id) for one in rows])
        units = {unit.id: unit.short_name for unit in list_units(db)}
    pairs = list(zip(rows, plan.rows, strict=True))
    if as_json:
        say_json([_json(one, row) for one, row in pairs])
        return
    for one, row in pairs:
        for line in _lines(one, row, units):
            say(line)


@commands.command("take")
def take(
    path: RosterFile,
    rows: Rows,
    field: Annotated[
        list[str] | None, typer.Option("--set", help="改字段，如 village=大坪村；可多次")
    ] = None,
    person: Annotated[
        int | None, typer.Option("--person", help="就是第几个可能的人（list 列出的序号）")
    ] = None,
    clerk: Clerk = "经办人",
    *,
    new: Annotated[bool, typer.Option("--new", help="是新的人")] = False,
) -> None:
    """收入待处理的行，可先改字段、指明是谁。"""
    texts = [_field(text) for text in field or ()]
    with opened(path) as database:
        takes = [_take(database, one, texts, person, new=new) for one in _found(database, rows)]
        with database.transaction(Act.TAKE_WAITING, by=clerk) as db:
            result = intake.take_waiting(db, takes)
    say(
        f"{result.found} 行 = 新增 {result.new} + 变更 {result.changed} + "
        f"相同 {result.same} + 仍待处理 {result.waiting}"
    )


@commands.command("drop")
def drop(
    path: RosterFile,
    rows: Rows,
    reason: Annotated[str, typer.Option(help="去掉的理由，记入日志")],
    clerk: Clerk = "经办人",
) -> None:
    """去掉待处理的行，写明理由；同一份名单再来也不再提。"""
    with opened(path) as database:
        found = [one.id for one in _found(database, rows)]
        with database.transaction(Act.DROP_WAITING, by=clerk, reason=reason) as db:
            intake.drop_waiting(db, found, reason)
    say(f"去掉 {len(found)} 行")


def _found(database: Database, wanted: Sequence[str]) -> list[Waiting]:
    """Return the rows meant by the ends of their ids.

    Raises:
        UnknownWaitingRow: none or several end like that.
    """
    with database.reading() as db:
        rows = intake.waiting_rows(db)
    found = []
    for end in wanted:
        meant = [one for one in rows if one.id.endswith(end)]
        if len(meant) != 1:
            raise UnknownWaitingRow(end)
        found += meant
    return found


def _field(text: str) -> tuple[str, str]:
    name, _, said = text.partition("=")
    if name not in AMENDABLE:
        message = f"不能改“{name}”；可以改的有 {'、'.join(sorted(AMENDABLE))}"
        raise typer.BadParameter(message)
    return name, said


def _take(
    database: Database,
    one: Waiting,
    texts: Sequence[tuple[str, str]],
    person: int | None,
    *,
    new: bool,
) -> Take:
    """Return what the clerk wants of one row: fields amended, and who it is."""
    said = one.person
    changes = [Amendment(said.sheet, said.row, said.name, name, text) for name, text in texts]
    with database.reading() as db:
        listing = amended(one.listing, changes, village_finder(db)) if changes else None
        candidates = intake.plan_waiting(db, [Take(one.id, listing)]).rows[0].candidates
    if new:
        return Take(one.id, listing, Answer(Verdict.IS_NEW))
    if person is None:
        return Take(one.id, listing)
    if not 0 < person <= len(candidates):
        message = f"{said.name}没有第 {person} 个可能的人"
        raise typer.BadParameter(message)
    return Take(one.id, listing, candidates[person - 1].answer)


def _lines(one: Waiting, row: IntakeRow, units: dict[str, str]) -> Iterator[str]:
    where = f"{one.file} {one.person.sheet} 第 {one.person.row} 行"
    why = "现在可以收入" if not row.is_waiting else label(row.reason)
    yield f"{one.id[-_SHORT:]}  {one.person.name}  {where}  {why}"
    for problem in one.problems:
        yield f"  {problem_words(problem.kind)}"
    for number, candidate in enumerate(row.candidates, start=1):
        yield f"  {number}  {_candidate_words(candidate, units)}：{label(candidate.why)}"


def _candidate_words(candidate: Candidate, units: dict[str, str]) -> str:
    facts = candidate.facts
    birth = dotted((facts.birth or "")[:7])
    words = (facts.name, units.get(facts.division_id, ""), posts_text(candidate.posts), birth)
    return " ".join(filter(None, words))


def _json(one: Waiting, row: IntakeRow) -> dict[str, object]:
    """Return a row for programs; identity numbers stay in the file."""
    return {
        "id": one.id,
        "file": one.file,
        "sheet": one.person.sheet,
        "row": one.person.row,
        "name": one.person.name,
        "since": one.since,
        "kind": row.kind,
        "reason": row.reason,
        "problems": [{"field": p.field, "kind": p.kind} for p in one.problems],
        "candidates": [
            {"trainee_id": c.trainee_id, "name": c.facts.name, "why": c.why} for c in row.candidates
        ],
    }
