"""The window. Nothing else imports PySide6."""
