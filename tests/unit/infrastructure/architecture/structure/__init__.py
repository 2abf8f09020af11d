"""Tests of structure rules."""
