"""What a project depends on, and where it says so: for the tools that look up advisories."""
