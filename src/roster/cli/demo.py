"""The whole main job on the example township, without a screen.

It leaves in a folder what a clerk would have after a training: the roster file, the papers, the
exported workbook, the coverage, and a picture of every page of the window.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from roster.attendance import completion
from roster.attendance import marks as attendance
from roster.base.codes.attendance import Mark
from roster.base.codes.people import TWO_COMMITTEES, Post
from roster.base.codes.trainings import PartOfDay, Tier
from roster.base.errors import FileExists
from roster.base.files import made_folder, written_whole
from roster.base.paths import resource
from roster.base.words import label
from roster.certificates import certificates
from roster.cli.kit import summaries
from roster.cli.kit.console import say
from roster.cli.kit.words import both, spoken
from roster.cli.kit.words import label as spoken_label
from roster.coverage import coverage
from roster.coverage.requirements import PRESETS
from roster.db.acts import Act
from roster.divisions.divisions import office_division, village_finder, villages
from roster.lists import deciding
from roster.lists.read_list import read_listing
from roster.office import roster_file
from roster.papers.codes import TrainingPaper
from roster.papers.drawing.preview import page_count
from roster.papers.facts import SetStyle
from roster.papers.paper_set import paper_set, read_training
from roster.papers.pdf.certificate import write_certificates
from roster.papers.pdf.write_set import write_paper, write_set
from roster.papers.roster_export import read_roster, write_list
from roster.papers.workbooks.training_workbooks import write_workbooks
from roster.trainings import enrollments, invitations, quotas, seating, trainings
from roster.trainings.codes import SeatOrder
from roster.trainings.trainings import AudienceRule, PeriodPlan, TrainingPlan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roster.db.engine import Database, Db

CLERK = "陈敏仪"
TOWNSHIP = "441204100"
NOTIFIED_ON = "2026-04-30"
ISSUED_ON = "2026-05-20"
AS_OF = "2026-05-31"
GROUPS = 6
SEATS = 5
PAPERS_FOLDER = "资料"
PICTURES: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    ("1366x768", ("--width", "1366", "--height", "768"), {}),
    ("1920x1080 dark", ("--width", "1920", "--height", "1080", "--dark"), {}),
    ("200 %", ("--width", "1366", "--height", "768"), {"QT_SCALE_FACTOR": "2"}),
)
"""Sizes in which every page is pictured: what it is called, options, environment."""

_CHILD_ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}


commands = typer.Typer()


@commands.command("demo")
def demo(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar=both("文件夹", "FOLDER"),
            help=both("放结果的文件夹，新的或空的", "where the results go, new or empty"),
        ),
    ],
    *,
    pictures: Annotated[
        bool,
        typer.Option(help=both("给窗口的每一页拍照", "take a picture of every page of the window")),
    ] = True,
) -> None:
    """用示例镇把整个流程走一遍：花名册、培训、考勤、证书、覆盖率。

    Play the whole job through for an example township.
    """
    if any(made_folder(folder).iterdir()):  # somebody may have worked on in an earlier example
        raise FileExists(folder)
    path = folder / "示例镇.roster"
    database = roster_file.create_roster_file(path, TOWNSHIP, clerk=CLERK)
    try:
        _say_office(database)
        take_in_example(database)
        training_id = hold_training(database, folder)
        issue_certificates(database, training_id, folder)
        record_county_training(database)
        write_results(database, training_id, folder)
        _export(database, folder)
        _report_coverage(database, folder)
    finally:
        database.close()
    if pictures:
        _take_pictures(path, folder / "pictures")


def example_workbook() -> Path:
    """Return the example list as a county sends it."""
    return next(resource("examples").glob("*.xlsx"))


def _say_office(database: Database) -> None:
    with database.reading() as db:
        info = roster_file.office_info(db)
    say(
        f"1 新建名册  {info.path_text}，{info.villages} 个村（社区），{info.term.name}",
        f"1 new roster  {info.path_text}, {info.villages} villages, {info.term.name}",
    )


def take_in_example(database: Database) -> None:
    """Import the example list."""
    with database.reading() as db:
        finder = village_finder(db)
    listing = read_listing(example_workbook(), finder)
    result = deciding.import_listing(database, listing, by=CLERK)
    say(
        f"2 导入花名册  {summaries.intake_line(result)}；发现问题 {len(listing.problems)} 处",
        f"2 import  {summaries.intake_line(result)}; {len(listing.problems)} problems",
    )


# --- the training --------------------------------------------------------------------------


def hold_training(database: Database, folder: Path) -> str:
    """Plan, enroll, print, attend and close the township's training; return its id."""
    with database.transaction(Act.PLAN, by=CLERK) as db:
        training_id = trainings.plan_training(db, _plan(db), _timetable())
        detail = trainings.get_training(db, training_id)
    hours = detail.row.quarter_hours // 4
    say(
        f"3 计划培训  {detail.plan.title}，{len(detail.periods)} 个半天，{hours} 学时",
        f"3 plan  {detail.plan.title}, {len(detail.periods)} half-days, {hours} class hours",
    )
    with database.transaction(Act.ENROLL, by=CLERK) as db:
        enrolled = enrollments.enroll_audience(db, training_id)
        seating.divide(db, training_id, GROUPS, by_division=True)
        seating.give_seats(db, training_id, SeatOrder.POST)
        quotas.set_quotas(db, training_id, {division.id: SEATS for division in villages(db)})
    with database.transaction(Act.NOTICE, by=CLERK) as db:
        invitations.send_notice(db, training_id, NOTIFIED_ON)
    say(
        f"4 编入名单  {enrolled} 人（村“两委”干部），分 {GROUPS} 组，排好座位",
        f"4 enroll  {enrolled} people, {GROUPS} groups, seats given",
    )
    _write_papers(database, training_id, folder)
    _attend(database, training_id)
    with database.transaction(Act.CLOSE, by=CLERK) as db:
        verdicts = completion.close_training(db, training_id)
    say(
        f"7 核完结课  {summaries.closing_line(verdicts)}",
        f"7 close  {summaries.closing_line(verdicts)}",
    )
    return training_id


