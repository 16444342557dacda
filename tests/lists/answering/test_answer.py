"""The answer in the sender's own file, reopened by another library."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.utils.cell import coordinate_to_tuple

from roster.base.errors import CannotWrite, FileMissing, OutputIsSource, RosterError
from roster.base.progress import Cancelled, Report, unwatched
from roster.divisions.catalogue import village_finder
from roster.lists.answering.answer import Answer, suggested_name, write_answer
from roster.lists.answering.codes import AnswerNote
from roster.lists.answering.problem_requests import problem_request
from roster.lists.errors import NotAWorkbook, WorkbookDamaged, WorkbookPasswordNeeded
from roster.lists.listing import Listing, Outcome, Problem
from roster.lists.read_list import read_listing
from roster.lists.reading.workbook_reader import read_workbook
from roster.people.problems import ProblemKind
from tests.builders import TOWNSHIP, make_id_number
from tests.lists.reading.sheet_files import xlsx_of, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

VILLAGES = village_finder(TOWNSHIP)
NUMBER = make_id_number("19780512", 1)
WRONG = NUMBER[:17] + ("1" if NUMBER[17] != "1" else "2")
LOST = NUMBER[:15] + "000"
HEADER = ("村", "姓名", "性别", "出生年月", "身份证号码", "联系电话", "备注")
PEOPLE = (
    ("没有村", "陈明", "男", "1978.05", WRONG, "13900000000", None),
    (None, "李小红", "女", "1980.1", LOST, "1390000", "病休"),
    ("罗建村", "王五", "男", "1978.05", NUMBER, "13800000000", None),
)
FIRST_ROW = 3  # of the people, one-based
#: What is wrong above: row, column, kind.
WRONG_CELLS = {
    "A3": ProblemKind.VILLAGE_UNKNOWN,
    "E3": ProblemKind.ID_CHECK_DIGIT,
    "D4": ProblemKind.BIRTH_AMBIGUOUS,
    "E4": ProblemKind.ID_DIGITS_LOST,
    "F4": ProblemKind.PHONE_INVALID,
}
RED = "FFFFC7CE"
PASSWORD = "村123"  # noqa: S105 - of invented people


def senders_workbook(path: Path) -> Path:
    """Write a list as a village sends it, with all that a workbook may hold beside cells."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("花名册")
        bold = book.add_format({"bold": True, "border": 1, "bg_color": "#DDEEFF"})
        page.merge_range(0, 0, 0, 6, "村“两委”干部花名册", bold)
        page.write_row(1, 0, HEADER, bold)
        for row, person in enumerate(PEOPLE, FIRST_ROW - 1):
            page.write_row(row, 0, person, book.add_format({"italic": True, "border": 2}))
        page.merge_range(2, 0, 3, 0, "没有村", bold)
        page.write_comment("F4", "请补全", {"author": "村委"})
        page.write_comment("B5", "党员")
        page.write_rich_string("G3", "很", bold, "粗", " 的字")
        page.write_formula("G5", "=1+1", None, 2)
        page.set_column(4, 4, 33)
        page.freeze_panes(2, 0)
        page.print_area(0, 0, 5, 6)
        page.data_validation("C3:C9", {"validate": "list", "source": ["男", "女"]})
        page.conditional_format("F3:F9", {"type": "blanks", "format": bold})
        page.insert_textbox("I2", "填表说明")
        other = book.add_worksheet("说明")
        other.write("A1", "不要改动")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=花名册!$G$3:$G$5"})
        other.insert_chart("C3", chart)
    return path


def listing_of(path: Path, password: str | None = None) -> Listing:
    return read_listing(path, VILLAGES, password)


def answered(path: Path, listing: Listing | None = None, **options: object) -> Answer:
    target = path.with_name("副本" + path.suffix)
    found = listing or listing_of(path)
    return write_answer(path, target, found, author="张三", **options)  # type: ignore[arg-type] # options


def first_page(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path).worksheets[0]


def comments(page: Worksheet) -> dict[str, str]:
    return {c.coordinate: c.comment.text for row in page for c in row if c.comment}


def red_cells(page: Worksheet) -> set[str]:
    return {c.coordinate for row in page for c in row if c.fill.fgColor.rgb == RED}


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as container:
        return {name: container.read(name) for name in container.namelist()}


@pytest.fixture(name="source")
def _source(tmp_path: Path) -> Path:
    return senders_workbook(tmp_path / "附件2.xlsx")


