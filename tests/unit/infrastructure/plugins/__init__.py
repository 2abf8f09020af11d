"""Tests of what plug-ins bring."""
