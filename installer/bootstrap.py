r"""Set roster up, then run it or check it: the one script behind the two commands of README.md.

    python3 installer/bootstrap.py run            (make run)
    python3 installer/bootstrap.py test           (make test)
    py -3 installer\bootstrap.py run               (Windows)

It needs a bare Python and nothing else. The first call makes ``.venv`` and installs what
``requirements.lock`` names, hash by hash; later calls start at once until the lock or the Python
changes. A set-up that was cut short begins anew with the next call. The file keeps to the grammar
of Python 3.7, so that an old Python hears a sentence instead of a syntax error.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import IO

OLDEST_PYTHON = (3, 11)
INTERRUPTED = 130  # what shells report after Ctrl+C

QT_LIBRARIES = (
    "libgl1",
    "libegl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon0",
)
WINDOW_LIBRARIES = {
    "xcb": (
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxkbcommon-x11-0",
    ),
    "wayland": ("libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
}
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}  # since Debian 13 and Ubuntu 24.04
NOT_FOUND = "cannot open shared object file"  # the dynamic linker's words

LOAD_QT = """
import ctypes, pathlib, sys
import PySide6.QtGui
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
for name in sys.argv[1:]:
    for library in plugins.glob(f"libq{name}*.so"):
        ctypes.CDLL(str(library))
"""
SITE_PACKAGES = "import sysconfig; print(sysconfig.get_path('purelib'))"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

HERE = Path(__file__).resolve().parent.parent


class SetUpError(Exception):
    """Setting up cannot go on; the message says why and what to do."""


class Gate(NamedTuple):
    """One check of the tree: its name and what Python of ``.venv`` is started with."""

    name: str
    arguments: tuple[str, ...]


LINT_GATES = (
    Gate("ruff check", ("-m", "ruff", "check", "--quiet")),
    Gate("ruff format", ("-m", "ruff", "format", "--check", "--quiet")),
    Gate("mypy", ("-m", "mypy")),
    Gate("lint-imports", ("-c", LINT_IMPORTS, "--no-logo")),
)
PYTEST = ("-m", "pytest", "-q", "-n", "2")
COVERAGE = ("-p", "tests.line_coverage", "--cov", "--cov-report=")
TRIALS = ("-m", "pytest", "-q", "-m", "trial")
BENCHMARKS = ("-m", "tests.benchmarks")
DEMO_FOLDER = "build/demo"


def main(arguments: Sequence[str]) -> int:
    """Do one command and return the exit code for the shell."""
    commands = {"run": run, "test": test, "bench": bench, "trials": trials, "lint": lint}
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Set roster up and use it.")
    parser.add_argument("command", choices=list(commands))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on to the program started")
    options = parser.parse_args(arguments)
    try:
        check_python(sys.version_info[:2])
        return commands[options.command](HERE, options.rest)
    except (SetUpError, OSError) as error:  # OSError: no room, no right, a file held open
        say(f"roster: {error}", to=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def run(project: Path, rest: Sequence[str]) -> int:
    """Open the window; without a screen do the main job on sample data instead."""
    python = set_up(project)
    if has_screen(sys.platform, os.environ):
        need_qt(python, window_plugins(sys.platform, os.environ))
        return started([python, "-m", "roster", *rest], project)
    need_qt(python)
    if not rest:
        folder = free_folder(project, DEMO_FOLDER)
        say(f"No screen here: instead of the window, the sample township goes into {folder}")
        rest = ("demo", folder)
    return started([python, "-m", "roster", *rest], project, offscreen())


def free_folder(project: Path, name: str) -> str:
    """Return a name in the project that nothing has yet: this one, or it with a number."""
    numbered = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    return next(each for each in numbered if not (project / each).exists())


def test(project: Path, rest: Sequence[str]) -> int:
    """Pass every gate, the cheap ones first; pytest's closing line is the last one printed.

    Coverage is measured when all tests run: a choice of them says nothing about it.
    """
    python = set_up(project)
    need_qt(python)
    return passed(python, LINT_GATES, project) or started(
        [python, *PYTEST, *(rest or COVERAGE)], project, offscreen()
    )


def lint(project: Path, rest: Sequence[str]) -> int:
    """Pass the gates that only read the source."""
    if rest:
        message = "lint always reads the whole tree and takes no arguments."
        raise SetUpError(message)
    return passed(set_up(project), LINT_GATES, project)


def bench(project: Path, rest: Sequence[str]) -> int:
    """Print the measured ratios; the names of benchmarks may follow."""
    python = set_up(project)
    need_qt(python)
    return started([python, *BENCHMARKS, *rest], project, offscreen())


def trials(project: Path, rest: Sequence[str]) -> int:
    """Run the long safety trials."""
    python = set_up(project)
    need_qt(python)
    return started([python, *TRIALS, *rest], project, offscreen())


def passed(python: str, gates: Sequence[Gate], project: Path) -> int:
    """Run gates up to the first that fails and return its exit code, or 0."""
    for gate in gates:
        began = time.monotonic()
        code = started([python, *gate.arguments], project, offscreen())
        seconds = time.monotonic() - began
        if code:
            say(f"{gate.name}: FAILED after {seconds:.1f} s", to=sys.stderr)
            return code
        say(f"{gate.name}: passed in {seconds:.1f} s")
    return 0


def check_python(version: tuple[int, ...]) -> None:
    """Raise SetUpError for a Python that is older than the program needs."""
    if version < OLDEST_PYTHON:
        found, needed = (".".join(map(str, pair)) for pair in (version, OLDEST_PYTHON))
        message = f"Python {needed} or newer is needed, this is {found} ({sys.executable})."
        raise SetUpError(message)


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown to somebody; a CI machine has nobody to look."""
    if environment.get("CI", "").lower() in {"1", "true"}:
        return False
    return platform != "linux" or bool(window_plugins(platform, environment))


