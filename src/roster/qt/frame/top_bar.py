"""The bar on top: which unit, which term, the search field, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from roster.qt.kit.commands import Command
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, LARGE_ICON, NEAR, TIGHT, set_role
from roster.qt.widgets.search.box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from roster.qt.kit.commands import Actions
    from roster.qt.look.theme import Theme

_SEARCH_WIDTH = 320


class TopBar(QFrame):
    """Where am I, and what do I look for.

    Signals:
        division_chosen: key of a unit picked from the path.
        term_chosen: id of a term.
    """

    division_chosen = Signal(str)
    term_chosen = Signal(str)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "top")
        self._division = self._crumb()
        self._term = self._crumb()
        self.search = SearchBox(theme, self)
        self._undo = _tool(actions[Command.UNDO])
        self._redo = _tool(actions[Command.REDO])
        self._lay_out()
        theme.changed.connect(self._take_sizes)
        self._take_sizes()
        self.retranslate()

    def set_division(self, path: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        """Show the path of the unit; ``choices`` are (key, words) of units to go to."""
        self._division.setText(path)
        self._name_crumbs()
        self._division.setVisible(bool(path))
        self._fill(self._division, choices, self.division_chosen.emit)

    def set_term(self, name: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        """Show the term; ``choices`` are (id, name) of all terms."""
        self._term.setText(name)
        self._name_crumbs()
        self._term.setVisible(bool(name))
        self._fill(self._term, choices, self.term_chosen.emit)

    def retranslate(self) -> None:
        """Take the words of the language of the window."""
        self._division.setToolTip(translate("TopBar", "The unit whose people are shown"))
        self._name_crumbs()
        self._term.setToolTip(translate("TopBar", "The term after the election"))
        self.search.retranslate()

    def _name_crumbs(self) -> None:
        for crumb, words in (
            (self._division, translate("TopBar", "Unit")),
            (self._term, translate("TopBar", "Term")),
        ):
            crumb.setAccessibleName(f"{words} {crumb.text()}".strip())

    def _crumb(self) -> QToolButton:
        button = QToolButton(self)
        set_role(button, "crumb")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.hide()
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(NEAR, NEAR - 2, GAP, NEAR - 2)
        row.setSpacing(TIGHT)
        row.addWidget(self._division)
        row.addWidget(self._term)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addSpacing(NEAR)
        row.addWidget(self._undo)
        row.addWidget(self._redo)

    def _take_sizes(self) -> None:
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(self._theme.px(_SEARCH_WIDTH))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for crumb in (self._division, self._term):
            crumb.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @staticmethod
    def _fill(
        button: QToolButton, choices: Sequence[tuple[str, str]], chosen: Callable[[str], None]
    ) -> None:
        """Hang the choices below a button; without any it only says what it says."""
        menu = QMenu(button)
        for key, words in choices:
            menu.addAction(_choice(menu, key, words, chosen))
        button.setMenu(menu if choices else None)  # type: ignore[arg-type]  # Qt: no menu
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus if choices else Qt.FocusPolicy.NoFocus)


def _choice(menu: QMenu, key: str, words: str, chosen: Callable[[str], None]) -> QAction:
    action = QAction(words, menu)
    action.triggered.connect(lambda: chosen(key))
    return action


def _tool(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(LARGE_ICON, LARGE_ICON))
    return button
