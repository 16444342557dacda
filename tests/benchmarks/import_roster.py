"""20,000 people from a workbook into the file, against the bare reader plus bare inserts.

The floor reads the same cells with python-calamine in this process and inserts the very rows that
the program writes (people, posts and the journal's changes), with their indexes, in one
transaction of a copy of the same file. It understands nothing, checks nothing, makes no keys and
needs no child process.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from functools import _lru_cache_wrapper, cache, lru_cache
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2 as sqlite

from roster import office
from roster.db.engine import Database
from roster.divisions import village_finder, villages
from roster.formats.listings import read_listing
from roster.intake import import_listing
from tests.builders import CLERK, TOWNSHIP, make_id_number

NAME = "import"
GOAL = 2.0

_PEOPLE = 20_000
_HEADERS = (
    "序号",
    "村（社区）",
    "姓名",
    "性别",
    "民族",
    "出生年月",
    "学历",
    "政治面貌",
    "入党时间",
    "现任职务",
    "是否新任",
    "身份证号码",
    "联系电话",
    "备注",
)
_SURNAMES = "陈李黄张梁林何谢罗郑苏邓区莫冼卢"
_GIVEN = "志华丽强敏杰伟芳秋明建国雪梅文海燕玲瑞安"
_POSTS = ("党支部书记、村委会主任", "党支部委员", "村委会委员", "监委会主任", "经联社理事")
_FOLDER = Path(tempfile.gettempdir()) / "roster-benchmark-import"


def prepare() -> None:
    """Make the workbook and an empty roster file, and import once to have the rows."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
    _FOLDER.mkdir()
    database = office.create_roster_file(_FOLDER / "empty.roster", TOWNSHIP, clerk=CLERK)
    with database.reading() as db:
        names = [village.name for village in villages(db)]
    database.close()
    _write_workbook(names)
    ours()
    _rows()


def ours() -> None:
    """Read, understand, decide and write with the journal, as the program does."""
    for known in _caches_of_texts():
        known.cache_clear()
    database = Database.open(_fresh_copy("ours.roster"))
    with database.reading() as db:
        finder = village_finder(db)
    listing = read_listing(_FOLDER / "people.xlsx", finder)
    result = import_listing(database, listing, by=CLERK)
    database.close()
    if result.new != _PEOPLE:
        message = f"only {result.new} people came in"
        raise RuntimeError(message)


def floor() -> None:
    """Read bare cells and insert bare rows."""
    rows = CalamineWorkbook.from_path(_FOLDER / "people.xlsx").get_sheet_by_index(0).to_python()
    if len(rows) < _PEOPLE:
        raise RuntimeError
    connection = sqlite.connect(str(_fresh_copy("floor.roster")))
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -32768")
    connection.execute("BEGIN IMMEDIATE")
    for table, values in _rows().items():
        places = ", ".join("?" * len(values[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", values)  # noqa: S608
    connection.execute("COMMIT")
    connection.close()


@cache
def _caches_of_texts() -> tuple[_lru_cache_wrapper[Any], ...]:
    """Return the caches that would know the list from the round before."""
    return tuple(
        found
        for found in gc.get_objects()
        if isinstance(found, _lru_cache_wrapper)
        and found.__module__.startswith("roster.")
        and found.cache_parameters()["maxsize"]
    )


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[tuple[Any, ...]]]:
    """Return the very rows that our import wrote."""
    connection = sqlite.connect(str(_FOLDER / "ours.roster"))
    tables = {"action": "sequence = 2", "trainee": "1", "position": "1", "change": "action = 2"}
    found = {
        name: connection.execute(f"SELECT * FROM {name} WHERE {wanted}").fetchall()  # noqa: S608
        for name, wanted in tables.items()
    }
    connection.close()
    return found


def _fresh_copy(name: str) -> Path:
    copy = _FOLDER / name
    for leftover in _FOLDER.glob(f"{name}*"):
        leftover.unlink()
    shutil.copy(_FOLDER / "empty.roster", copy)
    return copy


def _write_workbook(village_names: list[str]) -> None:
    book = xlsxwriter.Workbook(str(_FOLDER / "people.xlsx"), {"constant_memory": True})
    sheet = book.add_worksheet("花名册")
    sheet.write_row(0, 0, ("全市村（社区）干部花名册",))
    sheet.write_row(1, 0, _HEADERS)
    for number in range(_PEOPLE):
        sheet.write_row(number + 2, 0, _person(number, village_names))
    book.close()


def _person(number: int, village_names: list[str]) -> tuple[object, ...]:
    given = _GIVEN[number % len(_GIVEN)] + _GIVEN[number // 20 % len(_GIVEN)]
    year, month, day = 1960 + number % 40, 1 + number % 12, 1 + number % 28
    birth = f"{year}{month:02d}{day:02d}"
    serial = number // 1000 * 2 + 1
    return (
        number + 1,
        village_names[number % len(village_names)],
        _SURNAMES[number // 400 % len(_SURNAMES)] + given,
        "男",
        "汉",
        f"{year}.{month:02d}",
        ("大专", "高中", "本科")[number % 3],
        ("中共党员", "群众")[number % 2],
        f"{year + 22}.07" if number % 2 == 0 else "",
        _POSTS[number % len(_POSTS)],
        ("是", "否")[number % 2],
        make_id_number(birth, serial, prefix=f"44{number % 1000:04d}"),
        f"139{number:08d}",
        "",
    )
