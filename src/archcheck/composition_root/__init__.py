"""The composition root: decides what does the work of each command."""
