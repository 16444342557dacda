"""Asking who somebody is who walked in, and putting all their marks where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.attendance import walk_ins
from roster.db.acts import Act
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write
from roster.qt.look.languages import translate
from roster.qt.trainings.people.walk_in import MergeDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.attendance.walk_ins import WalkInCandidate
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.enrollments import EnrollmentRow


def ask_who(workspace: Workspace, person: EnrollmentRow, home: QWidget) -> None:
    """Ask who of the file a walk-in is; ``home`` has the keyboard again afterwards."""
    dialog = MergeDialog(workspace, person, home)
    dialog.accepted.connect(lambda: _keep(workspace, person, dialog.chosen))
    dialog.finished.connect(lambda _code: home.setFocus())
    dialog.open()
    read(workspace, lambda db: walk_ins.candidates(db, person.id), dialog.show_people)


def _keep(workspace: Workspace, person: EnrollmentRow, chosen: WalkInCandidate | None) -> None:
    if chosen is None:
        words = translate("Attendance", "Kept as somebody new.")
    else:
        text = translate("Attendance", "Merged; all marks are with {name} now.")
        words = text.format(name=chosen.name)
    write(
        workspace,
        Act.MERGE,
        lambda db: (
            walk_ins.merge(db, person.id, chosen.trainee_id)
            if chosen
            else walk_ins.keep_as_new(db, person.id)
        ),
        done=lambda _: workspace.notices.show_notice(words, undo=workspace.undo),
    )
