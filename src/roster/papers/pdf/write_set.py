"""The papers of a class as PDFs: one of them, or the whole set into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.progress import part_of, unwatched
from roster.base.words import label
from roster.papers.codes import TrainingPaper
from roster.papers.drawing.fonts import require_printable
from roster.papers.drawing.page import papers_of
from roster.papers.pdf.badges import write_badges
from roster.papers.pdf.name_cards import write_name_cards
from roster.papers.pdf.seating_plan import write_seating_plan
from roster.papers.pdf.sign_in_sheet import write_sign_in_sheets
from roster.papers.pdf.training_lists import (
    write_contact_list,
    write_group_list,
    write_notice_receipts,
    write_timetable,
)
from roster.papers.pdf.training_reports import write_person_records, write_training_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from roster.base.progress import Report
    from roster.papers.paper_set import PaperSet

    Writer = Callable[[Path, Report], int]


def write_paper(
    path: Path, paper: TrainingPaper, papers: PaperSet, report: Report = unwatched
) -> int:
    """Write one paper of a set that has it; return the number of pages.

    Raises:
        KeyError: the set does not have this paper.
        Unprintable: texts that no font can print; nothing is written then.
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open.
    """
    with papers_of(papers.organizer):
        return _writers(papers)[paper](path, report)


def write_set(folder: Path, papers: PaperSet, report: Report = unwatched) -> tuple[Path, ...]:
    """Write every paper of a set into a folder and return the files.

    All names are checked before the first paper, so that no half of a set is printed.

    Raises:
        Unprintable, DiskFull, CannotWrite: as :func:`write_paper`.
    """
    require_printable(_texts(papers))
    writers = _writers(papers)
    files = []
    for done, (paper, write) in enumerate(writers.items()):
        path = folder / f"{label(paper)}.pdf"
        with papers_of(papers.organizer):
            write(path, part_of(report, done, done + 1, of=len(writers)))
        files.append(path)
    return tuple(files)


def _writers(papers: PaperSet) -> Mapping[TrainingPaper, Writer]:
    return dict(_each_writer(papers))


def _each_writer(papers: PaperSet) -> Iterator[tuple[TrainingPaper, Writer]]:
    """Give every paper of the set with what writes it."""
    style = papers.style
    if sheet := papers.sign_in:
        yield (
            TrainingPaper.SIGN_IN,
            lambda to, tell: write_sign_in_sheets(to, sheet, tell, style=style.sheet),
        )
    if people := papers.name_cards:
        yield (
            TrainingPaper.NAME_CARDS,
            lambda to, tell: write_name_cards(
                to, people, tell, with_division=style.division_on_cards
            ),
        )
    if cards := papers.badges:
        yield (
            TrainingPaper.BADGES,
            lambda to, tell: write_badges(to, cards, tell, qr_codes=style.qr_codes),
        )
    if plan := papers.seating:
        yield TrainingPaper.SEATING, lambda to, tell: write_seating_plan(to, plan, tell)
    yield from _list_writers(papers)


def _list_writers(papers: PaperSet) -> Iterator[tuple[TrainingPaper, Writer]]:
    if groups := papers.groups:
        yield TrainingPaper.GROUPS, lambda to, tell: write_group_list(to, groups, tell)
    if contacts := papers.contacts:
        yield TrainingPaper.CONTACTS, lambda to, tell: write_contact_list(to, contacts, tell)
    if course := papers.timetable:
        yield TrainingPaper.TIMETABLE, lambda to, tell: write_timetable(to, course, tell)
    if receipt := papers.receipt:
        yield TrainingPaper.RECEIPT, lambda to, tell: write_notice_receipts(to, receipt, tell)
    if summary := papers.summary:
        yield TrainingPaper.SUMMARY, lambda to, tell: write_training_summary(to, summary, tell)
    if records := papers.records:
        yield (
            TrainingPaper.RECORDS,
            lambda to, tell: write_person_records(to, records.people, tell, as_of=records.as_of),
        )


def _texts(papers: PaperSet) -> Iterator[str]:
    """Give the texts that decide whether the set can be printed, as the clerk typed them."""
    people = papers.name_cards or ()
    for paper in (papers.sign_in, papers.badges, papers.groups, papers.contacts):
        if paper is not None:
            people += paper.people
            yield paper.title
    for person in people:
        yield from (person.name, person.division, person.posts_text, person.group)
    if papers.timetable is not None:
        for line in papers.timetable.lines:
            yield from (line.subject, line.lecturer, line.lecturer_office, line.place)
