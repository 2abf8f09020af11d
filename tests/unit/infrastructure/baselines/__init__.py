"""Tests of baselines in files."""
