"""The adapter of xenon."""