def _write_papers(database: Database, training_id: str, folder: Path) -> None:
    """Leave every paper that the class needs before it begins, as PDF and as workbook."""
    with database.reading() as db:
        papers = paper_set(read_training(db, training_id, ISSUED_ON), SetStyle(qr_codes=True))
    target = folder / PAPERS_FOLDER
    target.mkdir(exist_ok=True)
    pdfs, workbooks = write_set(target, papers), write_workbooks(target, papers)
    pages = sum(map(page_count, pdfs))
    say(
        f"5 全套资料  PDF {len(pdfs)} 份 {pages} 页，Excel {len(workbooks)} 份",
        f"5 papers  {len(pdfs)} PDFs of {pages} pages, {len(workbooks)} workbooks",
    )


def write_results(database: Database, training_id: str, folder: Path) -> None:
    """Leave what became of the class and of its people."""
    wanted = (TrainingPaper.SUMMARY, TrainingPaper.RECORDS)
    with database.reading() as db:
        found = read_training(db, training_id, AS_OF, wanted)
    papers = paper_set(found, papers=wanted)
    target = folder / PAPERS_FOLDER
    sizes = {
        paper: write_paper(target / f"{label(paper)}.pdf", paper, papers) for paper in papers.papers
    }
    pages = spoken("页", "pages")
    counts = [f"{spoken_label(paper)} {count} {pages}" for paper, count in sizes.items()]
    say(
        f"11 班级和个人情况  {'，'.join(counts)}（{len(found.records)} 人）",
        f"11 results  {', '.join(counts)} ({len(found.records)} people)",
    )


def _plan(db: Db) -> TrainingPlan:
    division = office_division(db)
    return TrainingPlan(
        title=f"2026年{division.short_name}村（社区）“两委”干部培训班（第1期）",
        tier=Tier.TOWNSHIP,
        division_id=division.id,
        organizer=f"中共{division.short_name}委员会",
        implementer=f"{division.short_name}党校",
        venue="镇政府三楼会议室",
        run=1,
        document_number="河党组〔2026〕6号",
        audience=AudienceRule(posts=tuple(post for post in Post if post in TWO_COMMITTEES)),
    )


def _timetable() -> Iterable[PeriodPlan]:
    subjects = (
        ("党的农村基层组织工作条例", "梁志峰", "镇委组织办"),
        ("村民委员会组织法与“四议两公开”", "何秀英", "镇司法所"),
        ("农村集体“三资”管理", "谢国栋", "镇农业农村办"),
        ("任期规划与民生实事", "陈文斌", "镇委党校"),
    )
    days = ("2026-05-08", "2026-05-08", "2026-05-09", "2026-05-09")
    parts = (PartOfDay.MORNING, PartOfDay.AFTERNOON) * 2
    for day, part, (subject, lecturer, office_name) in zip(days, parts, subjects, strict=True):
        yield PeriodPlan(day, part, subject=subject, lecturer=lecturer, lecturer_office=office_name)


