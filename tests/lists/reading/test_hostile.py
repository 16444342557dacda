"""Hostile and damaged files end in one clear error and harm nothing."""

from __future__ import annotations

import io
import random
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.lists.errors import WorkbookDamaged, WorkbookError, WorkbookTooLarge
from roster.lists.reading import workbook_reader
from roster.lists.reading.child.messages import Limits, Refused, Request, read_frames
from roster.lists.reading.child.reader import answer
from roster.lists.reading.workbook_reader import read_workbook
from tests.lists.reading import hostile_files as hostile
from tests.lists.reading import sheet_files as make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roster.lists.reading.cells import Row

if sys.platform != "win32":
    import resource


def peak_memory() -> int:
    """Return the most memory this process ever had, in kilobytes; 0 where nobody counts it."""
    if sys.platform == "win32":
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


# A tenth of the real limits, so that bombs are made quickly.
SMALL = Limits(inflated=30_000_000, answer=25_000_000)


@pytest.mark.parametrize("build", hostile.DAMAGED)
def test_a_damaged_or_cheating_file_is_damaged(
    tmp_path: Path, build: Callable[[Path], Path]
) -> None:
    path = build(tmp_path / "名册.xlsx")
    before = sorted(tmp_path.parent.iterdir())

    with pytest.raises(WorkbookDamaged) as caught:
        read_workbook(path)

    assert caught.value.file == "名册.xlsx"
    assert sorted(tmp_path.parent.iterdir()) == before


@pytest.mark.parametrize("build", hostile.TOO_LARGE)
def test_a_bomb_is_too_large_and_costs_the_program_nothing(
    tmp_path: Path, build: Callable[[Path], Path]
) -> None:
    path = build(tmp_path / "a.xlsx")
    before = peak_memory()

    with pytest.raises(WorkbookTooLarge):
        read_workbook(path, limits=SMALL)

    assert peak_memory() - before < 50_000


@pytest.mark.parametrize("build", hostile.DAMAGED + hostile.TOO_LARGE)
def test_haste_does_not_change_how_a_hostile_file_ends(
    tmp_path: Path, build: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_reader, "_WORTH_HASTE", 0)

    with pytest.raises(WorkbookDamaged if build in hostile.DAMAGED else WorkbookTooLarge):
        read_workbook(build(tmp_path / "a.xlsx"), limits=SMALL)


@pytest.mark.parametrize("smallest", [0, 500_000])
def test_the_corner_of_the_sheet_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, smallest: int
) -> None:
    monkeypatch.setattr(workbook_reader, "_WORTH_HASTE", smallest)
    path = hostile.far_corner(tmp_path / "a.xlsx")

    assert read_workbook(path).sheets[0].rows == ((1, (1,)),)


@pytest.mark.parametrize(
    "far",
    [
        make.label(65_535, 255, "远"),
        make.label(65_535, 0, "底") + make.label(0, 255, "右"),
        make.label(65_535, 0, "底")
        + make.packed_numbers(0, 200, [1, 2])
        + make.text_formula(1, 90),
        make.record(0x200, b"\0\0\0\0\0\0\1\0\0\0\0\1\0\0"),
    ],
)
def test_the_corner_of_an_old_sheet_costs_nothing(tmp_path: Path, far: bytes) -> None:
    path = tmp_path / "a.xls"
    near = make.label(0, 0, "姓名") + make.number(1, 1, 2) + make.label(2, 40, "近")
    path.write_bytes(make.xls(near + far))

    rows = read_workbook(path, limits=Limits(memory=500_000_000)).sheets[0].rows

    assert rows[:2] == ((1, ("姓名",)), (2, (None, 2)))
    assert rows[2][1][40] == "近"
    assert rows[3:] in {(), ((65_536, ("底",)),)}


def test_limits_are_those_that_the_caller_gives(tmp_path: Path) -> None:
    path = make.plain_xlsx(tmp_path / "a.xlsx", [["a"] * 10] * 10)

    assert len(read_workbook(path, limits=Limits(cells=100)).sheets[0].rows) == 10
    for limits in (Limits(cells=99), Limits(file=100), Limits(inflated=100), Limits(entries=3)):
        with pytest.raises(WorkbookTooLarge):
            read_workbook(path, limits=limits)


def refused_or_read(content: bytes) -> bool:
    """Read inside this process: true when it ended in rows or in a refusal."""
    out = io.BytesIO()
    answer(
        Request(len(content), None, Limits(inflated=5_000_000, cells=100_000)),
        io.BytesIO(content),
        out,
    )
    out.seek(0)
    messages = list(read_frames(out))
    return bool(messages)


@given(content=st.binary(max_size=2_000))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert refused_or_read(content)


@given(text=st.text(max_size=300))
def test_any_text_in_a_page_or_a_sheet_is_read_or_refused(text: str) -> None:
    for content in (f"<table>{text}</table>", f'<Workbook xmlns="{SPREADSHEET}">{text}'):
        assert refused_or_read(content.encode("utf-8", "replace"))


SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"

cell_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20).map(float),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=8),
)


@given(table=st.lists(st.lists(cell_values, max_size=6), max_size=6))
def test_both_roads_through_a_worksheet_lead_to_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[object]]
) -> None:
    path = make.plain_xlsx(
        tmp_path_factory.mktemp("x") / "a.xlsx", table, strings_to_numbers=False,
        strings_to_formulas=False, strings_to_urls=False,
    )  # fmt: skip
    quick = rows_answered(path.read_bytes())
    slow = rows_answered(make.with_comment_in_sheet(path.read_bytes()))

    assert quick == slow


def rows_answered(content: bytes) -> list[Row]:
    out = io.BytesIO()
    answer(Request(len(content), None, Limits()), io.BytesIO(content), out)
    out.seek(0)
    return [row for message in read_frames(out) for row in getattr(message, "rows", ())]


def test_flipped_bits_are_read_or_refused(tmp_path: Path) -> None:
    rows = [[f"张{number}", number, "13800138000"] for number in range(40)]
    xlsx = make.plain_xlsx(tmp_path / "a.xlsx", rows).read_bytes()
    cells = b"".join(
        make.label(row, 0, "张三") + make.number(row, 1, row + 0.5) for row in range(200)
    )
    dice = random.Random(7)  # noqa: S311 - a repeatable choice of bits
    for content in (xlsx, make.xls(cells)):
        for _ in range(8):
            altered = bytearray(content)
            altered[dice.randrange(len(altered))] ^= 1 << dice.randrange(8)
            path = tmp_path / "altered.xls"
            path.write_bytes(altered)
            with suppress(WorkbookError):
                read_workbook(path, limits=Limits(memory=600_000_000, seconds=5))


def test_a_refusal_names_its_reason() -> None:
    out = io.BytesIO()
    answer(Request(4, None, Limits()), io.BytesIO(b"%PDF"), out)
    out.seek(0)

    assert [type(message) for message in read_frames(out)] == [Refused]
