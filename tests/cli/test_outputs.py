"""Whatever a command writes, it never writes over a roster, nor over what is no file."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import stat
from pathlib import Path
from typing import TYPE_CHECKING, get_type_hints

import pytest

from roster.cli import app
from roster.cli.demo import commands as demo_commands
from roster.cli.demo import example_workbook
from roster.db.engine import Database
from tests.builders import TOWNSHIP, make_database
from tests.cli.clerk import TITLE, Clerk, hold_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import typer

READ_ONLY = {"path", "workbook", "roster", "source", "names", "scan", "proof"}
"""Parameters that name a file to be read, or the roster a command works on."""

FILES: dict[str, tuple[str, tuple[str, ...]]] = {
    "new path": (".roster", ("new", "TARGET", "--unit", TOWNSHIP)),
    "export target": (".xlsx", ("export", "FILE", "TARGET")),
    "answer target": (".xlsx", ("answer", str(example_workbook()), "TARGET", "--roster", "FILE")),
    "print sign-in target": (".pdf", ("print", "sign-in", "FILE", TITLE, "TARGET")),
    "print records target": (".pdf", ("print", "records", "FILE", TITLE, "TARGET")),
    "print certificates target": (".pdf", ("print", "certificates", "FILE", TITLE, "TARGET")),
}
"""Commands that write one file: its ending, and how the command is said."""

FOLDERS: dict[str, tuple[str, ...]] = {
    "print class folder": ("print", "class", "FILE", TITLE, "TARGET"),
    "demo folder": ("demo", "TARGET", "--no-pictures"),
}
"""Commands that fill a folder."""


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a roster with a finished class and its certificates, and another roster beside it."""
    folder = tmp_path_factory.mktemp("finished")
    make_database(folder, name="own.roster").close()
    make_database(folder, name="other.roster").close()
    return folder


