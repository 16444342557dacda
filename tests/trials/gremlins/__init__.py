"""Gremlins: random hands at the real window, and what they broke.

A play starts the program in a child process (``child``) on copies of finished files (``rooms``).
There a ``gremlin`` chooses what to do by what is on the screen (``screen``, ``choosing``) and does
it as the platform would (``hands``), while ``watch`` notes bugs, warnings and how long the window
stood still and ``fence`` keeps every file and print inside the folder of the play. The parent
(``playing``) reads what came of it, also after a crash.

``python -m tests.trials.gremlins --help`` plays by hand, and replays what a failed play recorded.
"""
