"""What a baseline knows, and how it is kept."""
