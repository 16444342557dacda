"""Who must be trained, who was, who is missing; and the record of each person."""
