"""The window. Nothing else imports PySide6."""

from roster.qt.look.guarding import guard_overrides

guard_overrides()
