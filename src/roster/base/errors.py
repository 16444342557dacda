"""Every failure that roster expects, one class per mistake.

A class carries fields and no sentence: :mod:`roster.base.messages` turns it into one sentence in
the clerk's language. Anything that is not a :class:`RosterError` is a bug. Identity numbers and
telephone numbers are never put into a field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class RosterError(Exception):
    """The root of all expected failures."""


# --- files of any kind ---------------------------------------------------------------------


@dataclass(eq=False)
class FileMissing(RosterError):
    """The file is not there."""

    path: Path


@dataclass(eq=False)
class FileExists(RosterError):
    """What is to be made is there already: a roster file, a folder that is not empty."""

    path: Path


@dataclass(eq=False)
class CannotWrite(RosterError):
    """The folder is read-only, gone, or the target is open in another program."""

    path: Path


class OutputIsRoster(CannotWrite):
    """What is to be written over is a roster, or a file that belongs to one."""


class OutputIsSource(CannotWrite):
    """What is to be written over is the file that was read for it."""


class OutputNotAFile(CannotWrite):
    """What is to be written over is a folder, a device, a pipe or a socket."""


class OutputNotAFolder(CannotWrite):
    """What is to take new files is no folder."""


@dataclass(eq=False)
class OutputEnding(CannotWrite):
    """The name ends in that of another kind of file; the right ending is given."""

    ending: str


@dataclass(eq=False)
class DiskFull(RosterError):
    """No room left while writing."""

    path: Path


# --- the roster file -----------------------------------------------------------------------


@dataclass(eq=False)
class NotARosterFile(RosterError):
    """The file is something else."""

    path: Path


@dataclass(eq=False)
class RosterFileDamaged(RosterError):
    """The file is ours but its content fails the check."""

    path: Path


@dataclass(eq=False)
class RosterFileNewer(RosterError):
    """A newer roster made the file; schema versions of both are given."""

    path: Path
    file_version: int
    program_version: int


@dataclass(eq=False)
class RosterFileInUse(RosterError):
    """Another program holds the file."""

    path: Path
    owner: str
    host: str


@dataclass(eq=False)
class RosterFileBusy(RosterError):
    """A program that is not roster reads or writes the file and keeps it to itself."""

    path: Path


@dataclass(eq=False)
class NothingToUndo(RosterError):
    """The journal holds nothing of this clerk that can be undone (or redone)."""


@dataclass(frozen=True, slots=True)
class LaterEdit:
    """A later action that stands in the way of an undo.

    Attributes:
        sequence: its number in the journal.
        at: when, UTC, ISO 8601.
        clerk: who did it.
        action: what, a ``roster.base.codes.Act`` value.
        rows: how many rows of it are in the way.
        people: names of the first few people concerned.
        trainee_ids: the ids of the same people.
    """

    sequence: int
    at: str
    clerk: str
    action: str
    rows: int
    people: tuple[str, ...] = ()
    trainee_ids: tuple[str, ...] = ()


@dataclass(eq=False)
class UndoBlocked(RosterError):
    """Later changes stand on what would be undone: all of them, newest first, and how many."""

    action: str
    later: tuple[LaterEdit, ...]
    count: int

    @property
    def later_action(self) -> str:
        """What the newest of them did."""
        return self.later[0].action if self.later else ""


# --- units ---------------------------------------------------------------------------------


@dataclass(eq=False)
class UnknownDivision(RosterError):
    """No unit has this code or id."""

    code: str


@dataclass(eq=False)
class DivisionNameTaken(RosterError):
    """The parent already has an open unit of this name."""

    name: str


@dataclass(eq=False)
class DivisionInUse(RosterError):
    """A unit with current posts cannot be closed."""

    name: str
    people: int


# --- people and posts ----------------------------------------------------------------------


@dataclass(eq=False)
class NameUnusable(RosterError):
    """The name is empty, too long or holds control characters."""

    name: str


@dataclass(eq=False)
class IdNumberInvalid(RosterError):
    """The identity number fails GB 11643; ``kind`` is a ``ProblemKind`` value."""

    name: str
    kind: str


@dataclass(eq=False)
class IdNumberTaken(RosterError):
    """Somebody else in the file has this identity number."""

    name: str
    holder: str


@dataclass(eq=False)
class PhoneUnusable(RosterError):
    """What was given as a telephone of a person is none."""

    name: str


@dataclass(eq=False)
class DateUnreadable(RosterError):
    """A date is not YYYY, YYYY-MM or YYYY-MM-DD, or does not exist."""

    text: str


@dataclass(eq=False)
class UnknownTrainee(RosterError):
    """No such person."""

    trainee_id: str


@dataclass(eq=False)
class TraineeInUse(RosterError):
    """A person with attendance or certificates cannot be removed."""

    name: str


@dataclass(eq=False)
class ForbiddenPosts(RosterError):
    """The law forbids one person to hold both posts (DOMAIN.md section 2.2)."""

    name: str
    first: str
    second: str


@dataclass(eq=False)
class PositionExists(RosterError):
    """The person already holds this post in this unit and term."""

    name: str
    post: str


@dataclass(eq=False)
class UnknownPosition(RosterError):
    """No such post."""

    position_id: str


@dataclass(eq=False)
class UnknownTerm(RosterError):
    """No such term."""

    term: str


# --- trainings, attendance, certificates ---------------------------------------------------


@dataclass(eq=False)
class UnknownTraining(RosterError):
    """No such training."""

    training: str


@dataclass(eq=False)
class TrainingWithoutPeriods(RosterError):
    """A training needs half-days before it can be opened, printed or attended."""

    title: str


@dataclass(eq=False)
class TrainingStateForbids(RosterError):
    """The training's state does not allow this; ``state`` is a ``TrainingState`` value."""

    title: str
    state: str


