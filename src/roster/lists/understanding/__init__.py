"""Cells to people: header bands, columns, rows, villages."""