def window_plugins(platform: str, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Name the Qt platform plugin whose libraries a Linux desktop must have; X11 goes first."""
    if platform != "linux":
        return ()
    if environment.get("DISPLAY"):
        return ("xcb",)
    return ("wayland",) if environment.get("WAYLAND_DISPLAY") else ()


def offscreen() -> dict[str, str]:
    """Return the environment in which Qt needs no screen."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def set_up(project: Path) -> str:
    """Return the path of the Python in ``.venv``, made or renewed when it has to be.

    The stamp is taken away first and written last: whatever interrupts the work in between, the
    next call finds none and begins anew.
    """
    python = venv_python(project, os.name)
    stamp = project / ".venv" / "roster-set-up"
    wanted = fingerprint(project)
    if not (python.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted):
        stamp.unlink(missing_ok=True)
        make_venv(project)
        install_locked(python, project)
        point_at_source(python, project)
        stamp.write_text(wanted, "utf-8")
    return str(python)


def venv_python(project: Path, os_name: str) -> Path:
    """Return where a virtual environment keeps its interpreter on Windows ("nt") or elsewhere."""
    inside = ("Scripts", "python.exe") if os_name == "nt" else ("bin", "python")
    return project.joinpath(".venv", *inside)


def fingerprint(project: Path) -> str:
    """Return what a finished set-up depends on: the lock's SHA-256 and the Python that made it."""
    lock = hashlib.sha256((project / "requirements.lock").read_bytes()).hexdigest()
    return f"{lock} {sys.version_info[0]}.{sys.version_info[1]} {sys.base_prefix}"


def make_venv(project: Path) -> None:
    """Make ``.venv`` from nothing, whatever was there."""
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        venv = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        qt = qt_packages(window_plugins(sys.platform, os.environ))  # asked for at once, not later
        install_system((venv, *qt), "This Python cannot make virtual environments")
        importlib.invalidate_caches()
    with step("Making .venv"):
        quietly(
            [sys.executable, "-m", "venv", "--clear", str(project / ".venv")],
            "The folder .venv cannot be made anew; is a program from it still running?",
        )


def install_locked(python: Path, project: Path) -> None:
    """Install exactly what the lock names; a file with another hash is refused."""
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    locked = ["--require-hashes", "--only-binary=:all:", "-r", str(project / "requirements.lock")]
    with step("Installing the locked packages, the first time about 150 MB"):
        quietly(
            [*pip, *locked],
            "The packages of requirements.lock were not all installed. Call again to retry.",
        )


def point_at_source(python: Path, project: Path) -> None:
    """Let ``import roster`` find the source of this tree.

    The path is relative: site reads the file in the encoding of the system, which need not hold
    the name of the folder, and a tree that is moved stays whole.
    """
    answer = subprocess.run([python, "-c", SITE_PACKAGES], capture_output=True, check=True)
    packages = Path(os.fsdecode(answer.stdout).strip())
    source = Path(os.path.relpath(project / "src", packages))
    (packages / "roster.pth").write_text(f"{source.as_posix()}\n", "ascii")


def need_qt(python: str, plugins: Sequence[str] = ()) -> None:
    """See to it that Qt loads, and the named window plugins with it.

    Raises:
        SetUpError: system libraries are missing and may not be installed from here.
    """
    missing = why_qt_fails(python, plugins)
    if missing is None:
        return
    if NOT_FOUND in missing:
        install_system(qt_packages(plugins), f"Qt lacks a library of the system: {missing}")
        missing = why_qt_fails(python, plugins)
    if missing is not None:
        message = f"Qt does not start: {missing}"
        raise SetUpError(message)


def why_qt_fails(python: str, plugins: Sequence[str]) -> str | None:
    """Return the last line a fresh Python says when it loads Qt, None when all is well."""
    child = subprocess.run(
        [python, "-c", LOAD_QT, *plugins], capture_output=True, text=True, check=False
    )
    if child.returncode == 0:
        return None
    return (child.stderr.strip().splitlines() or [f"exit code {child.returncode}"])[-1]


def qt_packages(plugins: Sequence[str]) -> tuple[str, ...]:
    """Name the Debian packages that Qt and its window plugins load (measured on Debian 12)."""
    windows = [name for plugin in plugins for name in WINDOW_LIBRARIES[plugin]]
    return (*QT_LIBRARIES, *windows)


def install_system(packages: Sequence[str], reason: str) -> None:
    """Install Debian or Ubuntu packages, as root.

    Raises:
        SetUpError: this is no such system, the user is not root, or apt-get fails.
    """
    apt = ["apt-get", "install", "--yes", "--no-install-recommends"]
    if shutil.which("apt-get") is None:
        message = f"{reason}. On Debian this is in: {' '.join(packages)}"
        raise SetUpError(message)
    if not os.access("/var/lib/dpkg", os.W_OK):
        line = shlex.join(["sudo", *apt, *present_names(packages)])
        message = f"{reason}. Install it, then call again:\n\n    {line}\n"
        raise SetUpError(message)
    with step(f"{reason}; installing with apt-get"):
        refresh = subprocess.run(["apt-get", "update"], capture_output=True, check=False)
        failed = "apt-get could not install the packages."
        if refresh.returncode:
            failed = "apt-get could neither refresh its lists nor install the packages."
        quietly(["env", "DEBIAN_FRONTEND=noninteractive", *apt, *present_names(packages)], failed)


def present_names(packages: Sequence[str]) -> tuple[str, ...]:
    """Replace the names that this release of the system has changed."""
    return tuple(
        RENAMED[name] if name in RENAMED and apt_knows(RENAMED[name]) else name for name in packages
    )


def apt_knows(package: str) -> bool:
    """Tell whether the package lists of this system hold a package."""
    answer = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return answer.returncode == 0


def started(
    command: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    output: IO[bytes] | None = None,
) -> int:
    """Run a program to its end and return its exit code; 128 + N when signal N ended it.

    Raises:
        KeyboardInterrupt: after Ctrl+C, once the program, which heard it too, has ended; a second
            Ctrl+C ends it by force.
    """
    sys.stdout.flush()
    interrupts = 0
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=output, stderr=output and subprocess.STDOUT
    ) as child:
        while child.returncode is None:
            try:
                child.wait()
            except KeyboardInterrupt:
                interrupts += 1
                if interrupts > 1:
                    child.kill()
    if interrupts:
        raise KeyboardInterrupt
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def quietly(command: Sequence[str | Path], failed: str) -> None:
    """Run a program whose words matter only when it fails.

    Raises:
        SetUpError: it failed; the message is what it printed, then ``failed``.
    """
    with tempfile.TemporaryFile() as output:
        if started(command, HERE, output=output):
            output.seek(0)
            words = output.read().decode(errors="replace").strip()
            message = f"{words}\n{failed}"
            raise SetUpError(message)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Print one line: what is being done, and the seconds it took when it ended well."""
    print(f"{text} ...", end="", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        say("")
        raise
    say(f" {time.monotonic() - began:.1f} s")


def say(text: str, to: IO[str] | None = None) -> None:
    """Print a line at once, so that it stands before what a child prints next."""
    print(text, file=to, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
