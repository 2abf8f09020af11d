"""Tests of several projects in one repository."""
