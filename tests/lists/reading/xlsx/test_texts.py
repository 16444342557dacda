"""What an xlsx file says beside plain values: parts of texts, comments, odd dialects."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from roster.lists.reading.cells import CellDate, Sheet
from roster.lists.reading.child.messages import Limits
from roster.lists.reading.workbook_reader import read_workbook
from tests.lists.reading import sheet_files as make

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    make.MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
# Both roads through a worksheet: a comment in the XML leads to the slow one.
ROADS = pytest.mark.parametrize("mark", ["", "<!-- -->"], ids=["quick", "slow"])


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def with_strings(path: Path, strings: str, rows: str) -> Path:
    """Write an xlsx file with shared strings."""
    parts = make.xlsx_parts(make.sheet_xml(rows))
    link = f'<Relationship Id="r3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    rels = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = rels.replace("</Rel", link + "</Rel", 1)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{make.MAIN}">{strings}</sst>'
    return make.zipped(path, parts)


def string_cells(count: int) -> str:
    cells = (f'<c r="{"ABCDEF"[each]}1" t="s"><v>{each}</v></c>' for each in range(count))
    return f'<row r="1">{"".join(cells)}</row>'


STRUCK_RUN = "<r><rPr><b/><strike/></rPr><t>三</t></r>"


@ROADS
def test_rich_texts_are_joined_without_reading_aids_and_a_struck_run_is_told(
    tmp_path: Path, mark: str
) -> None:
    strings = (
        f"<si><r><t>张</t></r>{STRUCK_RUN}<rPh sb='0' eb='1'><t>zhang</t></rPh></si>"
        '<si><r><rPr><strike val="0"/></rPr><t>李四</t></r></si><si><t>王五</t></si><si/>'
    )

    sheet = only_sheet(with_strings(tmp_path / "a.xlsx", strings, mark + string_cells(4)))

    assert sheet.rows == ((1, ("张三", "李四", "王五")),)
    assert sheet.struck == {(1, 1)}


@ROADS
def test_a_struck_run_of_an_inline_text_is_told(tmp_path: Path, mark: str) -> None:
    rows = (
        f'{mark}<row r="1"><c r="A1" t="inlineStr"><is><t>王五</t></is></c>'
        f'<c r="B1" t="inlineStr"><is><r><t>张</t></r>{STRUCK_RUN}</is></c></row>'
    )

    sheet = only_sheet(make.xlsx_of(tmp_path / "a.xlsx", rows))

    assert sheet.rows == ((1, ("王五", "张三")),)
    assert sheet.struck == {(1, 2)}


@ROADS
def test_characters_that_xml_cannot_hold_are_unescaped(tmp_path: Path, mark: str) -> None:
    strings = "<si><t>一_x000D_\n二</t></si><si><t>_x005F_x0041_</t></si>"

    sheet = only_sheet(with_strings(tmp_path / "a.xlsx", strings, mark + string_cells(2)))

    assert sheet.rows == ((1, ("一\r\n二", "_x0041_")),)


@ROADS
def test_a_number_below_zero_under_a_date_format_stays_itself(tmp_path: Path, mark: str) -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="57"/></cellXfs>'
    rows = f'{mark}<row r="1"><c r="A1" s="1"><v>-4</v></c><c r="B1" s="2"><v>-0.5</v></c></row>'

    sheet = only_sheet(make.xlsx_of(tmp_path / "a.xlsx", rows, styles=styles))

    assert sheet.rows == ((1, (-4, -0.5)),)


@ROADS
@pytest.mark.parametrize("strict", [False, True])
def test_dates_spelt_out_and_the_strict_dialect_are_read(
    tmp_path: Path, mark: str, *, strict: bool
) -> None:
    rows = (
        f'{mark}<row r="1"><c r="A1" t="inlineStr"><is><t>张三</t></is></c>'
        '<c r="B1" s="1" t="d"><v>1978-05-12T00:00:00</v></c><c r="C1" s="1"><v>28622</v></c>'
        '<c r="D1" s="2" t="d"><v>1978-05-12</v></c></row>'
    )
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="57"/><xf numFmtId="14"/></cellXfs>'
    parts = make.xlsx_parts(make.sheet_xml(rows), styles=styles)
    for old, new in STRICT.items() if strict else ():
        parts = {name: part.replace(old, new) for name, part in parts.items()}

    month, day = CellDate("1978-05"), CellDate("1978-05-12")
    sheet = only_sheet(make.zipped(tmp_path / "a.xlsx", parts))
    assert sheet.rows == ((1, ("张三", month, month, day)),)


def test_a_conversation_is_read_instead_of_the_advice_for_older_programs(tmp_path: Path) -> None:
    parts = make.xlsx_parts(make.sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships><Relationship Id="r1" Type="{OFFICE}/comments" Target="../comments1.xml"/>'
        '<Relationship Id="r2" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        'threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    parts["xl/comments1.xml"] = (
        '<comments><commentList><comment ref="A1"><text><t>[Threaded comment] Your version of '
        'Excel allows you to read this</t></text></comment><comment ref="B2"><text><r><t>旧</t></r>'
        "<r><t>批注</t></r></text></comment></commentList></comments>"
    )
    parts["xl/threadedComments/threadedComment1.xml"] = (
        '<ThreadedComments><threadedComment ref="A1" id="1"><text>身份证号码对吗？</text>'
        '</threadedComment><threadedComment ref="A1" parentId="1"><text>已核对</text>'
        "</threadedComment></ThreadedComments>"
    )

    sheet = only_sheet(make.zipped(tmp_path / "a.xlsx", parts))

    assert sheet.comments == {(1, 1): "身份证号码对吗？\n已核对", (2, 2): "旧批注"}


def test_a_very_long_cell_and_the_widest_row_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "长" * 32_767)
        sheet.write_row(1, 0, range(16_384))

    (_, (long,)), (_, wide) = only_sheet(path).rows

    assert long == "长" * 32_767
    assert wide == tuple(range(16_384))


def test_a_million_formatted_empty_rows_stay_within_small_limits(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(2, 1_048_577))
    path = make.xlsx_of(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>' + rows)

    found = read_workbook(path, limits=Limits(memory=500_000_000, seconds=10)).sheets[0]

    assert found.rows == ((1, (1,)),)


def test_macros_and_links_are_left_alone(tmp_path: Path) -> None:
    """Neither is a server asked for the other workbook nor is the macro looked at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/other.xlsx"
        parts = make.xlsx_parts(
            make.sheet_xml('<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c></row>')
        )
        link = f'<Relationship Id="r9" Type="{OFFICE}/externalLink" Target="externalLinks/1.xml"/>'
        rels = parts["xl/_rels/workbook.xml.rels"]
        parts["xl/_rels/workbook.xml.rels"] = rels.replace("</Rel", link + "</Rel", 1)
        parts["xl/externalLinks/1.xml"] = '<externalLink><externalBook r:id="r1"/></externalLink>'
        parts["xl/externalLinks/_rels/1.xml.rels"] = (
            f'<Relationships><Relationship Id="r1" Type="{OFFICE}/externalLinkPath" '
            f'Target="{address}" TargetMode="External"/></Relationships>'
        )
        parts["xl/vbaProject.bin"] = "Auto_Open: Shell"

        sheet = only_sheet(make.zipped(tmp_path / "a.xlsm", parts))

        assert sheet.rows == ((1, (7,)),)
        with pytest.raises(TimeoutError):
            server.accept()
