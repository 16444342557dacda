"""Beside the preview: number, state and prints of one certificate, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster.base.days import is_day
from roster.base.words import label
from roster.certificates.codes import doubts_text
from roster.people.posts import posts_on_paper
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, TIGHT, WIDE, set_role, set_tone
from roster.qt.widgets.flow import FlowLayout
from roster.qt.widgets.label import Label
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.certificates.certificates import CertificateRow
    from roster.certificates.training_view import TrainingMember
    from roster.qt.certificates.state import CertificatesState
    from roster.qt.look.theme import Theme


KEEP_KEY = "Ctrl+Return"
NEXT_KEY = "F8"


class CertificateCard(QWidget):
    """What is known of the certificate of the current person.

    Signals:
        print_asked: put this one certificate to paper.
        void_asked: declare it void.
        keep_asked: keep it in spite of what is in doubt.
        correct_asked: replace it by one with the facts of today.
        next_asked: go to the next one in doubt.
    """

    print_asked = Signal()
    void_asked = Signal()
    keep_asked = Signal()
    correct_asked = Signal()
    next_asked = Signal()

    def __init__(self, theme: Theme, language: Language, state: CertificatesState) -> None:
        super().__init__()
        self._state = state
        self._language = language
        self._name = Label()
        self._badge = Label()
        self._office = Label()
        self._number = _value()
        self._issued = _value()
        self._hours = _value()
        self._prints = _value()
        self._past = _value()
        self._why = Label()
        self._print = QPushButton(
            theme.icon("printer"), translate("Certificates", "Print this one…")
        )
        self._declare_void = QPushButton(translate("Certificates", "Declare void…"))
        self._keep = QPushButton(translate("Certificates", "Keep…"))
        self._correct = QPushButton(translate("Certificates", "Correct"))
        self._next = QPushButton(translate("Certificates", "Next in doubt"))
        for button, keys, asked in (
            (self._print, "", self.print_asked),
            (self._declare_void, "Ctrl+Del", self.void_asked),
            (self._keep, KEEP_KEY, self.keep_asked),
            (self._correct, "F2", self.correct_asked),
            (self._next, NEXT_KEY, self.next_asked),
        ):
            button.setToolTip(keys)
            button.clicked.connect(asked)
        state.changed.connect(self._show)
        self._lay_out()
        self._show()

    def text(self) -> str:
        """Return what is shown, line by line."""
        shown = (self._name, self._badge, self._why, self._office, self._number, self._prints)
        return "\n".join(part.text() for part in (*shown, self._past) if part.text())

    def _show(self) -> None:
        member = self._state.member
        self._show_person(member)
        certificate = member.certificate if member else None
        self._number.setText(certificate.number if certificate else "—")
        self._issued.setText(day_words(certificate.issued_on) if certificate else "—")
        self._prints.setText(_prints_words(certificate.prints) if certificate else "—")
        past = member.past if member else ()
        self._past.setText("\n".join(map(self._past_words, past)))
        self._form.setRowVisible(self._past, bool(past))
        is_in_doubt = bool(member and member.is_in_doubt)
        self._print.setEnabled(certificate is not None and not is_in_doubt)
        self._declare_void.setEnabled(certificate is not None)
        self._show_doubts(member)

    def _show_doubts(self, member: TrainingMember | None) -> None:
        certificate = member.certificate if member else None
        is_in_doubt = bool(member and member.is_in_doubt)
        why = doubts_text(certificate.doubts, self._language) if certificate else ""
        if certificate and certificate.kept_reason:
            said = translate("Certificates", "Kept although {doubts}. Reason: {reason}")
            spoken = doubts_text(certificate.kept, self._language)
            kept = said.format(doubts=spoken, reason=certificate.kept_reason)
            why = "\n".join(filter(None, (why, kept)))
        self._why.setText(why)
        self._why.setVisible(bool(why))
        set_tone(self._why, Tone.DUE if is_in_doubt else None)
        for button in (self._keep, self._correct, self._next):
            button.setVisible(is_in_doubt)
        self._correct.setEnabled(bool(member and member.is_completed))

    def _past_words(self, row: CertificateRow) -> str:
        words = (row.number, label(row.state, self._language), row.void_reason)
        return "　".join(filter(None, words))

    def _show_person(self, member: TrainingMember | None) -> None:
        verdict = member.verdict if member else None
        posts = posts_on_paper(verdict.enrollment.posts) if verdict else ""
        self._name.setText(member.name if member else "")
        office = [member.unit_name, posts] if member else []
        self._office.setText("　".join(filter(None, office)))
        words, tone = state_words(member, self._language) if member else ("", None)
        self._badge.setText(words)
        self._badge.setVisible(bool(words))
        set_tone(self._badge, tone)
        hours = translate("Certificates", "{attended} of {total}")
        self._hours.setText(
            hours.format(attended=hours_text(verdict.attended), total=hours_text(verdict.total))
            if verdict
            else "—"
        )

    def _lay_out(self) -> None:
        set_role(self._name, "section")
        set_role(self._badge, "badge")
        self._why.setWordWrap(True)
        set_role(self._office, "quiet")
        self._office.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(self._name)
        head.addWidget(self._badge)
        head.addStretch(1)
        buttons = FlowLayout(NEAR)
        in_order = (self._keep, self._correct, self._declare_void, self._print, self._next)
        for button in in_order:
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, WIDE, GAP, WIDE)
        column.setSpacing(NEAR)
        column.addLayout(head)
        column.addWidget(self._office)
        column.addWidget(self._why)
        column.addSpacing(TIGHT)
        column.addLayout(self._make_form())
        column.addSpacing(GAP)
        column.addLayout(buttons)
        column.addStretch(1)

    def _make_form(self) -> QFormLayout:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(GAP)
        self._form.setVerticalSpacing(NEAR)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        rows: tuple[tuple[str, QWidget], ...] = (
            (translate("Certificates", "Number"), self._number),
            (translate("Certificates", "Issued on"), self._issued),
            (translate("Certificates", "Class hours"), self._hours),
            (translate("Certificates", "Printed"), self._prints),
            (translate("Certificates", "Earlier ones"), self._past),
        )
        for words, widget in rows:
            name = Label(words)
            set_role(name, "quiet")
            self._form.addRow(name, widget)
        return self._form


def state_words(member: TrainingMember, language: Language) -> tuple[str, Tone]:
    """Return where a person stands with the certificate, with a sign, and its colour."""
    if member.is_in_doubt:
        return translate("Certificates", "! in doubt"), Tone.DUE
    if member.certificate is not None:
        return translate("Certificates", "✓ issued"), Tone.DONE
    if member.verdict is None:
        return translate("Certificates", "× no longer on the list"), Tone.MISSING
    if member.is_completed:
        return translate("Certificates", "to be issued"), Tone.ACCENT
    reasons = "、".join(label(reason, language) for reason in member.verdict.reasons)
    return f"× {reasons}", Tone.MISSING


def day_words(iso: str) -> str:
    """Return a day in the language of the window."""
    if not is_day(iso):
        return iso
    year, month, day = (int(part) for part in iso.split("-"))
    said = translate("Certificates", "{year}-{month}-{day}")
    return said.format(year=year, month=month, day=day)


def _prints_words(prints: int) -> str:
    if not prints:
        return translate("Certificates", "not yet")
    return translate("Certificates", "{count} ×").format(count=prints)


def _value() -> QLabel:
    label_ = Label()
    label_.setWordWrap(True)
    label_.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label_
