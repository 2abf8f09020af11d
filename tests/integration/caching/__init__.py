"""Integration tests of the cache."""
