"""The ids of pydoclint's rules, for whoever names one without its tool."""

PATTERN = "DOC[0-9]{3}"
SYNTAX_ERRORS = ("DOC002",)
