"""All papers of a class in a folder of their own, as PDFs and as workbooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.files import file_name, folder_written_whole, free_path
from roster.base.progress import part_of, unwatched
from roster.papers.left_out import printable_papers
from roster.papers.pdf.write_set import write_set

if TYPE_CHECKING:
    from pathlib import Path

    from roster.base.progress import Report
    from roster.papers.errors import PeopleLeftOut
    from roster.papers.paper_set import PaperSet

FOLDER_NAME = "{title} 资料"
"""What the folder is called; papers and their folder are Chinese whatever the window speaks."""

_PDFS = 70  # parts of a hundred that the PDFs take


@dataclass(frozen=True, slots=True)
class PaperFolder:
    """A folder that was written, the files in it, and who was left out of the PDFs."""

    path: Path
    pdfs: tuple[Path, ...]
    workbooks: tuple[Path, ...]
    left_out: PeopleLeftOut | None = None


def write_paper_folder(
    parent: Path, title: str, papers: PaperSet, report: Report = unwatched
) -> PaperFolder:
    """Write a set into a new folder inside ``parent``; whole, or not at all.

    An older folder of the same class stays: workbooks in it may have been edited since.

    Raises:
        Unprintable: texts that no font can print.
        CellTextTooLong, DiskFull, CannotWrite
    """
    from roster.papers.workbooks.training_workbooks import write_workbooks  # noqa: PLC0415 - XlsxWriter when needed

    printed, left_out = printable_papers(papers)
    target = free_path(parent / file_name(FOLDER_NAME.format(title=title)))
    with folder_written_whole(target) as folder:
        pdfs = write_set(folder, printed, part_of(report, 0, _PDFS))
        workbooks = write_workbooks(folder, papers, part_of(report, _PDFS, 100))
    return PaperFolder(
        target,
        tuple(target / path.name for path in pdfs),
        tuple(target / path.name for path in workbooks),
        left_out,
    )
