"""The people of a training: the rule at the left, the list with its reasons at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
)

from roster.attendance import completion
from roster.base.dates import in_chinese
from roster.db.acts import Act
from roster.qt.kit.writing import write
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, WIDE, set_role
from roster.qt.trainings.people.audience_form import AudienceForm
from roster.qt.trainings.people.chips import MemberChips
from roster.qt.trainings.people.columns import member_columns
from roster.qt.trainings.people.notice_row import NoticeRow
from roster.qt.trainings.people.person_field import PersonField
from roster.qt.trainings.people.walk_in_merging import ask_who
from roster.qt.widgets.action_button import action_button
from roster.qt.widgets.flow import FlowLayout
from roster.qt.widgets.label import Label
from roster.qt.widgets.tab_actions import ActionTab
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import TableView
from roster.trainings import invitations
from roster.trainings.members import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.db.engine import Db
    from roster.qt.kit.workspace import Workspace
    from roster.qt.trainings.state import TrainingsState
    from roster.trainings.members import Member

_FORM_WIDTH, _FIELD_WIDTH = 372, 210


class TrainingPeople(ActionTab):
    """Rule and list; the list is written here, the rule belongs to the plan of the training.

    Signals:
        rule_changed: the :class:`AudienceRule` as it is now.
    """

    rule_changed = Signal(object)

    def __init__(self, workspace: Workspace, state: TrainingsState) -> None:
        super().__init__()
        self._workspace = workspace
        self._state = state
        self._wanted = ""
        self._create()
        self._create_actions()
        self._connect()
        self._lay_out()

    def start_adding(self) -> None:
        """Put the cursor into the field that adds people."""
        if self._state.is_editable:
            self.field.clear()
            self.field.start()

    # making

    def _create(self) -> None:
        theme, language = self._workspace.theme, self._workspace.language
        self.form = AudienceForm(language)
        self.form.setFixedWidth(theme.px(_FORM_WIDTH))
        self.model = HeldModel(member_columns(language), self)
        self.table = TableView(theme)
        self.table.setAccessibleName(translate("Trainings", "People of the training"))
        self.table.set_model(self.model)
        self.table.empty.say(
            translate("Trainings", "Nobody yet"),
            translate("Trainings", "Choose at the left whom the training means, then enroll."),
        )
        self.field = PersonField(self._workspace, self._people_here, self.table)
        self.field.setFixedWidth(theme.px(_FIELD_WIDTH))
        self.notice = NoticeRow()
        self.chips = MemberChips()
        self._sent = Label()
        set_role(self._sent, "quiet")

    def _create_actions(self) -> None:
        theme, when_read = self._workspace.theme, self._state.when_read
        self.enroll_all = self.add_action("", "Ctrl+J", when_read(self._enroll_all))
        self.enroll_all.setIcon(theme.icon("user-plus"))
        self.enroll_chosen = self.add_action("", "Ctrl+Shift+J", when_read(self._enroll_chosen))
        self.take_out = self.add_action(
            translate("Trainings", "Take off the list"), "Del", self._withdraw
        )
        self.take_out.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self.take_out)
        self.take_out.setIcon(theme.icon("user-minus"))
        words = translate("Trainings", "Who is this?")
        self.merge = self.add_action(words, "Ctrl+M", when_read(self._merge))
        words = translate("Trainings", "Send the notice…")
        self.send_notice = self.add_action(words, "Ctrl+Shift+M", when_read(self._ask_notice))

    def _connect(self) -> None:
        self._state.changed.connect(self._show)
        self.form.changed.connect(self.rule_changed)
        self.chips.chosen.connect(self._show_members)
        self.field.added.connect(self._add_person)
        self.field.found.connect(self._go_to_person)
        self.notice.sent.connect(self._send_notice)
        self.notice.left.connect(self.table.setFocus)
        self.table.typing.field = self.field
        self.table.opened.connect(self._on_opened)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(self._enable)

    def _lay_out(self) -> None:
        steps = FlowLayout()
        steps.addWidget(self.field)
        for action in (self.enroll_all, self.enroll_chosen, self.take_out, self.send_notice):
            steps.addWidget(action_button(action))
        self._sent.setMinimumHeight(self.field.sizeHint().height())
        steps.addWidget(self._sent)
        right = QVBoxLayout()
        right.setSpacing(NEAR)
        right.addLayout(steps)
        right.addWidget(self.notice)
        right.addWidget(self.chips)
        right.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GAP, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(self.form)
        row.addLayout(right, 1)

    # showing

    def _show(self) -> None:
        """Show rule and list of the training."""
        view, is_editable = self._state.view, self._state.is_editable
        if view is None:
            return
        members = view.members
        self.form.show_rule(view.training.plan.audience, members.divisions, editable=is_editable)
        self.field.setEnabled(is_editable)
        if self._state.is_another:
            self.notice.hide()
            self.chips.show_all()
        self.chips.count(members.lines)
        self._say_notice(view.training.row.notified_on, members.called)
        self._show_members()
        self._land()

    def _say_notice(self, day: str | None, called: int) -> None:
        if day is not None:
            self.notice.hide()
        self.send_notice.setVisible(day is None)
        text = translate("Trainings", "✓ Notice of {day}: {called} people called")
        self._sent.setText(text.format(day=in_chinese(day), called=called) if day else "")
        all_words = translate("Trainings", "Enroll all {count}")
        chosen_words = translate("Trainings", "Enroll those chosen")
        if day is not None:
            all_words = translate("Trainings", "Call {count} more by a supplement")
            chosen_words = translate("Trainings", "Call those chosen")
        self.enroll_chosen.setText(chosen_words)
        waiting = len(self._waiting())
        self.enroll_all.setText(all_words.format(count=waiting or "").strip())
        self.enroll_all.setEnabled(self._state.is_editable and waiting > 0)
        self.enroll_all.setVisible(day is None or waiting > 0)

    def _show_members(self) -> None:
        is_meant = self.chips.shows()
        members = {member.key: member for member in self._lines()}
        ids = [key for key, member in members.items() if is_meant(member)]
        self.model.set_rows(members, ids)
        self._enable()

    def _enable(self) -> None:
        is_outside = [member.number is None for member in self._selected()]
        self.enroll_chosen.setEnabled(self._state.is_editable and any(is_outside))
        self.take_out.setEnabled(self._state.is_editable and not all(is_outside))
        can_send = self._state.is_editable and bool(self._lines())
        self.send_notice.setEnabled(can_send and self.send_notice.isVisible())
        current = self.model.rows.get(self.table.current_id())
        self.merge.setEnabled(
            self._state.is_editable and current is not None and current.provisional
        )

    def _lines(self) -> Sequence[Member]:
        return self._state.view.members.lines if self._state.view else ()

    def _selected(self) -> list[Member]:
        return [self.model.rows[key] for key in self.table.selected_ids()]

    def _waiting(self) -> list[str]:
        """Return who is meant and not on the list: all of them, or since the notice."""
        wanted = {Standing.WAITING, Standing.SINCE}
        return [m.trainee_id for m in self._lines() if m.standing in wanted]

    def _people_here(self) -> set[str]:
        return {m.trainee_id for m in self._lines() if m.number is not None}

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([a for a in (self.enroll_chosen, self.take_out) if a.isEnabled()])
        if self.merge.isEnabled():
            menu.addAction(self.merge)
        if not menu.isEmpty():
            menu.popup(self.table.viewport().mapToGlobal(at))

    # writing

    def _on_opened(self, _key: str) -> None:
        if self.merge.isEnabled():
            self._merge()
        elif self.enroll_chosen.isEnabled():
            self._enroll_chosen()

    def _enroll_all(self) -> None:
        self._enroll(self._waiting())

    def _enroll_chosen(self) -> None:
        self._enroll([m.trainee_id for m in self._selected() if m.number is None])

    def _add_person(self, trainee_id: str) -> None:
        self._enroll([trainee_id])

    def _enroll(self, trainee_ids: Sequence[str]) -> None:
        """Put people on the list; once the notice went out, by a supplement to it."""
        training_id = self._state.training_id
        if not training_id or not trainee_ids:
            return
        text = translate("Trainings", "Enrolled: {count} people.")
        write(
            self._workspace,
            Act.ENROLL,
            lambda db: invitations.put_on_list(db, training_id, trainee_ids),
            done=lambda _count: self._on_enrolled(text.format(count=len(trainee_ids)), trainee_ids),
        )

    def _on_enrolled(self, words: str, trainee_ids: Sequence[str]) -> None:
        self._say(words)
        if len(trainee_ids) == 1:
            self._go_to_person(trainee_ids[0])

    def _go_to_person(self, trainee_id: str) -> None:
        """Make somebody's line current: now, or when it comes from the file."""
        self._wanted = trainee_id
        self._land()

    def _land(self) -> None:
        here = (m.key for m in self._lines() if m.trainee_id == self._wanted and m.row)
        key = next(here, "")
        if not key:
            return
        self._wanted = ""
        if self.model.row_of(key) is None:
            self.chips.show_all()
            self._show_members()
        self.table.show_id(key)
        self.table.selectRow(self.model.row_of(key) or 0)

    def _withdraw(self) -> None:
        keys = [member.key for member in self._selected() if member.number is not None]
        text = translate("Trainings", "Taken out: {count} people.").format(count=len(keys))
        write(
            self._workspace,
            Act.WITHDRAW,
            partial(_withdraw_all, keys),
            done=lambda _: self._say(text),
        )

    def _ask_notice(self) -> None:
        self.notice.ask(len(self._people_here()) or len(self._waiting()))

    def _send_notice(self, day: str) -> None:
        training_id = self._state.training_id
        if not training_id:
            return
        write(
            self._workspace,
            Act.NOTICE,
            lambda db: invitations.send_notice(db, training_id, day),
            done=self._on_sent,
        )

    def _on_sent(self, called: int) -> None:
        text = translate("Trainings", "The notice calls {called} people; the list is fixed.")
        self._say(text.format(called=called))
        self.table.setFocus()

    def _merge(self) -> None:
        member = self.model.rows.get(self.table.current_id())
        if member is not None and member.row is not None and member.provisional:
            ask_who(self._workspace, member.row, self.table)

    def _say(self, words: str) -> None:
        self._workspace.notices.show_notice(words, undo=self._workspace.undo)


def _withdraw_all(keys: Sequence[str], db: Db) -> None:
    for key in keys:
        completion.withdraw(db, key)
