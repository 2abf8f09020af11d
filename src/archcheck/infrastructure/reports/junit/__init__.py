"""The report for test runners."""
