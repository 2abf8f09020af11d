"""The rules about metrics, one in each file."""
