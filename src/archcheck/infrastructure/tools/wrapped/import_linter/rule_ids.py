"""How the ids of import-linter's rules read: as the project calls its contracts."""

PATTERN = "(?!)"
SYNTAX_ERRORS: tuple[str, ...] = ()
