"""vulture, which finds code that nothing uses; its description is all of it."""
