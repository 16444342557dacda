"""Commands about rows that wait: list them with their candidates, take them, drop them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from roster.base.dates import dotted
from roster.base.words import Code
from roster.cli.kit import summaries
from roster.cli.kit.arguments import AsJson, Clerk, RosterFile
from roster.cli.kit.coded import coded
from roster.cli.kit.console import opened, say, say_json
from roster.cli.kit.words import both, joined, label, posts_text, spoken
from roster.db.acts import Act
from roster.divisions.divisions import list_divisions, village_finder
from roster.lists import deciding
from roster.lists.checking.amendments import AMENDABLE, Amendment, amended
from roster.lists.deciding import Answer, Take
from roster.lists.deciding.codes import Question, Verdict
from roster.lists.errors import UnknownWaitingRow
from roster.people.masking import mask_beside, mask_phone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roster.db.engine import Database
    from roster.lists.deciding import Candidate, IntakeRow, Waiting
    from roster.people.trainees import TraineeFacts

commands = typer.Typer(
    help=both("待处理的行：列出、收入、去掉。", "Rows that wait: list, take, drop."),
    no_args_is_help=True,
)

#: So many last digits of an id tell the rows of a file apart: ids of one import begin alike.
_SHORT = 8


class Meaning(Code):
    """What the clerk says of a row beside whom it means."""

    SAME = "same", "别无变动", "nothing else"
    NUMBER_CORRECTED = "number_corrected", "号码更正", "number corrected"
    MOVED = "moved", "调到本村", "moved here"
    BOTH_POSTS = "both_posts", "两处任职", "holds posts in both"
    OLD_POST_ENDED = "old_post_ended", "原职已免", "the old post ended"


_VERDICTS = {
    Meaning.SAME: Verdict.IS_PERSON,
    Meaning.NUMBER_CORRECTED: Verdict.NUMBER_CORRECTED,
    Meaning.MOVED: Verdict.MOVED,
    Meaning.BOTH_POSTS: Verdict.IS_PERSON,
    Meaning.OLD_POST_ENDED: Verdict.OLD_POST_ENDED,
}


class _Wish(NamedTuple):
    """Whom the clerk means, counted from 1, what more is said of them, or that it is nobody yet."""

    person: int | None
    meaning: Meaning | None
    new: bool


Rows = Annotated[
    list[str],
    typer.Argument(
        metavar=both("行号…", "ROW…"),
        help=both("waiting list 列出的行号", "their ids in waiting list"),
    ),
]


Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        help=both(
            "改字段，如 village=大坪村；可多次",
            "change a field, as village=大坪村; may be repeated",
        ),
    ),
]
WhichPerson = Annotated[
    int | None,
    typer.Option(
        "--person",
        help=both(
            "就是第几个可能的人（list 列出的序号）",
            "which of the likely people it is (its number in list)",
        ),
    ),
]
AndSo = Annotated[
    Meaning | None, coded(Meaning, "就是此人，并且", "it is this person, and", "--as")
]


@commands.command("list")
def list_waiting(path: RosterFile, *, as_json: AsJson = False) -> None:
    """列出待处理的行：来处、原因、可能是谁。

    List the rows that wait: where from, why, who it may be.
    """
    with opened(path) as database, database.reading() as db:
        rows = deciding.waiting_rows(db)
        plan = deciding.plan_waiting(db, [Take(waiting.id) for waiting in rows])
        divisions = {division.id: division.short_name for division in list_divisions(db)}
    pairs = list(zip(rows, plan.rows, strict=True))
    if as_json:
        say_json([_json(waiting, row) for waiting, row in pairs])
        return
    for waiting, row in pairs:
        for line in _lines(waiting, row, divisions):
            say(line)


@commands.command("take")
def take(
    path: RosterFile,
    rows: Rows,
    field: Fields = None,
    person: WhichPerson = None,
    as_: AndSo = None,
    clerk: Clerk = "经办人",
    *,
    new: Annotated[bool, typer.Option("--new", help=both("是新的人", "is somebody new"))] = False,
) -> None:
    """收入待处理的行，可先改字段、指明是谁、号码是否更正、是否调动。

    Take waiting rows, with changes and with who it is.
    """
    if new and (person or as_):
        message = spoken("--new 不能与 --person、--as 同用", "--new excludes --person and --as")
        raise typer.BadParameter(message)
    texts = [_field(text) for text in field or ()]
    with opened(path) as database:
        wish = _Wish(person, as_, new)
        takes = [_take(database, waiting, texts, wish) for waiting in _found(database, rows)]
        with database.transaction(Act.TAKE_WAITING, by=clerk) as db:
            decided = deciding.plan_waiting(db, takes).rows
            divisions = {division.id: division.short_name for division in list_divisions(db)}
            result = deciding.take_waiting(db, takes)
    say(
        f"{result.found} 行 = 新增 {result.new} + 变更 {result.changed} + "
        f"相同 {result.same} + 仍待处理 {result.waiting}",
        f"{result.found} rows = new {result.new} + changed {result.changed} + "
        f"same {result.same} + still waiting {result.waiting}",
    )
    for line in summaries.change_lines(decided, divisions):
        say(line)


@commands.command("drop")
def drop(
    path: RosterFile,
    rows: Rows,
    reason: Annotated[
        str,
        typer.Option(help=both("去掉的理由，记入日志", "why it is dropped; kept in the journal")),
    ],
    clerk: Clerk = "经办人",
) -> None:
    """去掉待处理的行，写明理由；同一份名单再来也不再提。

    Drop waiting rows, with a reason; the same list does not raise them again.
    """
    with opened(path) as database:
        found = [waiting.id for waiting in _found(database, rows)]
        with database.transaction(Act.DROP_WAITING, by=clerk, reason=reason) as db:
            deciding.drop_waiting(db, found, reason)
    say(f"去掉 {len(found)} 行", f"dropped {len(found)} rows")


def _found(database: Database, wanted: Sequence[str]) -> list[Waiting]:
    """Return the rows meant by the ends of their ids.

    Raises:
        UnknownWaitingRow: none or several end like that.
    """
    with database.reading() as db:
        rows = deciding.waiting_rows(db)
    found = []
    for end in wanted:
        meant = [waiting for waiting in rows if waiting.id.endswith(end)]
        if len(meant) != 1:
            raise UnknownWaitingRow(end)
        found += meant
    return found


def _field(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    if name not in AMENDABLE:
        message = spoken(
            f"不能改“{name}”；可以改的有 {'、'.join(sorted(AMENDABLE))}",
            f"“{name}” cannot be changed; what can: {joined(sorted(AMENDABLE))}",
        )
        raise typer.BadParameter(message)
    return name, value


def _take(
    database: Database,
    waiting: Waiting,
    texts: Sequence[tuple[str, str]],
    wish: _Wish,
) -> Take:
    """Return what the clerk wants of one row: fields amended, and who it is."""
    listed = waiting.person
    changes = [Amendment(listed.sheet, listed.row, listed.name, name, text) for name, text in texts]
    with database.reading() as db:
        listing = amended(waiting.listing, changes, village_finder(db)) if changes else None
        row = deciding.plan_waiting(db, [Take(waiting.id, listing)]).rows[0]
    if wish.new:
        return Take(waiting.id, listing, Answer(Verdict.IS_NEW))
    if wish.person is None and wish.meaning is None:
        return Take(waiting.id, listing)
    return Take(waiting.id, listing, _answer(row, wish))


def _answer(row: IntakeRow, wish: _Wish) -> Answer:
    """Return what the clerk says of a row and one of its candidates, if that can be said."""
    count = len(row.candidates)
    number = wish.person or (1 if count == 1 else 0)
    name = row.person.name
    if not 0 < number <= count:
        sentence = spoken(
            f"{name}有 {count} 个可能的人，请用 --person 指明是第几个",
            f"{name}: {count} people are likely; say which by --person",
        )
        message = (
            sentence
            if wish.person is None
            else spoken(
                f"{name}没有第 {number} 个可能的人", f"{name}: there is no likely person {number}"
            )
        )
        raise typer.BadParameter(message)
    candidate = row.candidates[number - 1]
    verdict = _VERDICTS[wish.meaning] if wish.meaning else Verdict.IS_PERSON
    if verdict not in candidate.verdicts(row):
        message = spoken(
            f"{name}这一行不能这样回答：{label(verdict)}",
            f"the row of {name} cannot be answered so: {label(verdict)}",
        )
        raise typer.BadParameter(message)
    return candidate.as_verdict(verdict)


def _lines(waiting: Waiting, row: IntakeRow, divisions: dict[str, str]) -> Iterator[str]:
    where = spoken(
        f"{waiting.file} {waiting.person.sheet} 第 {waiting.person.row} 行",
        f"{waiting.file} {waiting.person.sheet} row {waiting.person.row}",
    )
    why = spoken("现在可以收入", "can be taken now") if not row.is_waiting else label(row.why)
    yield f"{waiting.id[-_SHORT:]}  {waiting.person.name}  {where}  {why}"
    for problem in waiting.problems:
        yield f"  {label(problem.kind)}"
    if row.candidates and row.facts:
        yield spoken(
            f"  表中  {_person_words(row.facts, row.person.posts, divisions)}",
            f"  in the list  {_person_words(row.facts, row.person.posts, divisions)}",
        )
    for number, candidate in enumerate(row.candidates, start=1):
        words = _person_words(candidate.facts, candidate.posts, divisions, row.facts)
        yield f"  {number}  {words}{spoken('：', ': ')}{label(candidate.why)}"
        if candidate.question and candidate.question is not Question.WHO:
            meanings = joined(_meanings(candidate, row))
            yield f"      {label(candidate.question)}  --as {meanings}"


def _meanings(candidate: Candidate, row: IntakeRow) -> list[Meaning]:
    """Return what can be said of a candidate; who stays at home may hold posts in two places."""
    is_elsewhere = candidate.question is Question.OTHER_VILLAGE
    unsaid = Meaning.SAME if is_elsewhere else Meaning.BOTH_POSTS
    possible = candidate.verdicts(row)
    return [
        each for each, verdict in _VERDICTS.items() if verdict in possible and each is not unsaid
    ]


def _person_words(
    facts: TraineeFacts,
    posts: Sequence[str],
    divisions: dict[str, str],
    beside: TraineeFacts | None = None,
) -> str:
    """Return somebody in words, numbers masked; ``beside`` is who is to be told apart."""
    other = (beside.id_number if beside else None) or ""
    words = (
        facts.name,
        divisions.get(facts.division_id, ""),
        posts_text(posts),
        label(facts.gender) if facts.gender else "",
        dotted((facts.birth or "")[:7]),
        mask_beside(facts.id_number or "", other),
        mask_phone(facts.phone or ""),
    )
    return " ".join(filter(None, words))


def _json(waiting: Waiting, row: IntakeRow) -> dict[str, object]:
    """Return a row for programs; identity numbers stay in the file."""
    return {
        "id": waiting.id,
        "file": waiting.file,
        "sheet": waiting.person.sheet,
        "row": waiting.person.row,
        "name": waiting.person.name,
        "since": waiting.since,
        "kind": row.kind,
        "reason": row.reason,
        "question": row.question,
        "problems": [{"field": p.field, "kind": p.kind} for p in waiting.problems],
        "candidates": [
            {
                "trainee_id": c.trainee_id,
                "name": c.facts.name,
                "why": c.why,
                "question": c.question,
                "differing": sorted(c.differing),
                "verdicts": c.verdicts(row),
            }
            for c in row.candidates
        ],
    }
