"""What can be loosened, one file for each."""
