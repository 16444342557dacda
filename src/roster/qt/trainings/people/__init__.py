"""The people of a training: its rule, its list, groups, seats of units."""
