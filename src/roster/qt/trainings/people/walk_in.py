"""Somebody who came without standing on the list: added by name and village, recognised later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from roster.base.lookup import looking_for
from roster.base.words import label
from roster.people.posts import posts_on_paper
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, set_role
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import note
from roster.qt.widgets.form_dialog import FormDialog
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.choices import ChoiceTable
from roster.qt.widgets.tables.columns import Column, text_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from roster.attendance.walk_ins import WalkInCandidate
    from roster.base.words import Language
    from roster.divisions.divisions import DivisionRow
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.enrollments import EnrollmentRow

_ID = Qt.ItemDataRole.UserRole
_LIST_HEIGHT = 150
_MERGE_SIZE = (640, 420)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class WalkInDialog(FormDialog):
    """Asks for name and village; the village is found by its name or its initials."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        title = translate("WalkIn", "Somebody just came")
        super().__init__(title, translate("WalkIn", "Put on the list"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._divisions: tuple[DivisionRow, ...] = ()
        self.name = QLineEdit()
        self.village = _FilterField()
        self.village.setPlaceholderText(translate("WalkIn", "Name or initials"))
        self.found = QListWidget()
        self.found.setFixedHeight(workspace.theme.px(_LIST_HEIGHT))
        self.found.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.village.list = self.found
        self.add(translate("WalkIn", "Name"), self.name)
        self.add(translate("WalkIn", "Village"), self.village)
        self.add(translate("WalkIn", "Villages that fit"), self.found)
        self.form.addRow(
            note(translate("WalkIn", "Marked “to be checked”; can be merged with a person later."))
        )
        self.name.textChanged.connect(self._enable)
        self.village.textChanged.connect(self._show_found)
        self.found.itemDoubleClicked.connect(self.accept)
        self._enable()

    def show_villages(self, divisions: Sequence[DivisionRow]) -> None:
        """Offer these villages."""
        self._divisions = tuple(divisions)
        self._show_found()

    @property
    def choice(self) -> tuple[str, str]:
        """The name, and the id of the village."""
        item = self.found.currentItem()
        return self.name.text().strip(), str(item.data(_ID)) if item else ""

    def _show_found(self) -> None:
        is_meant = looking_for(self.village.text())
        self.found.clear()
        for division in self._divisions:
            if is_meant(division.short_name):
                QListWidgetItem(division.short_name, self.found).setData(_ID, division.id)
        self.found.setCurrentRow(0)
        self._enable()

    def _enable(self) -> None:
        is_said = bool(self.village.text().strip()) or self.found.count() == 1
        self.does.setEnabled(all(self.choice) and is_said)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter after the name go on to the village."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.name.hasFocus():
            self.village.setFocus()
        else:
            super().keyPressEvent(event)


class _FilterField(QLineEdit):
    """A field whose arrows move in the list below it."""

    def __init__(self) -> None:
        super().__init__()
        self.list: QListWidget | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, or type."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and self.list is not None and self.list.count():
            last = self.list.count() - 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), last))
        else:
            super().keyPressEvent(event)


class MergeDialog(Dialog):
    """Lists who of the file somebody may be who just came; a digit or Enter takes one."""

    def __init__(
        self,
        workspace: Workspace,
        walk_in: EnrollmentRow,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("WalkIn", "Who is this?"))
        self.chosen: WalkInCandidate | None = None
        who = Label(f"{walk_in.number}  {walk_in.name}  {walk_in.unit_name}")
        set_role(who, "section")
        self._keys: dict[str, str] = {}
        self.people: ChoiceTable[WalkInCandidate] = ChoiceTable(
            workspace.theme,
            _columns(workspace.language),
            lambda p: self._keys.get(p.trainee_id, ""),
        )
        self.people.setAccessibleName(translate("WalkIn", "People of the file"))
        self.people.chosen.connect(self._on_chosen)
        self._lay_out(who)
        give_size(self, workspace.theme, *_MERGE_SIZE)
        self.people.setFocus()

    def show_people(self, found: Sequence[WalkInCandidate]) -> None:
        """List these, the likeliest first."""
        self._keys = {
            person.trainee_id: str(at) for at, person in enumerate(found, start=1) if at <= 9
        }
        self.people.set_rows(found)
        if not found:
            self.people.empty.say(
                translate("WalkIn", "Nobody of the file is like this"),
                translate("WalkIn", "Keep them as somebody new."),
                icon="users",
            )
        self.people.selectRow(0)

    def _lay_out(self, who: QLabel) -> None:
        text = translate(
            "WalkIn",
            "Choose by 1–9. All marks go to the person chosen; none is lost.",
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keeps = buttons.addButton(
            translate("WalkIn", "It is somebody new"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        keeps.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addWidget(who)
        column.addWidget(note(text))
        column.addWidget(self.people, 1)
        column.addWidget(buttons)

    def _on_chosen(self, person: WalkInCandidate) -> None:
        self.chosen = person
        self.accept()


def _columns(language: Language) -> tuple[Column[WalkInCandidate], ...]:
    return (
        text_column("name", lambda: translate("WalkIn", "Name"), lambda p: p.name, 90),
        text_column("unit", lambda: translate("WalkIn", "Village"), lambda p: p.unit_name, 120),
        text_column(
            "posts",
            lambda: translate("WalkIn", "Posts"),
            lambda p: posts_on_paper(p.posts),
            140,
            stretch=True,
        ),
        text_column(
            "why", lambda: translate("WalkIn", "Why"), lambda p: label(p.likeness, language), 130
        ),
        text_column(
            "enrolled",
            lambda: translate("WalkIn", "This training"),
            lambda p: translate("WalkIn", "on the list") if p.enrolled else "",
            90,
        ),
    )
