"""Tables as text, web pages, SpreadsheetML 2003 and OpenDocument."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.errors import NotAWorkbook, WorkbookDamaged, WorkbookLocked
from roster.lists.reading.cells import CellDate, CellError, FormulaWithoutValue, Row, Workbook
from roster.lists.reading.workbook_reader import read_workbook
from tests.lists.reading import sheet_files as make

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = "姓名,职务\r\n张三,书记\r\n"
ROWS = ((1, ("姓名", "职务")), (2, ("张三", "书记")))


def read(path: Path, content: bytes) -> Workbook:
    path.write_bytes(content)
    return read_workbook(path)


def rows(path: Path, content: bytes) -> tuple[Row, ...]:
    (sheet,) = read(path, content).sheets
    return sheet.rows


# --- text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "gb2312", "utf-16", "utf-16-le"]
)
def test_every_chinese_encoding_is_recognised(tmp_path: Path, encoding: str) -> None:
    book = read(tmp_path / "a.csv", ROSTER.encode(encoding))

    assert book.sheets[0].rows == ROWS
    assert (book.kind, book.text_cells) == ("csv", True)


def test_columns_aligned_with_spaces_are_columns(tmp_path: Path) -> None:
    lines = (
        "花名册（2026年，换届后）",
        "村      姓名    职务",
        "罗建村  张 三   书记",
        "尚德村  李四    主任",
    )
    assert rows(tmp_path / "a.txt", "\n".join(lines).encode("gb18030")) == (
        (1, ("花名册（2026年，换届后）",)),
        (2, ("村", "姓名", "职务")),
        (3, ("罗建村", "张 三", "书记")),
        (4, ("尚德村", "李四", "主任")),
    )


def test_big_endian_text_with_a_mark_is_recognised(tmp_path: Path) -> None:
    assert rows(tmp_path / "a.csv", ("\ufeff" + ROSTER).encode("utf-16-be")) == ROWS


@pytest.mark.parametrize("name", ["𬱖", "㙟", "䶮", "𠂉"])
def test_rare_characters_survive_gb18030(tmp_path: Path, name: str) -> None:
    content = f"姓名,职务\n{name},书记\n".encode("gb18030")

    assert rows(tmp_path / "a.csv", content)[1] == (2, (name, "书记"))


def test_characters_that_left_the_private_area_get_their_code_point(tmp_path: Path) -> None:
    content = "姓名\n张".encode("gbk") + b"\xfe\x59\xfe\xa0\n"

    assert rows(tmp_path / "a.csv", content)[1] == (2, ("张\u9fb4\u9fbb",))


def test_tabs_make_it_text(tmp_path: Path) -> None:
    book = read(tmp_path / "a.csv", ROSTER.replace(",", "\t").encode("utf-16"))

    assert book.sheets[0].rows == ROWS
    assert book.kind == "text"


def test_semicolons_part_cells_when_no_comma_does(tmp_path: Path) -> None:
    assert rows(tmp_path / "a.csv", ROSTER.replace(",", ";").encode()) == ROWS


def test_rows_are_counted_as_records_and_cells_stay_as_typed(tmp_path: Path) -> None:
    content = '姓名,电话\n"张\n三",\'0138\n\n李四,="0139"\n'.encode()

    assert rows(tmp_path / "a.csv", content) == (
        (1, ("姓名", "电话")),
        (2, ("张\n三", "'0138")),
        (4, ("李四", "0139")),
    )


def test_a_quotation_mark_that_nobody_closed_swallows_nothing(tmp_path: Path) -> None:
    lines = ["姓名\t职务", '"张三\t书记', *["李四\t委员"] * 200]

    found = rows(tmp_path / "a.txt", "\n".join(lines).encode())

    assert len(found) == 202
    assert found[1] == (2, ('"张三', "书记"))


def test_a_text_cut_off_inside_a_character_is_still_read(tmp_path: Path) -> None:
    for encoding in ("utf-8", "gb18030"):
        content = ("姓名,职务\n" + "张三,书记\n" * 300 + "李").encode(encoding)[:-1]
        assert len(rows(tmp_path / "a.csv", content)) >= 301


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_bad_bytes_do_not_make_a_text_unreadable(tmp_path: Path, encoding: str) -> None:
    content = bytearray(("姓名,职务\n" + "张三,书记\n" * 50).encode(encoding))
    content[40], content[90], content[200] = 0xFF, 0x01, 0x80

    found = rows(tmp_path / "a.csv", bytes(content))

    assert found[0] == (1, ("姓名", "职务"))
    assert found[-1][1] == ("张三", "书记")


# --- web pages -----------------------------------------------------------------------------

PAGE = """<html><head><meta charset="{charset}"><style>td {{color: red}}</style></head><body>
<table><tr><td colspan=3>名 册</td></tr>
<tr style="display:none"><th>姓名<th>性别<th>职务</tr>
<tr><td rowspan="2">张&nbsp;三<br>（正）</td><td></td><td><p>书记</p><p>主任</p></td></tr>
<tr><td>女</td><td>
   委员 </td></tr></table></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "utf-16"])
