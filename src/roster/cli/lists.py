"""Commands about a list somebody sent: read it, mend its numbers, answer its sender."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roster.base.outputs import with_ending
from roster.cli.kit.arguments import AsJson, Clerk, ListFile, Password, Village
from roster.cli.kit.console import opened, progress, say, say_json, say_problems
from roster.cli.kit.list_source import STDIN, pasted
from roster.cli.kit.words import both, joined, label, spoken
from roster.divisions import catalogue
from roster.divisions.divisions import village_finder
from roster.lists.answering.answer import ending_of, write_answer
from roster.lists.checking.number_candidates import damaged_numbers, known_people
from roster.lists.listing_json import listing_json
from roster.lists.read_list import describe_file, read_listing
from roster.people.masking import mask_id_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.checking.number_candidates import DamagedNumber, KnownPerson

commands = typer.Typer()

DivisionCode = Annotated[
    str | None,
    typer.Option(
        "--unit",
        help=both("导入单位的区划代码，如 441204100", "division code of the unit, as 441204100"),
    ),
]
Known = Annotated[
    Path | None,
    typer.Option(
        "--roster",
        help=both(
            "名册文件：村（社区）和已有的人以它为准",
            "the roster file that knows the villages and people",
        ),
    ),
]


@commands.command("read")
def read(
    workbook: ListFile,
    division: Annotated[
        str, typer.Option("--unit", help=both("导入单位的区划代码", "division code of the unit"))
    ],
    password: Password = None,
    village: Village = None,
    *,
    as_json: AsJson = False,
) -> None:
    """只读一份花名册，说出读懂了什么，不写任何文件。

    Read a list and say what was understood; nothing is written.
    """
    finder = catalogue.village_finder(division)
    if workbook == STDIN:
        listing = pasted(finder, village)
    else:
        listing = (describe_file if as_json else read_listing)(workbook, finder, password)
    if as_json:
        say_json(listing_json(listing))
        return
    say(
        f"{listing.file}：{len(listing.people)} 人，跳过 {listing.rows_skipped} 行",
        f"{listing.file}: {len(listing.people)} people, {listing.rows_skipped} rows skipped",
    )
    say_problems(listing)


@commands.command("answer")
def answer(
    workbook: Annotated[
        Path,
        typer.Argument(
            metavar=both("花名册", "LIST"),
            help=both("来文原件，不会改动", "the file as it was sent; it is not changed"),
        ),
    ],
    target: Annotated[
        Path,
        typer.Argument(
            metavar=both("副本", "COPY"),
            help=both(
                "标注后的副本：.xlsx；带宏的来文是 .xlsm",
                "the copy with marks: .xlsx, or .xlsm where there are macros",
            ),
        ),
    ],
    division: DivisionCode = None,
    roster: Known = None,
    password: Password = None,
    clerk: Clerk = "经办人",
    *,
    as_json: AsJson = False,
) -> None:
    """把问题标回原表：另存一份副本，问题格上色并加批注。

    Mark the problems in a copy of the list, with colours and comments.
    """
    finder, _ = _known(division, roster)
    with progress(spoken("标注", "marking")) as report:
        listing = read_listing(workbook, finder, password, report)
        target = with_ending(target, ending_of(workbook))
        done = write_answer(
            workbook, target, listing, author=clerk, password=password, report=report
        )
    if as_json:
        say_json({"cells": done.cells, "problems": done.problems, "notes": done.notes})
        return
    say(
        f"已生成 {target.name}：标注 {done.cells} 格，{done.problems} 处问题",
        f"made {target.name}: {done.cells} cells marked, {done.problems} problems",
    )
    for note in done.notes:
        say(f"  {label(note)}")


@commands.command("numbers")
def numbers(
    workbook: ListFile,
    division: DivisionCode = None,
    roster: Known = None,
    password: Password = None,
    *,
    full: Annotated[
        bool, typer.Option("--full", help=both("不遮盖身份证号码", "show whole identity numbers"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """列出损坏的身份证号码和可能的正确号码，不作任何改动。

    List damaged identity numbers and what they may be; nothing is changed.
    """
    finder, known = _known(division, roster)
    with progress(spoken("核对", "checking")) as report:
        if workbook == STDIN:
            listing = pasted(finder, None, report)
        else:
            listing = read_listing(workbook, finder, password, report)
        found = damaged_numbers(listing, known, report)
    shown = str if full else mask_id_number
    if as_json:
        say_json([_number_json(each, shown) for each in found])
        return
    say(
        f"{listing.file}：{len(found)} 个号码要核对",
        f"{listing.file}: {len(found)} numbers to check",
    )
    for damaged in found:
        for line in _number_lines(damaged, shown):
            say(line)


def _known(
    division: str | None, roster: Path | None
) -> tuple[VillageFinder, tuple[KnownPerson, ...]]:
    """Return the villages and the people known, from a roster file or the official list."""
    if roster is not None:
        with opened(roster) as database, database.reading() as db:
            return village_finder(db), known_people(db)
    if division is None:
        message = spoken("要写明 --unit 或 --roster", "--unit or --roster is needed")
        raise typer.BadParameter(message)
    return catalogue.village_finder(division), ()


def _number_lines(damaged: DamagedNumber, shown: Callable[[str], str]) -> Iterator[str]:
    person = damaged.person
    where = spoken(
        f"{person.sheet} 第 {person.row} 行 {person.name}",
        f"{person.sheet} row {person.row} {person.name}",
    ).strip()
    yield f"{where}{spoken('：', ': ')}{shown(damaged.raw)} {label(damaged.kind)}"
    if damaged.run:
        rows = spoken(
            f"第 {damaged.run.first_row}—{damaged.run.last_row} 行",
            f"rows {damaged.run.first_row} to {damaged.run.last_row}",
        )
        yield spoken(
            f"  {rows}的号码都错开了 {abs(damaged.run.by)} 人",
            f"  the numbers of {rows} are shifted by {abs(damaged.run.by)}",
        )
    for key, each in enumerate(damaged.candidates, 1):
        evidence = joined(label(code) for code in each.evidence)
        place = spoken(f"（第 {each.row} 行）", f" (row {each.row})") if each.row else ""
        why = f"{label(each.repair)}{place}{spoken('：', ': ')}{evidence}"
        yield f"  {key}  {shown(each.number)}  {why}"
    if damaged.possible is None:
        yield spoken(
            "  剩下的数字太少，请向来文单位核对", "  too few digits are left; ask the sender"
        )
    elif damaged.possible > len(damaged.candidates):
        yield spoken(
            f"  可能的号码有 {damaged.possible} 个，不一一列出，请向来文单位核对",
            f"  {damaged.possible} numbers are possible; ask the sender",
        )
    elif not damaged.candidates:
        yield spoken("  没有对得上的号码，请向来文单位核对", "  no number fits; ask the sender")


def _number_json(damaged: DamagedNumber, shown: Callable[[str], str]) -> dict[str, object]:
    person = damaged.person
    return {
        "sheet": person.sheet,
        "row": person.row,
        "name": person.name,
        "kind": damaged.kind,
        "raw": shown(damaged.raw),
        "possible": damaged.possible,
        "shifted_by": damaged.run.by if damaged.run else None,
        "candidates": [
            {
                "number": shown(each.number),
                "repair": each.repair,
                "evidence": each.evidence,
                "row": each.row,
            }
            for each in damaged.candidates
        ],
    }
