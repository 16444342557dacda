"""Rows added to the table at run time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
#: One row goes everywhere; those of the other kinds through the form, out with a workbook and back.
WANTED = "hobby or entered_in_the_form or comes_back_without_a_change or every_fact_has_its_row"
OF_EVERY_FIELD = {
    "tests/people/test_fields.py",
    "tests/lists/test_further_fields.py",
    "tests/qt/people/test_further_fields.py",
    "tests/qt/importing/test_further_fields.py",
}


@pytest.mark.timeout(900)
def test_a_row_added_at_run_time_is_found_everywhere() -> None:
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider"]
    command += ["-p", "tests.people.further_rows", "-k", WANTED]
    command += [*OF_EVERY_FIELD, "tests/lists/test_round_trip.py"]
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTEST_ADDOPTS": ""}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert {line.split("::")[0] for line in lines if "[hobby]" in line} == OF_EVERY_FIELD
    assert any("[has_boat]" in line for line in lines)
