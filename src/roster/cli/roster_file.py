"""Commands about the file of an office: make it, check it, export everybody."""

from __future__ import annotations

from typing import Annotated

import typer

from roster.cli.kit.arguments import AsJson, Clerk, NewRosterFile, RosterFile, WorkbookTarget
from roster.cli.kit.coded import coded
from roster.cli.kit.console import complain, opened, progress, say, say_json
from roster.cli.kit.days import date_said
from roster.cli.kit.words import both, spoken
from roster.db.acts import Act
from roster.office import roster_file
from roster.papers.codes import ListOrder
from roster.papers.roster_export import read_roster, write_list

commands = typer.Typer()


@commands.command("new")
def new_file(
    path: NewRosterFile,
    division: Annotated[
        str,
        typer.Option(
            "--unit",
            help=both(
                "本单位的区划代码，如 441204100", "division code of the office, as 441204100"
            ),
        ),
    ],
    clerk: Clerk = "经办人",
    term: Annotated[
        str, typer.Option(help=both("届的名称", "name of the term"))
    ] = roster_file.DEFAULT_TERM[0],
    term_start: Annotated[
        str,
        typer.Option(
            help=both("本届开始年月：2026-03", "when the term began: 2026-03"),
            metavar=both("日期", "date"),
            parser=date_said,
        ),
    ] = roster_file.DEFAULT_TERM[1],
) -> None:
    """新建一个单位的名册文件。

    Make the roster file of a unit.
    """
    database = roster_file.create_roster_file(path, division, clerk=clerk, term=(term, term_start))
    with database.reading() as db:
        info = roster_file.office_info(db)
    database.close()
    say(
        f"已新建 {path.name}：{info.path_text}，{info.villages} 个村（社区），{info.term.name}",
        f"made {path.name}: {info.path_text}, {info.villages} villages, {info.term.name}",
    )


@commands.command("check")
def check(path: RosterFile, *, as_json: AsJson = False) -> None:
    """仔细检查名册文件：页面、引用、日志、兼任、证书。

    Check a roster file thoroughly: pages, references, journal, posts, certificates.
    """
    with opened(path) as database, database.reading() as db:
        found = roster_file.check_file(db)
    if as_json:
        say_json(found)
    elif not found.faults:
        say(
            f"{path.name} 完好：{found.actions} 次操作，{found.changes} 处改动，日志连贯",
            f"{path.name} is sound: {found.actions} actions, {found.changes} changes",
        )
    if found.in_doubt and not as_json:
        say(
            f"{found.in_doubt} 张证书有疑问，等待决定：roster certificates list --in-doubt",
            f"{found.in_doubt} certificates are in doubt: roster certificates list --in-doubt",
        )
    for fault in () if as_json else found.faults:
        complain(f"{path.name} 有问题：{fault}", f"{path.name} has a fault: {fault}")
    if found.faults:
        raise typer.Exit(1)


@commands.command("export")
def export(
    path: RosterFile,
    target: WorkbookTarget,
    *,
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            help=both("不遮盖身份证号码和电话", "do not mask identity numbers and telephones"),
        ),
    ] = False,
    reason: Annotated[
        str,
        typer.Option(
            help=both("完整导出的理由，记入日志", "why it is exported in full; kept in the journal")
        ),
    ] = "",
    order: Annotated[ListOrder, coded(ListOrder, "怎么排", "by what")] = ListOrder.DIVISION,
    clerk: Clerk = "经办人",
) -> None:
    """导出花名册工作簿，默认遮盖身份证号码和电话。

    Export the roster as a workbook; identity numbers and telephones are masked.
    """
    if full and not reason:
        message = spoken(
            "完整导出要写明理由：--reason", "an export in full needs a reason: --reason"
        )
        raise typer.BadParameter(message)
    with opened(path) as database, progress(spoken("导出", "exporting")) as report:
        with database.reading() as db:
            found = read_roster(db, order=order)
        count = write_list(target, found, report, masked=not full)
        if full:
            with database.transaction(Act.EXPORT, by=clerk, reason=reason) as db:
                roster_file.note_full_export(db)
    say(
        f"已导出 {target.name}：{count} 人，{'完整' if full else '已遮盖身份证号码和电话'}",
        f"exported {target.name}: {count} people, {'in full' if full else 'numbers masked'}",
    )
