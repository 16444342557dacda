"""The sheet as it came, at the left of the import."""
