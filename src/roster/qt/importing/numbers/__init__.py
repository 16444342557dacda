"""Damaged identity numbers, and what each may have been."""
