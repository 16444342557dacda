"""Groups, classrooms and seats of a class: given to all at once, then put right one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from roster.base.half_width import half_width, is_digits, number_text
from roster.base.words import label
from roster.db.acts import Act
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, WIDE
from roster.qt.trainings.people.group_columns import (
    GroupLine,
    group_columns,
    group_lines,
    seat_columns,
)
from roster.qt.widgets.action_button import action_button
from roster.qt.widgets.fields import choice_field, choice_of, note, number_field
from roster.qt.widgets.flow import FlowLayout
from roster.qt.widgets.label import Label
from roster.qt.widgets.tab_actions import ActionTab
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.rows import RowsTable
from roster.qt.widgets.tables.view import BY_KEYS, TableView
from roster.trainings import seating
from roster.trainings.codes import SeatOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.db.engine import Db
    from roster.qt.kit.workspace import Workspace
    from roster.qt.trainings.state import TrainingsState
    from roster.trainings.enrollments import EnrollmentRow

_GROUPS_WIDTH = 232
_MOST_GROUPS = 99
_USUAL_SIZE = 25
_PAIR = 2
"""People of a group that discusses, where nobody said how many groups there are to be."""

_BY_DIVISION, _SPREAD = "unit", "spread"


class TrainingGroups(ActionTab):
    """Groups at the left, people at the right; each step is written at once."""

    def __init__(self, workspace: Workspace, state: TrainingsState) -> None:
        super().__init__()
        self._workspace = workspace
        self._state = state
        self._create()
        self._create_actions()
        self._connect()
        self._lay_out()

    # making

    def _create(self) -> None:
        theme, language = self._workspace.theme, self._workspace.language
        self.number = number_field(1, _MOST_GROUPS, 1)
        self.number.setAccessibleName(translate("Groups", "How many groups"))
        self.way = choice_field(
            {
                _SPREAD: translate("Groups", "villages spread"),
                _BY_DIVISION: translate("Groups", "villages together"),
            }
        )
        self.way.setAccessibleName(translate("Groups", "How groups are made"))
        self.order = choice_field({order: label(order, language) for order in SeatOrder})
        self.order.setAccessibleName(translate("Groups", "Order of the seats"))
        self.groups: RowsTable[GroupLine] = RowsTable(theme, group_columns(self._rename))
        self.groups.setAccessibleName(translate("Groups", "Groups"))
        self.groups.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.groups.setFixedWidth(theme.px(_GROUPS_WIDTH))
        columns = seat_columns(self._edit_group, self._edit_classroom, self._edit_seat)
        self.model = HeldModel(columns, self)
        self.table = TableView(theme)
        self.table.setAccessibleName(translate("Groups", "People by group and seat"))
        self.table.set_model(self.model)
        self.table.empty.say(
            translate("Groups", "Nobody yet"),
            translate("Groups", "Groups and seats are for people on the list."),
        )
        self.rooms = QPushButton(translate("Groups", "Classroom"))
        self.rooms.setMenu(QMenu(self.rooms))
        self.rooms.setProperty("menu", "true")

    def _create_actions(self) -> None:
        add, when_read = self.add_action, self._state.when_read
        self.divide = add(translate("Groups", "Divide"), "Ctrl+G", when_read(self._divide))
        words = translate("Groups", "Give seats")
        self.give = add(words, "Ctrl+Shift+G", when_read(self._give_seats))
        words = translate("Groups", "Swap the seats of two")
        self.swap = add(words, "Ctrl+T", when_read(self._swap))

    def _connect(self) -> None:
        self._state.changed.connect(self._show)
        self.groups.current_changed.connect(self._show_group)
        self.table.typed.connect(self._on_typed)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(self._enable)

    def _lay_out(self) -> None:
        steps = FlowLayout()
        height = self.number.sizeHint().height()
        seats = Label(translate("Groups", "Seats:"))
        seats.setContentsMargins(GAP, 0, 0, 0)
        parts: tuple[QWidget, ...] = (
            Label(translate("Groups", "Groups:")),
            self.number,
            self.way,
            action_button(self.divide),
            seats,
            self.order,
            action_button(self.give),
            action_button(self.swap),
            self.rooms,
        )
        for part in parts:
            part.setMinimumHeight(height)
            steps.addWidget(part)
        tables = QHBoxLayout()
        tables.setSpacing(WIDE)
        tables.addWidget(self.groups)
        tables.addWidget(self.table, 1)
        hint = translate(
            "Groups",
            "A digit moves those chosen to that group, 0 to none. F2 names a group, or writes"
            " group and seat in place; a seat that is taken changes hands.",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(steps)
        column.addWidget(note(hint))
        column.addLayout(tables, 1)

    # showing

    def _show(self) -> None:
        """Show groups and seats of the training."""
        if self._state.view is None:
            return
        people, is_editable = self._state.view.people, self._state.is_editable
        self._show_groups(people)
        self._show_classrooms(people)
        self._show_group()
        never = TableView.EditTrigger.NoEditTriggers
        for table in (self.groups, self.table):
            table.setEditTriggers(BY_KEYS if is_editable else never)
        for part in (self.number, self.way, self.order, self.divide, self.give):
            part.setEnabled(is_editable and bool(people))

    def _show_groups(self, people: Sequence[EnrollmentRow]) -> None:
        """List the groups; in the same training the one that was chosen stays so."""
        is_another = self._state.is_another
        chosen = None if is_another else self._chosen_group()
        lines = group_lines(people)
        self.groups.set_rows(lines)
        same = [at for at, line in enumerate(lines) if _is_same(line, chosen)]
        self.groups.selectRow(same[0] if same else 0)
        if is_another:
            named = sum(line.name is not None for line in lines)
            self.number.setValue(named or max(1, round(len(people) / _USUAL_SIZE)))

    def _show_group(self) -> None:
        """Show the people of the group chosen at the left."""
        people = {person.id: person for person in self._people()}
        line = self._chosen_group()
        is_all = line is None or line.is_all
        ids = [
            person.id
            for person in people.values()
            if is_all or (line is not None and person.group_name == line.name)
        ]
        self.model.set_rows(people, ids)
        self.table.sort_as_shown()
        self._enable()

    def _show_classrooms(self, people: Sequence[EnrollmentRow]) -> None:
        """Offer the branch classrooms; without any there is nothing to say about classrooms."""
        plan = self._state.plan
        branches = plan.branch_venues if plan else ()
        used = [person.classroom for person in people if person.classroom]
        names = tuple(dict.fromkeys((*branches, *sorted(used))))
        self.rooms.setVisible(bool(names))
        self.table.setColumnHidden(self.model.column_of("classroom"), not names)
        menu = self.rooms.menu()
        menu.clear()
        main = translate("Groups", "Main classroom")
        for words, room in ((main, None), *((name, name) for name in names)):
            menu.addAction(words).triggered.connect(self._room_setter(room))

    def _people(self) -> Sequence[EnrollmentRow]:
        return self._state.view.people if self._state.view else ()

    def _enable(self) -> None:
        chosen = len(self.table.selected_ids())
        self.swap.setEnabled(self._state.is_editable and chosen == _PAIR)
        self.rooms.setEnabled(self._state.is_editable and chosen > 0)

    def _chosen_group(self) -> GroupLine | None:
        row_id = self.groups.current_id()
        return self.groups.row_of_id(row_id) if row_id else None

    def _show_menu(self, at: QPoint) -> None:
        if not self._state.is_editable or not self.table.selected_ids():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in self.groups.rows:
            if not line.is_all:
                words = line.name or translate("Groups", "Into no group")
                menu.addAction(words).triggered.connect(self._group_setter(line.name))
        menu.addSeparator()
        menu.addAction(self.swap)
        menu.popup(self.table.viewport().mapToGlobal(at))

    # many at once

    def _divide(self) -> None:
        self.number.interpretText()
        groups, by_division = self.number.value(), choice_of(self.way) == _BY_DIVISION
        text = translate("Groups", "Divided into {groups} groups.").format(groups=groups)
        self.table.setFocus()  # a field would keep Ctrl+Z for itself
        self._step(
            Act.GROUP,
            lambda db, training: seating.divide(db, training, groups, by_division=by_division),
            text,
        )

    def _give_seats(self) -> None:
        order = SeatOrder(choice_of(self.order))
        text = translate("Groups", "Everybody has a seat: {order}.")
        words = text.format(order=label(order, self._workspace.language))
        self.table.setFocus()
        self._step(Act.SEAT, lambda db, training: seating.give_seats(db, training, order), words)

    def _swap(self) -> None:
        chosen = [self.model.rows[row_id] for row_id in self.table.selected_ids()]
        if len(chosen) != _PAIR:  # rows may have come anew since the action was offered
            return
        first, second = chosen
        text = translate("Groups", "{first} and {second} changed seats.")
        words = text.format(first=first.name, second=second.name)
        self._step(Act.SEAT, lambda db, _: seating.swap_seats(db, first.id, second.id), words)

    def _step(self, act: Act, work: Callable[[Db, str], object], words: str) -> None:
        """Run ``work(db, training id)`` as one action and say what was done."""
        training_id, workspace = self._state.training_id, self._workspace
        if not training_id:
            return
        write(
            workspace,
            act,
            lambda db: work(db, training_id),
            done=lambda _: workspace.notices.show_notice(words, undo=workspace.undo),
        )

    # those chosen

    def _on_typed(self, text: str) -> None:
        """Move those chosen to the group of a digit."""
        names = self._by_digit()
        if self._state.is_editable and text in names:
            self._move(self._chosen(), names[text])

    def _by_digit(self) -> dict[str, str | None]:
        return {"0": None} | {line.key: line.name for line in self.groups.rows if line.key}

    def _chosen(self) -> list[str]:
        """Return the rows selected, or the one that the keyboard is on."""
        current = self.table.current_id()
        return self.table.selected_ids() or [current] * bool(current)

    def _group_setter(self, name: str | None) -> Callable[[], None]:
        return lambda: self._move(self._chosen(), name)

    def _room_setter(self, room: str | None) -> Callable[[], None]:
        return lambda: self._set_room(self._chosen(), room)

    def _move(self, ids: Sequence[str], name: str | None) -> None:
        if not ids:
            return
        text = translate("Groups", "{count} people are in {group} now.")
        words = text.format(count=len(ids), group=name or translate("Groups", "no group"))
        self._step(Act.GROUP, lambda db, _: seating.set_group(db, ids, name), words)

    def _set_room(self, ids: Sequence[str], room: str | None) -> None:
        text = translate("Groups", "{count} people are in {room} now; seats are as before.")
        main = translate("Groups", "the main classroom")
        words = text.format(count=len(ids), room=room or main)
        self._step(Act.SEAT, lambda db, _: seating.set_classroom(db, ids, room), words)

    # in place; rows come anew after a write, which must not happen under an open editor

    def _later(self, do: Callable[[], None]) -> None:
        QTimer.singleShot(0, self, do)

    def _meant(self, row_id: str) -> list[str]:
        """Return all rows chosen where the one edited is among them."""
        chosen = self.table.selected_ids()
        return chosen if row_id in chosen else [row_id]

    def _rename(self, row_id: str, text: str) -> None:
        line, name = self.groups.row_of_id(row_id), text.strip()
        ids = [person.id for person in self._people() if person.group_name == line.name]
        if name:
            self._later(lambda: self._move(ids, name))

    def _edit_group(self, row_id: str, text: str) -> None:
        """Move people to a group by its name or by the digit before it."""
        ids, typed = self._meant(row_id), text.strip()
        name = self._by_digit().get(half_width(typed), typed or None)
        self._later(lambda: self._move(ids, name))

    def _edit_classroom(self, row_id: str, text: str) -> None:
        ids, room = self._meant(row_id), text.strip() or None
        self._later(lambda: self._set_room(ids, room))

    def _edit_seat(self, row_id: str, text: str) -> None:
        digits = number_text(text)
        if not is_digits(digits) or not int(digits):
            sentence = translate("Groups", "“{text}” is no number of a seat; nothing was changed.")
            self._workspace.notices.show_notice(sentence.format(text=text), Tone.DUE)
            return
        person, seat = self.model.rows[row_id], int(digits)
        sentence = translate("Groups", "{name} has seat {seat}.")
        words = sentence.format(name=person.name, seat=seat)
        self._later(
            lambda: self._step(Act.SEAT, lambda db, _: seating.take_seat(db, row_id, seat), words)
        )


def _is_same(line: GroupLine, other: GroupLine | None) -> bool:
    return other is not None and (line.name, line.is_all) == (other.name, other.is_all)
