"""The work behind the papers of a class: read, draw, save, print; all in worker threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.clock import today
from roster.base.errors import RosterError
from roster.papers.codes import TrainingPaper
from roster.papers.folder import write_paper_folder
from roster.papers.left_out import printable_papers
from roster.papers.paper_set import SET_PAPERS, one_paper, paper_set, read_training, why_nothing
from roster.papers.pdf.write_set import write_paper
from roster.qt.papers.finished import drawn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from roster.base.progress import Report
    from roster.db.engine import Database
    from roster.papers.errors import PeopleLeftOut
    from roster.papers.facts import SetStyle
    from roster.papers.folder import PaperFolder
    from roster.papers.paper_set import TrainingFile
    from roster.qt.papers.finished import FinishedPaper, WritePaper


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper of a class as the clerk wants it, made from what the file says at that time."""

    database: Database
    training_id: str
    paper: TrainingPaper
    style: SetStyle


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper that is drawn and who is left out of it, or why there is none; which say nothing."""

    wanted: Wanted
    finished: FinishedPaper | None
    why: RosterError | None
    nothing: Mapping[TrainingPaper, RosterError]
    left_out: PeopleLeftOut | None = None


def draw(wanted: Wanted, report: Report) -> Shown:
    """Draw a paper.

    Raises:
        UnknownTraining: it is gone.
    """
    found = _read(wanted, {wanted.paper, TrainingPaper.SUMMARY})
    reasons = ((paper, why_nothing(found, paper)) for paper in TrainingPaper)
    nothing = {paper: why for paper, why in reasons if why is not None}
    why = nothing.get(wanted.paper)
    finished = left_out = None
    if why is None:
        try:
            write, left_out = _writer(wanted, found)
            finished = drawn(write, report)
        except RosterError as error:
            why = error
    return Shown(wanted, finished, why, nothing, left_out)


def write_pdf(wanted: Wanted, path: Path, report: Report) -> None:
    """Write a paper as a PDF.

    Raises:
        RosterError: why there is nothing to print.
        Unprintable, DiskFull, CannotWrite
    """
    write, _left_out = _writer(wanted, _read(wanted, {wanted.paper}))
    write(path, report)


def write_workbook(wanted: Wanted, path: Path, report: Report) -> None:
    """Write a paper as a workbook.

    Raises:
        RosterError: why there is nothing to print.
        CellTextTooLong, DiskFull, CannotWrite
    """
    from roster.papers.workbooks import training_workbooks as class_workbooks  # noqa: PLC0415 - XlsxWriter when needed

    papers = one_paper(_read(wanted, {wanted.paper}), wanted.paper, wanted.style)
    class_workbooks.write_workbook(path, wanted.paper, papers, report)


def save_set(wanted: Wanted, parent: Path, report: Report) -> PaperFolder:
    """Save all papers that say something into a new folder.

    Raises:
        Unprintable, CellTextTooLong, DiskFull, CannotWrite
    """
    found = _read(wanted, SET_PAPERS)
    papers = paper_set(found, wanted.style)
    return write_paper_folder(parent, found.training.plan.title, papers, report)


def _read(wanted: Wanted, papers: Collection[TrainingPaper]) -> TrainingFile:
    with wanted.database.reading() as db:
        return read_training(db, wanted.training_id, today(), papers)


def _writer(wanted: Wanted, found: TrainingFile) -> tuple[WritePaper, PeopleLeftOut | None]:
    papers, left_out = printable_papers(one_paper(found, wanted.paper, wanted.style))
    return lambda path, report: write_paper(path, wanted.paper, papers, report), left_out
