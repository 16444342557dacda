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
    PageSpec(
        "trainings",
        QT_TRANSLATE_NOOP("Pages", "Trainings"),
        "presentation",
        made_later("trainings", "TrainingsPage"),
    ),
    PageSpec(
        "attendance",
        QT_TRANSLATE_NOOP("Pages", "Attendance"),
        "list-checks",
        made_later("attendance", "AttendancePage"),
    ),
    PageSpec(
        "certificates",
        QT_TRANSLATE_NOOP("Pages", "Certificates"),
        "award",
        made_later("certificates", "CertificatesPage"),
    ),
    PageSpec(
        "coverage",
        QT_TRANSLATE_NOOP("Pages", "Coverage"),
        "chart-pie",
        made_later("coverage", "CoveragePage"),
    ),
    PageSpec(
        "inbox",
        QT_TRANSLATE_NOOP("Pages", "Waiting rows"),
        "inbox",
        made_later("inbox", "InboxPage"),
    ),
    PageSpec(
        "settings",
        QT_TRANSLATE_NOOP("Pages", "Settings"),
        "settings",
        made_later("settings", "SettingsPage"),
        keys="Ctrl+,",
    ),
    PageSpec(
        "import",
        QT_TRANSLATE_NOOP("Pages", "Import roster"),
        "file-input",
        made_later("import_wizard", "ImportWizard"),
        under="people",
    ),
    PageSpec(
        "imports",
        QT_TRANSLATE_NOOP("Pages", "Imports so far"),
        "history",
        made_later("imports", "ImportsPage"),
        under="people",
    ),
)
