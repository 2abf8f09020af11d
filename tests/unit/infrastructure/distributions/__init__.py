"""Tests of declared distributions."""