@dataclass(eq=False)
class PeriodTaken(RosterError):
    """Two half-days of a training fall on the same date and part of the day."""

    title: str
    date: str


@dataclass(eq=False)
class HoursUnreadable(RosterError):
    """The class hours of a half-day are no quarters of an hour, none, or more than a day has."""

    text: str


@dataclass(eq=False)
class ClockTimeUnreadable(RosterError):
    """The time of a half-day is no clock time, or it ends before it begins."""

    text: str


@dataclass(eq=False)
class PeriodHasMarks(RosterError):
    """A half-day with attendance entered cannot be taken out."""

    title: str
    date: str


@dataclass(eq=False)
class NobodyEnrolled(RosterError):
    """The training has no people yet."""

    title: str


@dataclass(eq=False)
class NotGrouped(RosterError):
    """The training's people are in no groups yet."""

    title: str


@dataclass(eq=False)
class NotSeated(RosterError):
    """Nobody of the training has a seat yet."""

    title: str


@dataclass(eq=False)
class NotAttended(RosterError):
    """The training has no mark of attendance yet."""

    title: str


@dataclass(eq=False)
class UnknownMark(RosterError):
    """Not a mark of DOMAIN.md section 4.4."""

    mark: str


@dataclass(eq=False)
class UnknownEnrollment(RosterError):
    """The person or half-day does not belong to the training."""

    what: str


@dataclass(eq=False)
class AttendanceIncomplete(RosterError):
    """Marks are still blank when the training is to be closed."""

    title: str
    blank: int


@dataclass(eq=False)
class AttendanceUnconfirmed(RosterError):
    """Marks filled in beforehand are not confirmed when the training is to be closed."""

    title: str
    hollow: int


@dataclass(eq=False)
class ReasonMissing(RosterError):
    """Something that is done to a training only with a reason was given none."""

    title: str


@dataclass(eq=False)
class ExamMarkUnusable(RosterError):
    """An exam mark below nothing or beyond all marks."""

    title: str


@dataclass(eq=False)
class LeaveWithoutPeriods(RosterError):
    """Leave was to be granted for no half-day."""

    name: str


@dataclass(eq=False)
class LeaveOverMark(RosterError):
    """Leave was to be granted where marks stand; ``cells`` are dates and ``PartOfDay`` values."""

    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(eq=False)
class UnknownLeave(RosterError):
    """No such leave; perhaps it was taken back."""

    leave_id: str


@dataclass(eq=False)
class ProofUnusable(RosterError):
    """The proof of a leave is no PDF, JPEG or PNG; ``path`` is said without its folder."""

    path: Path


@dataclass(eq=False)
class ProofTooLarge(RosterError):
    """The proof of a leave is larger than the file can bear."""

    path: Path
    megabytes: int


@dataclass(eq=False)
class MakeupImpossible(RosterError):
    """The half-day does not make up for the one missed.

    It was not missed, or the other was not attended, belongs to another person, or is neither of
    the same series nor of the same subject.
    """

    name: str


@dataclass(eq=False)
class MakeupTaken(RosterError):
    """The half-day makes up for another one already."""

    name: str
    date: str


@dataclass(eq=False)
class TimeUnreadable(RosterError):
    """A time of day is not HH:MM."""

    text: str


@dataclass(eq=False)
class IssuedAbove(RosterError):
    """The office above held the training and issues its certificates itself."""

    title: str


@dataclass(eq=False)
class NotHeldAbove(RosterError):
    """Outcomes were to be recorded for a training that is held here, where marks decide."""

    title: str


@dataclass(eq=False)
class OutcomesMissing(RosterError):
    """A training held above is to be closed and it is not said how it ended for some."""

    title: str
    blank: int


