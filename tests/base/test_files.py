from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.errors import CannotWrite, DiskFull, FileExists, OutputIsRoster, OutputNotAFile
from roster.base.files import (
    file_name,
    folder_written_whole,
    free_path,
    write_failure,
    written_whole,
)
from roster.base.outputs import with_ending
from roster.db.engine import Database


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    with written_whole(target, target.suffix) as unfinished:
        unfinished.write_bytes(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert leftovers(tmp_path) == ["名册.xlsx"]


def test_a_failure_keeps_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), written_whole(target, target.suffix) as unfinished:
        unfinished.write_bytes(b"half")
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert leftovers(tmp_path) == ["名册.xlsx"]


def test_a_missing_folder_is_an_expected_failure(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite), written_whole(tmp_path / "none" / "名册.xlsx", ".xlsx"):
        pass


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_no_room_is_told_from_no_permission(code: int) -> None:
    assert isinstance(write_failure(OSError(code, ""), Path("x")), DiskFull)
    assert isinstance(write_failure(OSError(errno.EACCES, ""), Path("x")), CannotWrite)


def test_a_full_disk_leaves_no_file(tmp_path: Path) -> None:
    script = (
        "import sys, signal, resource; from pathlib import Path;"
        "from roster.base.files import written_whole; from roster.base.errors import DiskFull\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "room = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, room[1]))\n"
        "try:\n"
        "    with written_whole(Path(sys.argv[1]), '.pdf') as unfinished:\n"
        "        unfinished.write_bytes(bytes(5000))\n"
        "except DiskFull:\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, room)  # to write what was measured\n"
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
        with written_whole(tmp_path / "x.pdf", ".pdf") as unfinished:
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


def test_two_writers_of_one_file_leave_one_of_them_whole(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    both_began = threading.Barrier(2)

    def write(sign: bytes) -> None:
        with written_whole(target, ".xlsx") as unfinished:
            both_began.wait(10)
            unfinished.write_bytes(sign * 100_000)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, (b"1", b"2")))
    assert target.read_bytes() in {b"1" * 100_000, b"2" * 100_000}
    assert leftovers(tmp_path) == ["名册.xlsx"]


@pytest.mark.parametrize("how", ["renamed", "linked"])
def test_what_becomes_a_roster_meanwhile_stays(
    tmp_path: Path, database: Database, how: str
) -> None:
    target = tmp_path / "名册.xlsx"
    database.close()
    with pytest.raises(OutputIsRoster), written_whole(target, ".xlsx") as unfinished:
        unfinished.write_bytes(b"whole")
        if how == "renamed":
            database.path.rename(target)
        else:
            target.hardlink_to(database.path)
    Database.open(target).close()
    assert unfinished.name not in leftovers(tmp_path)


def test_a_link_that_comes_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target, other = tmp_path / "名册.xlsx", tmp_path / "别的.xlsx"
    other.write_bytes(b"other")
    with pytest.raises(OutputNotAFile), written_whole(target, ".xlsx") as unfinished:
        unfinished.write_bytes(b"whole")
        target.symlink_to(other)
    assert other.read_bytes() == b"other"
    assert target.is_symlink()
    assert leftovers(tmp_path) == ["别的.xlsx", "名册.xlsx"]


def test_nothing_is_written_over_what_an_open_roster_uses(
    tmp_path: Path, database: Database
) -> None:
    with database.reading():
        used = [path for path in tmp_path.iterdir() if path.is_file()]
        assert {path.name.split(".roster", 1)[1] for path in used} >= {"", "-wal", "-shm", ".lock"}
        for number, path in enumerate(used):
            for target in (path, tmp_path / f"hard{number}.pdf", tmp_path / f"soft{number}.pdf"):
                if "hard" in target.name:
                    target.hardlink_to(path)
                elif "soft" in target.name:
                    target.symlink_to(path)
                with pytest.raises(OutputIsRoster), written_whole(target, ".pdf"):
                    pass
    assert database.path.exists()


def test_a_closed_roster_holds_nothing(tmp_path: Path, database: Database) -> None:
    database.close()
    left = [path.name for path in tmp_path.iterdir()]
    assert left == ["测试.roster"]
    database.path.unlink()
    with written_whole(database.path.with_suffix(".pdf"), ".pdf"):
        pass


def test_a_file_that_may_only_be_read_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"kept")
    target.chmod(0o444)
    with pytest.raises(CannotWrite), written_whole(target, ".xlsx"):
        pass
    assert target.read_bytes() == b"kept"


@pytest.mark.parametrize("kind", ["empty folder", "folder", "file", "link"])
def test_a_folder_that_comes_meanwhile_stays(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "资料"
    with pytest.raises(FileExists), folder_written_whole(target) as unfinished:
        (unfinished / "签到表.pdf").write_bytes(b"whole")
        if "folder" in kind:
            target.mkdir()
        if kind == "folder":
            (target / "own").touch()
        if kind == "file":
            target.touch()
        if kind == "link":
            target.symlink_to(tmp_path / "nowhere")
    assert leftovers(tmp_path) == ["资料"]
    assert not (target / "签到表.pdf").exists()


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=40))
def test_a_name_with_its_ending_keeps_it(name: str) -> None:
    path = Path("没有的文件夹") / name
    once = with_ending(path, ".pdf")
    assert with_ending(once, ".pdf") == once
    assert once.parent == path.parent
    assert once == path or once.suffix == ".pdf"


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("签到表", "签到表.pdf"),
        ("签到表.pdf", "签到表.pdf"),
        ("签到表.PDF", "签到表.PDF"),
        ("签到表 2026.5.8", "签到表 2026.5.8.pdf"),
        ("签到表.最终版", "签到表.最终版.pdf"),
        ("签到表.", "签到表.pdf"),
        ("签到表.xlsx", "签到表.xlsx"),
        ("签到表.7z", "签到表.7z"),
        (".", "."),
        ("..", ".."),
        ("/", "/"),
    ],
)
def test_a_missing_ending_is_added(name: str, whole: str) -> None:
    assert with_ending(Path(name), ".pdf") == Path(whole)


@pytest.mark.parametrize("name", ["nul.pdf", "CON.pdf", "com1.资料.pdf", "LPT9 .pdf"])
def test_a_name_that_is_a_device_on_windows_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputNotAFile), written_whole(tmp_path / name, ".pdf"):
        pass
    assert list(tmp_path.iterdir()) == []
