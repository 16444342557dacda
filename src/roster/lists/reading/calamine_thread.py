"""Work of python-calamine beside that of the interpreter.

calamine leaves the interpreter to others while it parses: with two processors a workbook is
parsed and looked over at the same time.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from roster.lists.reading.calamine_sheets import open_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from python_calamine import CalamineSheet, CalamineWorkbook

_Result = TypeVar("_Result")


class Beside(Thread, Generic[_Result]):
    """A thread that begins at once; without a result when its work fails."""

    def __init__(self, work: Callable[[], _Result]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._result: _Result | None = None
        try:
            self.start()
        except RuntimeError as error:  # no memory for its stack
            raise MemoryError from error

    def run(self) -> None:
        """Do the work."""
        with suppress(BaseException):  # calamine panics with what is no Exception
            self._result = self._work()

    def result(self) -> _Result | None:
        """Wait for the work to end."""
        self.join()
        return self._result


@dataclass(frozen=True, slots=True)
class Parsed:
    """A workbook as calamine has it, perhaps with its first sheet."""

    workbook: CalamineWorkbook
    first: CalamineSheet | None = None


def opening(content: bytes) -> Beside[Parsed]:
    """Begin to open a workbook."""
    return Beside(lambda: Parsed(open_workbook(content)))


def opening_first_sheet(content: bytes) -> Beside[Parsed]:
    """Begin to open a workbook and to parse its first sheet."""

    def work() -> Parsed:
        workbook = open_workbook(content)
        return Parsed(workbook, workbook.get_sheet_by_index(0))

    return Beside(work)
