"""What every page has: a title row with its primary button, a body, and how it is reloaded."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roster.qt.kit.changes import EVERYTHING
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, WIDE, set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QShowEvent

    from roster.qt.kit.changes import Kind
    from roster.qt.kit.commands import Command
    from roster.qt.kit.workspace import Workspace


class PageSpec(NamedTuple):
    """How the window knows a page before it is made.

    Attributes:
        key: names it in ``open_page``.
        title: English source text in the context ``Pages``.
        icon: Lucide name.
        make: makes it when it is first opened; imports its module only then.
        under: the page at the left to which it belongs; empty for those that stand there.
        keys: the key of the command that opens it; such a page stands apart at the bottom of the
            navigation and has no number.
    """

    key: str
    title: str
    icon: str
    make: Callable[[Workspace], Page]
    under: str = ""
    keys: str = ""

    def words(self) -> str:
        """Return the title in the language of the window."""
        return translate("Pages", self.title)


class Page(QWidget):
    """A page is its own controller; it never calls another page.

    A page is made anew when the language changes, so it says its words once, when it is made.

    Attributes:
        workspace: what it works with.
        body: the layout below the title row.
        handlers: what it makes of the commands in ``PAGE_COMMANDS``.
        inspector: the widget shown at the right while the page is in front, if any.
        listens_to: kinds of writes after which it reloads.
    """

    listens_to: frozenset[Kind] = EVERYTHING

    def __init__(self, workspace: Workspace, title: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.handlers: dict[Command, Callable[[], None]] = {}
        self.inspector: QWidget | None = None
        self._landing: QWidget | None = None
        self._is_stale = True
        self._title = Label(title)
        self._note = Label()
        self._title_row = QHBoxLayout()
        self.body = QVBoxLayout()
        self._lay_out_frame()
        workspace.changes.changed.connect(self._on_changed)

    def reload(self) -> None:
        """Read everything anew. Called before the first showing and after writes."""

    def show_item(self, item_id: str) -> None:
        """Bring one item into view."""

    def land_on(self, widget: QWidget) -> None:
        """Say where the keyboard lands when the page opens.

        This is no focus proxy: Tab would then skip everything that stands before the widget.
        """
        self._landing = widget

    def set_note(self, text: str) -> None:
        """Say something quiet beside the title, such as a count."""
        self._note.setText(text)

    def add_button(
        self, text: str, icon: str, handler: Callable[[], None], *, is_primary: bool = False
    ) -> QAction:
        """Put a button at the right of the title row; return its action, which is in the menu."""
        theme = self.workspace.theme
        action = QAction(theme.icon(icon), text, self)
        action.triggered.connect(handler)
        button = QPushButton(theme.icon(icon, "on_accent" if is_primary else "quiet"), text)
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        action.changed.connect(lambda: button.setText(action.text()))
        action.changed.connect(lambda: button.setToolTip(action.shortcut().toString()))
        action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
        if is_primary:
            set_role(button, "primary")
        self._title_row.addWidget(button)
        self.addAction(action)
        return action

    def refresh_if_stale(self) -> None:
        """Reload when something was written since the last time."""
        if self._is_stale:
            self._is_stale = False
            self.reload()

    def _lay_out_frame(self) -> None:
        set_role(self._title, "page-title")
        set_role(self._note, "quiet")
        self._title_row.setSpacing(NEAR)
        self._title_row.addWidget(self._title)
        self._title_row.addWidget(self._note)
        self._title_row.addStretch(1)
        self.body.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GAP, WIDE, GAP)
        column.setSpacing(GAP)
        column.addLayout(self._title_row)
        column.addLayout(self.body, 1)

    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if not kinds & self.listens_to:
            return
        self._is_stale = True
        if self.isVisible():
            self.refresh_if_stale()

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to where it lands."""
        super().focusInEvent(event)
        if self._landing is not None:
            self._landing.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while the page was hidden."""
        super().showEvent(event)
        self.refresh_if_stale()


def made_later(module: str, name: str) -> Callable[[Workspace], Page]:
    """Return a maker that imports ``roster.qt.<module>`` when the page is first opened."""

    def make(workspace: Workspace) -> Page:
        kind = getattr(import_module(f"roster.qt.{module}"), name)
        return cast("Page", kind(workspace))

    return make


IN_DIVISION = "in:"
"""Before a unit's name: the people page then shows the people of that unit."""
