"""Pasted plans and timetables, shown before they are taken."""
