"""Training of village cadres after an election."""

__version__ = "0.1.0"
