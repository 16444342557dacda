"""Certificates: who qualifies and why not, the page as it will be printed, its number and state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter

from roster.base.clock import today
from roster.certificates import certificates
from roster.certificates.training_view import read_training
from roster.db.acts import Act
from roster.qt.certificates.card import KEEP_KEY, NEXT_KEY, CertificateCard
from roster.qt.certificates.choice import TrainingChoice
from roster.qt.certificates.decisions import CertificateDecisions
from roster.qt.certificates.output import CertificateOutput
from roster.qt.certificates.preview import CertificatePreview
from roster.qt.certificates.state import CertificatesState
from roster.qt.certificates.table import MembersTable, note_words
from roster.qt.kit.changes import Kind
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP
from roster.qt.widgets.fields import day_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.certificates.certificates import CertificateRow
    from roster.certificates.training_view import TrainingView
    from roster.qt.kit.workspace import Workspace


class CertificatesPage(Page):
    """Issues, shows and prints; keeps, corrects and declares void.

    Attributes:
        state: what is shown; the parts of the page listen to it.
    """

    listens_to = frozenset({Kind.TRAININGS, Kind.ATTENDANCE, Kind.CERTIFICATES, Kind.SETTINGS})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Certificates", "Certificates"))
        self.state = CertificatesState(self)
        self._create()
        self._add_actions()
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        """Read the trainings and the people of the one chosen; one just closed comes first."""
        self._read(self.training_id, self._on_read)

    def show_item(self, item_id: str) -> None:
        """Show the training with this id."""
        self._read(item_id, self.state.show_view)

    @property
    def training_id(self) -> str:
        """The training chosen; empty before there is one."""
        return self.state.training_id

    def issue(self) -> None:
        """Issue certificates to all who qualify; on a day to come only when that is meant."""
        day, training = self.choice.typed_day(), self.state.view.training
        if training is None:
            return
        if max(day, training.last_day or "") <= today():
            self._issue_on(training.id, day)
            return
        question = translate("Certificates", "{day} is still to come. Issue all the same?")
        self.reason.ask_whether(
            question.format(day=day_words(max(day, training.last_day or ""))),
            translate("Certificates", "Issue all the same"),
            partial(self._issue_on, training.id, day),
        )

    def _issue_on(self, training_id: str, day: str) -> None:
        write(
            self.workspace,
            Act.ISSUE,
            lambda db: certificates.issue(db, training_id, day),
            done=self._on_issued,
            title=translate("Certificates", "Issuing certificates"),
        )

    def save_pdf(self) -> None:
        """Ask where to and write all certificates of the class into one PDF."""
        self.output.ask_save()

    # making

    def _create(self) -> None:
        workspace, state = self.workspace, self.state
        self.table = MembersTable(workspace, state)  # the first to know: it says who is current
        self.choice = TrainingChoice(state, workspace.language)
        self.chooser, self.issue_day = self.choice.chooser, self.choice.issue_day
        self.preview = CertificatePreview(workspace, state)
        self.card = CertificateCard(workspace.theme, workspace.language, state)
        self.decisions = CertificateDecisions(workspace, state, self.table)
        self.reason = self.decisions.reason
        self.output = CertificateOutput(workspace, state, self)

    def _add_actions(self) -> None:
        self._save = self.add_button(
            translate("Certificates", "Save PDF…"), "file-text", self.save_pdf
        )
        self._print_all = self.add_button(
            translate("Certificates", "Print…"), "printer", self.output.print_training
        )
        self._issue = self.add_button(
            translate("Certificates", "Issue"), "award", self.issue, is_primary=True
        )
        self._next = self._add_action(
            translate("Certificates", "Next in doubt"), NEXT_KEY, self.table.go_to_doubt
        )
        self._keep = self._add_action(
            translate("Certificates", "Keep…"), KEEP_KEY, self.decisions.ask_keep
        )

    def _add_action(self, words: str, keys: str, handler: Callable[[], None]) -> QAction:
        """Put something with a key into the page's menu."""
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(handler)
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.state.changed.connect(self._show)
        self.choice.training_chosen.connect(self.show_item)
        self.card.print_asked.connect(self.output.print_one)
        self.card.void_asked.connect(self.decisions.ask_void)
        self.card.keep_asked.connect(self.decisions.ask_keep)
        self.card.correct_asked.connect(self.decisions.correct)
        self.card.next_asked.connect(self.table.go_to_doubt)
        self.handlers[Command.PRINT] = self.output.print_training
        self.handlers[Command.EDIT] = self.decisions.correct
        self.handlers[Command.REMOVE] = self.decisions.ask_void

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GAP)
        splitter.addWidget(self.table)
        splitter.addWidget(self.preview)
        splitter.setSizes([self.workspace.theme.px(400), self.workspace.theme.px(460)])
        splitter.setStretchFactor(1, 1)
        self.inspector = self.card
        self.land_on(self.table)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.reason)
        self.body.addWidget(splitter, 1)

    # showing

    def _read(self, training_id: str, done: Callable[[TrainingView], None]) -> None:
        read(self.workspace, lambda db: read_training(db, training_id), done)

    def _on_read(self, view: TrainingView) -> None:
        closed = self.state.just_closed(view)
        if closed and closed != (view.training and view.training.id):
            self.show_item(closed)
        else:
            self.state.show_view(view)

    def _show(self) -> None:
        """Say what can be done with the training shown."""
        view = self.state.view
        issued, in_doubt = len(view.issued), len(view.in_doubt)
        for action in (self._next, self._keep):
            action.setEnabled(in_doubt > 0)
        some = translate("Certificates", "Issue {count}")
        none = translate("Certificates", "Issue")
        self._issue.setText(some.format(count=view.waiting) if view.waiting else none)
        self._issue.setEnabled(view.waiting > 0)
        self._save.setEnabled(issued > 0)
        self._print_all.setEnabled(issued > 0)
        self.set_note(note_words(view))

    def _on_issued(self, rows: Sequence[CertificateRow]) -> None:
        words = translate("Certificates", "{count} certificates issued: {first} to {last}")
        issued = words.format(count=len(rows), first=rows[0].number, last=rows[-1].number)
        self.workspace.notices.show_notice(issued, undo=self.workspace.undo)
        self.table.setFocus()  # the button that had the keyboard is grey now
