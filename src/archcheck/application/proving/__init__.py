"""Proof that a gate can fail."""
