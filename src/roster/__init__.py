"""Training of village cadres after an election."""

__version__ = "0.2.0"
