"""Commands about certificates: issue them, list them, decide about those in doubt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from roster.base.clock import today
from roster.base.days import YearOf
from roster.certificates import certificates, decisions
from roster.cli.kit.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.kit.console import (
    certificate_line,
    certificate_words,
    complain,
    opened,
    say,
    say_json,
    say_table,
)
from roster.cli.kit.days import Ahead, day_option
from roster.cli.kit.words import both
from roster.db.acts import Act
from roster.trainings import trainings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.certificates.certificates import CertificateRow
    from roster.db.engine import Database, Db

commands = typer.Typer()
decision_commands = typer.Typer(
    help=both(
        "证书：列出，对有疑问的作决定。", "Certificates: list them, decide about those in doubt."
    ),
    no_args_is_help=True,
)

Number = Annotated[
    list[str],
    typer.Argument(
        metavar=both("编号", "NUMBER"),
        help=both(
            "证书编号，或只有它有的一段；可写多个",
            "number of a certificate, or a part that only it has; several may follow",
        ),
    ),
]
Day = Annotated[
    str | None,
    day_option("签发日期，默认今天", "day of issue; today if left out", year=YearOf.PAST),
]


@commands.command("issue")
def issue(
    path: RosterFile,
    training: TrainingName,
    on: Day = None,
    clerk: Clerk = "经办人",
    *,
    ahead: Ahead = False,
) -> None:
    """给够条件的人签发结业证书。

    Issue certificates to those who qualify.
    """
    with opened(path) as database:
        with database.reading() as db:
            training_id = trainings.find_training(db, training)
            waiting = certificates.list_certificates(db, training_id, in_doubt_only=True)
        say_waiting(waiting)
        with database.transaction(Act.ISSUE, by=clerk) as db:
            if not ahead:
                certificates.require_issue_not_ahead(db, training_id, on or today(), today())
            rows = certificates.issue(db, training_id, on or today())
    say(
        f"签发 {len(rows)} 张：{rows[0].number} 至 {rows[-1].number}",
        f"issued {len(rows)}: {rows[0].number} to {rows[-1].number}",
    )


def say_waiting(rows: Sequence[CertificateRow]) -> None:
    """Tell which certificates of a class wait for a decision, on stderr."""
    if rows:
        complain(
            f"有 {len(rows)} 张证书有疑问，先决定保留、作废或更正：",
            f"{len(rows)} certificates are in doubt; keep, void or correct them first:",
        )
    for row in rows:
        complain(f"  {certificate_line(row)}")


@decision_commands.command("list")
def list_all(
    path: RosterFile,
    training: Annotated[
        str | None, typer.Option(help=both("只列这个班的", "only those of this training"))
    ] = None,
    *,
    in_doubt: Annotated[
        bool, typer.Option("--in-doubt", help=both("只列有疑问的", "only those in doubt"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """列出证书：编号、姓名、状态，有疑问的写明原因。

    List certificates: number, name, state, and why one is in doubt.
    """
    with opened(path) as database, database.reading() as db:
        training_id = trainings.find_training(db, training) if training else None
        rows = certificates.list_certificates(db, training_id, in_doubt_only=in_doubt)
    if as_json:
        say_json(rows)
        return
    say_table(map(certificate_words, rows))
    doubtful = sum(bool(row.doubts) for row in rows)
    say(f"共 {len(rows)} 张，有疑问 {doubtful} 张", f"{len(rows)} in all, {doubtful} in doubt")


@decision_commands.command("keep")
def keep(
    path: RosterFile,
    number: Number,
    reason: Annotated[str, typer.Option(help=both("为何仍然有效", "why it still holds"))],
    clerk: Clerk = "经办人",
) -> None:
    """有疑问的证书仍然有效，写明理由；以后再有改动会再提出。

    Keep a certificate in doubt, with a reason; later changes raise it again.
    """
    work = partial(decisions.keep, reason=reason)
    with opened(path) as database:
        _decide(database, Act.KEEP_CERTIFICATE, number, work, by=clerk, reason=reason)


@decision_commands.command("void")
def void(
    path: RosterFile,
    number: Number,
    reason: Annotated[str, typer.Option(help=both("为何作废", "why it is void"))],
    clerk: Clerk = "经办人",
) -> None:
    """作废证书，编号不再使用。

    Declare a certificate void; its number is not used again.
    """
    work = partial(decisions.declare_void, reason=reason)
    with opened(path) as database:
        _decide(database, Act.VOID, number, work, by=clerk, reason=reason)


@decision_commands.command("correct")
def correct(
    path: RosterFile,
    number: Number,
    on: Day = None,
    reason: Annotated[str, typer.Option(help=both("为何更正", "why it is corrected"))] = "",
    clerk: Clerk = "经办人",
    *,
    ahead: Ahead = False,
) -> None:
    """更正证书：按现在的情况另发一张新编号的，旧的不再有效。

    Correct a certificate: issue another that says what is true now.
    """
    if on and not ahead:
        certificates.require_not_ahead(on, today())
    work = partial(decisions.correct, on=on or today(), reason=reason)
    with opened(path) as database:
        _decide(database, Act.CORRECT_CERTIFICATE, number, work, by=clerk, reason=reason)


def _decide(
    database: Database,
    act: Act,
    numbers: Sequence[str],
    work: Callable[[Db, list[str]], Sequence[CertificateRow] | None],
    *,
    by: str,
    reason: str,
) -> None:
    """Decide about every certificate named, all or none, and say how each stands then."""
    with database.transaction(act, by=by, reason=reason or None) as db:
        ids = [certificates.find_certificate(db, text) for text in numbers]
        new = work(db, ids) or ()
        rows = certificates.get_certificates(db, [*ids, *(row.id for row in new)])
    for row in rows:
        say(certificate_line(row))
