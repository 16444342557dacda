"""The imports of a file, and the way back."""
