"""Certificates: who qualifies, what they say, their numbers, and what puts one in doubt."""
