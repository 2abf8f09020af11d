"""Clones that nobody has read yet."""
