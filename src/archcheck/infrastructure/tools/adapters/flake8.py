"""The adapter of flake8."""
