from __future__ import annotations

import json
from typing import TYPE_CHECKING

from roster.cli.demo import example_workbook
from tests.cli.clerk import TITLE, hold_class
from tests.papers.pdf_reading import page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.clerk import Clerk


def test_a_class_goes_from_plan_to_certificates(clerk: Clerk, tmp_path: Path) -> None:
    hold_class(clerk)
    assert "未结业 1" in clerk.said
    clerk.does("print", "sign-in", "FILE", TITLE, str(tmp_path / "s.pdf"))
    assert "0001号" in clerk.does("issue", "FILE", TITLE, "--on", "2026-05-20")
    clerk.does("print", "certificates", "FILE", TITLE, str(tmp_path / "c.pdf"))
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")
    rows = json.loads(clerk.does("training", "list", "FILE", "--json"))
    assert [(row["title"], row["state"]) for row in rows] == [(TITLE, "closed")]
    assert TITLE in clerk.does("training", "list", "FILE")


def test_closing_with_blank_cells_is_refused(clerk: Clerk) -> None:
    clerk.does("import", "FILE", str(example_workbook()))
    clerk.does("training", "plan", "FILE", "--title", TITLE, "--period", "2026-05-08/morning")
    clerk.does("enroll", "FILE", TITLE)
    clerk.does("training", "open", "FILE", TITLE)
    clerk.does("training", "close", "FILE", TITLE, expect=1)
    assert "考勤没录" in clerk.complained


def test_certificates_wait_for_the_closing(clerk: Clerk) -> None:
    clerk.does("import", "FILE", str(example_workbook()))
    clerk.does("training", "plan", "FILE", "--title", TITLE, "--period", "2026-05-08/morning")
    clerk.does("enroll", "FILE", TITLE)
    clerk.does("training", "open", "FILE", TITLE)
    clerk.does("issue", "FILE", TITLE, expect=1)


def test_all_papers_of_a_class_go_into_a_folder(clerk: Clerk, tmp_path: Path) -> None:
    hold_class(clerk)
    said = clerk.does("print", "class", "FILE", TITLE, str(tmp_path))
    folder = tmp_path / f"{TITLE} 资料"
    assert f"已生成 {folder.name}：PDF 7 份，Excel 4 份" in said
    assert "没有座位表：" in said
    assert "没有分组名单：" in said
    assert "****" in "".join(page_texts(folder / "通讯录.pdf"))


def test_everybody_of_a_class_has_a_training_record(clerk: Clerk, tmp_path: Path) -> None:
    hold_class(clerk)
    said = clerk.does("print", "records", "FILE", TITLE, str(tmp_path / "档案.pdf"))
    pages = page_texts(tmp_path / "档案.pdf")
    assert f"已生成 档案.pdf：{len(pages)} 人，{len(pages)} 页" in said
    assert all("个人培训档案" in page.replace(" ", "") for page in pages)
