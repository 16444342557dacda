"""The whole job on the example township leaves what a clerk would have afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.__main__ import main
from tests.papers.pdf_reading import page_texts

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

EDITED = ("签到表", "座位表", "分组名单", "通讯录", "课程表", "报名回执")
PRINTED = (*EDITED, "桌签", "胸牌", "培训班情况表", "个人培训档案")


def test_the_demo_leaves_all_papers_of_its_class(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", str(tmp_path), "--no-pictures"]) == 0
    said = capsys.readouterr().out
    folder = tmp_path / "资料"
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted([f"{n}.pdf" for n in PRINTED] + [f"{n}.xlsx" for n in EDITED])
    pages = {name: len(page_texts(folder / f"{name}.pdf")) for name in PRINTED}
    before = sum(pages[name] for name in (*EDITED, "桌签", "胸牌"))
    assert f"5 全套资料  PDF 8 份 {before} 页，Excel 6 份" in said
    assert f"培训班情况表 {pages['培训班情况表']} 页" in said
    assert f"个人培训档案 {pages['个人培训档案']} 页（{pages['桌签']} 人）" in said
