"""What has become of the parts of a gate between two revisions."""
