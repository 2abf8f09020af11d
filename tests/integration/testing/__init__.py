"""Architectural unit tests."""
