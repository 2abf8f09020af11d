"""semgrep, which matches patterns of code."""