@pytest.fixture(name="marked", scope="module")
def _marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Answer]:
    """Give one workbook and its answer to all tests that only look."""
    path = senders_workbook(tmp_path_factory.mktemp("answer") / "附件2.xlsx")
    return path, answered(path)


# --- what is marked ------------------------------------------------------------------------


def test_the_list_has_the_problems_that_the_tests_are_about(source: Path) -> None:
    assert {(p.row, p.column): p.kind for p in listing_of(source).problems} == {
        coordinate_to_tuple(place): kind for place, kind in WRONG_CELLS.items()
    }


def test_exactly_the_problem_cells_are_coloured(marked: tuple[Path, Answer]) -> None:
    _, answer = marked
    assert red_cells(first_page(answer.path)) == set(WRONG_CELLS)
    assert (answer.cells, answer.problems, answer.notes) == (5, 5, ())


def test_each_comment_says_what_is_wrong_and_what_to_do(marked: tuple[Path, Answer]) -> None:
    _, answer = marked
    said = comments(first_page(answer.path))
    for place, kind in WRONG_CELLS.items():
        assert said[place].endswith(problem_request(kind))


def test_a_comment_of_the_sender_stays_above_ours(marked: tuple[Path, Answer]) -> None:
    _, answer = marked
    said = comments(first_page(answer.path))
    assert said["F4"] == "请补全\n" + problem_request(ProblemKind.PHONE_INVALID)
    assert said["B5"] == "党员"


def test_no_comment_repeats_an_identity_number_or_phone(marked: tuple[Path, Answer]) -> None:
    _, answer = marked
    changed = [part for name, part in parts(answer.path).items() if "comments" in name]
    assert changed
    assert not any(re.search(rb"\d{5}", re.sub(rb"<[^>]*>", b"", part)) for part in changed)


def test_a_problem_inside_merged_cells_is_marked_at_the_cell_that_shows_it(source: Path) -> None:
    problem = Problem("花名册", 4, 1, "village", ProblemKind.VILLAGE_UNKNOWN, "")
    listing = Listing("附件2.xlsx", "", Outcome.IMPORT, problems=(problem,))
    page = first_page(answered(source, listing).path)
    assert red_cells(page) == {"A3"}


def test_a_problem_without_a_column_is_marked_at_the_column_of_its_field(tmp_path: Path) -> None:
    path = tmp_path / "重复.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for row, line in enumerate([HEADER, PEOPLE[2], PEOPLE[2]]):
            page.write_row(row, 0, line)
    answer = answered(path)
    assert comments(first_page(answer.path)) == {
        "B3": problem_request(ProblemKind.DUPLICATE_PERSON)
    }


def test_a_problem_of_a_form_is_marked_at_its_own_cell(source: Path) -> None:
    problem = Problem("花名册", 3, 1, "phone", ProblemKind.PHONE_INVALID, "", cell=(5, 6))
    listing = Listing("附件2.xlsx", "", Outcome.IMPORT, problems=(problem,))
    assert red_cells(first_page(answered(source, listing).path)) == {"F5"}


def test_two_problems_of_one_cell_stand_below_each_other(source: Path) -> None:
    kinds = (ProblemKind.POST_UNKNOWN, ProblemKind.POSTS_FORBIDDEN, ProblemKind.POST_UNKNOWN)
    problems = tuple(Problem("花名册", 5, 7, "posts", kind, "") for kind in kinds)
    listing = Listing("附件2.xlsx", "", Outcome.IMPORT, problems=problems)
    page = first_page(answered(source, listing).path)
    assert page["G5"].comment.text == "\n".join(map(problem_request, kinds[:2]))


def test_an_empty_cell_can_be_marked(source: Path) -> None:
    problem = Problem("花名册", 3, 20, "name", ProblemKind.NAME_MISSING, "")
    listing = Listing("附件2.xlsx", "", Outcome.IMPORT, problems=(problem,))
    page = first_page(answered(source, listing).path)
    assert red_cells(page) == {"T3"}
    assert page["T3"].value is None


# --- what stays ------------------------------------------------------------------------------


