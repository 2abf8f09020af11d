"""The report for coding agents."""
