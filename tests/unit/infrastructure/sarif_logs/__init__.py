"""Tests of SARIF logs that somebody has written."""
