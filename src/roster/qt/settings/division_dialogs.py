"""Small dialogs about a village or community: added, renamed, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from roster.qt.look.languages import translate
from roster.qt.look.theme import set_role
from roster.qt.widgets.fields import choice_field, choice_of, date_field, iso_date, note
from roster.qt.widgets.form_dialog import FormDialog
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from roster.divisions.divisions import DivisionRow

_LONGEST_NAME = 60


class _NameDialog(FormDialog):
    """Asks for a full name; an empty one cannot be given."""

    def __init__(self, title: str, does: str, parent: QWidget | None) -> None:
        super().__init__(title, does, parent)
        self.name = QLineEdit(maxLength=_LONGEST_NAME)
        self.name.textChanged.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        self.does.setEnabled(bool(self.name.text().strip()))


class AddDivisionDialog(_NameDialog):
    """Adds a village or community below one of the units given."""

    def __init__(self, parents: Sequence[DivisionRow], parent: QWidget | None = None) -> None:
        title = translate("UnitDialogs", "Add unit")
        super().__init__(title, translate("UnitDialogs", "Add"), parent)
        self.name.setPlaceholderText(translate("UnitDialogs", "For example 新兴村民委员会"))
        self.below = choice_field({division.id: division.short_name for division in parents})
        self.add(translate("UnitDialogs", "Full name"), self.name)
        if len(parents) > 1:
            self.add(translate("UnitDialogs", "Below"), self.below)

    def choice(self) -> tuple[str, str]:
        """Return the id of the unit above and the full name."""
        return choice_of(self.below), self.name.text().strip()


class RenameDivisionDialog(_NameDialog):
    """Gives a unit another full name."""

    def __init__(self, division: DivisionRow, parent: QWidget | None = None) -> None:
        title = translate("UnitDialogs", "Rename unit")
        super().__init__(title, translate("UnitDialogs", "Rename"), parent)
        self.name.setText(division.name)
        self.name.selectAll()
        self.add(translate("UnitDialogs", "Full name"), self.name)
        text = translate("UnitDialogs", "Certificates already issued keep the old name.")
        self.form.addRow(note(text))

    def choice(self) -> str:
        """Return the new full name."""
        return self.name.text().strip()


class CloseDivisionDialog(FormDialog):
    """Closes a unit from a day on, perhaps in favour of another one."""

    def __init__(
        self, division: DivisionRow, others: Sequence[DivisionRow], parent: QWidget | None = None
    ) -> None:
        title = translate("UnitDialogs", "Close unit")
        super().__init__(title, title, parent)
        name = Label(division.name)
        set_role(name, "strong")
        none = {"": translate("UnitDialogs", "None")}
        self.day = date_field()
        self.successor = choice_field({**none, **{each.id: each.short_name for each in others}})
        self.form.addRow(name)
        self.add(translate("UnitDialogs", "Closed since"), self.day)
        self.add(translate("UnitDialogs", "Merged into"), self.successor)
        text = translate("UnitDialogs", "Its history stays; no one may hold a post there any more.")
        self.form.addRow(note(text))

    def choice(self) -> tuple[str, str | None]:
        """Return the day (ISO) and the id of the unit that takes over, if one does."""
        return iso_date(self.day), choice_of(self.successor) or None
