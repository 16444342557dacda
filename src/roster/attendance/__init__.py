"""Attendance: marks, leave, makeup, sign-in at the door, completion."""