def test_every_other_part_is_as_it_was(marked: tuple[Path, Answer]) -> None:
    source, answer = marked
    before, after = parts(source), parts(answer.path)
    changed = {name for name, part in before.items() if after[name] != part}
    assert changed == {
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert after.keys() == before.keys()


def test_the_sheet_differs_only_in_the_formats_of_marked_cells(marked: tuple[Path, Answer]) -> None:
    source, answer = marked
    name = "xl/worksheets/sheet1.xml"
    before, after = parts(source)[name], parts(answer.path)[name]
    marks = re.compile(rb'<c r="(?:A3|E3|D4|E4|F4)" s="\d+"')
    assert marks.sub(b"", after) == marks.sub(b"", before)


def test_other_cells_keep_their_looks_and_values(marked: tuple[Path, Answer]) -> None:
    source, answer = marked
    before, after = first_page(source), first_page(answer.path)
    for row in before:
        for cell in row:
            other = after[cell.coordinate]
            assert other.value == cell.value
            assert repr((other.font, other.border)) == repr((cell.font, cell.border))
            if cell.coordinate not in WRONG_CELLS:
                assert repr(other.fill) == repr(cell.fill)


def test_the_marked_copy_is_read_like_the_original(marked: tuple[Path, Answer]) -> None:
    source, answer = marked
    assert listing_of(answer.path).people == listing_of(source).people


def test_macros_stay(tmp_path: Path) -> None:
    plain = parts(senders_workbook(tmp_path / "a.xlsx"))
    source = zipped(tmp_path / "宏.xlsm", {**plain, "xl/vbaProject.bin": b"\xd0\xcf macros"})
    assert parts(answered(source).path)["xl/vbaProject.bin"] == b"\xd0\xcf macros"


def test_a_sheet_without_comments_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "无批注.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("名册")
        page.write_row(0, 0, HEADER)
        page.write_row(1, 0, ["罗建村", "陈明", "男", "1978.05", WRONG])
        page.insert_textbox("I2", "填表说明")
    answer = answered(path)
    assert comments(first_page(answer.path)) == {"E2": problem_request(ProblemKind.ID_CHECK_DIGIT)}
    assert "xl/comments1.xml" in parts(answer.path)


def test_the_reference_to_the_comments_stands_where_the_standard_wants_it(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("名册")
        page.write_row(1, 0, ["罗建村", "陈明", "男", "1978.05", WRONG])
        page.add_table("A1:E2", {"columns": [{"header": word} for word in HEADER[:5]]})
        page.add_sparkline("G2", {"range": "D2:E2"})
        page.insert_textbox("I2", "填表说明")
    sheet = parts(answered(path).path)["xl/worksheets/sheet1.xml"]
    order = re.findall(rb"<(drawing|legacyDrawing|tableParts|extLst)\b", sheet)
    assert order == [b"drawing", b"legacyDrawing", b"tableParts", b"extLst"]


def damaged(path: Path, seed: int) -> Path:
    """Write a workbook with a few bytes of a few parts changed, cut or doubled."""
    drawn = Random(seed)  # noqa: S311 - the same damage at every run
    left = parts(path)
    for name in drawn.sample(sorted(left), drawn.randint(1, 3)):
        part = left[name]
        start = drawn.randrange(len(part))
        end = min(len(part), start + drawn.randint(1, 40))
        left[name] = drawn.choice(
            [
                part[:start] + part[end:],
                part[:end] + part[start:],
                part[:start],
                part[:start] + bytes([drawn.randrange(256)]) + part[start + 1 :],
                re.sub(rb'"\d+"', b'"-1"', part, count=drawn.randint(1, 9)),
            ]
        )
    return zipped(path.with_name("损坏.xlsx"), left)


@pytest.mark.parametrize(
    "seed", [*range(6), *(pytest.param(n, marks=pytest.mark.trial) for n in range(6, 200))]
)
def test_a_damaged_workbook_is_answered_or_refused(source: Path, seed: int) -> None:
    listing = listing_of(source)
    with suppress(RosterError):
        answer = answered(damaged(source, seed), listing)
        assert "[Content_Types].xml" in parts(answer.path)


def test_prefixes_of_other_writers_are_kept(tmp_path: Path) -> None:
    plain = parts(senders_workbook(tmp_path / "a.xlsx"))
    for name in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml"):
        text = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", plain[name].decode())
        plain[name] = text.replace(' xmlns="', ' xmlns:x="', 1).encode()
    source = zipped(tmp_path / "前缀.xlsx", plain)
    assert red_cells(first_page(answered(source).path)) == set(WRONG_CELLS)


def test_cells_without_references_are_counted(tmp_path: Path) -> None:
    plain = parts(senders_workbook(tmp_path / "a.xlsx"))
    name = "xl/worksheets/sheet1.xml"
    bare = re.sub(rb' (?:r|spans)="[^"]*"(?=[^>]*>)', b"", plain[name])
    source = zipped(tmp_path / "无引用.xlsx", {**plain, name: bare})
    problem = Problem("花名册", 3, 5, "id_number", ProblemKind.ID_CHECK_DIGIT, "")
    listing = Listing("a", "", Outcome.IMPORT, problems=(problem,))
    after = parts(answered(source, listing).path)[name]
    assert after.count(b' s="') == bare.count(b' s="')
    assert after != bare


def test_a_sheet_in_utf_16_is_marked_too(tmp_path: Path) -> None:
    plain = parts(senders_workbook(tmp_path / "a.xlsx"))
    name = "xl/worksheets/sheet1.xml"
    wide = plain[name].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    source = zipped(tmp_path / "宽.xlsx", {**plain, name: wide})
    assert red_cells(first_page(answered(source).path)) == set(WRONG_CELLS)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.trial
def test_libreoffice_opens_the_marked_copy(source: Path, tmp_path: Path) -> None:
    answer = answered(source)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(answer.path)], check=True, capture_output=True, timeout=110)
    (sheet, *_) = read_workbook(tmp_path / "副本.ods").sheets
    assert sheet.comments[3, 5].endswith(problem_request(ProblemKind.ID_CHECK_DIGIT))
    assert len(sheet.comments) == 6


