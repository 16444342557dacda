"""Commands that draw papers: sign-in sheets, certificates."""

from __future__ import annotations

from pathlib import Path

import typer

from roster import certificates, enrollments, trainings
from roster.class_papers import sign_in_sheet
from roster.cli.arguments import Clerk, RosterFile, TrainingName
from roster.cli.console import opened, progress, say
from roster.codes import Act
from roster.documents.certificate import write_certificates
from roster.documents.sign_in_sheet import write_sign_in_sheets

commands = typer.Typer(help="生成 PDF：签到表、证书。", no_args_is_help=True)


@commands.command("sign-in")
def print_sign_in(path: RosterFile, training: TrainingName, target: Path) -> None:
    """生成签到表 PDF，每个半天一套。"""
    with opened(path) as database, progress("生成签到表") as report:
        with database.reading() as db:
            training_id = trainings.find_training(db, training)
            detail = trainings.get_training(db, training_id)
            people = enrollments.enrolled(db, training_id)
        pages = write_sign_in_sheets(target, sign_in_sheet(detail, people), report)
    say(f"已生成 {target.name}：{len(people)} 人，{pages} 页")


@commands.command("certificates")
def print_certificates(
    path: RosterFile, training: TrainingName, target: Path, clerk: Clerk = "经办人"
) -> None:
    """生成一个班的结业证书 PDF。"""
    with opened(path) as database, progress("生成证书") as report:
        with database.reading() as db:
            training_id = trainings.find_training(db, training)
            rows = certificates.list_certificates(db, training_id, valid_only=True)
        pages = write_certificates(target, [row.facts for row in rows], report=report)
        with database.transaction(Act.PRINT, by=clerk) as db:
            certificates.record_print(db, [row.id for row in rows])
    say(f"已生成 {target.name}：{pages} 张")
