"""The codes that are stored, one module a subject; other codes stand in their subject."""