@dataclass(eq=False)
class NoticeSent(RosterError):
    """The notice of a training went out already; ``date`` is the day."""

    title: str
    date: str


@dataclass(eq=False)
class NoticeNotSent(RosterError):
    """Asked for those whom a notice called, and none went out."""

    title: str


@dataclass(eq=False)
class NotProvisional(RosterError):
    """Somebody who is known, and no walk-in waiting to be recognised, was to be merged."""

    name: str


@dataclass(eq=False)
class MarksCollide(RosterError):
    """Two marks would fall into the same cells; ``cells`` are dates and ``PartOfDay`` values."""

    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(eq=False)
class ResultsCollide(RosterError):
    """Both enrollments of one person have an exam mark, a decision or a certificate."""

    name: str


@dataclass(eq=False)
class GroupsImpossible(RosterError):
    """A class cannot be divided into so many groups; ``most`` is how many would do."""

    groups: int
    most: int


@dataclass(eq=False)
class NotQualified(RosterError):
    """A certificate was asked for somebody who did not complete the training."""

    name: str
    reasons: tuple[str, ...]


@dataclass(eq=False)
class NothingToIssue(RosterError):
    """Everybody who qualifies already has a certificate."""

    title: str


@dataclass(eq=False)
class UnknownCertificate(RosterError):
    """No such certificate."""

    number: str


@dataclass(eq=False)
class CertificatePrinted(RosterError):
    """An undo would un-issue numbers that are on paper; ``number`` is the first of ``count``."""

    number: str
    count: int


@dataclass(eq=False)
class CertificateSettled(RosterError):
    """The certificate is void or corrected already; ``state`` says which."""

    number: str
    certificate_state: str


@dataclass(eq=False)
class NotInDoubt(RosterError):
    """There is nothing to decide about the certificate."""

    number: str


@dataclass(eq=False)
class CorrectionImpossible(RosterError):
    """The holder has not completed the training, so no certificate can say so."""

    number: str
    name: str


@dataclass(eq=False)
class NothingToCorrect(RosterError):
    """The certificate says what another one issued today would say."""

    number: str


@dataclass(eq=False)
class NumberPatternUnusable(RosterError):
    """The certificate number pattern lacks a running number or a year."""

    pattern: str


# --- workbooks -----------------------------------------------------------------------------


@dataclass(eq=False)
class WorkbookError(RosterError):
    """The root of what can be wrong with a workbook; ``file`` is its name without folder."""

    file: str


class WorkbookUnreadable(WorkbookError):
    """The system does not let the file be read: no right to, drive gone, a folder."""


class NotAWorkbook(WorkbookError):
    """The content is no spreadsheet at all."""


class WorkbookPasswordNeeded(WorkbookError):
    """The workbook is encrypted and no password was given."""


class WorkbookPasswordWrong(WorkbookPasswordNeeded):
    """The workbook is encrypted and another password than the one given opens it."""


class WorkbookLocked(WorkbookError):
    """The workbook is encrypted in a way that no password given here can undo."""


class WorkbookDamaged(WorkbookError):
    """The workbook is truncated or its parts contradict each other."""


class WorkbookTooLarge(WorkbookError):
    """The workbook is larger than any real roster, or built to exhaust the machine."""


class NothingToPaste(RosterError):
    """The clipboard holds neither a table nor a list of names."""


class RosterAsList(WorkbookError):
    """A roster file where a list is to be read."""


class NoPeopleFound(WorkbookError):
    """The workbook opens but holds no list of people."""


@dataclass(eq=False)
class WorkbookOutdated(WorkbookError):
    """The plan was made for another state of the roster; look again before importing."""


@dataclass(eq=False)
class UnknownWaitingRow(RosterError):
    """No such row waits: somebody took or dropped it."""

    waiting_id: str


@dataclass(eq=False)
class UnknownImport(RosterError):
    """The journal has no import under this number."""

    number: int


@dataclass(eq=False)
class CellTextTooLong(RosterError):
    """A text does not fit a cell of a workbook; row and column count from 1, length in UTF-16."""

    row: int
    column: int
    length: int


@dataclass(eq=False)
class TooManyLines(RosterError):
    """A list has more lines than a sheet has rows."""

    lines: int
    most: int


# --- papers --------------------------------------------------------------------------------


@dataclass(eq=False)
class NothingToPrint(RosterError):
    """A paper was asked for nobody."""


@dataclass(eq=False)
class Unprintable(RosterError):
    """Texts that no font at hand can print.

    ``texts`` pairs each text with the code points no font has, e.g. ``("张𰻞", ("U+30EDE",))``.
    """

    texts: tuple[tuple[str, tuple[str, ...]], ...]
