"""The main window: frame, pages made when first opened, and who gets which command.

Importing this module imports no subject module, no database and no ReportLab, so that the window
stands before any of them is loaded.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roster.base.paths import resource
from roster.qt.frame.command_finder import findable_pages, offered
from roster.qt.frame.inspector import Inspector
from roster.qt.frame.last_edit import finish_edits
from roster.qt.frame.menus import Menus
from roster.qt.frame.navigation import Navigation
from roster.qt.frame.regions import go_to_region
from roster.qt.frame.sizes import WindowSizes
from roster.qt.frame.status_line import StatusLine
from roster.qt.frame.top_bar import TopBar
from roster.qt.kit.changes import Changes
from roster.qt.kit.commands import Command
from roster.qt.kit.notices import Notices
from roster.qt.kit.tasks import Askers
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from roster.qt.kit.page import Page, PageSpec
    from roster.qt.kit.settings import Settings
    from roster.qt.kit.tasks import TaskRunner
    from roster.qt.kit.workspace import Workspace
    from roster.qt.look.theme import Theme
    from roster.qt.widgets.search.box import Find
    from roster.qt.widgets.search.hit import Hit

_NARROW_BELOW = 1200
_LEAST_SIZE = QSize(960, 560)
_IN_FRONT, _BEHIND = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored


class MainWindow(QMainWindow):
    """The frame around the pages.

    Signals:
        asked: a :class:`Command` that no page handles.
        painted: the window was painted for the first time.
        page_opened: the key of the page that came to the front.
    """

    asked = Signal(object)
    painted = Signal()
    page_opened = Signal(str)

    def __init__(
        self, theme: Theme, settings: Settings, tasks: TaskRunner, specs: Sequence[PageSpec]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._specs = {spec.key: spec for spec in specs}
        self._shown_specs = tuple(spec for spec in specs if not spec.under and not spec.keys)
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._askers = Askers(tasks)
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._division = ""
        self._is_painted = False
        self._wants_inspector = True
        self._find_things: Find = _nothing
        self.changes = Changes(self)
        self._retranslation = QTimer(self, singleShot=True, interval=0)
        self._create(tasks)
        self._connect()
        self._lay_out()
        self._wants_inspector = self._sizes.restore()
        self.retranslate()
        self._enable()

    def _create(self, tasks: TaskRunner) -> None:
        self.menus = Menus(self._theme, self._shown_specs, self)
        self.actions_of_window = self.menus.actions
        self.go_actions = self.menus.go_actions
        self.top = TopBar(self._theme, self.actions_of_window)
        at_left = [spec for spec in self._specs.values() if not spec.under]
        self.navigation = Navigation(self._theme, at_left)
        self._stack = QStackedWidget()
        self.inspector = Inspector()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._sizes = WindowSizes(self._settings.window, self, self._splitter)
        self.notices = Notices(self._theme)
        self.status = StatusLine(self._theme, tasks)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.open_page)
        self.actions_of_window.asked.connect(self._on_asked)
        self.menus.page_asked.connect(self.open_page)
        self.top.search.set_provider(self.look_up)
        self._retranslation.timeout.connect(self._on_language_changed)

    def _lay_out(self) -> None:
        self.setWindowIcon(QIcon(str(resource("icons", "roster.svg"))))
        self.setMinimumSize(_LEAST_SIZE)
        self.setAcceptDrops(True)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self.inspector)
        self._splitter.setStretchFactor(0, 1)
        middle = QHBoxLayout()
        middle.addWidget(self.navigation)
        middle.addWidget(self._beside_navigation(), 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        for layout in (middle, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(centre)

    def _beside_navigation(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.notices)
        return side

    # the open file

    @property
    def workspace(self) -> Workspace | None:
        """What pages work with; ``None`` while no file is open."""
        return self._workspace

    def show_workspace(self, workspace: Workspace) -> None:
        """Throw away all pages and open the first one on another roster file."""
        self._drop_pages()
        self._workspace = replace(workspace, run_task=self._askers.run)
        self._enable()
        self.open_page(self._current or next(iter(self._specs)))

    def show_start(self, widget: QWidget) -> None:
        """Show a widget over the whole middle because no file is open."""
        self._workspace = None
        self._drop_pages()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self._enable()
        widget.setFocus()

    def finish_edits(self) -> None:
        """Let whatever is being typed be kept, as if the clerk had gone to another field."""
        finish_edits(self)

    def set_finder(self, find: Find) -> None:
        """Let the search field find people, units, trainings and certificates by ``find``."""
        self._find_things = find

    def look_up(self, text: str, show: Callable[[Sequence[Hit]], None]) -> None:
        """Find what the search field offers: things first, then pages and commands."""
        offer = partial(self._offer, text, show)
        if text and self._workspace:
            self._find_things(text, offer)
        else:
            offer(())

    def _offer(
        self, text: str, show: Callable[[Sequence[Hit]], None], things: Sequence[Hit]
    ) -> None:
        specs = self._shown_specs if self._workspace is not None else ()
        pages = findable_pages(specs, self.open_page)
        of_page = self.page.actions() if self.page is not None else []
        show([*things, *offered(pages, of_page, self.actions_of_window, text)])

    # pages

    def open_page(self, key: str, item_id: str = "") -> None:
        """Bring a page to the front, made now if it is the first time."""
        page = self._page(key)
        if page is None:
            return
        self._current = key
        self._let_only_count(page)
        self._stack.setCurrentWidget(page)
        self.navigation.set_current(self._specs[key].under or key)
        self.inspector.show_widget(page.inspector)
        self.menus.fill_page_menu(page)
        self._enable()
        page.refresh_if_stale()
        page.setFocus()
        if item_id:
            page.show_item(item_id)
        self.page_opened.emit(key)

    def _let_only_count(self, page: Page) -> None:
        """Let a page that is behind demand no width from the one in front."""
        for each in self._pages.values():
            policy = _IN_FRONT if each is page else _BEHIND
            each.setSizePolicy(policy, policy)

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._current)

    @property
    def page_key(self) -> str:
        """The key of the page in front, or of the one that will be."""
        return self._current

    def _page(self, key: str) -> Page | None:
        if self._workspace is None or key not in self._specs:
            return None
        if key not in self._pages:
            page = self._specs[key].make(self._workspace)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def _drop_pages(self) -> None:
        self.notices.withdraw()
        self._askers.go()
        self._askers = Askers(self._tasks)
        for page in self._pages.values():
            if page.inspector is not None:
                self.inspector.drop(page.inspector)
        self._pages.clear()
        # The one in front goes last: another would come to the front, and read a closed file.
        widgets = [self._stack.widget(at) for at in range(self._stack.count())]
        for widget in sorted(widgets, key=lambda each: each is self._stack.currentWidget()):
            if widget is not None:
                self._stack.removeWidget(widget)
                widget.deleteLater()

    def remake_pages(self) -> None:
        """Make all pages anew, in the language of the window; the one in front stays in front."""
        if self._workspace is not None:
            self.finish_edits()
            self.show_workspace(self._workspace)

    # commands

    def _on_asked(self, command: Command) -> None:
        parts = [self.navigation, self._stack, self.inspector, self.top]
        own: dict[Command, Callable[[], object]] = {
            Command.IMPORT: lambda: self.open_page("import"),
            Command.SEARCH: self.top.search.start,
            Command.INSPECTOR: self._toggle_inspector,
            Command.RELOAD: self.changes.tell,
            Command.NEXT_REGION: partial(go_to_region, parts, 1),
            Command.LAST_REGION: partial(go_to_region, parts, -1),
            Command.QUIT: self.close,
        }
        of_page = self.page.handlers if self.page is not None else {}
        (of_page.get(command) or own.get(command) or partial(self.asked.emit, command))()

    def _enable(self) -> None:
        """Grey out what has no meaning now."""
        is_open = self._workspace is not None
        self.menus.enable(self.page, is_open=is_open)
        self.navigation.setVisible(is_open)
        self._show_inspector()

    # inspector

    def _toggle_inspector(self) -> None:
        self._wants_inspector = not self._wants_inspector
        self._show_inspector()

    def _show_inspector(self) -> None:
        has_content = self.page is not None and self.page.inspector is not None
        self.inspector.setVisible(has_content and self._wants_inspector)
        action = self.actions_of_window[Command.INSPECTOR]
        action.setEnabled(has_content)
        action.setChecked(self._wants_inspector)

    # language

    def say_title(self, division: str) -> None:
        """Put the name of the unit into the title of the window."""
        self._division = division
        name = translate("MainWindow", "roster")
        self.setWindowTitle(f"{division} - {name}" if division else name)

    def retranslate(self) -> None:
        """Take the words of the language of the window."""
        self.say_title(self._division)
        self.menus.retranslate()
        self.top.retranslate()
        self.navigation.retranslate()
        self.status.retranslate()
        self.menus.fill(self.menuBar(), self.page)

    def _on_language_changed(self) -> None:
        self.retranslate()
        self.remake_pages()

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Switch the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslation.start()  # Qt tells once for each translator

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the navigation to icons where the window is narrow."""
        super().resizeEvent(event)
        self.navigation.set_narrow(narrow=self.width() < _NARROW_BELOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window stands for the first time."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a list of people wherever it is dropped."""
        if self._workspace is not None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the import of the files that were dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_page("import", "\n".join(files))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep sizes, and what is being typed."""
        self.finish_edits()
        self._sizes.keep(self._current, wants_inspector=self._wants_inspector)
        super().closeEvent(event)


def _nothing(_text: str, show: Callable[[Sequence[Hit]], None]) -> None:
    show(())
