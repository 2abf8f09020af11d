"""Questions about a project."""