# --- other formats ---------------------------------------------------------------------------

CSV = f"姓名,性别,村,身份证号码\n陈明,男,罗建村,{WRONG}\n李小红,女,罗建村,\n"
HTML = f"""<table><tr><td>广告</td></tr></table><table><tr><td>姓名</td><td>性别</td>
<td>身份证号码</td></tr><tr><td>陈明</td><td>男</td><td>{WRONG}</td></tr></table>"""


@pytest.mark.parametrize(("name", "text", "place"), [("a.csv", CSV, "D2"), ("a.xls", HTML, "C2")])
def test_a_format_that_cannot_carry_marks_becomes_a_new_workbook(
    tmp_path: Path, name: str, text: str, place: str
) -> None:
    source = tmp_path / name
    source.write_text(text, "utf-8")
    target = tmp_path / suggested_name(source)
    answer = write_answer(source, target, listing_of(source), author="张三")
    assert answer.notes == (AnswerNote.NEW_WORKBOOK,)
    pages = openpyxl.load_workbook(target).worksheets
    assert [page[place].comment.text for page in pages if page[place].comment] == [
        problem_request(ProblemKind.ID_CHECK_DIGIT)
    ]
    assert listing_of(target).people[0].name == "陈明"


def test_a_new_workbook_keeps_values_merges_comments_and_hidden_rows(tmp_path: Path) -> None:
    ods = "罗建村"
    source = tmp_path / "a.html"
    rows = f"<tr><td rowspan=2>{ods}</td><td>陈明</td><td>男</td></tr>"
    hidden = '<tr style="display:none"><td>=1+1</td><td>1390000</td></tr>'
    head = "<tr><td>村</td><td>姓名</td><td>电话</td></tr>"
    source.write_text(f"<table>{head}{rows}{hidden}</table>", "utf-8")
    problem = Problem("", 3, 1, "village", ProblemKind.VILLAGE_UNKNOWN, "")
    listing = Listing("a", "", Outcome.IMPORT, problems=(problem,))
    page = first_page(write_answer(source, tmp_path / "b.xlsx", listing, author="张三").path)
    assert [str(area) for area in page.merged_cells.ranges] == ["A2:A3"]
    assert (page["A2"].value, page["B3"].value) == ("罗建村", "=1+1")
    assert page["B3"].data_type == "s"
    assert page.row_dimensions[3].hidden
    assert red_cells(page) == {"A2"}


