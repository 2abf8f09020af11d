"""What a run says to the program that started it."""

WRONG_USAGE = 2
INCOMPLETE = 3
INTERRUPTED = 130
TERMINATED = 143
