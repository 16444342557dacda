"""Beside the preview: number, state and prints of one certificate, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster.labels import hours_text, label
from roster.posts import posts_on_paper
from roster.qt.colours import Tone
from roster.qt.languages import translate
from roster.qt.theme import GAP, NEAR, TIGHT, WIDE, set_role, set_tone

if TYPE_CHECKING:
    from roster.labels import Language
    from roster.qt.pages.certificate_class import ClassMember
    from roster.qt.theme import Theme


class CertificateCard(QWidget):
    """What is known of one person's certificate.

    Signals:
        print_asked: put this one certificate to paper.
        void_asked: declare it void.
    """

    print_asked = Signal()
    void_asked = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._name = QLabel()
        self._state = QLabel()
        self._office = QLabel()
        self._number = _value()
        self._issued = _value()
        self._hours = _value()
        self._prints = _value()
        self._void = _value()
        self._print = QPushButton(
            theme.icon("printer"), translate("Certificates", "Print this one…")
        )
        self._declare_void = QPushButton(translate("Certificates", "Declare void…"))
        self._print.clicked.connect(self.print_asked)
        self._declare_void.clicked.connect(self.void_asked)
        self._lay_out()
        self.show_member(None)

    def text(self) -> str:
        """Return what is shown, line by line."""
        shown = (self._name, self._state, self._office, self._number, self._prints, self._void)
        return "\n".join(part.text() for part in shown)

    def show_member(self, member: ClassMember | None) -> None:
        """Show another person, or nobody."""
        self._show_person(member)
        certificate = member.certificate if member else None
        self._number.setText(certificate.number if certificate else "—")
        self._issued.setText(day_words(certificate.issued_on) if certificate else "—")
        self._prints.setText(_prints_words(certificate.prints) if certificate else "—")
        self._void.setText("\n".join(row.number for row in member.void) if member else "")
        self._form.setRowVisible(self._void, bool(member and member.void))
        for button in (self._print, self._declare_void):
            button.setEnabled(certificate is not None)

    def _show_person(self, member: ClassMember | None) -> None:
        enrollment = member.verdict.enrollment if member else None
        self._name.setText(enrollment.name if enrollment else "")
        office = [enrollment.unit_name, posts_on_paper(enrollment.posts)] if enrollment else []
        self._office.setText("　".join(filter(None, office)))
        words, tone = state_words(member, self._language) if member else ("", None)
        self._state.setText(words)
        self._state.setVisible(bool(words))
        set_tone(self._state, tone)
        hours = translate("Certificates", "{attended} of {total}")
        self._hours.setText(
            hours.format(
                attended=hours_text(member.verdict.attended),
                total=hours_text(member.verdict.total),
            )
            if member
            else "—"
        )

    def _lay_out(self) -> None:
        set_role(self._name, "section")
        set_role(self._state, "badge")
        set_role(self._office, "quiet")
        self._office.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(self._name)
        head.addWidget(self._state)
        head.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self._print)
        buttons.addWidget(self._declare_void)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, WIDE, GAP, WIDE)
        column.setSpacing(NEAR)
        column.addLayout(head)
        column.addWidget(self._office)
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
            (translate("Certificates", "Void"), self._void),
        )
        for words, widget in rows:
            name = QLabel(words)
            set_role(name, "quiet")
            self._form.addRow(name, widget)
        return self._form


def state_words(member: ClassMember, language: Language) -> tuple[str, Tone]:
    """Return where a person stands with the certificate, with a sign, and its colour."""
    if member.certificate is not None:
        return translate("Certificates", "✓ issued"), Tone.DONE
    if member.verdict.is_completed:
        return translate("Certificates", "to be issued"), Tone.ACCENT
    reasons = "、".join(label(reason, language) for reason in member.verdict.shortfalls)
    return f"× {reasons}", Tone.MISSING


def day_words(iso: str) -> str:
    """Return a day in the language of the window."""
    year, month, day = (int(part) for part in iso.split("-"))
    said = translate("Certificates", "{year}-{month}-{day}")
    return said.format(year=year, month=month, day=day)


def _prints_words(prints: int) -> str:
    if not prints:
        return translate("Certificates", "not yet")
    return translate("Certificates", "{count} ×").format(count=prints)


def _value() -> QLabel:
    label_ = QLabel()
    label_.setWordWrap(True)
    label_.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label_
