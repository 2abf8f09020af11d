"""The ids of flake8's rules, for whoever names one without its tool."""

PATTERN = "[A-Z][0-9]{3}"
SYNTAX_ERRORS = ("E902", "E999")
