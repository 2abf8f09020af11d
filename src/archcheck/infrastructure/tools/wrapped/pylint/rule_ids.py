"""How the ids of pylint's messages read."""

PATTERN = "[CEFIRW][0-9]{4}"
SYNTAX_ERRORS = ("E0001",)
