from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from roster.errors import CannotWrite, DiskFull
from roster.files import (
    file_name,
    folder_written_whole,
    free_path,
    write_failure,
    written_whole,
)


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    with written_whole(target) as unfinished:
        unfinished.write_bytes(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert leftovers(tmp_path) == ["名册.xlsx"]


def test_a_failure_keeps_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), written_whole(target) as unfinished:
        unfinished.write_bytes(b"half")
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert leftovers(tmp_path) == ["名册.xlsx"]


def test_a_missing_folder_is_an_expected_failure(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite), written_whole(tmp_path / "none" / "名册.xlsx"):
        pass


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_no_room_is_told_from_no_permission(code: int) -> None:
    assert isinstance(write_failure(OSError(code, ""), Path("x")), DiskFull)
    assert isinstance(write_failure(OSError(errno.EACCES, ""), Path("x")), CannotWrite)


def test_a_full_disk_leaves_no_file(tmp_path: Path) -> None:
    script = (
        "import sys, signal, resource; from pathlib import Path;"
        "from roster.files import written_whole; from roster.errors import DiskFull\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    with written_whole(Path(sys.argv[1])) as unfinished:\n"
        "        unfinished.write_bytes(bytes(5000))\n"
        "except DiskFull:\n"
        "    sys.exit(7)\n"
    )
    child = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "x.pdf")],
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.returncode == 7
    assert leftovers(tmp_path) == []


def test_a_written_file_may_be_read_by_whom_the_clerk_allows(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        with written_whole(tmp_path / "x.pdf") as unfinished:
            unfinished.write_bytes(b"x")
    finally:
        os.umask(old)
    assert (tmp_path / "x.pdf").stat().st_mode & 0o777 == 0o644


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "资料"
    with folder_written_whole(target) as unfinished:
        (unfinished / "签到表.pdf").write_bytes(b"whole")
        assert not target.exists()
    assert leftovers(tmp_path) == ["资料"]
    assert leftovers(target) == ["签到表.pdf"]


def test_a_failure_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), folder_written_whole(tmp_path / "资料") as unfinished:
        (unfinished / "签到表.pdf").write_bytes(b"half")
        raise ZeroDivisionError
    assert leftovers(tmp_path) == []


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    assert free_path(tmp_path / "名册.pdf").name == "名册.pdf"
    (tmp_path / "名册.pdf").touch()
    (tmp_path / "名册（2）.pdf").touch()
    assert free_path(tmp_path / "名册.pdf").name == "名册（3）.pdf"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第1期", "第1期"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        (" . ", "_"),
        ("a\tb.", "a_b"),
    ],
)
def test_a_title_becomes_a_file_name(text: str, name: str) -> None:
    assert file_name(text) == name
