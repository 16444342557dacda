"""Where everything is kept: one SQLite file, its entities and its journal."""
