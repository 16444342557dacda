"""Says, right after a change, which certificates it put in doubt, and opens them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from roster.qt.kit.changes import Kind
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.base.progress import Report
    from roster.certificates.certificates import CertificateRow
    from roster.db.engine import Database
    from roster.qt.frame.window import MainWindow
    from roster.qt.kit.tasks import RunTask
    from roster.qt.look.languages import Languages

_NAMED = 3


class DoubtNotices(QObject):
    """Listens to every write, whoever makes it: a page, an import, an undo."""

    def __init__(self, window: MainWindow, run_task: RunTask, languages: Languages) -> None:
        super().__init__(window)
        self._window = window
        self._run_task = run_task
        self._languages = languages
        self._database: Database | None = None
        self._heard = 0
        window.changes.changed.connect(self._on_changed)

    def listen_to(self, database: Database | None) -> None:
        """Tell of this file from now on, or of none."""
        self._database = database
        self._heard = -1
        if database is not None:
            self._run_task(partial(_newest, database), done=partial(self._begin, database))

    def _begin(self, database: Database, newest: int) -> None:
        if database is self._database:
            self._heard = newest

    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if self._database is not None and self._heard >= 0 and Kind.CERTIFICATES in kinds:
            work = partial(_raised, self._database, self._heard)
            self._run_task(work, done=partial(self._tell, self._database))

    def _tell(self, database: Database, news: tuple[int, Sequence[CertificateRow]]) -> None:
        newest, rows = news
        if database is not self._database or newest <= self._heard:
            return
        self._heard = newest
        if rows:
            self._window.notices.show_notice(
                self._words(rows),
                Tone.DUE,
                undo=partial(self._window.open_page, "certificates", rows[0].training_id),
                button=translate("Doubts", "Show them"),
            )

    def _words(self, rows: Sequence[CertificateRow]) -> str:
        from roster.certificates.codes import doubts_text  # noqa: PLC0415 - loaded with the database

        text = translate("Doubts", "{count} certificates are now in doubt: {people}{more}")
        language = self._languages.language
        people = [f"{row.facts.name}（{doubts_text(row.doubts, language)}）" for row in rows]
        more = "……" if len(rows) > _NAMED else ""
        return text.format(count=len(rows), people="、".join(people[:_NAMED]), more=more)


def _newest(database: Database, _report: Report) -> int:
    from roster.db.history.journal import newest  # noqa: PLC0415 - loaded with the database

    with database.reading() as db:
        return newest(db)


def _raised(
    database: Database, since: int, _report: Report
) -> tuple[int, Sequence[CertificateRow]]:
    from roster.certificates.certificates import raised  # noqa: PLC0415 - loaded with the database
    from roster.db.history.journal import newest  # noqa: PLC0415 - loaded with the database

    with database.reading() as db:
        return newest(db), raised(db, since)
