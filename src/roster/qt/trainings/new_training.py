"""What is planned beside the fields: clones, trainings above, pasted plans and timetables."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from roster.db.acts import Act
from roster.divisions.divisions import ancestors, office_division
from roster.qt.kit.asking import ask_and_write
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.trainings.clashes import ClashesDialog
from roster.qt.trainings.clone import CloneDialog
from roster.qt.trainings.paste.plan import PastePlanDialog
from roster.qt.trainings.paste.timetable import PasteTimetableDialog
from roster.qt.trainings.texts import like_plan, new_plan, plan_above, proposed_day
from roster.trainings import cloning, trainings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from roster.db.engine import Db
    from roster.divisions.divisions import DivisionRow
    from roster.qt.kit.page import Page
    from roster.qt.kit.workspace import Workspace
    from roster.qt.trainings.editor import TrainingEditor
    from roster.qt.trainings.state import TrainingsState
    from roster.qt.trainings.table import TrainingList
    from roster.trainings.trainings import TrainingDetail


class TrainingDesk(QObject):
    """Makes trainings and shows the dialogs for it.

    Signals:
        planned: the id of a training that was made just now and waits for its title.
        wanted: the id of a training to be shown.
    """

    planned = Signal(str)
    wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        page: Page,
        rows: TrainingList,
        editor: TrainingEditor,
        state: TrainingsState,
    ) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self._editor = editor
        self._state = state
        self.paste_action = self._button(
            translate("Trainings", "Paste a plan…"), "clipboard-paste", "Ctrl+V", self.paste_plan
        )
        self.paste_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        rows.table.addAction(self.paste_action)
        self.above_action = self._button(
            translate("Trainings", "Record one held above"),
            "award",
            "Ctrl+Shift+A",
            self.record_above,
        )
        self.clone_action = self._button(
            translate("Trainings", "Copy as the next run…"),
            "copy",
            "Ctrl+Shift+C",
            state.when_read(self.clone),
        )
        self.new_action = page.add_button(
            translate("Trainings", "New training"), "plus", self.add, is_primary=True
        )
        editor.timetable.paste.triggered.connect(state.when_read(self.paste_timetable))
        editor.show_clashes.triggered.connect(state.when_read(self.show_clashes))
        state.changed.connect(self._enable)

    def _enable(self) -> None:
        self.clone_action.setEnabled(self._state.training is not None)

    def _button(self, text: str, icon: str, keys: str, do: Any) -> QAction:  # noqa: ANN401 - a method without arguments
        action = self._page.add_button(text, icon, do)
        action.setShortcut(QKeySequence(keys))
        return action

    # one more training

    def add(self) -> None:
        """Plan a training with what can be guessed, and let the clerk say its title."""

        def plan(db: Db) -> str:
            rows = trainings.list_trainings(db)
            return trainings.plan_training(db, new_plan(office_division(db), rows, _today()))

        write(self._workspace, Act.PLAN, plan, done=self._on_planned)

    def record_above(self) -> None:
        """Record a training of the office above, and let the clerk say its title."""

        def plan(db: Db) -> str:
            division = office_division(db)
            above = [
                ancestor for ancestor in ancestors(db, division.id) if ancestor.id != division.id
            ]
            holder = above[-1] if above else division
            return trainings.plan_training(db, plan_above(division, holder, _today()))

        write(self._workspace, Act.PLAN, plan, done=self._on_planned)

    def _on_planned(self, training_id: str) -> None:
        self.planned.emit(training_id)
        text = translate("Trainings", "A training is planned. Say its title, days and people.")
        self._say(text)

    def clone(self) -> None:
        """Ask for the days of the next run of the current training."""
        if self._state.training is None:
            return
        source = self._state.training
        read(self._workspace, partial(_next_run, source), partial(self._ask_clone, source))

    def _ask_clone(self, source: TrainingDetail, proposed: tuple[str, str]) -> None:
        title, first = proposed
        plans, people = [period.plan for period in source.periods], source.row.enrolled
        dialog = CloneDialog(title, people, plans, first, self._page)
        ask_and_write(
            self._workspace,
            dialog,
            Act.CLONE,
            lambda: partial(
                cloning.clone_training,
                training_id=source.row.id,
                first_day=dialog.first_day,
                with_people=dialog.with_people.isChecked(),
                title=dialog.title.text().strip(),
            ),
            done=self._on_cloned,
        )

    def _on_cloned(self, training_id: str) -> None:
        self.wanted.emit(training_id)
        self._say(translate("Trainings", "Copied. Document number and notice are to be set anew."))

    # what is pasted

    def paste_plan(self) -> None:
        """Show the trainings of the plan on the clipboard."""
        read(self._workspace, _titles_and_division, self._ask_plan)

    def _ask_plan(self, found: tuple[frozenset[str], DivisionRow]) -> None:
        titles, like = found[0], like_plan(found[1])
        dialog = PastePlanDialog(self._workspace, like, titles, _today().year, self._page)
        dialog.accepted.connect(lambda: self._plan_all(dialog))
        dialog.open()
        dialog.paste()

    def _plan_all(self, dialog: PastePlanDialog) -> None:
        found = dialog.trainings
        write(
            self._workspace,
            Act.PLAN,
            lambda db: [
                trainings.plan_training(db, training.plan, training.periods) for training in found
            ],
            done=self._on_all_planned,
        )

    def _on_all_planned(self, ids: Sequence[str]) -> None:
        self.wanted.emit(ids[0])
        text = translate("Trainings", "Planned by the list: {count} trainings.")
        self._say(text.format(count=len(ids)))

    def paste_timetable(self) -> None:
        """Show the half-days of the timetable on the clipboard."""
        training_id = self._state.training_id
        if not training_id:
            return
        plans = self._editor.timetable.plans()
        year = int(plans[0].date[:4]) if plans else _today().year
        dialog = PasteTimetableDialog(self._workspace, plans, year, self._page)
        dialog.accepted.connect(lambda: self._set_timetable(training_id, dialog))
        dialog.open()
        dialog.paste()

    def _set_timetable(self, training_id: str, dialog: PasteTimetableDialog) -> None:
        plans = dialog.plans
        if self._editor.timetable.keep(training_id, plans):
            text = translate("Trainings", "The timetable has {count} half-days now.")
            self._say(text.format(count=len(plans)))
        self._editor.timetable.table.setFocus()

    # who clashes

    def show_clashes(self) -> None:
        """List who is in two trainings at once."""
        if self._state.clashes:
            dialog = ClashesDialog(self._workspace, self._state.clashes, self._page)
            dialog.training_asked.connect(self.wanted)
            dialog.open()

    def _say(self, text: str) -> None:
        self._workspace.notices.show_notice(text, Tone.DONE, undo=self._workspace.undo)


def _titles_and_division(db: Db) -> tuple[frozenset[str], DivisionRow]:
    return frozenset(row.title for row in trainings.list_trainings(db)), office_division(db)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the clerk's own day


def _next_run(source: TrainingDetail, db: Db) -> tuple[str, str]:
    """Return title and first day of the next run: days after its own on which nothing else is."""
    earliest = max(proposed_day(_today()), source.row.last_day or "")
    plans = [period.plan for period in source.periods]
    day = cloning.free_day(db, plans, earliest)
    return cloning.next_run(db, cloning.with_series(source.plan)).title, day
