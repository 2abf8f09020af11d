"""coverage has no rules of its own: the rule that judges what it measured is archcheck's."""

PATTERN = "(?!)"
SYNTAX_ERRORS: tuple[str, ...] = ()
