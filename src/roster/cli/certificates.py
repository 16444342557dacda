"""Commands about certificates: issue them, list them, decide about those in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from roster import certificates, trainings
from roster.cli.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.console import certificate_line, complain, opened, say, say_json
from roster.clock import today
from roster.codes import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from roster.certificates import CertificateRow

commands = typer.Typer()
decisions = typer.Typer(help="证书：列出，对有疑问的作决定。", no_args_is_help=True)

Number = Annotated[
    list[str], typer.Argument(metavar="编号", help="证书编号，或只有它有的一段；可写多个")
]
Day = Annotated[str | None, typer.Option(help="签发日期，默认今天")]


@commands.command("issue")
def issue(
    path: RosterFile, training: TrainingName, on: Day = None, clerk: Clerk = "经办人"
) -> None:
    """给够条件的人签发结业证书。"""
    with opened(path) as database:
        with database.reading() as db:
            training_id = trainings.find_training(db, training)
            waiting = certificates.list_certificates(db, training_id, in_doubt_only=True)
        say_waiting(waiting)
        with database.transaction(Act.ISSUE, by=clerk) as db:
            rows = certificates.issue(db, training_id, on or today())
    say(f"签发 {len(rows)} 张：{rows[0].number} 至 {rows[-1].number}")


def say_waiting(rows: Sequence[CertificateRow]) -> None:
    """Tell which certificates of a class wait for a decision, on stderr."""
    if rows:
        complain(f"有 {len(rows)} 张证书有疑问，先决定保留、作废或更正：")
    for row in rows:
        complain(f"  {certificate_line(row)}")


@decisions.command("list")
def list_all(
    path: RosterFile,
    training: Annotated[str | None, typer.Option(help="只列这个班的")] = None,
    *,
    in_doubt: Annotated[bool, typer.Option("--in-doubt", help="只列有疑问的")] = False,
    as_json: AsJson = False,
) -> None:
    """列出证书：编号、姓名、状态，有疑问的写明原因。"""
    with opened(path) as database, database.reading() as db:
        training_id = trainings.find_training(db, training) if training else None
        rows = certificates.list_certificates(db, training_id, in_doubt_only=in_doubt)
    if as_json:
        say_json(rows)
        return
    for row in rows:
        say(certificate_line(row))
    doubtful = sum(bool(row.doubts) for row in rows)
    say(f"共 {len(rows)} 张，有疑问 {doubtful} 张")


@decisions.command("keep")
def keep(
    path: RosterFile,
    number: Number,
    reason: Annotated[str, typer.Option(help="为何仍然有效")],
    clerk: Clerk = "经办人",
) -> None:
    """有疑问的证书仍然有效，写明理由；以后再有改动会再提出。"""

    def work(db: Session, certificate_id: str) -> str:
        certificates.keep_certificate(db, certificate_id, reason)
        return "保留"

    with (
        opened(path) as database,
        database.transaction(Act.KEEP_CERTIFICATE, by=clerk, reason=reason) as db,
    ):
        said = _each(db, number, work)
    for line in said:
        say(line)


@decisions.command("void")
def void(
    path: RosterFile,
    number: Number,
    reason: Annotated[str, typer.Option(help="为何作废")],
    clerk: Clerk = "经办人",
) -> None:
    """作废证书，编号不再使用。"""

    def work(db: Session, certificate_id: str) -> str:
        certificates.void_certificate(db, certificate_id, reason)
        return "作废"

    with opened(path) as database, database.transaction(Act.VOID, by=clerk, reason=reason) as db:
        said = _each(db, number, work)
    for line in said:
        say(line)


@decisions.command("correct")
def correct(
    path: RosterFile,
    number: Number,
    on: Day = None,
    reason: Annotated[str, typer.Option(help="为何更正")] = "",
    clerk: Clerk = "经办人",
) -> None:
    """更正证书：按现在的情况另发一张新编号的，旧的不再有效。"""

    def work(db: Session, certificate_id: str) -> str:
        row = certificates.correct_certificate(db, certificate_id, on or today(), reason)
        return f"更正为 {row.number} {row.facts.name}"

    with (
        opened(path) as database,
        database.transaction(Act.CORRECT_CERTIFICATE, by=clerk, reason=reason or None) as db,
    ):
        said = _each(db, number, work)
    for line in said:
        say(line)


def _each(db: Session, numbers: Sequence[str], work: Callable[[Session, str], str]) -> list[str]:
    """Decide about every certificate named, all or none, and return a line about each."""
    found = {text: certificates.find_certificate(db, text) for text in numbers}
    return [f"{text}：{work(db, certificate_id)}" for text, certificate_id in found.items()]