def test_a_web_page_named_xls_is_read_as_its_table(tmp_path: Path, charset: str) -> None:
    encoding = {"gb2312": "gb18030"}.get(charset, charset)
    book = read(tmp_path / "a.xls", PAGE.format(charset=charset).encode(encoding))

    (sheet,) = book.sheets
    assert (book.kind, book.text_cells) == ("html", True)
    assert sheet.rows == (
        (1, ("名 册",)),
        (2, ("姓名", "性别", "职务")),
        (3, ("张\xa0三\n（正）", None, "书记\n主任")),
        (4, (None, "女", "委员")),
    )
    assert sheet.merges == ((1, 1, 1, 3), (3, 1, 4, 1))
    assert sheet.hidden_rows == {2}


def test_a_page_that_names_the_wrong_encoding_is_read_rightly(tmp_path: Path) -> None:
    content = PAGE.format(charset="utf-8").encode("gb18030")

    assert rows(tmp_path / "a.xls", content)[0] == (1, ("名 册",))


def test_a_page_in_big5_is_read_as_it_says(tmp_path: Path) -> None:
    content = '<meta charset="big5"><table><tr><td>陳大文</table>'.encode("big5")

    assert rows(tmp_path / "a.htm", content) == ((1, ("陳大文",)),)


def test_tables_inside_tables_are_tables_of_their_own(tmp_path: Path) -> None:
    content = "<table><tr><td>外<table><tr><td>内</td></tr></table></td></tr></table>".encode()

    assert [sheet.rows for sheet in read(tmp_path / "a.xls", content).sheets] == [
        ((1, ("外",)),),
        ((1, ("内",)),),
    ]


def test_absurd_spans_of_a_page_do_no_harm(tmp_path: Path) -> None:
    content = b"<table><tr><td colspan=999999999 rowspan=999999999>a<td>b<tr><td>c</table>"

    assert len(read(tmp_path / "a.xls", content).sheets) == 1


# --- SpreadsheetML 2003 --------------------------------------------------------------------

SPREADSHEETML = """<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>
<Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style>
<Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style></Styles>
<Worksheet ss:Name="名册"><Table>
<Row><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="String">标题</Data></Cell>
<Cell><Data ss:Type="Number">3</Data></Cell></Row>
<Row ss:Index="5" ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s"><Data ss:Type="String">张三</Data>
<Comment><ss:Data>离任</ss:Data></Comment></Cell>
<Cell ss:StyleID="m"><Data ss:Type="DateTime">1978-05-12T00:00:00.000</Data></Cell>
<Cell ss:StyleID="d"><Data ss:Type="DateTime">1978-05-12T00:00:00.000</Data></Cell>
<Cell ss:Formula="=RC[-1]"/><Cell><Data ss:Type="Error">#N/A</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="旧"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible>
</x:WorksheetOptions></Worksheet></Workbook>"""


def test_spreadsheetml_is_read_whole(tmp_path: Path) -> None:
    book = read(tmp_path / "a.xls", SPREADSHEETML.encode())

    first, second = book.sheets
    assert (book.kind, book.text_cells) == ("spreadsheetml", False)
    assert [(each.name, each.hidden) for each in book.sheets] == [("名册", False), ("旧", True)]
    month, day = CellDate("1978-05"), CellDate("1978-05-12")
    assert first.rows == (
        (1, ("标题", None, None, 3)),
        (5, (None, "张三", month, day, FormulaWithoutValue("RC[-1]"), CellError("#N/A"), True)),
    )
    assert first.merges == ((1, 1, 2, 3),)
    assert first.hidden_rows == {5}
    assert first.struck == {(5, 2)}
    assert first.comments == {(5, 2): "离任"}
    assert second.rows == ()


def test_broken_spreadsheetml_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(WorkbookDamaged):
        read(tmp_path / "a.xml", SPREADSHEETML[:-40].encode())


