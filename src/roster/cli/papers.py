"""Commands that draw papers: those of a class, training records, certificates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roster.base.clock import today
from roster.base.errors import sentence
from roster.base.words import label
from roster.certificates import certificates
from roster.cli.arguments import Clerk, PdfTarget, RosterFile, TrainingName
from roster.cli.console import certificate_line, complain, opened, progress, say
from roster.db.acts import Act
from roster.papers.codes import ClassPaper
from roster.papers.facts import SetStyle
from roster.papers.folder import write_class_folder
from roster.papers.paper_set import SET_PAPERS, class_set, one_paper, read_class, why_nothing
from roster.papers.pdf.certificate import write_certificates
from roster.papers.pdf.write_set import write_paper
from roster.trainings import trainings

if TYPE_CHECKING:
    from roster.base.progress import Report
    from roster.db.engine import Database
    from roster.papers.paper_set import ClassFile

commands = typer.Typer(help="生成全套资料、签到表、个人培训档案、证书。", no_args_is_help=True)


@commands.command("sign-in")
def print_sign_in(path: RosterFile, training: TrainingName, target: PdfTarget) -> None:
    """生成签到表 PDF，每个半天一套。"""
    with opened(path) as database, progress("生成签到表") as report:
        found, pages = _write(database, training, ClassPaper.SIGN_IN, target, report)
    say(f"已生成 {target.name}：{len(found.people)} 人，{pages} 页")


@commands.command("class")
def print_class(
    path: RosterFile,
    training: TrainingName,
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="资料放进里面的一个新文件夹")],
    *,
    whole_numbers: Annotated[bool, typer.Option(help="通讯录印完整电话号码")] = False,
    qr_codes: Annotated[bool, typer.Option(help="胸牌印签到二维码")] = False,
) -> None:
    """生成一个班的全套资料：签到表、桌签、胸牌、座位表、通讯录等，PDF 和 Excel。"""
    style = SetStyle(masked=not whole_numbers, qr_codes=qr_codes)
    with opened(path) as database, progress("生成全套资料") as report:
        with database.reading() as db:
            found = read_class(db, trainings.find_training(db, training), today())
        title = found.training.plan.title
        made = write_class_folder(folder, title, class_set(found, style), report)
    say(f"已生成 {made.path.name}：PDF {len(made.pdfs)} 份，Excel {len(made.workbooks)} 份")
    for paper in SET_PAPERS:
        if why := why_nothing(found, paper):
            say(f"没有{label(paper)}：{sentence(why)}")


@commands.command("records")
def print_records(path: RosterFile, training: TrainingName, target: PdfTarget) -> None:
    """生成一个班每个人的培训档案 PDF，每人一页起。"""
    with opened(path) as database, progress("生成个人培训档案") as report:
        found, pages = _write(database, training, ClassPaper.RECORDS, target, report)
    say(f"已生成 {target.name}：{len(found.records)} 人，{pages} 页")


@commands.command("certificates")
def print_certificates(
    path: RosterFile, training: TrainingName, target: PdfTarget, clerk: Clerk = "经办人"
) -> None:
    """生成一个班的结业证书 PDF。"""
    with opened(path) as database, progress("生成证书") as report:
        with database.reading() as db:
            training_id = trainings.find_training(db, training)
            rows = certificates.list_certificates(db, training_id, valid_only=True)
            waiting = certificates.list_certificates(db, training_id, in_doubt_only=True)
        for row in waiting:
            complain(f"没有印，有疑问：{certificate_line(row)}")
        pages = write_certificates(target, [row.facts for row in rows], report=report)
        with database.transaction(Act.PRINT, by=clerk) as db:
            certificates.record_print(db, [row.id for row in rows])
    left_out = f"，另有 {len(waiting)} 张有疑问没有印" if waiting else ""
    say(f"已生成 {target.name}：{pages} 张{left_out}")


def _write(
    database: Database, training: str, paper: ClassPaper, target: Path, report: Report
) -> tuple[ClassFile, int]:
    """Write one paper of a class; return what it was made from, and the pages.

    Raises:
        RosterError: why there is nothing to print.
    """
    with database.reading() as db:
        found = read_class(db, trainings.find_training(db, training), today(), (paper,))
    return found, write_paper(target, paper, one_paper(found, paper), report)
