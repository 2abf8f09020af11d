"""What has become of the gate itself between two revisions."""
