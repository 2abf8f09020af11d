"""How the ids of deptry's rules read."""

PATTERN = "DEP00[0-9]"
SYNTAX_ERRORS: tuple[str, ...] = ()
