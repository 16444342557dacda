"""Commands that draw papers: those of a class, training records, certificates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roster.base.clock import today
from roster.certificates import certificates
from roster.cli.kit.arguments import Clerk, PdfTarget, RosterFile, TrainingName
from roster.cli.kit.console import certificate_line, complain, opened, progress, say
from roster.cli.kit.words import both, label, sentence, spoken
from roster.db.acts import Act
from roster.papers.codes import TrainingPaper
from roster.papers.facts import SetStyle
from roster.papers.folder import write_paper_folder
from roster.papers.left_out import printable_certificates, printable_papers
from roster.papers.paper_set import SET_PAPERS, one_paper, paper_set, read_training, why_nothing
from roster.papers.pdf.certificate import write_certificates
from roster.papers.pdf.write_set import write_paper
from roster.trainings import trainings

if TYPE_CHECKING:
    from roster.base.progress import Report
    from roster.db.engine import Database
    from roster.papers.errors import PeopleLeftOut
    from roster.papers.paper_set import TrainingFile

commands = typer.Typer(
    help=both(
        "生成全套资料、签到表、个人培训档案、证书。",
        "Make papers: all of a training, sign-in sheets, training records, certificates.",
    ),
    no_args_is_help=True,
)


@commands.command("sign-in")
def print_sign_in(path: RosterFile, training: TrainingName, target: PdfTarget) -> None:
    """生成签到表 PDF，每个半天一套。

    Make the sign-in sheets as PDF, one set a half-day.
    """
    with (
        opened(path) as database,
        progress(spoken("生成签到表", "making sign-in sheets")) as report,
    ):
        found, pages = _write(database, training, TrainingPaper.SIGN_IN, target, report)
    say(
        f"已生成 {target.name}：{len(found.people)} 人，{pages} 页",
        f"made {target.name}: {len(found.people)} people, {pages} pages",
    )


@commands.command("class")
def print_training(
    path: RosterFile,
    training: TrainingName,
    folder: Annotated[
        Path,
        typer.Argument(
            metavar=both("文件夹", "FOLDER"),
            help=both("资料放进里面的一个新文件夹", "the papers go into a new folder in it"),
        ),
    ],
    *,
    whole_numbers: Annotated[
        bool,
        typer.Option(
            help=both("通讯录印完整电话号码", "whole telephone numbers in the contact list")
        ),
    ] = False,
    qr_codes: Annotated[
        bool, typer.Option(help=both("胸牌印签到二维码", "codes for signing in on the badges"))
    ] = False,
) -> None:
    """生成一个班的全套资料：签到表、桌签、胸牌、座位表、通讯录等，PDF 和 Excel。

    Make all papers of a training, as PDF and as workbooks.
    """
    style = SetStyle(masked=not whole_numbers, qr_codes=qr_codes)
    with opened(path) as database, progress(spoken("生成全套资料", "making all papers")) as report:
        with database.reading() as db:
            found = read_training(db, trainings.find_training(db, training), today())
        title = found.training.plan.title
        made = write_paper_folder(folder, title, paper_set(found, style), report)
    say(
        f"已生成 {made.path.name}：PDF {len(made.pdfs)} 份，Excel {len(made.workbooks)} 份",
        f"made {made.path.name}: {len(made.pdfs)} PDFs, {len(made.workbooks)} workbooks",
    )
    _say_left_out(made.left_out)
    for paper in SET_PAPERS:
        if why := why_nothing(found, paper):
            say(f"没有{label(paper)}：{sentence(why)}", f"no {label(paper)}: {sentence(why)}")


@commands.command("records")
def print_records(path: RosterFile, training: TrainingName, target: PdfTarget) -> None:
    """生成一个班每个人的培训档案 PDF，每人一页起。

    Make the training record of everybody in a training as PDF.
    """
    with (
        opened(path) as database,
        progress(spoken("生成个人培训档案", "making training records")) as report,
    ):
        found, pages = _write(database, training, TrainingPaper.RECORDS, target, report)
    say(
        f"已生成 {target.name}：{len(found.records)} 人，{pages} 页",
        f"made {target.name}: {len(found.records)} people, {pages} pages",
    )


@commands.command("certificates")
def print_certificates(
    path: RosterFile, training: TrainingName, target: PdfTarget, clerk: Clerk = "经办人"
) -> None:
    """生成一个班的结业证书 PDF。

    Make the certificates of a training as PDF.
    """
    with opened(path) as database, progress(spoken("生成证书", "making certificates")) as report:
        with database.reading() as db:
            training_id = trainings.find_training(db, training)
            rows = certificates.list_certificates(db, training_id, valid_only=True)
            waiting = certificates.list_certificates(db, training_id, in_doubt_only=True)
        for row in waiting:
            complain(
                f"没有印，有疑问：{certificate_line(row)}",
                f"left out, in doubt: {certificate_line(row)}",
            )
        rows, left_out = printable_certificates(rows)
        pages = write_certificates(target, [row.facts for row in rows], report=report)
        _say_left_out(left_out)
        with database.transaction(Act.PRINT, by=clerk) as db:
            certificates.record_print(db, [row.id for row in rows])
    in_doubt = (
        spoken(f"，另有 {len(waiting)} 张有疑问没有印", f"; {len(waiting)} in doubt were left out")
        if waiting
        else ""
    )
    say(
        f"已生成 {target.name}：{pages} 张{in_doubt}",
        f"made {target.name}: {pages} certificates{in_doubt}",
    )


def _write(
    database: Database, training: str, paper: TrainingPaper, target: Path, report: Report
) -> tuple[TrainingFile, int]:
    """Write one paper of a class; return what it was made from, and the pages.

    Raises:
        RosterError: why there is nothing to print.
    """
    with database.reading() as db:
        found = read_training(db, trainings.find_training(db, training), today(), (paper,))
    papers, left_out = printable_papers(one_paper(found, paper))
    pages = write_paper(target, paper, papers, report)
    _say_left_out(left_out)
    return found, pages


def _say_left_out(left_out: PeopleLeftOut | None) -> None:
    if left_out is not None:
        complain(sentence(left_out))
