"""The certificates page."""
