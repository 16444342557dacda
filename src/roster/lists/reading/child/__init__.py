"""The guarded child process that reads, and how it talks."""
