"""The fields of a row that waits, as the sender wrote them, each to be put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from roster.base.words import label
from roster.people.fields import Trait, by_name, with_trait
from roster.qt.importing.words import field_words
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, WIDE, set_flag, set_role
from roster.qt.widgets.hidden_number import HiddenNumber
from roster.qt.widgets.label import Label, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.base.words import Language
    from roster.lists.listing import ListedPerson
    from roster.qt.importing.waiting.view import Draft, WaitingLine

# What keeps a row waiting most often comes first, then the others as the table has them.
_FIRST = ("name", "village", "posts", "id_number", "birth", "gender", "phone")
_FIELDS = (*_FIRST, *(name for name in with_trait(Trait.PUT_RIGHT) if name not in _FIRST))


class InboxForm(QWidget):
    """The inspector of the inbox.

    Signals:
        amended: id of the row, name of the field, its new text.
    """

    amended = Signal(str, str, str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._line: WaitingLine | None = None
        self._texts: dict[str, str] = {}
        self._villages: Sequence[str] = ()
        self._title = Label()
        self._about = Label()
        self.fields = {name: self._field(name) for name in _FIELDS}
        self._lay_out()
        self.show_line(None, {})

    def show_line(self, line: WaitingLine | None, draft: Draft) -> None:
        """Show another row, with what the clerk has typed for it."""
        is_same = self._line is not None and line is not None and _is_same(self._line, line)
        self._line = line
        self._form.setVisible(line is not None)
        if line is None:
            self._title.setText(translate("Inbox", "Nothing chosen"))
            self._about.setText(translate("Inbox", "Choose a row to put its fields right."))
            return
        self._title.setText(line.waiting.person.name or translate("Inbox", "Without a name"))
        text = translate("Inbox", "{file}, row {row}")
        self._about.setText(text.format(file=line.waiting.file, row=line.waiting.person.row))
        self._show_fields(line, draft, keep_typed=is_same)

    def set_villages(self, villages: Sequence[str]) -> None:
        """Offer the names of the villages while one is typed."""
        if villages == self._villages:
            return
        self._villages = villages
        completer = QCompleter(list(villages), self.fields["village"])
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fields["village"].setCompleter(completer)

    def start(self) -> None:
        """Go to the first field with something wrong, or to the first of all."""
        wrong = {problem.field for problem in self._line.listing.problems} if self._line else set()
        name = next((name for name in _FIELDS if name in wrong), _FIELDS[0])
        self.fields[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.fields[name].selectAll()

    def _show_fields(self, line: WaitingLine, draft: Draft, *, keep_typed: bool) -> None:
        wrong = {
            problem.field: label(problem.kind, self._language) for problem in line.listing.problems
        }
        for name, field in self.fields.items():
            self._texts[name] = draft.get(name, _written(line.waiting.person, name))
            is_being_typed = keep_typed and field.hasFocus() and field.isModified()
            if isinstance(field, HiddenNumber) and not is_being_typed:
                field.set_number(self._texts[name])
            elif not is_being_typed:
                field.setText(self._texts[name])
            set_flag(field, "wrong", "true" if name in wrong else "false")
            field.setToolTip(plain_tip(wrong.get(name, "")))

    def _field(self, name: str) -> QLineEdit:
        known = by_name()[name]
        field = HiddenNumber(known.mask) if known.is_personal else QLineEdit()
        field.editingFinished.connect(partial(self._on_edited, name, field))
        return field

    def _on_edited(self, name: str, field: QLineEdit) -> None:
        text = field.number if isinstance(field, HiddenNumber) else field.text().strip()
        if self._line is not None and text != self._texts.get(name, ""):
            self._texts[name] = text
            self.amended.emit(self._line.waiting.id, name, text)

    def _lay_out(self) -> None:
        set_role(self._title, "section")
        set_role(self._about, "quiet")
        self._about.setWordWrap(True)
        self._form = QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(0, GAP, 0, 0)
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(NEAR)
        for name, field in self.fields.items():
            words = field_words(name)
            field.setAccessibleName(words)
            form.addRow(words, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(NEAR)
        for widget in (self._title, self._about, self._form):
            column.addWidget(widget)
        column.addStretch(1)


def _is_same(line: WaitingLine, other: WaitingLine) -> bool:
    return line.waiting.id == other.waiting.id


def _written(person: ListedPerson, name: str) -> str:
    """Return what the sender wrote, or what was found where no cell of the row says it."""
    if name in person.raw:
        return person.raw[name]
    if name == "village":
        return person.village_text or ""
    value = getattr(person, name)
    return value if isinstance(value, str) else ""
