"""What happens inside of a symbol: calls, errors, reads, and what stands around them."""
