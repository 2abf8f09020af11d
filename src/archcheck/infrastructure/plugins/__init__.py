"""What others add to archcheck: found, trusted or refused, and imported."""
