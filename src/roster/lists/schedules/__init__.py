"""Pasted training plans and timetables."""
