"""The search box and its hits."""
