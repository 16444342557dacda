"""The scripts that make shipped resources."""

from __future__ import annotations

import lzma
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from roster.base.paths import resource
from roster.lists.reading.workbook_reader import read_workbook

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "provinces": "code,name\n11,北京市\n44,广东省\n",
    "cities": "code,name,provinceCode\n1101,市辖区,11\n4419,东莞市,44\n",
    "areas": "code,name,cityCode,provinceCode\n110101,东城区,1101,11\n441900,东莞市,4419,44\n",
    "streets": "code,name,areaCode\n110101001,东华门街道,110101\n441900003,东城街道,441900\n",
    "villages": 'code,name,streetCode\n441900003001,"岗贝社区",441900003\n'
    '441900003002,"东城社区",441900003\n110101001001,"多福巷社区居委会",110101001\n',
}


def run(script: str, *arguments: Path) -> None:
    subprocess.run(
        [sys.executable, ROOT / "installer" / script, *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )


def build_divisions(folder: Path) -> Path:
    for name, text in TABLES.items():
        (folder / f"{name}.csv.xz").write_bytes(lzma.compress(text.encode()))
    run("build_divisions.py", folder, folder / "divisions.zip")
    return folder / "divisions.zip"


def test_the_divisions_leave_out_levels_that_nobody_writes(tmp_path: Path) -> None:
    with zipfile.ZipFile(build_divisions(tmp_path)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert texts == {
        "11.txt": "11 北京市\n110101 东城区\n110101001 东华门街道\n",
        "44.txt": "44 广东省\n4419 东莞市\n441900003 东城街道\n",
        "1101.txt": "=110101001\n001多福巷社区居委会\n",
        "4419.txt": "=441900003\n001岗贝社区\n002东城社区\n",
    }


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    first = build_divisions(tmp_path).read_bytes()
    assert build_divisions(tmp_path).read_bytes() == first


def test_the_shipped_divisions_are_no_burden() -> None:
    folder = resource("divisions")
    assert sum(file.stat().st_size for file in folder.iterdir()) < 5_000_000
    assert (folder / "LICENSE").is_file()


def test_the_shipped_example_is_what_its_script_makes(tmp_path: Path) -> None:
    run("build_example.py", tmp_path / "example.xlsx")
    (shipped,) = resource("examples").glob("*.xlsx")
    assert read_workbook(tmp_path / "example.xlsx").sheets == read_workbook(shipped).sheets
