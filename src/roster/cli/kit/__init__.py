"""What the rooms of the command line share: arguments, codes by their words, the console, usage."""
