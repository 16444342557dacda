"""Units: the shipped catalogue, the units of a file, and how a village is found by its name."""
