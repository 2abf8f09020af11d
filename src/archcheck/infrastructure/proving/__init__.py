"""Violations that are planted in memory."""
