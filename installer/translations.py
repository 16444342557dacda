"""Bring the translations up to date.

``python installer/translations.py`` collects the English texts of the window into
``resources/translations/roster_zh_CN.ts`` (lupdate) and compiles it (lrelease). Between the two the
``.ts`` file is translated by hand or with Qt Linguist.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "translations" / "roster_zh_CN.ts"


def tool(name: str) -> str:
    """Return the path of a Qt tool of the environment that runs this script."""
    return str(Path(sys.executable).parent / name)


def collect(catalogue: Path = CATALOGUE) -> None:
    """Write every text of the window into the catalogue; texts that are gone leave it."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "src/roster/qt").rglob("*.py"))
    lupdate = [tool("pyside6-lupdate"), "-no-obsolete", "-locations", "none"]
    languages = ["-source-language", "en", "-target-language", "zh_CN"]
    command = [*lupdate, *languages, *sources, "-ts", str(catalogue)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def compile_catalogue(catalogue: Path = CATALOGUE) -> None:
    """Write the ``.qm`` file that the window reads.

    A window that runs has the old file mapped into its memory: it must never be written to.
    """
    compiled = catalogue.with_suffix(".qm")
    unfinished = compiled.with_suffix(".qm.new")
    command = [tool("pyside6-lrelease"), "-silent", str(catalogue), "-qm", str(unfinished)]
    subprocess.run(command, check=True)
    unfinished.replace(compiled)


if __name__ == "__main__":
    collect()
    compile_catalogue()
