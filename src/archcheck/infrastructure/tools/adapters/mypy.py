"""The adapter of mypy."""
