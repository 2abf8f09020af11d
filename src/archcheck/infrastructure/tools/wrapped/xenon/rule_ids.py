"""The id of xenon's rule, for whoever names it without its tool."""

PATTERN = "ARC405"
SYNTAX_ERRORS: tuple[str, ...] = ()
