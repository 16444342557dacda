"""Which rows are people, and what they tell."""
