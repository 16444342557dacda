"""The answer to the sender: their own workbook with the problem cells coloured and commented.

Nothing else of the file changes (FEATURES.md idea 1): marks are spliced into the parts of the
workbook, and what no library knows stays as it was. A format that cannot carry marks is answered
with a new workbook of the same cells, and the result says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.errors import OutputEnding
from roster.base.files import written_whole
from roster.base.progress import Report, unwatched
from roster.lists.answering.child_messages import (
    Far,
    Marked,
    MarkRequest,
    read_mark_frames,
)
from roster.lists.answering.codes import AnswerNote
from roster.lists.answering.marks import at_anchors, texts_of
from roster.lists.answering.new_workbook import write_anew
from roster.lists.errors import WorkbookTooLarge
from roster.lists.reading.child.frames import frame
from roster.lists.reading.child.guarded import GuardedChild, Task
from roster.lists.reading.child.messages import Limits, Reason
from roster.lists.reading.workbook_reader import file_content, read_workbook, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from roster.lists.answering.child_messages import Message
    from roster.lists.answering.marks import Said
    from roster.lists.listing import Listing
    from roster.lists.reading.cells import Sheet, Workbook

#: Marking holds a sheet several times, and a long one takes its time.
_LIMITS = Limits(memory=2 * 2**30, seconds=60)
_CHILD = "roster.lists.answering.marking_child"
#: Nothing can be put into such a file; what is truly damaged the reader refuses as well.
_WRITTEN_ANEW = frozenset({Reason.NOT_A_WORKBOOK, Reason.DAMAGED})
_NEW = ".xlsx"
_KEPT_ENDINGS = frozenset({_NEW, ".xlsm"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The marked copy: where it is, how many cells are marked, how many problems are told.

    ``notes`` say what is not as in the sender's file.
    """

    path: Path
    cells: int
    problems: int
    notes: tuple[AnswerNote, ...] = ()


def suggested_name(source: Path) -> str:
    """Return a name for the copy, with the ending it will have if nothing unusual is inside."""
    return f"{source.stem}（需更正）{ending_of(source)}"


def ending_of(source: Path) -> str:
    """Return how the copy of a file ends: Excel opens a workbook with macros by its own only."""
    return source.suffix if source.suffix.lower() in _KEPT_ENDINGS else _NEW


def write_answer(
    source: Path,
    target: Path,
    listing: Listing,
    *,
    author: str,
    password: str | None = None,
    report: Report = unwatched,
) -> Answer:
    """Write a copy of the sender's workbook with a mark at each problem of the list.

    Args:
        source: the sender's file.
        target: the copy; an older one is replaced as a whole or not at all.
        listing: what was understood of the file, with the problems that the sender is to solve.
        author: who says so, in the comments.
        password: opens the sender's file, if it is encrypted; the copy is not.
        report: told how far the work has come.

    Raises:
        OutputIsSource: the target is the sender's file.
        OutputEnding: the target is called what the copy will not be.
        FileMissing, WorkbookError: the sender's file cannot be read any more.
        CannotWrite, DiskFull: the copy cannot be written.
    """
    texts = texts_of(listing)
    problems = len(listing.problems)
    with written_whole(target, ending_of(source), (source,)) as temporary:
        marked = _marked(source, texts, author, password, report)
        if marked is not None:
            temporary.write_bytes(marked.content)
            return Answer(target, marked.cells, problems, _notes(marked))
        if target.suffix.lower() != _NEW:
            raise OutputEnding(target, _NEW)
        workbook = read_workbook(source, password, report)
        cells = write_anew(temporary, _with_texts(workbook, texts), author, report)
    return Answer(target, cells, problems, (AnswerNote.NEW_WORKBOOK,))


def _notes(marked: Marked) -> tuple[AnswerNote, ...]:
    notes = {
        AnswerNote.PROTECTION_REMOVED: marked.was_encrypted,
        AnswerNote.COMMENTS_UNSEEN: marked.unseen,
    }
    return tuple(note for note, applies in notes.items() if applies)


def _marked(
    source: Path,
    texts: Mapping[str, Said],
    author: str,
    password: str | None,
    report: Report,
) -> Marked | None:
    """Return the sender's file with marks, or nothing when its format cannot carry them."""
    content = file_content(source, _LIMITS)
    notes = {
        sheet: [(*place, text) for place, text in marks.items()] for sheet, marks in texts.items()
    }
    request = MarkRequest(len(content), password, _LIMITS, author, notes)
    task: Task[Message] = Task(
        module=_CHILD,
        pieces=(frame(request), content),
        listen=lambda stream: read_mark_frames(stream, 2 * _LIMITS.inflated),
        memory=_LIMITS.memory,
        seconds=_LIMITS.seconds + (len(content) >> 20),
    )
    progress = [0, 1]
    with GuardedChild(task) as child:
        for message in child.messages(lambda: report(*progress)):
            if isinstance(message, Marked):
                return message
            if isinstance(message, Far):
                progress[:] = message.done, message.total
                report(*progress)
            elif message.reason not in _WRITTEN_ANEW:
                raise refusal(message.reason, source.name)
        if child.ran_into_limit:
            raise WorkbookTooLarge(source.name)
    return None


def _with_texts(workbook: Workbook, texts: Mapping[str, Said]) -> list[tuple[Sheet, Said]]:
    """Return the sheets with what is to be said in them.

    Tables of a web page have no names, so a text goes to the first that has its row.
    """
    left = {name: dict(marks) for name, marks in texts.items()}
    found = []
    for sheet in workbook.sheets:
        rows = {number for number, _ in sheet.rows}
        marks = left.get(sheet.name, {})
        own = {place: marks.pop(place) for place in list(marks) if place[0] in rows}
        found.append((sheet, at_anchors(own, sheet.merges)))
    return found
