"""The import of a list in the window."""
