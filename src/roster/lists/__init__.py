"""The way in: lists of others become people of the file."""
