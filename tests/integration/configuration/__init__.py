"""The configuration as editors see it."""
