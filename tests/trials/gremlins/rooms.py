"""The files gremlins play with: a finished township, a county's people, an empty file, lists."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

from roster.attendance import marks
from roster.base.codes.people import Post
from roster.base.codes.trainings import Tier
from roster.cli import demo
from roster.db.acts import Act
from roster.divisions.divisions import villages
from roster.lists import deciding, listing
from roster.office import roster_file
from roster.people.trainees import find_people
from roster.trainings import enrollments, periods, trainings
from tests.builders import CLERK, TOWNSHIP, make_id_number, make_training

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from roster.db.engine import Database

EXAMPLE, COUNTY, EMPTY = "示例镇.roster", "高要区.roster", "空镇.roster"
LISTS = "名单"
_COUNTY = "441204"
_PEOPLE, _INVITED = 5_000, 300
_SURNAMES = "陈李黄张梁林何谢罗郑苏邓区莫冼卢"
_GIVEN = "志华丽强敏杰伟芳秋明建国雪梅文海燕玲瑞安"
_POSTS = (
    (Post.SECRETARY, Post.HEAD),
    (Post.PARTY_MEMBER,),
    (Post.COMMITTEE_MEMBER,),
    (),
)


def make_example(folder: Path) -> None:
    """Make the finished example township and what may be dropped onto the window."""
    demo.demo(folder / "demo", pictures=False)
    shutil.copy(folder / "demo" / EXAMPLE, folder / EXAMPLE)
    lists = folder / LISTS
    lists.mkdir()
    shutil.copy(demo.example_workbook(), lists / "花名册.xlsx")
    shutil.copy(folder / "demo" / demo.PAPERS_FOLDER / "签到表.pdf", lists / "假条.pdf")
    lists.joinpath("不是表格.xlsx").write_text("姓名", "utf-8")
    lists.joinpath("名单.csv").write_text("姓名,职务\n张三,书记\n李四,委员\n", "utf-8")
    shutil.rmtree(folder / "demo")


def make_empty(folder: Path) -> None:
    """Make the file of a township without people."""
    roster_file.create_roster_file(folder / EMPTY, TOWNSHIP, clerk=CLERK).close()


def make_county(folder: Path) -> None:
    """Make a county's file of 5,000 people with a training of 300 that runs."""
    with closing(roster_file.create_roster_file(folder / COUNTY, _COUNTY, clerk=CLERK)) as database:
        with database.reading() as db:
            divisions = [division.code or division.id for division in villages(db)]
        people = tuple(_person(number, divisions) for number in range(_PEOPLE))
        took = listing.Listing("全区.xlsx", "0" * 64, listing.Outcome.IMPORT, people)
        deciding.import_listing(database, took, by=CLERK)
        _hold_training(database)


def make_all(folder: Path) -> None:
    """Make every file."""
    make_example(folder)
    make_empty(folder)
    make_county(folder)


def copied(rooms: Path, folder: Path) -> None:
    """Copy every file for one play."""
    shutil.copytree(rooms, folder, dirs_exist_ok=True)


def rosters(folder: Path) -> Iterator[Path]:
    """Give every roster file of a play, also those that were made in it."""
    return (path for path in sorted(folder.rglob("*.roster")) if path.is_file())


def _hold_training(database: Database) -> None:
    with database.transaction(Act.ENROLL, by=CLERK) as db:
        training = make_training(db, 2, tier=Tier.COUNTY, title="2026年村干部示范培训班（第1期）")
        enrollments.enroll(db, training, find_people(db)[:_INVITED])
        trainings.open_training(db, training)
        marks.mark_all_present(db, training, [periods.list_periods(db, training)[0].id])


def _person(number: int, divisions: Sequence[str]) -> listing.ListedPerson:
    given = _GIVEN[number % 20] + _GIVEN[number // 20 % 20]
    birth = f"{1960 + number % 40}{1 + number % 12:02d}{1 + number % 28:02d}"
    return listing.ListedPerson(
        "花名册",
        number + 3,
        _SURNAMES[number // 400 % len(_SURNAMES)] + given,
        gender=("male", "female")[number % 2],
        birth=f"{birth[:4]}-{birth[4:6]}",
        id_number=make_id_number(birth, number // 1000 * 2 + 1, prefix=f"44{number % 1000:04d}"),
        phone=f"139{number:08d}",
        village=divisions[number % len(divisions)],
        posts=_POSTS[number // len(divisions) % len(_POSTS)],
    )
