"""The adapter of bandit."""
