"""What rules about the files of a project have in common."""
