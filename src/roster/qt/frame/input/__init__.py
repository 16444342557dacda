"""How hands reach the window: wheel, Enter, input methods."""
