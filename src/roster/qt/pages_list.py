"""The pages of the window in the order of the navigation."""

from __future__ import annotations

from roster.qt.languages import QT_TRANSLATE_NOOP
from roster.qt.page import PageSpec, made_later

PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        "overview",
        QT_TRANSLATE_NOOP("Pages", "Overview"),
        "layout-dashboard",
        made_later("overview", "OverviewPage"),
    ),
    PageSpec(
        "people", QT_TRANSLATE_NOOP("Pages", "People"), "users", made_later("people", "PeoplePage")
    ),
)
