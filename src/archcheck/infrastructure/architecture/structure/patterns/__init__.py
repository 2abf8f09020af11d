"""What names and values are held against."""
