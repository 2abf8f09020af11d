"""SARIF logs that somebody has written."""
