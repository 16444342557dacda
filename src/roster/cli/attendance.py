"""Commands about who is there: enroll the audience, mark attendance, sign in from lists."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roster.attendance import marks, sign_in
from roster.attendance.codes import ScanResult
from roster.base.codes.attendance import EnteredBy, Mark
from roster.base.half_width import half_width
from roster.cli.kit import summaries
from roster.cli.kit.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.kit.coded import listed_codes, read_code
from roster.cli.kit.console import complain, opened, say, say_json
from roster.cli.kit.sheet_places import half_days
from roster.cli.kit.streams import read_input
from roster.cli.kit.words import both, joined, label, spoken
from roster.db.acts import Act
from roster.lists.reading.name_list import read_name_list
from roster.trainings import enrollments, trainings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

commands = typer.Typer()

_MARKS_ZH, _MARKS_EN = listed_codes(Mark)


@commands.command("enroll")
def enroll(path: RosterFile, training: TrainingName, clerk: Clerk = "经办人") -> None:
    """按培训对象编入名单。

    Enroll those whom the training is for.
    """
    with opened(path) as database, database.transaction(Act.ENROLL, by=clerk) as db:
        count = enrollments.enroll_audience(db, trainings.find_training(db, training))
    say(f"编入名单 {count} 人", f"enrolled {count} people")


@commands.command("attend")
def attend(
    path: RosterFile,
    training: TrainingName,
    mark: Annotated[
        list[str] | None,
        typer.Option(
            help=both(
                f"行号:第几个半天=记号，如 3:1=旷课；半天写 * 为全部；可多次（{_MARKS_ZH}）",
                f"row:half-day=mark, as 3:1=absent; * is every half-day; may be repeated"
                f" ({_MARKS_EN})",
            )
        ),
    ] = None,
    clerk: Clerk = "经办人",
    *,
    all_present: Annotated[
        bool,
        typer.Option("--all-present", help=both("其余空格一律出勤", "everybody else was present")),
    ] = False,
    confirm: Annotated[
        bool,
        typer.Option(
            "--confirm", help=both("确认预先填的请假", "confirm leave filled in beforehand")
        ),
    ] = False,
) -> None:
    """录入考勤。

    Enter attendance.
    """
    with opened(path) as database, database.transaction(Act.MARK, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        sheet = marks.attendance_sheet(db, training_id)
        cells = [cell for text in mark or () for cell in _cells(sheet, text)]
        written = marks.set_marks(db, cells, entered_by=EnteredBy.COMMAND)
        if confirm:
            written += marks.confirm(db, training_id)
        if all_present:
            written += marks.mark_all_present(db, training_id)
        tally = marks.tally(marks.attendance_sheet(db, training_id))
    say(
        f"录入 {written} 格；{summaries.tally_line(tally)}",
        f"entered {written} cells; {summaries.tally_line(tally)}",
    )


def _cells(sheet: marks.AttendanceSheet, text: str) -> Iterator[tuple[str, str, Mark]]:
    """Read row:half-day=mark; ``*`` stands for every half-day."""
    where, _, what = half_width(text).partition("=")
    row, _, column = where.partition(":")
    people = {str(person.number): person.id for person in sheet.people}
    periods = {str(n): period.id for n, period in enumerate(sheet.periods, start=1)}
    wanted = list(periods) if column == "*" else [column]
    try:
        mark = read_code(Mark, what)
        cells = [(people[row], periods[number], mark) for number in wanted]
    except (KeyError, ValueError) as error:
        message = spoken(
            f"看不懂“{text}”：要写成 行号:第几个半天=记号（{_MARKS_ZH}）",
            f"“{text}” is not understood: write row:half-day=mark ({_MARKS_EN})",
        )
        raise typer.BadParameter(message) from error
    yield from cells


# --- signing in ----------------------------------------------------------------------------

HalfDay = Annotated[
    int, typer.Option("--half-day", help=both("第几个半天，从 1 数起", "which half-day, from 1"))
]


@commands.command("sign-in")
def sign_in_from(
    path: RosterFile,
    training: TrainingName,
    half_day: HalfDay,
    names: Annotated[
        Path | None,
        typer.Option(
            help=both(
                "名单或签到软件导出的表；“-”为标准输入",
                "a list of names, or what a sign-in program exported; - is standard input",
            )
        ),
    ] = None,
    scan: Annotated[
        Path | None,
        typer.Option(
            help=both(
                "扫码记录，每行一个码，可加时间；“-”为标准输入",
                "scans, a code a line, a time may follow; - is standard input",
            )
        ),
    ] = None,
    at: Annotated[
        str,
        typer.Option(
            help=both("没有写时间的，算这时到：08:30", "when those without a time came: 08:30")
        ),
    ] = "",
    clerk: Clerk = "经办人",
    *,
    as_json: AsJson = False,
) -> None:
    """按名单或扫码记录签到；同名、近名、不认识的列出来，不会乱认。

    Sign in from names or scans; who is not certain is listed, never guessed.
    """
    if (names is None) == (scan is None):
        message = spoken("要有 --names 或 --scan 其中一个", "one of --names and --scan is needed")
        raise typer.BadParameter(message)
    text = _text(names or scan or Path("-"))
    with opened(path) as database, database.transaction(Act.SIGN_IN, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        (period_id,) = half_days(trainings.require_periods(db, training_id), [half_day])
        if names is not None:
            found = sign_in.match_names(db, training_id, text)
            arrivals = [(row.candidates[0].id, row.arrived or at or None) for row in found.matched]
            written = sign_in.sign_names(db, training_id, period_id, arrivals)
            _say_names(found, written, as_json=as_json)
        else:
            lines = list(_scanned(text, at))
            scans = [sign_in.scan(db, training_id, period_id, code, time) for code, time in lines]
            _say_scans(scans, as_json=as_json)


def _text(source: Path) -> str:
    return read_input() if source == Path("-") else read_name_list(source)


def _say_names(found: sign_in.NameMatches, written: int, *, as_json: bool) -> None:
    if as_json:
        panes = ("matched", "ambiguous", "unknown", "not_there")
        lines = {pane: [_named(line) for line in getattr(found, pane)] for pane in panes}
        say_json({"signed": written, **lines})
        return
    matched = len(found.matched)
    say(
        f"对上 {matched} 人 = 新签 {written} + 已在 {matched - written}",
        f"matched {matched} people = signed in {written} + here already {matched - written}",
    )
    for line in found.ambiguous:
        likely = joined(f"{person.unit_name} {person.name}" for person in line.candidates)
        complain(
            f"第 {line.line} 行 {line.name}：可能是 {likely}",
            f"line {line.line} {line.name}: may be {likely}",
        )
    for line in found.unknown:
        complain(
            f"第 {line.line} 行 {line.name}：不在本班名单",
            f"line {line.line} {line.name}: not in this training",
        )
    for line in found.not_there:
        complain(
            f"第 {line.line} 行 {line.name}：名单上说没有到",
            f"line {line.line} {line.name}: not there, the list says",
        )


def _named(line: sign_in.NameLine) -> dict[str, object]:
    """Return a line for programs; the line itself may hold telephones and stays out."""
    rows = [
        {"row": person.number, "name": person.name, "unit": person.unit_name}
        for person in line.candidates
    ]
    return {"line": line.line, "name": line.name, "arrived": line.arrived, "candidates": rows}


def _scanned(text: str, at: str) -> Iterator[tuple[str, str]]:
    """Yield the codes of a record of scans, each with the time of its line or ``at``."""
    for line in text.splitlines():
        code, _, time = line.strip().partition("\t")
        if code:
            yield code, time or at


def _say_scans(scans: Sequence[sign_in.Scan], *, as_json: bool) -> None:
    if as_json:
        say_json([_scan_json(scan) for scan in scans])
        return
    counts = Counter(scan.result for scan in scans)
    say(
        spoken(f"扫码 {len(scans)} 次 = ", f"scans {len(scans)} = ")
        + " + ".join(f"{label(k)} {counts[k]}" for k in ScanResult)
    )
    for number, scan in enumerate(scans, 1):
        if scan.result in {ScanResult.NOT_IN_TRAINING, ScanResult.UNKNOWN}:
            complain(
                f"第 {number} 次 {scan.unit_name} {scan.name} {label(scan.result)}",
                f"scan {number} {scan.unit_name} {scan.name} {label(scan.result)}",
            )


def _scan_json(scan: sign_in.Scan) -> dict[str, object]:
    return {
        "result": scan.result,
        "name": scan.name,
        "unit": scan.unit_name,
        "minutes_late": scan.minutes_late,
    }