def _attend(database: Database, training_id: str) -> None:
    """Enter some leave, lateness and absence by hand, everybody else present."""
    with database.transaction(Act.OPEN, by=CLERK) as db:
        trainings.open_training(db, training_id)
    exceptions: tuple[tuple[int, tuple[Mark | None, ...]], ...] = (
        (3, (Mark.LATE,)),
        (9, (Mark.PERSONAL_LEAVE,) * 4),
        (17, (None, Mark.SICK_LEAVE)),
        (26, (None, None, Mark.LEFT_EARLY)),
        (33, (Mark.ABSENT, Mark.ABSENT)),
        (41, (Mark.OFFICIAL_LEAVE,)),
    )
    with database.transaction(Act.MARK, by=CLERK) as db:
        sheet = attendance.attendance_sheet(db, training_id)
        cells = [
            (sheet.people[number - 1].id, period.id, mark)
            for number, marks in exceptions
            for period, mark in zip(sheet.periods, marks, strict=False)
            if mark
        ]
        attendance.set_marks(db, cells)
        attendance.mark_all_present(db, training_id)
        tally = attendance.tally(attendance.attendance_sheet(db, training_id))
    say(
        f"6 录入考勤  {summaries.tally_line(tally)}", f"6 attendance  {summaries.tally_line(tally)}"
    )


def issue_certificates(database: Database, training_id: str, folder: Path) -> None:
    """Issue and print the certificates of the training."""
    with database.transaction(Act.ISSUE, by=CLERK) as db:
        rows = certificates.issue(db, training_id, ISSUED_ON)
    say(
        f"8 签发证书  {len(rows)} 张：{rows[0].number} 至 {rows[-1].number}",
        f"8 certificates  {len(rows)}: {rows[0].number} to {rows[-1].number}",
    )
    pages = write_certificates(folder / "结业证书.pdf", [row.facts for row in rows])
    with database.transaction(Act.PRINT, by=CLERK) as db:
        certificates.record_print(db, [row.id for row in rows])
    say(
        f"9 打印证书  {len(rows)} 张 = {pages} 页",
        f"9 print  {len(rows)} certificates = {pages} pages",
    )


def record_county_training(database: Database) -> None:
    """Record the county's training of the four leading posts, which was held elsewhere."""
    with database.transaction(Act.PLAN, by=CLERK) as db:
        plan = TrainingPlan(
            title="2026年高要区村（社区）主职干部集中培训班（第2期）",
            tier=Tier.COUNTY,
            division_id=office_division(db).id,
            organizer="中共肇庆市高要区委组织部",
            venue="高要区委党校",
            held_above=True,
            audience=PRESETS[Tier.COUNTY],
        )
        periods = [PeriodPlan("2026-04-21", part) for part in tuple(PartOfDay)[:2]]
        training_id = trainings.plan_training(db, plan, periods)
        invited = enrollments.audience(db, plan.audience)[::2]
        enrollments.enroll(db, training_id, invited)
        trainings.open_training(db, training_id)
        attendance.mark_all_present(db, training_id)
        completion.close_training(db, training_id)
    say(
        f"10 登记上级调训  县级主职班 1 期，{len(invited)} 人",
        f"10 held above  1 training of the county, {len(invited)} people",
    )


# --- what goes out -------------------------------------------------------------------------


def _export(database: Database, folder: Path) -> None:
    target = folder / "花名册（已遮盖）.xlsx"
    with database.reading() as db:
        found = read_roster(db)
    count = write_list(target, found)
    say(
        f"12 导出花名册  {count} 人，身份证号码和电话已遮盖",
        f"12 export  {count} people, numbers masked",
    )


def _report_coverage(database: Database, folder: Path) -> None:
    with database.reading() as db:
        report = coverage.coverage_report(db, AS_OF)
    content = msgspec.json.format(msgspec.json.encode(summaries.coverage_json(report)), indent=1)
    with written_whole(folder / "覆盖率.json", ".json") as unfinished:
        unfinished.write_bytes(content)
    for number, line in enumerate(summaries.coverage_lines(report)):
        head = spoken("13 覆盖率  ", "13 coverage  ")
        say(f"{head if number == 0 else '   '}{line}")


def _take_pictures(path: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for what, options, environment in PICTURES:
        target = folder / what.replace(" %", "").replace(" ", "-")
        target.mkdir(exist_ok=True)
        subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "roster.qt.pictures", str(path), str(target), *options],
            check=True,
            env={**os.environ, **_CHILD_ENVIRONMENT, **environment},
        )
        count = len(list(target.glob("*.png")))
        say(f"14 窗口截图（{what}）  {count} 张", f"14 pictures ({what})  {count}")
