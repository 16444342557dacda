"""Attendance: a mark for each person and half-day, by keyboard, each in the file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel

from roster import attendance, completion, trainings
from roster.codes import Act, Mark, TrainingState
from roster.dates import in_chinese
from roster.errors import AttendanceIncomplete, RosterError
from roster.labels import label
from roster.posts import posts_on_paper
from roster.qt.changes import Kind
from roster.qt.languages import translate
from roster.qt.page import Page
from roster.qt.pages.attendance_bar import AttendanceBar
from roster.qt.pages.mark_grid import MarkGrid
from roster.qt.pages.mark_legend import MarkLegend
from roster.qt.pages.mark_sheet import MarkModel, MarkSheet
from roster.qt.pages.reason_row import ReasonRow
from roster.qt.table_model import TableModel
from roster.qt.theme import set_role
from roster.qt.writing import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.qt.workspace import Workspace
    from roster.trainings import TrainingRow

T = TypeVar("T")

_SHOWN = (TrainingState.OPEN, TrainingState.PLANNED, TrainingState.CLOSED)
"""Trainings to choose from, in this order; those called off have no attendance."""


class AttendancePage(Page):
    """The grid of one training; what is solid on it is in the file."""

    listens_to = frozenset({Kind.TRAININGS, Kind.ATTENDANCE, Kind.PEOPLE})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Pages", "Attendance"))
        self._training: TrainingRow | None = None
        self._sheet: MarkSheet | None = None
        self._is_marking = False
        self._create()
        self._create_actions()
        self._connect()
        self._lay_out()

    def _create(self) -> None:
        self.bar = AttendanceBar(self.workspace.language)
        self.reason = ReasonRow()
        self.grid = MarkGrid(self.workspace.theme)
        self.grid.setAccessibleName(translate("Attendance", "Attendance grid"))
        self.here = QLabel()
        set_role(self.here, "note")

    def _create_actions(self) -> None:
        self.reopen_action = self.add_button(
            translate("Attendance", "Open again…"), "undo-2", self._ask_reason
        )
        self.close_action = self.add_button(
            translate("Attendance", "Check and close"),
            "circle-check",
            self._close,
            is_primary=True,
        )
        self._open_action = QAction(translate("Attendance", "Open the training"), self)
        self._to_trainings = QAction(translate("Attendance", "Go to trainings"), self)
        self.all_action = QAction(translate("Attendance", "All present"), self)
        self.all_action.setShortcut(QKeySequence.StandardKey.SelectAll)
        self.all_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self.all_action)
        self.legend = MarkLegend(self.workspace.theme, self.workspace.language, self.all_action)

    def _connect(self) -> None:
        self.bar.chosen.connect(self._on_chosen)
        self._open_action.triggered.connect(self._open_training)
        self._to_trainings.triggered.connect(self._go_to_trainings)
        self.all_action.triggered.connect(self._mark_all_present)
        self.grid.marked.connect(self.put)
        self.grid.moved.connect(self._say_where)
        self.grid.searched.connect(self.legend.show_search)
        self.legend.chosen.connect(self._on_legend)

    def _lay_out(self) -> None:
        for part in (self.bar, self.reason, self.here, self.grid, self.legend):
            self.body.addWidget(part, 1 if part is self.grid else 0)
        self.land_on(self.grid)

    # reading

    def reload(self) -> None:
        """Read trainings and marks anew; the current cell stays."""
        if self._is_marking:  # the grid knows its own mark already
            return
        with self.workspace.database.reading() as db:
            rows = [row for row in trainings.list_trainings(db) if row.state in _SHOWN]
        rows.sort(key=lambda row: _SHOWN.index(row.state))
        chosen = self._training.id if self._training else ""
        same = [row for row in rows if row.id == chosen]
        self._training = next(iter(same or rows), None)
        self.bar.fill(rows, self._training)
        self._show_training()

    def show_item(self, item_id: str) -> None:
        """Show the grid of a training."""
        self.bar.choose(item_id)

    def _show_training(self) -> None:
        """Show the training chosen: its grid, or why there is none yet."""
        training = self._training
        self._sheet = self._read_sheet(training) if training else None
        can_mark = self._sheet is not None and self._is_in(TrainingState.OPEN)
        for part in (self.close_action, self.all_action, self.legend):
            part.setEnabled(can_mark)
        is_closed = self._is_in(TrainingState.CLOSED)
        self.reopen_action.setVisible(is_closed)
        self.close_action.setVisible(not is_closed)
        self._show_sheet()
        if self._sheet is None:
            self._say_why_empty()
        self._say_counts()

    def _is_in(self, state: TrainingState) -> bool:
        return self._training is not None and self._training.state is state

    def _read_sheet(self, training: TrainingRow) -> MarkSheet | None:
        has_grid = bool(training.periods and training.enrolled)
        if not has_grid or training.state is TrainingState.PLANNED:
            return None
        with self.workspace.database.reading() as db:
            return MarkSheet(attendance.attendance_sheet(db, training.id))

    def _show_sheet(self) -> None:
        sheet = self._sheet
        for part in (self.grid.horizontalHeader(), self.here, self.legend):
            part.setVisible(sheet is not None)
        if sheet is None:
            self.grid.set_model(TableModel[object]((), lambda _ids: (), parent=self.grid))
            return
        self.grid.set_sheet(sheet, MarkModel(sheet, self.workspace.language, self.grid))

    def _say_why_empty(self) -> None:
        training = self._training
        action = self._to_trainings
        if training is None:
            title = translate("Attendance", "No training yet")
            words = translate("Attendance", "Plan a training first; its attendance is kept here.")
        elif not training.periods or not training.enrolled:
            title = translate("Attendance", "Timetable or people are missing")
            words = translate("Attendance", "Attendance needs half-days and people.")
        else:
            title = translate("Attendance", "The training is not open yet")
            words = translate("Attendance", "Once it is open, marks can be entered.")
            action = self._open_action
        self.grid.empty.say(title, words, action, icon="list-checks")

    def _say_counts(self) -> None:
        self.bar.show_tally(self._sheet.tally if self._sheet else None)
        self._say_where()

    def _say_where(self) -> None:
        """Say who and what the current cell is, and how the half-day stands."""
        place = self.grid.place()
        self.here.setText(self._where(*place) if place and self._sheet else "")

    def _where(self, person_id: str, period_id: str) -> str:
        if self._sheet is None:
            return ""
        person = self._sheet.rows([person_id])[0].person
        plan = next(p.plan for p in self._sheet.periods if p.id == period_id)
        half = self._sheet.half_day(period_id)
        said = translate(
            "Attendance",
            "{who}  ·  {when}: present {present}, leave {leave}, absent {absent}, open {blank}",
        )
        language = self.workspace.language
        part = ("" if language == "zh" else " ") + label(plan.part, language)
        return said.format(
            who=f"{person.number} {person.name} {person.unit_name} {posts_on_paper(person.posts)}",
            when=f"{in_chinese(plan.date)}{part} {plan.subject or ''}".rstrip(),
            present=half.present,
            leave=half.leave,
            absent=half.absent,
            blank=half.blank,
        )

    # marking

    def put(self, mark: Mark | None) -> None:
        """Write a mark for the current cell into the file and go down."""
        place = self.grid.place()
        if place is None or self._sheet is None:
            return
        if self._sheet.mark(*place) != mark:
            if not self._write_mark(*place, mark):
                return
            self._sheet.put(*place, mark)
            self.grid.show_mark()
        if mark is not None:
            self.grid.move_down()
        self._say_counts()

    def _write_mark(self, person_id: str, period_id: str, mark: Mark | None) -> bool:
        workspace = self.workspace
        self._is_marking = True
        try:
            with workspace.database.transaction(Act.MARK, by=workspace.clerk) as db:
                attendance.set_mark(db, person_id, period_id, mark)
        except RosterError as error:
            workspace.show_error(error)
            return False
        finally:
            self._is_marking = False
        return True

    def _on_legend(self, mark: Mark) -> None:
        self.put(mark)
        self.grid.setFocus()

    def _mark_all_present(self) -> None:
        if self._sheet is not None and self._sheet.blanks:
            self._step(Act.MARK, attendance.mark_all_present, self._on_all_present)

    def _on_all_present(self, count: int) -> None:
        said = translate("Attendance", "Marked present: {count} cells.").format(count=count)
        self.workspace.notices.show_notice(said, undo=self.workspace.undo)

    # steps of the training

    def _step(
        self,
        act: Act,
        work: Callable[..., T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[RosterError], None] | None = None,
    ) -> None:
        """Run ``work(db, training id)`` as one action."""
        if self._training is not None:
            training_id = self._training.id
            write(self.workspace, act, lambda db: work(db, training_id), done=done, failed=failed)

    def _open_training(self) -> None:
        self._step(Act.OPEN, trainings.open_training)

    def _close(self) -> None:
        self._step(Act.CLOSE, completion.close_training, self._on_closed, self._on_not_closed)

    def _on_closed(self, verdicts: tuple[completion.Verdict, ...]) -> None:
        done = sum(verdict.is_completed for verdict in verdicts)
        said = translate("Attendance", "Closed: completed {done}, not completed {rest}.")
        text = said.format(done=done, rest=len(verdicts) - done)
        self.workspace.notices.show_notice(text, undo=self.workspace.undo)
        self.grid.setFocus()  # the button that had the keyboard is gone

    def _ask_reason(self) -> None:
        question = translate("Attendance", "Why open it again?")
        self.reason.ask(question, translate("Attendance", "Open again"), self._reopen)

    def _reopen(self, reason: str) -> None:
        self._step(
            Act.REOPEN, lambda db, training: completion.reopen_training(db, training, reason)
        )
        self.grid.setFocus()

    def _go_to_trainings(self) -> None:
        self.workspace.open_page("trainings", self._training.id if self._training else "")

    def _on_chosen(self, training_id: str) -> None:
        with self.workspace.database.reading() as db:
            self._training = trainings.get_training(db, training_id).row
        self.reason.hide()
        self.reload()
        self.grid.setFocus()

    def _on_not_closed(self, error: RosterError) -> None:
        blank = self._sheet.first_blank() if self._sheet else None
        if isinstance(error, AttendanceIncomplete) and blank is not None:
            self.grid.go_to(*blank)
            self.grid.setFocus()
