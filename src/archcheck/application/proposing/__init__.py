"""From what a project is like to a configuration that it passes."""
