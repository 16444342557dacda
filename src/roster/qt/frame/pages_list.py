"""The pages of the window in the order of the navigation."""

from __future__ import annotations

from roster.qt.kit.page import PageSpec, made_later
from roster.qt.look.languages import QT_TRANSLATE_NOOP

PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        "overview",
        QT_TRANSLATE_NOOP("Pages", "Overview"),
        "layout-dashboard",
        made_later("overview.page", "OverviewPage"),
    ),
    PageSpec(
        "people",
        QT_TRANSLATE_NOOP("Pages", "People"),
        "users",
        made_later("people.page", "PeoplePage"),
    ),
    PageSpec(
        "trainings",
        QT_TRANSLATE_NOOP("Pages", "Trainings"),
        "presentation",
        made_later("trainings.page", "TrainingsPage"),
    ),
    PageSpec(
        "attendance",
        QT_TRANSLATE_NOOP("Pages", "Attendance"),
        "list-checks",
        made_later("attendance.page", "AttendancePage"),
    ),
    PageSpec(
        "certificates",
        QT_TRANSLATE_NOOP("Pages", "Certificates"),
        "award",
        made_later("certificates.page", "CertificatesPage"),
    ),
    PageSpec(
        "coverage",
        QT_TRANSLATE_NOOP("Pages", "Coverage"),
        "chart-pie",
        made_later("coverage.page", "CoveragePage"),
    ),
    PageSpec(
        "inbox",
        QT_TRANSLATE_NOOP("Pages", "Waiting rows"),
        "inbox",
        made_later("importing.waiting.page", "InboxPage"),
    ),
    PageSpec(
        "settings",
        QT_TRANSLATE_NOOP("Pages", "Settings"),
        "settings",
        made_later("settings.page", "SettingsPage"),
        keys="Ctrl+,",
    ),
    PageSpec(
        "import",
        QT_TRANSLATE_NOOP("Pages", "Import roster"),
        "file-input",
        made_later("importing.wizard", "ImportWizard"),
        under="people",
    ),
    PageSpec(
        "imports",
        QT_TRANSLATE_NOOP("Pages", "Imports so far"),
        "history",
        made_later("importing.history.page", "ImportsPage"),
        under="people",
    ),
)
