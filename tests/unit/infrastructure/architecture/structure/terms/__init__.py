"""Tests of the terms of structure rules."""
