"""Tests of what other tools were told."""
