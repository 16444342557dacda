"""The trainings page: the list, and one training on its tabs."""
