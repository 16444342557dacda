"""Rows that wait to be put right."""
