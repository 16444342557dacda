"""The timetable of a training, edited in place."""
