"""What structure rules know of the code of a project."""
