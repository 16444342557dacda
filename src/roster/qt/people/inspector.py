"""The inspector of a person: facts, posts over the terms, trainings, certificates, history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from roster.base.codes.certificates import CertificateState
from roster.base.dates import dotted
from roster.base.words import label
from roster.certificates.codes import doubts_text
from roster.db.acts import Act
from roster.people import positions, trainees
from roster.people.posts import posts_text
from roster.qt.kit.asking import ask_and_write
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, WIDE, set_role
from roster.qt.people.form import PersonForm
from roster.qt.people.post_dialogs import AppointDialog, Appointment, ElectedDialog, EndPostDialog
from roster.qt.people.record import PersonTrainings, RecordDialog
from roster.qt.widgets.flow import FlowLayout
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.columns import Column, date_column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.base.codes.people import EndReason
    from roster.base.errors import RosterError
    from roster.base.words import Language
    from roster.certificates.certificates import CertificateRow
    from roster.db.engine import Db
    from roster.db.history.journal import HistoryLine
    from roster.divisions.divisions import DivisionRow
    from roster.people.positions import PositionRow
    from roster.qt.kit.workspace import Workspace
    from roster.qt.people.state import PeopleState
    from roster.qt.people.view import PersonView
    from roster.qt.widgets.form_dialog import FormDialog


class PersonInspector(QWidget):
    """Everything about one person, each fact editable where it stands."""

    def __init__(self, workspace: Workspace, state: PeopleState) -> None:
        super().__init__()
        self._state = state
        self._workspace = workspace
        self._shown: PersonView | None = None
        self._villages: Sequence[DivisionRow] = ()
        language, theme = workspace.language, workspace.theme
        self._name = Label()
        self._about = Label()
        self.form = PersonForm(language)
        self.posts = RowsTable(theme, _post_columns(language))
        self.trainings = PersonTrainings(workspace)
        self.certificates = RowsTable(theme, _certificate_columns(language))
        self.why = Label()
        self.history = RowsTable(theme, _history_columns(language))
        self.appoint_button = QPushButton(translate("People", "Add post…"))
        self.elected_button = QPushButton(translate("People", "New or again…"))
        self.end_button = QPushButton(translate("People", "End post…"))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(translate("People", "What is known of the person"))
        self.posts.setAccessibleName(translate("People", "Posts"))
        self.certificates.setAccessibleName(translate("People", "Certificates"))
        self.history.setAccessibleName(translate("People", "History"))
        self._connect()
        self._lay_out()
        self._show_person(None)

    def _on_state(self) -> None:
        """Show what is another now; what is typed stays where only the list is read anew."""
        if self._state.villages != self._villages:
            self._villages = self._state.villages
            self.form.set_villages(self._villages)
        self.tabs.setEnabled(not self._state.is_another_awaited)
        if self._state.person is not self._shown:
            self._show_person(self._state.person)

    def _show_person(self, view: PersonView | None) -> None:
        """Show somebody, or a hint when nobody is chosen."""
        self._shown = view
        self.tabs.setVisible(view is not None)
        if view is None:
            self._name.setText(translate("People", "Nobody chosen"))
            self._about.setText(
                translate("People", "Choose a row to see everything about a person.")
            )
            return
        self._name.setText(view.person.facts.name)
        posts = posts_text(view.person.posts, self._workspace.language)
        self._about.setText(f"{view.person.unit_name}　{posts}".strip())
        self.form.show_facts(view.person.facts)
        self.posts.set_rows(view.positions)
        self.trainings.show_record(view.record)
        self.certificates.set_rows(view.certificates)
        doubtful = [at for at, row in enumerate(view.certificates) if row.doubts]
        if view.certificates:
            self.certificates.selectRow(doubtful[0] if doubtful else 0)
        self._show_why()
        self.history.set_rows(view.history)
        self._enable()

    def open_record(self) -> None:
        """Show the training record of the person on paper."""
        if self._state.person is not None:
            person = self._state.person.person
            RecordDialog(self._workspace, person.id, person.facts.name, self).open()

    def _connect(self) -> None:
        self._state.changed.connect(self._on_state)
        self.form.edited.connect(self._on_edited)
        self.appoint_button.clicked.connect(self._appoint)
        self.elected_button.clicked.connect(self._say_elected)
        self.end_button.clicked.connect(self._end)
        self.posts.current_changed.connect(self._enable)
        self.certificates.current_changed.connect(self._show_why)
        self.certificates.opened.connect(self._open_certificate)
        self.trainings.opened.connect(
            lambda training_id: self._workspace.open_page("trainings", training_id)
        )
        self.trainings.record_asked.connect(self.open_record)

    def _open_certificate(self, row_id: str) -> None:
        training = self.certificates.row_of_id(row_id).training_id
        self._workspace.open_page("certificates", training)

    def _lay_out(self) -> None:
        set_role(self._name, "section")
        set_role(self._about, "quiet")
        self._about.setWordWrap(True)
        self.tabs.addTab(self.form, translate("People", "Facts"))
        self.tabs.addTab(self._posts_tab(), translate("People", "Posts"))
        self.tabs.addTab(self.trainings, translate("People", "Trainings"))
        self.tabs.addTab(self._certificates_tab(), translate("People", "Certificates"))
        self.tabs.addTab(self.history, translate("People", "History"))
        for table in (self.posts, self.certificates, self.history):
            set_role(table, "plain")
        self._teach()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(NEAR)
        for widget in (self._name, self._about):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)

    def _certificates_tab(self) -> QWidget:
        """Return the certificates with, above, what is the matter with the current one."""
        set_role(self.why, "quiet")
        self.why.setWordWrap(True)
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.why)
        column.addWidget(self.certificates, 1)
        return tab

    def _show_why(self) -> None:
        row_id = self.certificates.current_id()
        row = self.certificates.row_of_id(row_id) if row_id else None
        words = certificate_words(row, self._workspace.language) if row else ""
        self.why.setText(f"{row.number}　{words}".rstrip() if row else "")
        self.why.setVisible(row is not None)

    def _teach(self) -> None:
        nothing = translate("People", "Nothing yet")
        said = translate("People", "Certificates of this person will stand here.")
        self.certificates.empty.say(nothing, said)
        said = translate("People", "Posts over all terms will stand here.")
        self.posts.empty.say(nothing, said)

    def _posts_tab(self) -> QWidget:
        tab = QWidget()
        buttons = FlowLayout(NEAR)
        for button in (self.appoint_button, self.elected_button, self.end_button):
            buttons.addWidget(button)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.posts, 1)
        column.addLayout(buttons)
        return tab

    def _enable(self) -> None:
        position = self._current_post()
        self.elected_button.setEnabled(position is not None)
        self.end_button.setEnabled(position is not None and position.end is None)

    def _current_post(self) -> PositionRow | None:
        row_id = self.posts.current_id()
        return self.posts.row_of_id(row_id) if row_id else None

    def _on_edited(self, name: str, value: object) -> None:
        correct = partial(_correct, self._state.trainee_id, {name: value})
        failed = partial(self._on_refused, name)
        write(self._workspace, Act.CORRECT, correct, failed=failed)

    def _on_refused(self, name: str, _error: RosterError) -> None:
        self.form.mark_wrong(name)

    def _appoint(self) -> None:
        if self._state.person is None:
            return
        person = self._state.person.person
        home = person.facts.division_id
        dialog = AppointDialog(self._state.villages, home, self._workspace.language, self)
        self._ask(dialog, Act.APPOINT, lambda: partial(_appoint, person.id, dialog.choice()))

    def _end(self) -> None:
        position = self._current_post()
        if position is None:
            return
        dialog = EndPostDialog(self._workspace.language, self)
        self._ask(dialog, Act.END_POST, lambda: partial(_end, position.id, *dialog.choice()))

    def _say_elected(self) -> None:
        position = self._current_post()
        if position is None:
            return
        dialog = ElectedDialog(position, self)
        self._ask(dialog, Act.CORRECT, lambda: partial(_say_elected, position.id, dialog.choice()))

    def _ask(self, dialog: FormDialog, act: Act, work: Callable[[], Callable[[Db], None]]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ask_and_write(self._workspace, dialog, act, work)


def _correct(trainee_id: str, changes: dict[str, object], db: Db) -> None:
    trainees.correct(db, trainee_id, **changes)


def _end(position_id: str, day: str, reason: EndReason, db: Db) -> None:
    positions.end_position(db, position_id, day, reason)


def _say_elected(position_id: str, said: tuple[bool | None, str | None], db: Db) -> None:
    elected, reason = said
    positions.set_newly_elected(db, position_id, newly_elected=elected, reason=reason)


def _appoint(trainee_id: str, choice: Appointment, db: Db) -> None:
    positions.appoint(
        db, trainee_id, choice.division_id, choice.post, newly_elected=choice.newly_elected
    )


def _post_columns(language: Language) -> list[Column[PositionRow]]:
    def elected(position: PositionRow) -> str:
        again = "" if position.newly_elected is None else translate("People", "Held again")
        return translate("People", "Newly elected") if position.newly_elected else again

    def span(position: PositionRow) -> str:
        return f"{dotted(position.start)}–{dotted(position.end or '')}"

    return [
        text_column("post", lambda: translate("People", "Post"), lambda p: label(p.post, language)),
        text_column(
            "village", lambda: translate("People", "Village"), lambda p: p.unit_name, stretch=True
        ),
        text_column("span", lambda: translate("People", "From–to"), span, 96, digits=True),
        text_column("elected", lambda: translate("People", "New or again"), elected, 72),
    ]


def _certificate_columns(language: Language) -> list[Column[CertificateRow]]:
    return [
        text_column(
            "number", lambda: translate("People", "Number"), lambda c: c.number, stretch=True
        ),
        date_column("day", lambda: translate("People", "Issued"), lambda c: c.issued_on),
        text_column(
            "state",
            lambda: translate("People", "State"),
            lambda c: label(c.state, language),
            72,
            tone=lambda c: _STATE_TONES[c.state],
            tooltip=lambda c: certificate_words(c, language),
        ),
    ]


_STATE_TONES = {
    CertificateState.VALID: Tone.DONE,
    CertificateState.IN_DOUBT: Tone.DUE,
    CertificateState.CORRECTED: Tone.QUIET,
    CertificateState.VOID: Tone.MISSING,
}


def certificate_words(row: CertificateRow, language: Language) -> str:
    """Return why a certificate is in doubt, kept, corrected or void; nothing of any other."""
    if row.state is CertificateState.IN_DOUBT:
        return doubts_text(row.doubts, language)
    if row.state is CertificateState.CORRECTED:
        said = translate("People", "Corrected: now {number}")
        return said.format(number=row.successor)
    return row.kept_reason or row.void_reason or ""


def _history_columns(language: Language) -> list[Column[HistoryLine]]:
    return [
        date_column("at", lambda: translate("People", "When"), lambda h: h.at, 128),
        text_column("clerk", lambda: translate("People", "Who"), lambda h: h.clerk, 72),
        text_column(
            "action",
            lambda: translate("People", "What"),
            lambda h: label(Act(h.action), language) if h.action in set(Act) else h.action,
            stretch=True,
        ),
    ]
