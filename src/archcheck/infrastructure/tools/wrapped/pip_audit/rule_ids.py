"""The ids of vulnerabilities that pip-audit's services know."""

PATTERN = "(?:PYSEC-[0-9]+-[0-9]+|GHSA-[0-9a-z-]+|CVE-[0-9]+-[0-9]+|OSV-[0-9]+-[0-9]+)"
SYNTAX_ERRORS: tuple[str, ...] = ()
