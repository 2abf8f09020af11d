"""Tests of what rules about project files have in common."""
