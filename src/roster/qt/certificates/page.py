"""Certificates: who qualifies and why not, the page as it will be printed, its number and state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter

from roster.base.clock import today
from roster.base.files import file_name
from roster.base.words import label
from roster.certificates import certificates, decisions
from roster.certificates.codes import doubts_text
from roster.certificates.training_view import read_training
from roster.db.acts import Act
from roster.qt.certificates.card import (
    KEEP_KEY,
    NEXT_KEY,
    CertificateCard,
    state_words,
)
from roster.qt.certificates.paper import Draft, save, send_to_printer, write_picture
from roster.qt.certificates.table import emptiness_words, member_columns, note_words
from roster.qt.kit.changes import Kind
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page
from roster.qt.kit.reading import read
from roster.qt.kit.save_dialog import PDF, ask_path
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, set_role
from roster.qt.papers.preview import PaperPreview
from roster.qt.papers.printing import choose_printer
from roster.qt.widgets.fields import choice_of, date_field, iso_date
from roster.qt.widgets.reason_row import ReasonRow
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from roster.certificates.certificates import CertificateRow
    from roster.certificates.facts import CertificateFacts
    from roster.certificates.training_view import TrainingMember, TrainingView
    from roster.qt.kit.workspace import Workspace

T = TypeVar("T")

_A4_LANDSCAPE = (842.0, 595.0)


class CertificatesPage(Page):
    """Issues, shows and prints; keeps, corrects and declares void."""

    listens_to = frozenset({Kind.TRAININGS, Kind.ATTENDANCE, Kind.CERTIFICATES, Kind.SETTINGS})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Certificates", "Certificates"))
        self._view: TrainingView | None = None
        self._create()
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        """Read the trainings and the people of the one chosen."""
        self.show_item(self.training_id)

    def show_item(self, item_id: str) -> None:
        """Show the training with this id."""
        read(self.workspace, lambda db: read_training(db, item_id), self._show)

    @property
    def training_id(self) -> str:
        """The training chosen; empty before there is one."""
        return self._view.training.id if self._view and self._view.training else ""

    def issue(self) -> None:
        """Issue certificates to all who qualify."""
        day = iso_date(self.issue_day)
        training_id = self.training_id
        write(
            self.workspace,
            Act.ISSUE,
            lambda db: certificates.issue(db, training_id, day),
            done=self._on_issued,
            title=translate("Certificates", "Issuing certificates"),
        )

    def save_pdf(self) -> None:
        """Ask where to and write all certificates of the class into one PDF."""
        rows = self._issued()
        title = self._view.training.title if self._view and self._view.training else ""
        name = translate("Certificates", "Certificates {title}.pdf").format(title=title)
        proposed = self.workspace.database.path.with_name(
            file_name(name.removesuffix(".pdf")) + ".pdf"
        )
        path = ask_path(self, translate("Certificates", "Save certificates"), proposed, (PDF,))
        if path is not None and rows:
            self.save_to(path, rows)

    def save_to(self, path: Path, rows: Sequence[CertificateRow]) -> None:
        """Write certificates into one PDF."""
        self.workspace.run_task(
            partial(save, self.workspace.database, self.workspace.clerk, rows, path),
            done=partial(self._on_saved, path),
            title=translate("Certificates", "Writing certificates"),
        )

    def print_training(self) -> None:
        """Print all certificates of the class, in the order of the sheet."""
        self._print(self._issued())

    def declare_void(self, reason: str) -> None:
        """Declare the certificates of the selected people void."""
        work = partial(decisions.declare_void, reason=reason)
        self._decide(Act.VOID, work, self._chosen(), self._on_void, reason)

    def keep(self, reason: str) -> None:
        """Keep the selected certificates that are in doubt."""
        work = partial(decisions.keep, reason=reason)
        rows = self._chosen(in_doubt=True)
        self._decide(Act.KEEP_CERTIFICATE, work, rows, self._on_kept, reason)

    def correct(self) -> None:
        """Replace the selected certificates that are in doubt by such with today's facts."""
        rows = self._chosen(in_doubt=True)
        work = partial(decisions.correct, on=today())
        self._decide(Act.CORRECT_CERTIFICATE, work, rows, self._on_corrected)

    def go_to_doubt(self) -> None:
        """Make the next person current whose certificate is in doubt."""
        ids = [self._model.id_at(row) for row in range(self._model.rowCount())]
        here = ids.index(self.table.current_id()) if self.table.current_id() in ids else -1
        for row_id in (*ids[here + 1 :], *ids[: here + 1]):
            if self._model.rows[row_id].is_in_doubt:
                self.table.selectRow(ids.index(row_id))
                return

    def _decide(
        self,
        act: Act,
        work: Callable[..., T],
        rows: Sequence[CertificateRow],
        done: Callable[[Sequence[CertificateRow], T], None],
        reason: str | None = None,
    ) -> None:
        if rows:
            ids = [row.id for row in rows]
            write(
                self.workspace,
                act,
                lambda db: work(db, ids),
                done=partial(done, rows),
                reason=reason,
            )

    def _chosen(self, *, in_doubt: bool = False) -> list[CertificateRow]:
        """Return the certificates in force of the selected people, or only those in doubt."""
        members = [self._model.rows[i] for i in self.table.selected_ids() if i in self._model.rows]
        return [m.certificate for m in members if m.certificate and m.is_in_doubt >= in_doubt]

    # making

    def _create(self) -> None:
        theme = self.workspace.theme
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(translate("Certificates", "Training"))
        self.issue_day = date_field()
        self.issue_day.setAccessibleName(translate("Certificates", "Day of issue"))
        self._model = HeldModel(member_columns(self.workspace.language))
        self.table = TableView(theme)
        self.table.set_model(self._model)
        self.table.setAccessibleName(translate("Certificates", "People of the training"))
        self.preview = PaperPreview(self.workspace, _A4_LANDSCAPE)
        self.card = CertificateCard(theme, self.workspace.language)
        self.reason = ReasonRow()
        self._save = self.add_button(
            translate("Certificates", "Save PDF…"), "file-text", self.save_pdf
        )
        self._print_all = self.add_button(
            translate("Certificates", "Print…"), "printer", self.print_training
        )
        self._issue = self.add_button(
            translate("Certificates", "Issue"), "award", self.issue, is_primary=True
        )

        self._next = self._add_action(
            translate("Certificates", "Next in doubt"), NEXT_KEY, self.go_to_doubt
        )
        self._keep = self._add_action(
            translate("Certificates", "Keep…"), KEEP_KEY, self._on_keep_asked
        )

    def _add_action(self, words: str, keys: str, handler: Callable[[], None]) -> QAction:
        """Put something with a key into the page's menu."""
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(handler)
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.chooser.activated.connect(self._on_chosen)
        self.issue_day.dateChanged.connect(self._show_current)
        self.table.current_changed.connect(self._show_current)
        self.card.print_asked.connect(self._on_print_one)
        self.card.void_asked.connect(self._on_void_asked)
        self.card.keep_asked.connect(self._on_keep_asked)
        self.card.correct_asked.connect(self.correct)
        self.card.next_asked.connect(self.go_to_doubt)
        self.handlers[Command.PRINT] = self.print_training
        self.handlers[Command.EDIT] = self.correct
        self.handlers[Command.REMOVE] = self._on_void_asked

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
        self.body.addLayout(self._top_row())
        self.body.addWidget(self.reason)
        self.body.addWidget(splitter, 1)

    def _top_row(self) -> QHBoxLayout:
        day = QLabel(translate("Certificates", "Day of issue"))
        set_role(day, "quiet")
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.chooser, 1)
        row.addSpacing(GAP)
        row.addWidget(day)
        row.addWidget(self.issue_day)
        return row

    # showing

    def _show(self, view: TrainingView) -> None:
        current = self.table.current_id()
        self._view = view
        self._fill_chooser(view)
        self.table.empty.say(*emptiness_words(view), icon="award")
        self._model.set_rows({each.id: each for each in view.members})
        if current not in self._model.rows and view.members:
            self.table.selectRow(0)
            if not view.members[0].is_in_doubt:
                self.go_to_doubt()
        self._show_current()
        self._enable(view)

    def _fill_chooser(self, view: TrainingView) -> None:
        self.chooser.clear()
        for training in view.trainings:
            state = label(training.state, self.workspace.language)
            words = f"{training.title} · {state}"
            if waiting := view.doubts.get(training.id):
                said = translate("Certificates", "{training} · {count} in doubt")
                words = said.format(training=words, count=waiting)
            self.chooser.addItem(words, training.id)
        self.chooser.setCurrentIndex(self.chooser.findData(self.training_id))

    def _enable(self, view: TrainingView) -> None:
        issued, in_doubt = len(view.issued), len(view.in_doubt)
        for action in (self._next, self._keep):
            action.setEnabled(in_doubt > 0)
        said = translate("Certificates", "Issue {count}")
        none = translate("Certificates", "Issue")
        self._issue.setText(said.format(count=view.waiting) if view.waiting else none)
        self._issue.setEnabled(view.waiting > 0)
        self._save.setEnabled(issued > 0)
        self._print_all.setEnabled(issued > 0)
        self.issue_day.setEnabled(view.waiting > 0)
        self.set_note(note_words(view))

    def _show_current(self) -> None:
        member = self._member()
        self.reason.hide()
        self.card.show_member(member)
        if member is None:
            self.preview.say(
                translate("Certificates", "The certificate appears here"),
                translate("Certificates", "Choose a person at the left."),
                "award",
            )
        elif member.certificate is None and not member.is_completed:
            words, _tone = state_words(member, self.workspace.language)
            self.preview.say(translate("Certificates", "No certificate"), words, "circle-x")
        else:
            name = translate("Certificates", "Certificate of {name}")
            write = partial(write_picture, self.workspace.database, self._paper(member))
            self.preview.show_paper(write, name.format(name=member.name))

    def _paper(self, member: TrainingMember) -> CertificateFacts | Draft:
        if member.certificate is not None:
            return member.certificate.facts
        number = translate("Certificates", "(number comes with the issue)")
        return Draft(self.training_id, member.id, number, iso_date(self.issue_day))

    # what comes back, what the clerk does

    def _on_issued(self, rows: Sequence[CertificateRow]) -> None:
        said = translate("Certificates", "{count} certificates issued: {first} to {last}")
        first, last = rows[0].number, rows[-1].number
        words = said.format(count=len(rows), first=first, last=last)
        self.workspace.notices.show_notice(words, undo=self.workspace.undo)
        self.table.setFocus()  # the button that had the keyboard is grey now

    def _on_saved(self, path: Path, pages: int) -> None:
        said = translate("Certificates", "{pages} pages saved in “{file}”.")
        self.workspace.notices.show_notice(
            said.format(pages=pages, file=path.name) + self._left_out(),
            undo=partial(_open, path),
            button=translate("Certificates", "Open"),
        )

    def _on_printed(self, pages: int) -> None:
        said = translate("Certificates", "{pages} pages sent to the printer.")
        self.workspace.notices.show_notice(said.format(pages=pages) + self._left_out())

    def _left_out(self) -> str:
        """Return how many were not printed and why, if any."""
        waiting = self._view.in_doubt if self._view else ()
        if not waiting:
            return ""
        said = translate("Certificates", " {count} in doubt were left out: {name}, {doubts}{more}")
        return said.format(
            count=len(waiting),
            name=waiting[0].facts.name,
            doubts=doubts_text(waiting[0].doubts, self.workspace.language),
            more="……" if len(waiting) > 1 else "",
        )

    def _on_void(self, rows: Sequence[CertificateRow], _nothing: None) -> None:
        said = translate("Certificates", "Void: {number}. The number is not used again.")
        words = said.format(number=", ".join(row.number for row in rows[:3]))
        self.workspace.notices.show_notice(words, Tone.DUE, undo=self.workspace.undo)
        self.table.setFocus()

    def _on_kept(self, rows: Sequence[CertificateRow], _nothing: None) -> None:
        said = translate("Certificates", "Kept valid: {count}.").format(count=len(rows))
        self.workspace.notices.show_notice(said, undo=self.workspace.undo)
        self.table.setFocus()

    def _on_corrected(self, _old: Sequence[CertificateRow], new: Sequence[CertificateRow]) -> None:
        said = translate("Certificates", "Corrected: {count}, now {number}.")
        words = said.format(count=len(new), number=", ".join(row.number for row in new[:3]))
        self.workspace.notices.show_notice(words, undo=self.workspace.undo)
        self.table.setFocus()

    def _on_chosen(self) -> None:
        self.show_item(choice_of(self.chooser))

    def _on_print_one(self) -> None:
        member = self._member()
        if member is not None and member.certificate is not None:
            self._print([member.certificate])

    def _on_keep_asked(self) -> None:
        if rows := self._chosen(in_doubt=True):
            said = translate("Certificates", "Why do they stay valid ({count})?")
            self.reason.ask(
                said.format(count=len(rows)), translate("Certificates", "Keep"), self.keep
            )

    def _on_void_asked(self) -> None:
        if not self._chosen():
            return
        self.reason.ask(
            translate("Certificates", "Why is it void?"),
            translate("Certificates", "Declare void"),
            self.declare_void,
        )

    def _print(self, rows: Sequence[CertificateRow]) -> None:
        printer = choose_printer(self, _A4_LANDSCAPE) if rows else None
        if printer is not None:
            database, clerk = self.workspace.database, self.workspace.clerk
            self.workspace.run_task(
                partial(send_to_printer, database, clerk, rows, printer),
                done=self._on_printed,
                title=translate("Certificates", "Printing certificates"),
            )

    def _member(self) -> TrainingMember | None:
        return self._model.rows.get(self.table.current_id())

    def _issued(self) -> tuple[CertificateRow, ...]:
        return self._view.issued if self._view else ()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
