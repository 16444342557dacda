"""Each paper as a PDF."""
