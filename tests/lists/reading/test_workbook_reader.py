"""Every kind of spreadsheet becomes the cells that a person sees in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from typing import TYPE_CHECKING

import msoffcrypto
import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from roster.base.errors import FileMissing
from roster.lists.errors import (
    NotAWorkbook,
    WorkbookPasswordNeeded,
    WorkbookPasswordWrong,
    WorkbookUnreadable,
)
from roster.lists.reading.cells import Cell, CellDate, CellError, FormulaWithoutValue, Row, Sheet
from roster.lists.reading.workbook_reader import read_workbook
from tests.lists.reading import sheet_files as make

if TYPE_CHECKING:
    from pathlib import Path


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def rows_in(path: Path) -> tuple[Row, ...]:
    return only_sheet(path).rows


def cell(sheet: Sheet, row: int, column: int) -> Cell:
    return dict(sheet.rows)[row][column - 1]


def test_text_and_numbers_keep_row_numbers_and_columns(tmp_path: Path) -> None:
    path = make.plain_xlsx(tmp_path / "a.xlsx", [[], ["", "姓名", 3], [], ["", "", "张三", 1978.1]])

    assert rows_in(path) == ((2, (None, "姓名", 3)), (4, (None, None, "张三", 1978.1)))


def test_the_workbook_names_its_file_kind_and_digest(tmp_path: Path) -> None:
    path = make.plain_xlsx(tmp_path / "名册.xlsx", [["a"]])

    book = read_workbook(path)

    assert (book.file, book.kind, book.text_cells) == ("名册.xlsx", "xlsx", False)
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_empty_workbook_has_an_empty_sheet(tmp_path: Path) -> None:
    assert rows_in(make.plain_xlsx(tmp_path / "a.xlsx", [])) == ()


def test_whole_numbers_are_int_until_a_double_cannot_hold_them(tmp_path: Path) -> None:
    path = make.plain_xlsx(tmp_path / "a.xlsx", [[2**53, 441224197805120312, -1.0, 0.5, True]])

    ((_, cells),) = rows_in(path)

    assert cells == (2**53, 441224197805120320.0, -1, 0.5, True)
    assert [type(each) for each in cells] == [int, float, int, float, bool]


# --- dates ---------------------------------------------------------------------------------

FORMATS = {
    "yyyy-mm-dd": "1978-05-12",
    "yyyy/m/d;@": "1978-05-12",
    'yyyy"年"m"月"d"日"': "1978-05-12",
    '[$-804]yyyy"年"m"月"d"日";@': "1978-05-12",
    "[DBNum1][$-804]yyyy年m月d日": "1978-05-12",
    "d mmm yyyy h:mm": "1978-05-12",
    'yyyy"年"m"月"': "1978-05",
    '[$-804]yyyy"年"m"月";@': "1978-05",
    "yyyy.mm": "1978-05",
    "yyyy\\-mm": "1978-05",
    "mmm-yy": "1978-05",
    "yyyy": "1978",
}


@pytest.mark.parametrize("since_1904", [False, True])
def test_a_date_is_as_precise_as_it_is_shown(tmp_path: Path, *, since_1904: bool) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": since_1904}) as book:
        sheet = book.add_worksheet()
        for row, code in enumerate(FORMATS):
            form = book.add_format({"num_format": code})
            sheet.write_datetime(row, 0, dt.datetime(1978, 5, 12), form)  # noqa: DTZ001 - no zone

    assert [cells[0] for _, cells in rows_in(path)] == [CellDate(iso) for iso in FORMATS.values()]


def test_built_in_chinese_formats_are_dates(tmp_path: Path) -> None:
    forms = (14, 27, 31, 57, 58, 0)
    styles = "<cellXfs>" + "".join(f'<xf numFmtId="{form}"/>' for form in forms) + "</cellXfs>"
    cells = "".join(
        f'<c r="{letter}1" s="{index}"><v>28622</v></c>' for index, letter in enumerate("ABCDEF")
    )
    path = make.xlsx_of(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>', styles=styles)

    day, month = CellDate("1978-05-12"), CellDate("1978-05")
    assert rows_in(path) == ((1, (day, month, day, month, day, 28622)),)


def test_text_in_a_date_column_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        form = book.add_format({"num_format": 'yyyy"年"m"月"'})
        book.add_worksheet().write_string(0, 0, "1978.05", form)

    assert rows_in(path) == ((1, ("1978.05",)),)


def test_a_number_beyond_the_calendar_stays_a_number(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        form = book.add_format({"num_format": 'yyyy"年"m"月"'})
        book.add_worksheet().write_row(0, 0, [197805120, -4, 0.25], form)

    assert rows_in(path) == ((1, (197805120, -4, 0.25)),)


def test_a_time_of_day_is_a_fraction_of_a_day(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_number(0, 0, 0.25, book.add_format({"num_format": "h:mm"}))
        sheet.write_number(0, 1, 1.5, book.add_format({"num_format": "[h]:mm"}))

    assert rows_in(path) == ((1, (0.25, 1.5)),)


# --- what only the XML tells ---------------------------------------------------------------


def test_a_formula_never_calculated_is_told_from_an_empty_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B2"] = '=IF(A1>"1","a&b",2)'
    sheet["D9"] = "=A1"
    book.save(tmp_path / "a.xlsx")

    assert rows_in(tmp_path / "a.xlsx") == (
        (2, (None, FormulaWithoutValue('IF(A1>"1","a&b",2)'))),
        (9, (None, None, None, FormulaWithoutValue("A1"))),
    )


def test_a_formula_with_a_stored_value_is_its_value(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"x"</f><v>x</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f t="shared" si="0"/><v>4</v></c>'
        '<c r="E1"><f t="shared" si="0"/></c></row>'
    )

    assert rows_in(make.xlsx_of(tmp_path / "a.xlsx", rows)) == (
        (1, (2, "x", None, 4, FormulaWithoutValue(""))),
    )


def test_error_values_keep_their_code(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c>'
        '<c r="B1" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c></row>'
    )

    assert rows_in(make.xlsx_of(tmp_path / "a.xlsx", rows)) == (
        (1, (CellError("#REF!"), CellError("#N/A"))),
    )


def test_merges_hidden_rows_struck_cells_and_comments_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A2:B3", "台山")
        sheet.write_string("C3", "离任", book.add_format({"font_strikeout": True}))
        sheet.write_blank("D3", None, book.add_format({"font_strikeout": True}))
        sheet.write_comment("C3", "已去世")
        sheet.set_row(2, None, None, {"hidden": True})

    sheet_read = only_sheet(path)

    assert sheet_read.merges == ((2, 1, 3, 2),)
    assert sheet_read.hidden_rows == {3}
    assert sheet_read.struck == {(3, 3)}
    assert "已去世" in sheet_read.comments[3, 3]


def test_hidden_sheets_come_marked_and_chart_sheets_do_not_come(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        first = book.add_worksheet("一")
        first.write_string(0, 0, "a")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=一!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)
        book.add_worksheet("二").hide()
        book.add_worksheet("三").very_hidden()

    sheets = read_workbook(path).sheets

    assert [(each.name, each.hidden) for each in sheets] == [
        ("一", False),
        ("二", True),
        ("三", True),
    ]


def test_comments_of_openpyxl_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "张三"
    sheet["A1"].comment = Comment("请核对", "镇")
    book.save(tmp_path / "a.xlsx")

    assert only_sheet(tmp_path / "a.xlsx").comments == {(1, 1): "请核对"}


# --- how else an xlsx file may be written --------------------------------------------------

SAME_ROWS = (
    (1, (None, "姓 名", 3)),
    (3, ("张三", True, CellDate("1978-05"), CellError("#N/A"), FormulaWithoutValue("A1"))),
)
USUAL = (
    '<row r="1"><c r="B1" t="inlineStr"><is><t>姓 名</t></is></c><c r="C1"><v>3</v></c></row>'
    '<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>张三</t></is></c>'
    '<c r="B3" t="b"><v>1</v></c><c r="C3" s="1"><v>28622</v></c>'
    '<c r="D3" t="e"><v>#N/A</v></c><c r="E3"><f>A1</f></c></row>'
)
STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="57"/></cellXfs>'
ALIKE = {
    "usual": USUAL,
    "comment between rows": USUAL.replace("</row><row", "</row><!-- x --><row"),
    "attributes in another order": USUAL.replace('r="B3" t="b"', 't="b" r="B3"'),
    "single quotes": USUAL.replace('"', "'"),
    "line breaks": USUAL.replace("><", ">\n<"),
}


@pytest.mark.parametrize("how", list(ALIKE))
def test_the_way_of_writing_does_not_matter(tmp_path: Path, how: str) -> None:
    path = make.xlsx_of(tmp_path / "a.xlsx", ALIKE[how], styles=STYLES)

    sheet = only_sheet(path)

    assert sheet.rows == SAME_ROWS
    assert sheet.hidden_rows == {3}


def test_cells_without_reference_follow_each_other(tmp_path: Path) -> None:
    rows = '<row/><row><c/><c t="inlineStr"><is><t>姓 名</t></is></c><c><v>3</v></c></row>'
    path = make.xlsx_of(tmp_path / "a.xlsx", rows)

    assert rows_in(path) == ((2, (None, "姓 名", 3)),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_prefixes_and_other_encodings_are_understood(tmp_path: Path, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>' + make.sheet_xml(USUAL)
    prefixed = xml.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
    prefixed = prefixed.replace("xmlns=", "xmlns:x=")
    parts: dict[str, str | bytes] = dict(make.xlsx_parts("", styles=STYLES))
    parts["xl/worksheets/sheet1.xml"] = prefixed.encode(encoding)

    assert rows_in(make.zipped(tmp_path / "a.xlsx", parts)) == SAME_ROWS


def test_rich_text_is_joined_without_reading_aids(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c t="inlineStr" r="A1"><is><r><t>张</t></r><r><t>三</t></r>'
        "<rPh><t>zhang</t></rPh></is></c></row>"
    )

    assert rows_in(make.xlsx_of(tmp_path / "a.xlsx", rows)) == ((1, ("张三",)),)


# --- far cells and empty rows --------------------------------------------------------------


def test_a_stray_cell_far_away_costs_nothing_and_a_near_one_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "职务"])
        sheet.write_row(1, 0, ["张三", "书记"])
        sheet.write_string("AZ40", "近")
        sheet.write_string("XFC6000", "远")
        sheet.write_string("B1048576", "底")

    rows = dict(rows_in(path))

    assert rows[1] == ("姓名", "职务")
    assert rows[2] == ("张三", "书记")
    assert rows[40][51] == "近"
    assert rows[1_048_576] == (None, "底")
    assert len(rows) == 4


def test_thirty_thousand_formatted_empty_rows_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        border = book.add_format({"border": 1})
        sheet.write_string(0, 0, "姓名", border)
        for row in range(1, 30_000):
            for column in range(6):
                sheet.write_blank(row, column, None, border)

    assert rows_in(path) == ((1, ("姓名",)),)


# --- passwords -----------------------------------------------------------------------------


def encrypted(path: Path, password: str) -> Path:
    plain = io.BytesIO(make.plain_xlsx(path, [["姓名"], ["张三"]]).read_bytes())
    with path.open("wb") as out:
        msoffcrypto.OfficeFile(plain).encrypt(password, out)
    return path


def test_an_encrypted_workbook_asks_for_its_password(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "密.xlsx", "换届2026")

    for password in (None, ""):
        with pytest.raises(WorkbookPasswordNeeded) as caught:
            read_workbook(path, password)
        assert type(caught.value) is WorkbookPasswordNeeded
        assert caught.value.file == "密.xlsx"


def test_a_wrong_password_is_told_from_none(tmp_path: Path) -> None:
    with pytest.raises(WorkbookPasswordWrong) as caught:
        read_workbook(encrypted(tmp_path / "密.xlsx", "换届2026"), "换届2025")

    assert caught.value.file == "密.xlsx"


def test_an_encrypted_workbook_opens_with_its_password(tmp_path: Path) -> None:
    book = read_workbook(encrypted(tmp_path / "a.xlsx", "换届2026"), "换届2026")

    assert book.kind == "xlsx"
    assert book.sheets[0].rows == ((1, ("姓名",)), (2, ("张三",)))


def test_the_password_that_only_guards_against_editing_is_known(tmp_path: Path) -> None:
    assert rows_in(encrypted(tmp_path / "a.xlsx", "VelvetSweatshop"))[0] == (1, ("姓名",))


# --- what cannot be read -------------------------------------------------------------------


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing) as caught:
        read_workbook(tmp_path / "没有.xlsx")
    assert caught.value.path == tmp_path / "没有.xlsx"


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnreadable):
        read_workbook(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \r\n",
        b"%PDF-1.7\n...",
        b"\x89PNG\r\n\x1a\n\0\0",
        bytes(range(256)) * 20,
        b'<?xml version="1.0"?><note>text</note>',
        b"<html><body><p>no table</p></body></html>",
        b"{\\rtf1 text}",
    ],
)
def test_what_is_no_table_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    with pytest.raises(NotAWorkbook):
        read_workbook(path)


@pytest.mark.parametrize("part", ["word/document.xml", "xl/workbook.bin"])
def test_documents_and_binary_workbooks_are_to_be_saved_anew(tmp_path: Path, part: str) -> None:
    parts = {"[Content_Types].xml": "<Types/>", part: "<x/>"}

    with pytest.raises(NotAWorkbook):
        read_workbook(make.zipped(tmp_path / "a.xlsx", parts))
