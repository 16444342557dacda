"""What is asked before an undo reaches into an earlier run of the program, or another page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from roster.base.words import label
from roster.db.acts import Act
from roster.qt.look.languages import translate
from roster.qt.widgets.fields import note
from roster.qt.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.base.words import Language
    from roster.db.history.undoing import Step

_LISTS = frozenset({Act.IMPORT, Act.TAKE_WAITING, Act.DROP_WAITING, Act.END_LEAVERS})
_BOTH = frozenset({Act.OPEN, Act.CLOSE, Act.REOPEN, Act.WALK_IN, Act.MERGE})
"""What is done on the page of trainings and on that of attendance."""

HOMES: dict[str, frozenset[Act]] = {
    "people": _LISTS
    | {Act.REGISTER, Act.CORRECT, Act.REMOVE, Act.APPOINT, Act.END_POST, Act.EXPORT},
    "import": _LISTS,
    "imports": _LISTS,
    "inbox": _LISTS,
    "trainings": _BOTH
    | {
        Act.PLAN,
        Act.CHANGE_PLAN,
        Act.CLONE,
        Act.ENROLL,
        Act.NOTICE,
        Act.GROUP,
        Act.SEAT,
        Act.OUTCOMES,
        Act.WITHDRAW,
        Act.REPLAN,
        Act.CALL_OFF,
    },
    "attendance": _BOTH
    | {Act.MARK, Act.SIGN_IN, Act.LEAVE, Act.END_LEAVE, Act.MAKEUP, Act.DECIDE, Act.EXAM},
    "certificates": frozenset(
        {Act.ISSUE, Act.VOID, Act.KEEP_CERTIFICATE, Act.CORRECT_CERTIFICATE, Act.JUDGE, Act.PRINT}
    ),
    "settings": frozenset(
        {Act.ADD_DIVISION, Act.RENAME_DIVISION, Act.CLOSE_DIVISION, Act.SETTINGS}
    ),
}
"""Which actions are done on which page: there an undo needs no asking."""


def is_at_hand(step: Step, page: str, since: str) -> bool:
    """Tell whether an action was done in this run of the program and on the page in front."""
    return step.at >= since and step.name in HOMES.get(page, frozenset())


class UndoQuestion(FormDialog):
    """Names what an undo would take back, and asks."""

    def __init__(self, step: Step, language: Language, parent: QWidget) -> None:
        super().__init__(translate("Desk", "Undo"), translate("Desk", "Undo it"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = translate(
            "Desk",
            "The last action was not done here just now: {action}, {when}. Undo it all the same?",
        )
        when = datetime.fromisoformat(step.at).astimezone().strftime("%Y-%m-%d %H:%M")
        self.words = note(said.format(action=_action_words(step.name, language), when=when))
        self.form.addRow(self.words)
        self.does.setFocus()


def _action_words(name: str, language: Language) -> str:
    return label(Act(name), language) if name in set(Act) else name
