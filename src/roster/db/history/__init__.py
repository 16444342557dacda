"""The journal, taking actions back, and what follows from an action."""
