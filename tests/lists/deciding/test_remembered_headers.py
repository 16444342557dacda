from __future__ import annotations

import pytest

from roster.lists.deciding import RememberedMapping
from roster.lists.deciding.remembered_headers import (
    fingerprints,
    header_mark,
    learnt_mappings,
    recalled,
)
from roster.lists.listing import Corrections
from roster.lists.reading.cells import Cell, Sheet, Workbook

HEADER = ("序号", "姓名", "性别", "联系")
PEOPLE = ((1, "张三丰", "男", "13800000001"), (2, "李四光", "女", "13800000002"))
DAY = "2026-10-12"


def make_sheet(*rows: tuple[Cell, ...], name: str = "名册") -> Sheet:
    return Sheet(name, hidden=False, rows=tuple(enumerate(rows, start=1)))


def make_workbook(*sheets: Sheet) -> Workbook:
    return Workbook("名册.xlsx", "0" * 64, "xlsx", sheets, text_cells=False)


def remembered(workbook: Workbook, corrections: Corrections) -> dict[str, RememberedMapping]:
    """Return what is remembered of a workbook's corrections, as the file gives it back."""
    return {
        one.fingerprint: RememberedMapping(
            one.fingerprint, one.words, one.fields, one.band, one.no_header, one.file, DAY
        )
        for one in learnt_mappings(workbook, corrections)
    }


def test_a_header_is_known_whatever_stands_above_and_below() -> None:
    plain = header_mark(make_sheet(HEADER, *PEOPLE))
    titled = header_mark(make_sheet(("附件2",), ("河台镇名册",), HEADER, *PEOPLE[:1]))
    assert plain is not None
    assert titled is not None
    assert plain.fingerprint == titled.fingerprint
    assert (plain.first_row, titled.first_row) == (1, 3)
    assert plain.words == HEADER


def test_spaces_and_signs_in_a_header_do_not_matter() -> None:
    spaced = ("序 号", "姓  名：", "性\n别", "联系")
    assert _fingerprint(HEADER) == _fingerprint(spaced)


@pytest.mark.parametrize(
    "other", [("姓名", "序号", "性别", "联系"), (*HEADER, "备注"), ("序号", "姓名", "性别", "住址")]
)
def test_other_words_or_columns_are_another_header(other: tuple[str, ...]) -> None:
    assert _fingerprint(HEADER) != _fingerprint(other)


def test_a_header_of_unknown_words_is_known_again_too() -> None:
    words = ("村里的", "谁呀", "干啥")
    mark = header_mark(make_sheet(("2026年",), words, ("大坪村", "张三丰", "书记1")))
    assert mark is not None
    assert (mark.first_row, mark.words) == (2, words)


def test_numbers_alone_are_no_header() -> None:
    assert header_mark(make_sheet((1, 2, 3), (4, 5, 6))) is None
    assert header_mark(make_sheet()) is None


def test_what_was_said_about_columns_holds_for_the_next_list_with_the_header() -> None:
    corrections = Corrections().with_fields("名册", {4: "phone", 1: None})
    before = make_workbook(make_sheet(HEADER, *PEOPLE))
    after = make_workbook(make_sheet(("另一份名册",), HEADER, *PEOPLE, name="Sheet1"))
    found = recalled(after, remembered(before, corrections))
    assert found == (Corrections().with_fields("Sheet1", {4: "phone", 1: None}), DAY)


def test_a_corrected_band_moves_with_the_header() -> None:
    corrections = Corrections().with_band("名册", (1, 2))
    before = make_workbook(make_sheet(HEADER, ("", "", "", "手机"), *PEOPLE))
    rows = (("标题",), ("单位：河台镇",), HEADER, ("", "", "", "手机"), *PEOPLE)
    found = recalled(make_workbook(make_sheet(*rows)), remembered(before, corrections))
    assert found is not None
    assert found[0].bands == {"名册": (3, 4)}


def test_that_there_is_no_header_is_remembered() -> None:
    corrections = Corrections().with_band("名册", None)
    workbook = make_workbook(make_sheet(HEADER, *PEOPLE))
    found = recalled(workbook, remembered(workbook, corrections))
    assert found is not None
    assert found[0].bands == {"名册": None}


def test_nothing_is_recalled_for_a_strange_header() -> None:
    workbook = make_workbook(make_sheet(HEADER, *PEOPLE))
    assert recalled(workbook, {}) is None
    assert learnt_mappings(workbook, Corrections()) == ()
    assert set(fingerprints(workbook)) == {"名册"}


def _fingerprint(header: tuple[str, ...]) -> str:
    mark = header_mark(make_sheet(header, *PEOPLE))
    assert mark is not None
    return mark.fingerprint
