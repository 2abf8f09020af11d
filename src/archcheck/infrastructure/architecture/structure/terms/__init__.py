"""What structure rules select and demand, found by its key."""
