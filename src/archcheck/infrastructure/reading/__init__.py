"""Reading what nobody has read yet."""
