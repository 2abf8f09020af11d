"""The ids of vulnerabilities in safety's database."""

PATTERN = "[0-9]{4,7}"
SYNTAX_ERRORS: tuple[str, ...] = ()
