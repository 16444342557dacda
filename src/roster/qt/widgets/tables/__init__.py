"""Tables: one model, one view, what is typed on them."""
