"""Declarations of a source file, and what happens inside them."""
