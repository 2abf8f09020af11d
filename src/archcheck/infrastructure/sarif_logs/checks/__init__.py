"""What is wrong with a log: one file for each part of it."""
