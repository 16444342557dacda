"""The arguments and options that several commands share, with their words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster.base.outputs import ROSTER_ENDING, with_ending

RosterFile = Annotated[Path, typer.Argument(metavar="名册文件", help="扩展名为 .roster 的文件")]
NewRosterFile = Annotated[
    Path,
    typer.Argument(
        metavar="名册文件",
        help="新文件，扩展名为 .roster",
        callback=lambda path: with_ending(path, ROSTER_ENDING),
    ),
]
PdfTarget = Annotated[
    Path,
    typer.Argument(
        metavar="输出.pdf",
        help="要生成的文件；同名的旧文件会被换掉",
        callback=lambda path: with_ending(path, ".pdf"),
    ),
]
WorkbookTarget = Annotated[
    Path,
    typer.Argument(
        metavar="输出.xlsx",
        help="要生成的文件；同名的旧文件会被换掉",
        callback=lambda path: with_ending(path, ".xlsx"),
    ),
]
TrainingName = Annotated[str, typer.Argument(metavar="培训班", help="班次名称，或编号的前几位")]
ListFile = Annotated[
    Path, typer.Argument(metavar="花名册", help="文件；“-”为标准输入里粘贴的表格或名单")
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]
Clerk = Annotated[str, typer.Option("--clerk", help="经办人", envvar="ROSTER_CLERK")]
Password = Annotated[str | None, typer.Option("--password", help="工作簿的打开密码")]
Village = Annotated[str | None, typer.Option(help="粘贴的名单没有写村（社区）时，全都归它")]