@pytest.fixture
def clerk(finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    made = Clerk(finished / "own.roster", capsys)
    if not (finished / "held").exists():
        hold_class(made)
        made.does("issue", "FILE", TITLE)
        (finished / "held").touch()
    for name in ("own.roster", "other.roster"):
        shutil.copy(finished / name, tmp_path / name)
    return Clerk(tmp_path / "own.roster", capsys)


# --- what must never be written over ---------------------------------------------------------


def _own(folder: Path, _ending: str) -> Path:
    return folder / "own.roster"


def _own_around_a_corner(folder: Path, _ending: str) -> Path:
    (folder / "sub").mkdir()
    return folder / "sub" / ".." / "own.roster"


def _own_by_a_hard_link(folder: Path, ending: str) -> Path:
    (folder / f"hard{ending}").hardlink_to(folder / "own.roster")
    return folder / f"hard{ending}"


def _other(folder: Path, _ending: str) -> Path:
    return folder / "other.roster"


def _other_renamed(folder: Path, ending: str) -> Path:
    return (folder / "other.roster").rename(folder / f"renamed{ending}")


def _encrypted(folder: Path, _ending: str) -> Path:
    (folder / "encrypted.roster").write_bytes(hashlib.sha512(b"no header").digest() * 64)
    return folder / "encrypted.roster"


def _fifo(folder: Path, ending: str) -> Path:
    os.mkfifo(folder / f"fifo{ending}")
    return folder / f"fifo{ending}"


def _device(folder: Path, ending: str) -> Path:
    made = folder / f"device{ending}"
    try:
        os.mknod(made, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root makes devices")
    return made


def _socket(folder: Path, ending: str) -> Path:
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"socket{ending}")
    os.chdir(here)
    return folder / f"socket{ending}"


def _folder(folder: Path, ending: str) -> Path:
    made = folder / f"folder{ending}"
    made.mkdir()
    (made / "inside").touch()
    return made


def _folder_without_ending(folder: Path, _ending: str) -> Path:
    return _folder(folder, "")


THINGS: tuple[Callable[[Path, str], Path], ...] = (
    _own,
    _own_around_a_corner,
    _own_by_a_hard_link,
    _other,
    _other_renamed,
    _encrypted,
    _fifo,
    _device,
    _socket,
    _folder,
    _folder_without_ending,
)


def _linked(make: Callable[[Path, str], Path]) -> Callable[[Path, str], Path]:
    def link(folder: Path, ending: str) -> Path:
        (folder / f"link{ending}").symlink_to(make(folder, ending))
        return folder / f"link{ending}"

    return link


TARGETS = {make.__name__.strip("_"): make for make in THINGS}
TARGETS |= {f"link_to_{name}": _linked(make) for name, make in list(TARGETS.items())}
NO_FOLDERS = {name: make for name, make in TARGETS.items() if "folder" not in name}


def state(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return everything in a folder: what it is, which one it is, what it holds."""
    return {str(path.relative_to(folder)): _state_of(path) for path in sorted(folder.rglob("*"))}


def _state_of(path: Path) -> tuple[object, ...]:
    status = path.lstat()
    content = path.read_bytes() if stat.S_ISREG(status.st_mode) else b""
    link = path.readlink() if path.is_symlink() else None
    return status.st_mode, status.st_ino, hashlib.sha256(content).hexdigest(), link


def refuses(clerk: Clerk, arguments: tuple[str, ...], target: Path) -> None:
    folder = clerk.path.parent
    before = state(folder)
    clerk.does(*[str(target) if word == "TARGET" else word for word in arguments], expect=1)
    assert state(folder) == before
    assert clerk.said == ""
    assert clerk.complained.count("\n") == 1
    assert clerk.complained.endswith("。\n")
    assert "Traceback" not in clerk.complained


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("command", FILES)
def test_a_file_is_never_written_over_a_roster_or_what_is_no_file(
    clerk: Clerk, tmp_path: Path, command: str, target: str
) -> None:
    ending, arguments = FILES[command]
    refuses(clerk, arguments, TARGETS[target](tmp_path, ending))


@pytest.mark.parametrize("target", NO_FOLDERS)
@pytest.mark.parametrize("command", FOLDERS)
def test_a_folder_is_never_made_of_what_is_none(
    clerk: Clerk, tmp_path: Path, command: str, target: str
) -> None:
    refuses(clerk, FOLDERS[command], NO_FOLDERS[target](tmp_path, ""))


def test_every_command_that_writes_a_file_is_among_them() -> None:
    app.add_typer(demo_commands)
    written = {f"{name} {each}" for name, each in paths_of(app) if each not in READ_ONLY}
    assert written | {"new path"} == FILES.keys() | FOLDERS.keys()


def paths_of(room: typer.Typer, before: str = "") -> Iterator[tuple[str, str]]:
    """Give every parameter of every command that is a path."""
    for command in room.registered_commands:
        assert command.callback is not None
        for name, kind in get_type_hints(command.callback).items():
            if kind in (Path, Path | None):
                yield f"{before}{command.name}", name
    for group in room.registered_groups:
        assert group.typer_instance is not None
        name = f"{group.name} " if isinstance(group.name, str) else ""
        yield from paths_of(group.typer_instance, before + name)


# --- names, links, sources -------------------------------------------------------------------


@pytest.mark.parametrize("command", FILES)
def test_a_wrong_ending_is_refused_and_a_missing_one_is_added(
    clerk: Clerk, tmp_path: Path, command: str
) -> None:
    ending, arguments = FILES[command]
    refuses(clerk, arguments, tmp_path / "结果.txt")
    assert ending in clerk.complained
    words = [str(tmp_path / "结果 2026.5") if word == "TARGET" else word for word in arguments]
    assert f"结果 2026.5{ending}" in clerk.does(*words)
    assert (tmp_path / f"结果 2026.5{ending}").is_file()
    assert not (tmp_path / "结果 2026.5").exists()


@pytest.mark.parametrize("command", sorted(set(FILES) - {"new path"}))
def test_a_link_to_a_plain_file_stays_and_the_file_is_written(
    clerk: Clerk, tmp_path: Path, command: str
) -> None:
    ending, arguments = FILES[command]
    (tmp_path / "elsewhere").mkdir()
    real, link = tmp_path / "elsewhere" / f"old{ending}", tmp_path / f"link{ending}"
    real.write_bytes(b"old")
    link.symlink_to(real)
    clerk.does(*[str(link) if word == "TARGET" else word for word in arguments])
    assert link.readlink() == real
    assert real.stat().st_size > len(b"old")
    assert list(real.parent.iterdir()) == [real]


def test_an_answer_is_never_written_over_its_source(clerk: Clerk, tmp_path: Path) -> None:
    source = shutil.copy(example_workbook(), tmp_path / "来文.xlsx")
    (tmp_path / "hard.xlsx").hardlink_to(source)
    (tmp_path / "soft.xlsx").symlink_to(source)
    for target in ("来文.xlsx", "hard.xlsx", "soft.xlsx"):
        words = ("answer", str(source), "TARGET", "--roster", "FILE")
        refuses(clerk, words, tmp_path / target)
        assert "原件" in clerk.complained


def test_a_set_of_papers_leaves_what_its_folder_holds(clerk: Clerk, tmp_path: Path) -> None:
    clerk.does("print", "class", "FILE", TITLE, str(tmp_path))
    first = state(tmp_path)
    clerk.does("print", "class", "FILE", TITLE, str(tmp_path))
    assert first.items() <= state(tmp_path).items()
    clerk.does("check", "FILE")


def test_the_example_goes_into_an_empty_folder_only(clerk: Clerk, tmp_path: Path) -> None:
    refuses(clerk, FOLDERS["demo folder"], tmp_path)


def test_a_new_roster_takes_no_leftover_log_of_another(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "new.roster-wal").write_bytes(b"of another file")
    refuses(clerk, FILES["new path"][1], tmp_path / "new.roster")


@pytest.mark.parametrize("command", ["import FILE", "read", "numbers", "answer"])
def test_a_roster_is_no_list(clerk: Clerk, tmp_path: Path, command: str) -> None:
    more = () if command == "import FILE" else ("--unit", TOWNSHIP)
    target = (str(tmp_path / "out.xlsx"),) if command == "answer" else ()
    clerk.does(*command.split(), str(tmp_path / "other.roster"), *target, *more, expect=1)
    assert "名册文件" in clerk.complained
    assert clerk.complained.count("\n") == 1


def test_what_is_open_stays_open_after_a_refusal(clerk: Clerk) -> None:
    refuses(clerk, FILES["export target"][1], clerk.path)
    Database.open(clerk.path).close()
