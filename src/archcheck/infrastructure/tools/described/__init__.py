"""Tools without code: programs that are wrapped by a description in TOML."""
