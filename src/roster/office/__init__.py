"""The file of one office: made, opened, described, checked, searched."""
