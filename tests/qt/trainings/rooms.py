"""A training in the real window, its list in front: what the tests of the list's tabs share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roster.qt.pictures import settle
from roster.qt.trainings.page import TrainingsPage
from roster.trainings import enrollments, trainings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.trainings import TrainingDetail


class ListInWindow(NamedTuple):
    """The page, the file it writes to and the training shown."""

    page: TrainingsPage
    database: Database
    training: str
    program: Program

    def detail(self) -> TrainingDetail:
        """Return the training as it is in the file."""
        with self.database.reading() as db:
            return trainings.get_training(db, self.training)

    def people(self) -> tuple[EnrollmentRow, ...]:
        """Return who is enrolled according to the file."""
        with self.database.reading() as db:
            return enrollments.enrolled(db, self.training)

    def names(self) -> list[str]:
        """Return the names of those enrolled."""
        return [person.name for person in self.people()]

    def show(self, tab: QWidget, focus: QWidget) -> None:
        """Bring a tab to the front and give a part of it the keyboard."""
        self.page.editor.show_tab(tab)
        focus.setFocus()
        settle(self.program)


def open_list(program: Program, database: Database, training: str) -> ListInWindow:
    """Open the file in the window and the training on its page."""
    database.close()
    program.start(database.path)
    settle(program)
    program.window.open_page("trainings", training)
    settle(program)
    page, workspace = program.window.page, program.window.workspace
    assert isinstance(page, TrainingsPage)
    assert workspace is not None
    return ListInWindow(page, workspace.database, training, program)
