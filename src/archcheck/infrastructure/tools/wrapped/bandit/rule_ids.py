"""The ids of bandit's rules, for whoever names one without its tool."""

PATTERN = "B[1-7][0-9]{2}"
SYNTAX_ERRORS: tuple[str, ...] = ()
