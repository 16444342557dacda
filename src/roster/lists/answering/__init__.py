"""Marks and comments put into a copy of a workbook, every other byte of its parts as it was."""
