"""What is done beside the grid, in dialogs: the door, leave, makeup, decisions, pasted names."""
