"""isort has no rules but itself; its name alone means the tool."""

PATTERN = ""
SYNTAX_ERRORS: tuple[str, ...] = ()
