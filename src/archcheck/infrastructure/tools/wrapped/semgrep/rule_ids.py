"""The ids of the rules that archcheck ships for semgrep, for whoever names one without its tool."""

import re

from archcheck.infrastructure.configuration.rules_directory import rules_directory

RULES = rules_directory() / "semgrep"
PATTERN = "|".join(sorted(re.escape(path.stem) for path in RULES.glob("*.yaml")))
SYNTAX_ERRORS: tuple[str, ...] = ()
