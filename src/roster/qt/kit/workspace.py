"""What a page is given to work with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.qt.kit.messages import sentence
from roster.qt.kit.newest_readings import Readings

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.errors import RosterError
    from roster.base.words import Language
    from roster.db.engine import Database
    from roster.qt.kit.changes import Changes
    from roster.qt.kit.notices import Notices
    from roster.qt.kit.settings import Settings
    from roster.qt.kit.tasks import RunTask
    from roster.qt.look.languages import Languages
    from roster.qt.look.theme import Theme


@dataclass(frozen=True, slots=True, weakref_slot=True)  # signals hold its methods weakly
class Workspace:
    """One open roster file and the shared parts of the window.

    Attributes:
        database: the open file; pages ``read`` and ``write`` it.
        clerk: who works, for the journal.
        settings: preferences and sizes.
        theme: colours, sizes, icons.
        languages: the language shown.
        changes: told by the database after each write; pages listen.
        notices: short sentences above the status line.
        run_task: starts anything that may take over 100 ms.
        open_page: opens a page by key and, when given, shows an item in it.
        undo: takes back the last action; for notices.
        readings: which of them is the newest; for :func:`roster.qt.kit.reading.read`.
    """

    database: Database
    clerk: str
    settings: Settings
    theme: Theme
    languages: Languages
    changes: Changes
    notices: Notices
    run_task: RunTask
    open_page: Callable[[str, str], None]
    undo: Callable[[], None]
    readings: Readings = field(default_factory=Readings)

    @property
    def language(self) -> Language:
        """The language of the window."""
        return self.languages.language

    def show_error(self, error: RosterError) -> None:
        """Say an expected failure in one sentence."""
        self.notices.show_error(sentence(error, self.language))
