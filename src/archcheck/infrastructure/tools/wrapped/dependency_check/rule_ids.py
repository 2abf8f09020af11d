"""The ids of vulnerabilities that dependency-check knows."""

PATTERN = "(?:CVE-[0-9]+-[0-9]+|GHSA-[0-9a-z-]+|sonatype-[0-9]+-[0-9]+)"
SYNTAX_ERRORS: tuple[str, ...] = ()
