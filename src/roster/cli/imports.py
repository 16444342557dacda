"""Commands about taking lists in: import, what waits, who left, the history, taking one back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from roster.base.clock import today
from roster.base.codes.people import EndReason
from roster.base.days import YearOf
from roster.base.words import Code
from roster.cli.kit import summaries
from roster.cli.kit.arguments import AsJson, Clerk, ListFile, Password, RosterFile, Village
from roster.cli.kit.coded import coded, listed_codes, read_code
from roster.cli.kit.console import (
    complain,
    opened,
    progress,
    say,
    say_json,
    say_problems,
    say_table,
)
from roster.cli.kit.days import day_option
from roster.cli.kit.list_source import STDIN, pasted_workbook
from roster.cli.kit.words import both, joined, label, posts_text, sentence, spoken
from roster.db.acts import Act
from roster.db.errors import UndoBlocked
from roster.lists import deciding
from roster.lists.deciding import IntakeRules
from roster.lists.deciding.codes import Contradiction, Difference, EarlierPosts, GreyRule
from roster.lists.deciding.preview import preview_workbook, read_preview, write_preview
from roster.lists.errors import NoPeopleFound
from roster.lists.listing import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from roster.base.progress import Report
    from roster.db.engine import Database, Db
    from roster.db.errors import LaterEdit
    from roster.lists.deciding import ImportRecord, IntakeRow, Leavers
    from roster.lists.deciding.preview import Preview

commands = typer.Typer()

_RULES: dict[str, type[Contradiction | Difference | EarlierPosts | GreyRule]] = {
    "difference": Difference,
    "earlier_posts": EarlierPosts,
    "id_of_another": GreyRule,
    "two_candidates": GreyRule,
    "name_village": GreyRule,
    "name_phone": GreyRule,
    "other_village": GreyRule,
    "facts_differ": Contradiction,
}


class LeaversWish(Code):
    """What to do about people whom the list no longer names."""

    NONE = "none", "不管", "leave them"
    LIST = "list", "只列出", "list them"
    END = "end", "结束任职", "end their posts"


def _rules_help() -> str:
    difference, posts, grey, contradiction = map(
        listed_codes, (Difference, EarlierPosts, GreyRule, Contradiction)
    )
    same = "id_of_another, two_candidates, name_village, name_phone, other_village"
    return both(
        f"一次定下全表的规则，可多次：difference=（{difference[0]}），表与名册不同时；"
        f"earlier_posts=（{posts[0]}），表里写了新职务的人，本届同村没写到的原职务；"
        f"{same.replace(', ', '、')}=（{grey[0]}）；"
        f"facts_differ=（{contradiction[0]}），出生年月、性别或身份证号码对不上的，绝不并作一人",
        f"a rule for the whole list; repeatable: difference=({difference[1]}), where list and"
        f" file differ; earlier_posts=({posts[1]}), posts of this term in the same village that"
        f" the list does not name of somebody whom it gives others; {same}=({grey[1]});"
        f" facts_differ=({contradiction[1]}), where birth, gender or identity number differ",
    )


Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--rule",
        help=_rules_help(),
    ),
]


AboutLeavers = Annotated[
    LeaversWish, coded(LeaversWish, "名单里没有、仍在任的人", "people in office, not in the list")
]
LeftOn = Annotated[
    str | None,
    day_option(
        "结束任职的日期，默认今天", "when their posts ended; today if left out", year=YearOf.PAST
    ),
]
WhyLeft = Annotated[EndReason, coded(EndReason, "结束任职的原因", "why their posts ended")]


@commands.command("import")
def import_(  # noqa: PLR0913 - a command has many switches
    path: RosterFile,
    workbook: ListFile,
    password: Password = None,
    clerk: Clerk = "经办人",
    village: Village = None,
    rule: Rules = None,
    *,
    leavers: AboutLeavers = LeaversWish.NONE,
    left_on: LeftOn = None,
    left_reason: WhyLeft = EndReason.TERM_OVER,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=both("只预览，不导入", "only preview"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """把一份花名册导入名册文件；收不进的行放进待处理。

    Import a list into a roster file; rows that cannot be taken wait.
    """
    rules = _rules(rule or [])
    with opened(path) as database, progress(spoken("读取", "reading")) as report:
        with database.reading() as db:
            preview = _preview(db, workbook, password, village, rules, report)
            missing = deciding.proposed_leavers(db, preview.plan)
        result = deciding.counts(preview.plan)
        if not dry_run:
            wanted = missing.people if leavers is LeaversWish.END else ()
            ending = tuple(
                deciding.departure(leaver, left_on or today(), left_reason) for leaver in wanted
            )
            meant = replace(preview, instructions=replace(preview.instructions, departures=ending))
            with database.transaction(Act.IMPORT, by=clerk, reason=preview.provenance) as db:
                result = write_preview(db, meant, report)
    shown = missing if leavers is not LeaversWish.NONE else None
    rows, divisions, listing = preview.plan.rows, preview.division_names, preview.listing
    if as_json:
        counted = {**msgspec.to_builtins(result), "problems": len(listing.problems)}
        counted |= summaries.decisions_json(rows, divisions)
        say_json(counted | (_leavers_json(shown) if shown else {}))
        return
    for line in summaries.import_lines(result):
        say(line)
    _say_decisions(rows, divisions)
    for line in _leavers_lines(shown) if shown else ():
        say(line)
    say_problems(listing)


def _say_decisions(rows: Sequence[IntakeRow], divisions: Mapping[str, str]) -> None:
    """Print every value that changes, and every question, each under its own head."""
    parts = (
        (spoken("变更：", "Changes:"), summaries.change_lines),
        (spoken("待定：", "To decide:"), summaries.question_lines),
    )
    for head, lines_of in parts:
        for number, line in enumerate(lines_of(rows, divisions)):
            if number == 0:
                say(head)
            say(line)


def _rules(texts: Sequence[str]) -> IntakeRules:
    """Read rules such as name_village=is_person."""
    chosen: dict[str, Contradiction | Difference | EarlierPosts | GreyRule] = {}
    for text in texts:
        name, _, value = text.partition("=")
        try:
            chosen[name] = read_code(_RULES[name], value)
        except (KeyError, ValueError) as error:
            message = spoken(f"没有这条规则：“{text}”", f"no such rule: “{text}”")
            raise typer.BadParameter(message) from error
    return IntakeRules(**chosen)  # type: ignore[arg-type]  # each name has its own kind of code


def _preview(
    db: Db,
    source: Path,
    password: str | None,
    village: str | None,
    rules: IntakeRules,
    report: Report,
) -> Preview:
    """Return what importing a file, or the text at standard input, would do.

    Raises:
        NoPeopleFound: it lists nobody; and as :func:`roster.lists.deciding.preview.read_preview`.
    """
    if source == STDIN:
        pasted = pasted_workbook(village, report)
        preview = preview_workbook(db, pasted, report, rules=rules, whole=True)
    else:
        preview = read_preview(db, source, password, report, rules=rules, whole=True)
    if preview.recalled and preview.recalled.corrections:
        complain(
            f"表头与 {preview.recalled.day} 导入时相同，沿用当时的列对应",
            f"headers as imported on {preview.recalled.day}: columns are read as then",
        )
    if preview.listing.outcome is not Outcome.IMPORT:
        raise NoPeopleFound(preview.listing.file)
    return preview


def _leavers_lines(leavers: Leavers) -> list[str]:
    lines = [
        spoken(
            f"仍在任而名单里没有的有 {len(leavers.people)} 人",
            f"{len(leavers.people)} people hold posts and are not in the list",
        )
    ]
    for leaver in leavers.people:
        posts = posts_text([row.post for row in leaver.posts])
        lines.append(
            spoken(
                f"  {leaver.unit_name}  {leaver.name}  {posts}  {leaver.since} 起",
                f"  {leaver.unit_name}  {leaver.name}  {posts}  since {leaver.since}",
            )
        )
    if leavers.partial_divisions:
        lines.append(
            spoken(
                f"  名单不全、没有比对的：{'、'.join(leavers.partial_divisions)}",
                f"  not whole in the list, not compared: {joined(leavers.partial_divisions)}",
            )
        )
    return lines


def _leavers_json(leavers: Leavers) -> dict[str, object]:
    people = [
        {
            "name": leaver.name,
            "unit": leaver.unit_name,
            "posts": [row.post for row in leaver.posts],
            "since": leaver.since,
        }
        for leaver in leavers.people
    ]
    return {"leavers": people, "partial_units": leavers.partial_divisions}


# --- history -----------------------------------------------------------------------------------


@commands.command("imports")
def show_imports(path: RosterFile, *, as_json: AsJson = False) -> None:
    """列出历次导入：编号、时间、经办人、文件、结果。

    List the imports: number, time, clerk, file, result.
    """
    with opened(path) as database, database.reading() as db:
        records = deciding.imports(db)
    if as_json:
        say_json(records)
        return
    say_table(map(_record_words, records))


def _record_words(record: ImportRecord) -> tuple[str, ...]:
    undone = spoken("已撤销", "taken back") if record.is_undone else ""
    ended = spoken(f" 离任 {record.ended}", f" left {record.ended}") if record.ended else ""
    done = spoken(
        f"新增 {record.new} 变更 {record.changed} 待处理 {record.waiting}",
        f"new {record.new} changed {record.changed} waiting {record.waiting}",
    )
    when = _local(record.at)
    return str(record.sequence), when, record.clerk, record.file, f"{done}{ended}", undone


@commands.command("undo-import")
def undo_import(
    path: RosterFile,
    number: Annotated[
        int,
        typer.Argument(
            metavar=both("编号", "NUMBER"),
            help=both("roster imports 列出的编号", "its number in roster imports"),
        ),
    ],
    clerk: Clerk = "经办人",
    *,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=both("只看有没有操作挡着", "only look what is in the way")),
    ] = False,
) -> None:
    """撤销一次导入；有后来的操作挡着就一一列出，什么都不动。

    Take an import back; later actions in the way are listed and nothing changes.
    """
    with opened(path) as database:
        try:
            _take_back(database, number, clerk, dry_run=dry_run)
        except UndoBlocked as blocked:
            complain(sentence(blocked))
            for edit in blocked.later:
                complain(_edit_line(edit))
            raise typer.Exit(1) from None
    say(
        spoken(f"第 {number} 号导入可以撤销", f"import {number} can be taken back")
        if dry_run
        else spoken(f"已撤销第 {number} 号导入", f"import {number} was taken back")
    )


def _take_back(database: Database, number: int, clerk: str, *, dry_run: bool) -> None:
    if not dry_run:
        with database.transaction(Act.UNDO, by=clerk) as db:
            deciding.undo_import(db, number)
        return
    with database.reading() as db:
        edits = deciding.edits_in_the_way(db, number)
    if edits:
        raise UndoBlocked(Act.IMPORT, edits, len(edits))


def _edit_line(edit: LaterEdit) -> str:
    people = joined(edit.people) + (spoken("等", " …") if edit.rows > len(edit.people) > 0 else "")
    return f"  {_local(edit.at)}  {label(Act(edit.action))}  {people}  {edit.clerk}"


def _local(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
