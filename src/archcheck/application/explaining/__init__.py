"""What is known about an import, a file, a rule of a project."""
