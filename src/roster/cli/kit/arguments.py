"""The arguments and options that several commands share, with their words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster.base.outputs import ROSTER_ENDING, with_ending
from roster.cli.kit.words import both

RosterFile = Annotated[
    Path,
    typer.Argument(
        metavar=both("名册文件", "ROSTER"),
        help=both("扩展名为 .roster 的文件", "a file that ends in .roster"),
    ),
]
NewRosterFile = Annotated[
    Path,
    typer.Argument(
        metavar=both("名册文件", "ROSTER"),
        help=both("新文件，扩展名为 .roster", "a new file that ends in .roster"),
        callback=lambda path: with_ending(path, ROSTER_ENDING),
    ),
]
PdfTarget = Annotated[
    Path,
    typer.Argument(
        metavar=both("输出.pdf", "OUTPUT.pdf"),
        help=both(
            "要生成的文件；同名的旧文件会被换掉",
            "the file to make; an old one of this name is replaced",
        ),
        callback=lambda path: with_ending(path, ".pdf"),
    ),
]
WorkbookTarget = Annotated[
    Path,
    typer.Argument(
        metavar=both("输出.xlsx", "OUTPUT.xlsx"),
        help=both(
            "要生成的文件；同名的旧文件会被换掉",
            "the file to make; an old one of this name is replaced",
        ),
        callback=lambda path: with_ending(path, ".xlsx"),
    ),
]
TrainingName = Annotated[
    str,
    typer.Argument(
        metavar=both("培训班", "TRAINING"),
        help=both("班次名称，或编号的前几位", "its title, or how its id begins"),
    ),
]
ListFile = Annotated[
    Path,
    typer.Argument(
        metavar=both("花名册", "LIST"),
        help=both(
            "文件；“-”为标准输入里粘贴的表格或名单",
            "a file; - is a table or names pasted at standard input",
        ),
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=both("输出 JSON", "print JSON"))]
Clerk = Annotated[
    str, typer.Option("--clerk", help=both("经办人", "the clerk"), envvar="ROSTER_CLERK")
]
Password = Annotated[
    str | None,
    typer.Option("--password", help=both("工作簿的打开密码", "password of the workbook")),
]
Village = Annotated[
    str | None,
    typer.Option(
        help=both(
            "粘贴的名单没有写村（社区）时，全都归它", "the village of pasted names that have none"
        )
    ),
]
