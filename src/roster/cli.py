"""Every job without a window.

Answers are Chinese lines for people, or JSON where a program would read them (``--json``).
Exit code 0: done; 1: an expected failure, said in one sentence on stderr; 2: wrong usage.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path  # noqa: TC003 - Typer reads the annotations of commands
from typing import TYPE_CHECKING, Annotated

import typer

from roster import (
    attendance,
    certificates,
    coverage,
    enrollments,
    office,
    summaries,
    trainings,
)
from roster.cli_imports import imports_app
from roster.cli_lists import lists_app
from roster.cli_parts import (
    AsJson,
    Clerk,
    RosterFile,
    complain,
    opened,
    progress,
    say,
    say_json,
    today,
)
from roster.cli_waiting import waiting_app
from roster.codes import Act, Mark, PartOfDay, Tier
from roster.divisions import list_units, office_unit, path_text
from roster.documents.certificate import write_certificates
from roster.documents.class_papers import sign_in_sheet
from roster.documents.sign_in_sheet import write_sign_in_sheets
from roster.errors import RosterError
from roster.formats.roster_lines import roster_lines
from roster.formats.workbook_writer import write_roster
from roster.labels import label
from roster.messages import sentence
from roster.requirements import PRESETS
from roster.trainees import PeopleFilter, find_people, people_rows
from roster.trainings import PeriodPlan, TrainingPlan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roster.db.engine import Database
    from roster.progress import Report

app = typer.Typer(
    name="roster",
    help="村（社区）干部培训：花名册、考勤、证书、覆盖率。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
training_app = typer.Typer(help="计划、查看、开班、结课。", no_args_is_help=True)
print_app = typer.Typer(help="生成 PDF：签到表、证书。", no_args_is_help=True)
app.add_typer(lists_app)
app.add_typer(imports_app)
app.add_typer(waiting_app, name="waiting")
app.add_typer(training_app, name="training")
app.add_typer(print_app, name="print")

TrainingName = Annotated[str, typer.Argument(metavar="培训班", help="班次名称，或编号的前几位")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        app(args=arguments)
    except RosterError as error:
        complain(sentence(error))
        return 1
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    return 0


# --- the file ------------------------------------------------------------------------------


@app.command("new")
def new_file(
    path: RosterFile,
    unit: Annotated[str, typer.Option(help="本单位的区划代码，如 441204100")],
    clerk: Clerk = "经办人",
    term: Annotated[str, typer.Option(help="届的名称")] = office.DEFAULT_TERM[0],
    term_start: Annotated[str, typer.Option(help="本届开始年月")] = office.DEFAULT_TERM[1],
) -> None:
    """新建一个单位的名册文件。"""
    database = office.create_roster_file(path, unit, clerk=clerk, term=(term, term_start))
    with database.reading() as db:
        info = office.office_info(db)
    database.close()
    say(f"已新建 {path.name}：{info.path_text}，{info.villages} 个村（社区），{info.term.name}")


@app.command("check")
def check(path: RosterFile, *, as_json: AsJson = False) -> None:
    """仔细检查名册文件：页面、引用、日志、兼任。"""
    with opened(path) as database, database.reading() as db:
        found = office.check_file(db)
    if as_json:
        say_json(found)
    elif not found.faults:
        say(f"{path.name} 完好：{found.actions} 次操作，{found.changes} 处改动，日志连贯")
    for fault in () if as_json else found.faults:
        complain(f"{path.name} 有问题：{fault}")
    if found.faults:
        raise typer.Exit(1)


# --- lists out ---------------------------------------------------------------------------


@app.command("export")
def export(
    path: RosterFile,
    target: Annotated[Path, typer.Argument(metavar="输出.xlsx")],
    *,
    full: Annotated[bool, typer.Option("--full", help="不遮盖身份证号码和电话")] = False,
    reason: Annotated[str, typer.Option(help="完整导出的理由，记入日志")] = "",
    clerk: Clerk = "经办人",
) -> None:
    """导出花名册工作簿，默认遮盖身份证号码和电话。"""
    if full and not reason:
        message = "完整导出要写明理由：--reason"
        raise typer.BadParameter(message)
    with opened(path) as database, progress("导出") as report:
        count = export_roster(database, target, masked=not full, report=report)
        if full:
            with database.transaction(Act.EXPORT, by=clerk, reason=reason) as db:
                office.note_full_export(db)
    say(f"已导出 {target.name}：{count} 人，{'完整' if full else '已遮盖身份证号码和电话'}")


def export_roster(database: Database, target: Path, *, masked: bool, report: Report) -> int:
    """Write everybody of a file into a workbook and return how many."""
    with database.reading() as db:
        unit = office_unit(db)
        people = people_rows(db, find_people(db, PeopleFilter()))
        lines = roster_lines(people, list_units(db))
        path = path_text(db, unit.id)
    return write_roster(
        target,
        lines,
        title=f"{unit.short_name}村（社区）干部花名册",
        as_of=today(),
        unit_path=path,
        masked=masked,
        report=report,
    )


# --- trainings -----------------------------------------------------------------------------


def _period(text: str) -> PeriodPlan:
    """Read a half-day such as 2026-05-08/morning or 2026-05-08/afternoon/党建业务."""
    day, _, rest = text.partition("/")
    part, _, subject = rest.partition("/")
    try:
        date.fromisoformat(day)
        return PeriodPlan(day, PartOfDay(part), subject=subject or None)
    except ValueError as error:
        message = f"半天要写成 2026-05-08/morning 这样，不是“{text}”"
        raise typer.BadParameter(message) from error


@training_app.command("plan")
def plan_training(
    path: RosterFile,
    title: Annotated[str, typer.Option(help="班次名称")],
    period: Annotated[list[str], typer.Option(help="半天：2026-05-08/morning/课程，可多次")],
    tier: Annotated[Tier, typer.Option(help="层级")] = Tier.TOWNSHIP,
    organizer: Annotated[str, typer.Option(help="主办单位")] = "",
    venue: Annotated[str | None, typer.Option(help="地点")] = None,
    clerk: Clerk = "经办人",
    *,
    held_above: Annotated[bool, typer.Option("--held-above", help="上级调训，只作记录")] = False,
) -> None:
    """计划一个培训班，对象按该层级的规定。"""
    with opened(path) as database, database.transaction(Act.PLAN, by=clerk) as db:
        unit = office_unit(db)
        plan = TrainingPlan(
            title=title,
            tier=tier,
            division_id=unit.id,
            organizer=organizer or unit.short_name,
            venue=venue,
            held_above=held_above,
            audience=PRESETS[tier],
        )
        training_id = trainings.plan_training(db, plan, [_period(text) for text in period])
    say(f"已计划“{title}”（{training_id[:8]}），{len(period)} 个半天")


@training_app.command("list")
def list_trainings(path: RosterFile, *, as_json: AsJson = False) -> None:
    """列出全部培训班。"""
    with opened(path) as database, database.reading() as db:
        rows = trainings.list_trainings(db)
    if as_json:
        say_json(rows)
        return
    for row in rows:
        say(
            f"{row.id[:8]}  {label(row.state)}  {label(row.tier)}  {row.first_day or '未定'}  "
            f"{row.title}  {row.enrolled} 人"
        )


@training_app.command("open")
def open_training(path: RosterFile, training: TrainingName, clerk: Clerk = "经办人") -> None:
    """开班：从此可以录考勤。"""
    with opened(path) as database, database.transaction(Act.OPEN, by=clerk) as db:
        trainings.open_training(db, trainings.find_training(db, training))
    say(f"“{training}”已开班")


@training_app.command("close")
def close_training(path: RosterFile, training: TrainingName, clerk: Clerk = "经办人") -> None:
    """核完结课：按规定算出谁结业。"""
    with opened(path) as database, database.transaction(Act.CLOSE, by=clerk) as db:
        verdicts = attendance.close_training(db, trainings.find_training(db, training))
    say(summaries.closing_line(verdicts))


@app.command("enroll")
def enroll(path: RosterFile, training: TrainingName, clerk: Clerk = "经办人") -> None:
    """按培训对象编入名单。"""
    with opened(path) as database, database.transaction(Act.ENROLL, by=clerk) as db:
        count = enrollments.enroll_audience(db, trainings.find_training(db, training))
    say(f"编入名单 {count} 人")


@app.command("attend")
def attend(
    path: RosterFile,
    training: TrainingName,
    mark: Annotated[
        list[str] | None,
        typer.Option(help="行号:第几个半天=记号，如 3:1=absent；半天写 * 为全部；可多次"),
    ] = None,
    clerk: Clerk = "经办人",
    *,
    all_present: Annotated[bool, typer.Option("--all-present", help="其余空格一律出勤")] = False,
) -> None:
    """录入考勤。"""
    with opened(path) as database, database.transaction(Act.MARK, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        sheet = attendance.attendance_sheet(db, training_id)
        cells = [cell for text in mark or () for cell in _cells(sheet, text)]
        written = attendance.set_marks(db, cells)
        if all_present:
            written += attendance.mark_all_present(db, training_id)
        tally = attendance.tally(attendance.attendance_sheet(db, training_id))
    say(f"录入 {written} 格；{summaries.tally_line(tally)}")


def _cells(sheet: attendance.AttendanceSheet, text: str) -> Iterator[tuple[str, str, Mark]]:
    """Read row:half-day=mark; ``*`` stands for every half-day."""
    where, _, what = text.partition("=")
    row, _, column = where.partition(":")
    people = {str(person.number): person.id for person in sheet.people}
    periods = {str(n): period.id for n, period in enumerate(sheet.periods, start=1)}
    wanted = list(periods) if column == "*" else [column]
    if row not in people or not set(wanted) <= set(periods) or what not in set(Mark):
        message = f"看不懂“{text}”：要写成 行号:第几个半天=记号"
        raise typer.BadParameter(message)
    for number in wanted:
        yield people[row], periods[number], Mark(what)


# --- papers --------------------------------------------------------------------------------


@print_app.command("sign-in")
def print_sign_in(path: RosterFile, training: TrainingName, target: Path) -> None:
    """生成签到表 PDF，每个半天一套。"""
    with opened(path) as database, progress("生成签到表") as report:
        with database.reading() as db:
            training_id = trainings.find_training(db, training)
            detail = trainings.get_training(db, training_id)
            people = enrollments.enrolled(db, training_id)
        pages = write_sign_in_sheets(target, sign_in_sheet(detail, people), report)
    say(f"已生成 {target.name}：{len(people)} 人，{pages} 页")


@print_app.command("certificates")
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


@app.command("issue")
def issue(
    path: RosterFile,
    training: TrainingName,
    on: Annotated[str | None, typer.Option(help="签发日期，默认今天")] = None,
    clerk: Clerk = "经办人",
) -> None:
    """给够条件的人签发结业证书。"""
    with opened(path) as database, database.transaction(Act.ISSUE, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        rows = certificates.issue(db, training_id, on or today())
    say(f"签发 {len(rows)} 张：{rows[0].number} 至 {rows[-1].number}")


# --- coverage ------------------------------------------------------------------------------


@app.command("coverage")
def show_coverage(
    path: RosterFile,
    as_of: Annotated[str | None, typer.Option(help="截止日期，默认今天")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """四个层级的应训、已训、未训和覆盖率。"""
    with opened(path) as database, database.reading() as db:
        report = coverage.coverage_report(db, as_of or today())
    if as_json:
        say_json(summaries.coverage_json(report))
        return
    for line in summaries.coverage_lines(report):
        say(line)
