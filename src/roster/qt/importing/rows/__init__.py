"""The rows of a list, and everything that is decided about them."""