def test_titles_run_on_over_columns_as_wide_as_the_list_needs(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    people = "".join(f"{n},罗建村,陈明,男,{WRONG}\n" for n in range(1, 12))
    titles = "河台镇村（社区）两委干部信息表\n单位：河台镇党建工作办公室,,,单位：人\n"
    source.write_text(f"{titles}序号,村,姓名,性别,身份证号码\n{people}", "utf-8")
    target = tmp_path / suggested_name(source)
    page = first_page(write_answer(source, target, listing_of(source), author="张三").path)
    assert page.column_dimensions["A"].width < 9
    assert page.column_dimensions["E"].width > 18
    assert [page[place].alignment.wrap_text for place in ("A1", "A2", "E4")] == [None, None, True]


def test_a_workbook_without_styles_becomes_a_new_one(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
    problem = Problem("名册", 1, 1, "name", ProblemKind.NAME_MISSING, "")
    listing = Listing("a", "", Outcome.IMPORT, problems=(problem,))
    answer = answered(xlsx_of(tmp_path / "a.xlsx", rows), listing)
    assert answer.notes == (AnswerNote.NEW_WORKBOOK,)


def test_the_copy_of_a_protected_workbook_has_no_password_and_says_so(source: Path) -> None:
    protected = source.with_name("加密.xlsx")
    with source.open("rb") as plain, protected.open("wb") as out:
        OOXMLFile(plain).encrypt(PASSWORD, out)
    listing = listing_of(protected, PASSWORD)
    answer = answered(protected, listing, password=PASSWORD)
    assert answer.notes == (AnswerNote.PROTECTION_REMOVED,)
    assert red_cells(first_page(answer.path)) == set(WRONG_CELLS)
    with pytest.raises(WorkbookPasswordNeeded):
        answered(protected, listing, password="1" + PASSWORD)


# --- failures --------------------------------------------------------------------------------


def test_the_senders_file_is_never_overwritten(source: Path) -> None:
    before = source.read_bytes()
    with pytest.raises(OutputIsSource):
        write_answer(source, source, listing_of(source), author="张三")
    assert source.read_bytes() == before


def test_a_file_that_is_gone_is_named(source: Path) -> None:
    listing = listing_of(source)
    source.unlink()
    with pytest.raises(FileMissing):
        answered(source, listing)


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"%PDF-1.7 no table", NotAWorkbook), (b"PK\x03\x04" + b"\0" * 100, WorkbookDamaged)],
)
def test_a_file_that_is_no_workbook_any_more_is_refused(
    source: Path, content: bytes, error: type[Exception]
) -> None:
    listing = listing_of(source)
    source.write_bytes(content)
    with pytest.raises(error):
        answered(source, listing)
    assert not source.with_name("副本.xlsx").exists()


def test_comments_beside_a_conversation_are_said_to_stay_unseen(source: Path) -> None:
    before = parts(source)
    name = "xl/comments1.xml"
    talk = before[name].replace(b"<author>\xe6\x9d\x91\xe5\xa7\x94<", b"<author>tc={1}<")
    assert talk != before[name]
    answer = answered(zipped(source.with_name("会话.xlsx"), {**before, name: talk}))
    assert answer.notes == (AnswerNote.COMMENTS_UNSEEN,)


def test_a_sheet_that_needs_no_mark_stays_as_it_was(source: Path) -> None:
    far = Problem("花名册", 900, 1, "name", ProblemKind.NAME_MISSING, "")
    near = Problem("说明", 1, 1, "name", ProblemKind.NAME_MISSING, "")
    listing = Listing("a", "", Outcome.IMPORT, problems=(far, near))
    answer = answered(source, listing)
    name = "xl/worksheets/sheet1.xml"
    assert parts(answer.path)[name] == parts(source)[name]
    assert answer.cells == 1


def test_a_folder_that_is_missing_leaves_nothing(source: Path) -> None:
    with pytest.raises(CannotWrite):
        write_answer(source, source.parent / "无" / "a.xlsx", listing_of(source), author="张三")


def stopping_after(calls: int) -> Report:
    """Return a report that cancels at its n-th call."""
    left = iter(range(calls))

    def report(done: int, total: int) -> None:
        unwatched(done, total)
        if next(left, None) is None:
            raise Cancelled

    return report


@pytest.mark.parametrize("calls", [0, 1])
def test_cancelled_marking_leaves_the_old_copy(source: Path, calls: int) -> None:
    listing = listing_of(source)
    old = source.with_name("副本.xlsx")
    old.write_bytes(b"old")
    with pytest.raises(Cancelled):
        answered(source, listing, report=stopping_after(calls))
    assert old.read_bytes() == b"old"
    assert sorted(each.name for each in source.parent.iterdir()) == ["副本.xlsx", "附件2.xlsx"]


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("附件2.xlsx", "附件2（需更正）.xlsx"),
        ("附件2.XLSM", "附件2（需更正）.XLSM"),
        ("附件2.xls", "附件2（需更正）.xlsx"),
        ("名单.et", "名单（需更正）.xlsx"),
    ],
)
def test_the_name_of_the_copy_tells_what_it_is(tmp_path: Path, name: str, suggested: str) -> None:
    assert suggested_name(tmp_path / name) == suggested
