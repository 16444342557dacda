"""The program around the pages: window, bars, search, open file, crash."""
