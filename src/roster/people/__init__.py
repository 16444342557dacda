"""People: what is known of a person, their names, numbers and posts."""
