"""What the benchmarks of the import share: a roster file and a long list of invented people.

The bare rows are the very rows that the program writes for the list (people, posts and the
journal's changes), inserted with their indexes and checks in one durable transaction, a statement
for each row, as programs do it. The program itself puts fifty rows into a statement, which spares
it a tenth to a quarter of that; on the other hand it makes pinyin, JSON and the journal's hash,
which the floor finds ready.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter
from sqlcipher3 import dbapi2 as sqlite

from roster.divisions.divisions import villages
from roster.office import roster_file
from tests.builders import CLERK, TOWNSHIP, make_id_number

BareRows: TypeAlias = dict[str, list[tuple[Any, ...]]]

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
    "填报人",
)
_SURNAMES = "陈李黄张梁林何谢罗郑苏邓区莫冼卢刘吴杨周徐朱许曾叶潘冯麦钟曹赖温范江袁余薛庄倪詹"
_GIVEN = "志华丽强敏杰伟芳秋明建国雪梅文海燕玲瑞安"
_POSTS = ("党支部书记、村委会主任", "党支部委员", "村委会委员", "监委会主任", "经联社理事")
_WRITTEN = {"action": "sequence = 2", "trainee": "1", "position": "1", "change": "action = 2"}


@dataclass(frozen=True, slots=True)
class LongList:
    """A folder with a workbook of so many people and a roster file without anybody."""

    name: str
    people: int
    columns: int = 14
    folder: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folder", Path(tempfile.gettempdir()) / f"roster-{self.name}")

    @property
    def workbook(self) -> Path:
        """Where the list is."""
        return self.folder / "people.xlsx"

    def make(self) -> None:
        """Make the folder anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        database = roster_file.create_roster_file(
            self.folder / "empty.roster", TOWNSHIP, clerk=CLERK
        )
        with database.reading() as db:
            names = [village.name for village in villages(db)]
        database.close()
        _write_workbook(self, names)

    def fresh_copy(self, name: str) -> Path:
        """Return a copy of the empty roster file."""
        copy = self.folder / name
        for leftover in self.folder.glob(f"{name}*"):
            leftover.unlink()
        shutil.copy(self.folder / "empty.roster", copy)
        return copy


def written_rows(path: Path) -> BareRows:
    """Return the very rows that the import of a list wrote."""
    connection = sqlite.connect(str(path))
    found = {
        name: connection.execute(f"SELECT * FROM {name} WHERE {wanted}").fetchall()  # noqa: S608
        for name, wanted in _WRITTEN.items()
    }
    connection.close()
    return found


def insert_bare(path: Path, rows: BareRows) -> None:
    """Insert rows durably, one statement for each."""
    connection = sqlite.connect(str(path))
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -32768")
    connection.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        places = ", ".join("?" * len(values[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", values)  # noqa: S608
    connection.execute("COMMIT")
    connection.close()


def forget_texts() -> None:
    """Clear the caches that would know the list from the round before."""
    for known in _caches_of_texts():
        known.cache_clear()


@cache
def _caches_of_texts() -> tuple[_lru_cache_wrapper[Any], ...]:
    return tuple(
        found
        for found in gc.get_objects()
        if isinstance(found, _lru_cache_wrapper)
        and found.__module__.startswith("roster.")
        and found.cache_parameters()["maxsize"]
    )


def _write_workbook(wanted: LongList, village_names: list[str]) -> None:
    book = xlsxwriter.Workbook(str(wanted.workbook), {"constant_memory": True})
    sheet = book.add_worksheet("花名册")
    sheet.write_row(0, 0, ("全市村（社区）干部花名册",))
    sheet.write_row(1, 0, _HEADERS[: wanted.columns])
    for number in range(wanted.people):
        sheet.write_row(number + 2, 0, _person(number, village_names)[: wanted.columns])
    book.close()


def _person(number: int, village_names: list[str]) -> tuple[object, ...]:
    given = _GIVEN[number % len(_GIVEN)] + _GIVEN[number // 20 % len(_GIVEN)]
    alike = number // (400 * len(_SURNAMES))  # so many bore the name before
    year, month, day = 1960 + (number + alike) % 40, 1 + number % 12, 1 + number % 28
    birth = f"{year}{month:02d}{day:02d}"
    serial = number // 1000 * 2 + 1
    return (
        number + 1,
        village_names[(number + alike) % len(village_names)],
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
        "陈干事",
    )
