"""Papers in the window: chosen, seen, saved, printed."""
