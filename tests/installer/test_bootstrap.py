"""Facts about the set-up script; none of them needs the network."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "installer" / "bootstrap.py"
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"}
on_posix = pytest.mark.skipif(os.name == "nt", reason="shell scripts and signals of POSIX")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def small_project(folder: Path) -> Path:
    """Make a tree that needs no package: an empty lock and a program that greets."""
    (folder / "src" / "roster").mkdir(parents=True)
    (folder / "src" / "roster" / "__main__.py").write_text("print('hello')\n", "utf-8")
    (folder / "requirements.lock").write_text("", "utf-8")
    (folder / "installer").mkdir()
    shutil.copy(SCRIPT, folder / "installer")
    return folder


def small_wheel(folder: Path) -> Path:
    """Make a package of one empty module, so that pip has no reason to ask a registry."""
    path = folder / "greeting-1.0-py3-none-any.whl"
    about = "greeting-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("greeting.py", "")
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    return path


@pytest.fixture(scope="module")
def ready(script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small project under a Chinese name whose set-up has ended."""
    project = small_project(tmp_path_factory.mktemp("tree") / "培训 名册")
    script.set_up(project)
    return project


def imports_of(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_the_script_imports_the_standard_library_only() -> None:
    imported = set(imports_of(SCRIPT.read_text("utf-8")))
    assert imported <= sys.stdlib_module_names


def test_the_script_imports_nothing_that_windows_lacks() -> None:
    assert not POSIX_ONLY & set(imports_of(SCRIPT.read_text("utf-8")))


def test_an_old_python_can_read_the_script_far_enough_to_complain() -> None:
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("version", [(3, 7), (3, 10)])
def test_an_old_python_is_refused_with_both_versions(
    script: ModuleType, version: tuple[int, int]
) -> None:
    with pytest.raises(script.SetUpError, match=r"3\.11 or newer .* 3\." + str(version[1])):
        script.check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_python_from_3_11_on_is_accepted(script: ModuleType, version: tuple[int, int]) -> None:
    script.check_python(version)


@pytest.mark.parametrize(
    ("platform", "environment", "screen"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0", "CI": "true"}, False),
        ("win32", {"CI": "true"}, False),
        ("linux", {"DISPLAY": ":0", "CI": "false"}, True),
    ],
)
def test_a_screen_is_one_that_somebody_can_see(
    script: ModuleType, platform: str, environment: dict[str, str], *, screen: bool
) -> None:
    assert script.has_screen(platform, environment) is screen


def test_only_a_linux_desktop_needs_window_libraries(script: ModuleType) -> None:
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert script.window_plugins("linux", both) == ("xcb",)
    assert script.window_plugins("linux", {"WAYLAND_DISPLAY": "wayland-0"}) == ("wayland",)
    assert script.window_plugins("linux", {}) == ()
    assert script.window_plugins("win32", both) == ()


def test_the_interpreter_of_the_environment_is_found_on_both_systems(script: ModuleType) -> None:
    assert script.venv_python(Path("x"), "nt") == Path("x/.venv/Scripts/python.exe")
    assert script.venv_python(Path("x"), "posix") == Path("x/.venv/bin/python")


def test_a_renamed_package_goes_by_the_name_the_system_knows(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = ("libgl1", "libglib2.0-0")
    monkeypatch.setattr(script, "apt_knows", lambda _: False)
    assert script.present_names(wanted) == wanted
    monkeypatch.setattr(script, "apt_knows", lambda _: True)
    assert script.present_names(wanted) == ("libgl1", "libglib2.0-0t64")


def test_a_finished_set_up_finds_the_source_of_the_tree(script: ModuleType, ready: Path) -> None:
    python = script.set_up(ready)
    answer = subprocess.run([python, "-m", "roster"], capture_output=True, check=True)
    assert answer.stdout.strip() == b"hello"


def test_a_finished_set_up_is_left_alone(script: ModuleType, ready: Path) -> None:
    settings = ready / ".venv" / "pyvenv.cfg"
    before = settings.stat().st_mtime_ns
    script.set_up(ready)
    assert settings.stat().st_mtime_ns == before


def test_another_lock_asks_for_a_new_set_up(script: ModuleType, tmp_path: Path) -> None:
    project = small_project(tmp_path / "p")
    before = script.fingerprint(project)
    (project / "requirements.lock").write_text("# one more package\n", "utf-8")
    assert script.fingerprint(project) != before


def test_a_package_with_another_hash_is_refused_and_no_stamp_is_left(
    script: ModuleType, tmp_path: Path
) -> None:
    project = small_project(tmp_path / "p")
    wheel = small_wheel(tmp_path)
    lock = f"{wheel.as_uri()} --hash=sha256:{'0' * 64}\n"
    (project / "requirements.lock").write_text(lock, "utf-8")
    with pytest.raises(script.SetUpError, match="DO NOT MATCH THE HASHES"):
        script.set_up(project)
    assert not (project / ".venv" / "roster-set-up").exists()


def test_a_package_with_the_locked_hash_is_installed(script: ModuleType, tmp_path: Path) -> None:
    project = small_project(tmp_path / "p")
    wheel = small_wheel(tmp_path)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock = f"{wheel.as_uri()} --hash=sha256:{digest}\n"
    (project / "requirements.lock").write_text(lock, "utf-8")
    python = script.set_up(project)
    assert subprocess.run([python, "-c", "import greeting"], check=False).returncode == 0


@pytest.fixture
def _ctrl_c_is_heard() -> Iterator[None]:
    """Start programs that hear Ctrl+C, though a shell that began the tests with ``&`` bars it.

    What is ignored stays ignored in every program started, as POSIX wants it.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@on_posix
@pytest.mark.usefixtures("_ctrl_c_is_heard")
def test_ctrl_c_ends_the_set_up_quietly_and_the_next_call_heals_it(
    script: ModuleType, tmp_path: Path
) -> None:
    project = small_project(tmp_path / "p")
    child = subprocess.Popen(
        [sys.executable, project / "installer" / "bootstrap.py", "run"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert child.stdout is not None
    child.stdout.read(len("Making .venv"))
    os.killpg(child.pid, signal.SIGINT)
    _, errors = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Traceback" not in errors
    assert not (project / ".venv" / "roster-set-up").exists()
    python = script.set_up(project)
    assert subprocess.run([python, "-m", "pip", "--version"], check=False).returncode == 0


def test_the_first_failing_gate_is_named_and_stops_the_rest(
    script: ModuleType, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    gates = [
        script.Gate("first", ("-c", "print('one')")),
        script.Gate("second", ("-c", "raise SystemExit(7)")),
        script.Gate("third", ("-c", "print('three')")),
    ]
    assert script.passed(sys.executable, gates, tmp_path) == 7
    printed = capfd.readouterr()
    assert "one\nfirst: passed in" in printed.out
    assert "second: FAILED" in printed.err
    assert "three" not in printed.out


@on_posix
def test_a_program_ended_by_a_signal_gives_the_code_shells_give(
    script: ModuleType, tmp_path: Path
) -> None:
    ends_itself = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    assert script.started([sys.executable, "-c", ends_itself], tmp_path) == 128 + signal.SIGTERM


@on_posix
def test_a_missing_system_library_is_named_with_its_packages(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python"
    words = "ImportError: libGL.so.1: cannot open shared object file"
    python.write_text(f"#!/bin/sh\necho '{words}' >&2\nexit 1\n", "utf-8")
    python.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))  # a system without apt-get
    with pytest.raises(script.SetUpError, match=r"libGL\.so\.1.* libgl1 .*libxcb-cursor0"):
        script.need_qt(str(python), ("xcb",))


def test_a_python_without_qt_is_not_answered_with_system_packages(
    script: ModuleType, ready: Path
) -> None:
    with pytest.raises(script.SetUpError, match=r"Qt does not start: .*No module named 'PySide6'"):
        script.need_qt(script.set_up(ready))


def test_an_unknown_command_is_refused_with_the_known_ones() -> None:
    answer = subprocess.run(
        [sys.executable, SCRIPT, "fly"], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 2
    assert all(name in answer.stderr for name in ("run", "test", "bench", "trials", "lint"))


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|@ file", lock)


def test_everything_in_the_lock_has_an_exact_version_and_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in lock.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(lines) > 30
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


def test_every_dependency_of_the_project_is_locked() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = [*settings["project"]["dependencies"], *settings["dependency-groups"]["dev"]]
    names = {re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0].lower() for line in declared}
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert names <= set(re.findall(r"^([a-z0-9-]+)(?:\[.*\])?==", lock, re.MULTILINE))


@on_posix
def test_ci_calls_exactly_the_command_of_the_readme() -> None:
    ci = ROOT / ".ci" / "run"
    assert os.access(ci, os.X_OK)
    assert ci.read_text("utf-8").splitlines()[-1] == "exec make test"
