"""What is looked at beside the rows: damaged numbers, repeated people, amendments."""
