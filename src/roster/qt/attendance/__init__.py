"""The attendance page: the grid of marks, and the dialogs around it."""
