"""What everybody shares and nothing of the file: errors, codes, words, dates, files, paths."""
