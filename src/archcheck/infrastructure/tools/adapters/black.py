"""The adapter of black."""