# --- OpenDocument --------------------------------------------------------------------------

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
    }.items()
)
STYLES = """<number:date-style style:name="N1"><number:year/><number:month/></number:date-style>
<number:date-style style:name="N2"><number:year/><number:month/><number:day/></number:date-style>
<style:style style:name="c1" style:data-style-name="N1"/>
<style:style style:name="c2" style:data-style-name="N2"/>
<style:style style:name="c3"><style:text-properties style:text-line-through-style="solid"/>
</style:style>
<style:style style:name="t2"><style:table-properties table:display="false"/></style:style>"""


def ods(path: Path, tables: str, manifest: str = "<manifest/>") -> Path:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return make.zipped(path, {"content.xml": content, "META-INF/manifest.xml": manifest})


STYLED = 'table:style-name="c"'


def text_cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}>{text}</table:table-cell>'


def test_opendocument_is_read_whole(tmp_path: Path) -> None:
    typed = '<table:table-cell office:value-type="{}" {}/>'
    tables = (
        '<table:table table:name="名册"><table:table-row>'
        + text_cell("<text:p>标<text:s text:c='2'/>题</text:p><text:p>二</text:p>")
        + '<table:covered-table-cell table:number-columns-repeated="2"/>'
        + typed.format("float", 'office:value="1978.1"')
        + '</table:table-row><table:table-row table:number-rows-repeated="3">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        '<table:table-row table:visibility="filter">'
        + typed.format("date", 'office:date-value="1978-05-12" table:style-name="c1"')
        + typed.format("date", 'office:date-value="1978-05-12T00:00:00" table:style-name="c2"')
        + text_cell("<text:p>离任</text:p>", 'table:style-name="c3"')
        + text_cell("<text:p>#REF!</text:p>", 'table:formula="of:=A1"')
        + '<table:table-cell table:formula="of:=[.A1]"/>'
        + typed.format("boolean", 'office:boolean-value="true"')
        + text_cell(
            "<office:annotation><text:p>注</text:p></office:annotation><text:p>镇</text:p>",
            'table:number-columns-spanned="2" table:number-rows-spanned="2"',
        )
        + '</table:table-row><table:table-row table:number-rows-repeated="1048500">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        '</table:table><table:table table:name="旧" table:style-name="t2"/>'
    )
    book = read_workbook(ods(tmp_path / "a.ods", tables))

    first, second = book.sheets
    assert (book.kind, first.name, first.hidden) == ("ods", "名册", False)
    month, day = CellDate("1978-05"), CellDate("1978-05-12")
    formula, error = FormulaWithoutValue("[.A1]"), CellError("#REF!")
    assert first.rows == (
        (1, ("标  题\n二", None, None, 1978.1)),
        (5, (month, day, "离任", error, formula, True, "镇")),
    )
    assert first.merges == ((5, 7, 6, 8),)
    assert first.hidden_rows == {5}
    assert first.struck == {(5, 3)}
    assert first.comments == {(5, 7): "注"}
    assert (second.name, second.hidden, second.rows) == ("旧", True, ())


def test_date_styles_kept_apart_from_the_content_are_found(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="date" {} office:date-value="1978-05-12"/>'
    content = (
        f'<document {NAMES}><style:style style:name="c" style:data-style-name="N9"/>'
        f'<table:table table:name="a"><table:table-row>'
        f"{cell.format(STYLED)}</table:table-row></table:table></document>"
    )
    styles = f'<s {NAMES}><number:date-style style:name="N9"><number:year/></number:date-style></s>'
    parts = {"content.xml": content, "styles.xml": styles, "META-INF/manifest.xml": "<m/>"}

    (sheet,) = read_workbook(make.zipped(tmp_path / "a.ods", parts)).sheets

    assert sheet.rows == ((1, (CellDate("1978"),)),)


def test_a_value_repeated_over_the_whole_sheet_costs_little(tmp_path: Path) -> None:
    cell = text_cell("<text:p>x</text:p>", 'table:number-columns-repeated="16384"')
    tables = (
        '<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">'
        f"{cell}</table:table-row></table:table>"
    )

    (sheet,) = read_workbook(ods(tmp_path / "a.ods", tables)).sheets

    assert len(sheet.rows) == 1_000


def test_encrypted_opendocument_is_locked(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", "", "<manifest><encryption-data/></manifest>")

    with pytest.raises(WorkbookLocked):
        read_workbook(path)


def test_a_zip_of_anything_else_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook):
        read_workbook(make.zipped(tmp_path / "a.zip", {"readme.txt": "a"}))
