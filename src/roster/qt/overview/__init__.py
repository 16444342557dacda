"""The overview: what is due, what is missing."""
