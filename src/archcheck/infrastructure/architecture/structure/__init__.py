"""Structure rules: `classes that ... should ...`."""
