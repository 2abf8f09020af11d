"""Comments that speak to a tool, and in a form that the tool understands."""

import re
from collections.abc import Sequence

LIST = r"{0}(?:\s*[,\s]\s*{0})*"
NAMES = r"[\w.-]+(?:\s*,\s*[\w.-]+)*"
BRACKETED = rf"\[\s*{NAMES}\s*\]"
NOQA = rf"[Nn][Oo][Qq][Aa](?:\s*:\s*{LIST.format('[A-Za-z]+[0-9]+')})?"
PYLINT_VERB = (
    r"(?:(?:disable|enable)(?:-msg|-next|-cat)?\s*=\s*" + NAMES + r"|skip-file|disable-all)"
)
MYPY_FLAG = r"[A-Za-z][\w-]*(?:\s*=\s*(?:\"[^\"]*\"|[^\s\",]+))?"
PYRIGHT_VERB = rf"(?:basic|standard|strict|ignore(?:\s*{BRACKETED})?|\w+\s*=\s*\w+)"
ISORT_VERB = (
    r"(?:skip|skip_file|off|on|split|dont-add-imports|dont-add-import:.*|list|tuple|set|dict)"
)

DIRECTIVES = (
    rf"type:\s*ignore(?:\s*{BRACKETED})?",
    NOQA,
    rf"flake8[:=]\s*{NOQA}",
    rf"ruff:\s*(?:{NOQA}|isort:\s*{ISORT_VERB}|(?:disable|enable|ignore|file-ignore){BRACKETED})",
    rf"pylint:\s*{PYLINT_VERB}(?:\s*[;,]\s*{PYLINT_VERB})*",
    rf"mypy:\s*{MYPY_FLAG}(?:\s*,\s*{MYPY_FLAG})*",
    rf"pyright:\s*{PYRIGHT_VERB}(?:\s*,\s*{PYRIGHT_VERB})*",
    rf"(?:ty|pyrefly):\s*ignore(?:{BRACKETED})?",
    r"pyrefly:\s*ignore-errors",
    rf"pyre-[a-z-]+(?:{BRACKETED})?",
    rf"isort:\s*{ISORT_VERB}",
    r"fmt:\s*(?:on|off|skip)",
    r"yapf:\s*(?:disable|enable)",
    rf"nosec(?::?\s*{LIST.format('B[0-9]+')})?",
    r"nosemgrep(?::\s*[\w./-]+(?:\s*,\s*[\w./-]+)*)?",
    r"NOSONAR(?:\([\w:]+(?:\s*,\s*[\w:]+)*\))?",
    r"noinspection\s+\w+(?:\s*,\s*\w+)*",
    r"(?:pragma|PRAGMA):?\s*(?:no|NO)\s*(?:cover|COVER|branch|BRANCH)",
    r"language=\S+(?:\s+(?:prefix|suffix)=.*)?",
    r"archcheck:.*",
)
DIRECTIVE = re.compile("|".join(f"(?:{pattern})" for pattern in DIRECTIVES))
SEGMENT = re.compile(r"#(?:\s*archcheck:(?:[^#]|(?<!\s)\#|\#(?!\s*[A-Za-z]))*|[^#]*)")
ALLOWED = {
    "sphinx-attribute": re.compile("#:"),
    "region": re.compile(r"#\s*(?:end)?region\b"),
    "cell": re.compile(r"#\s*%%"),
}


def last_prose_end(comment: str, extra: Sequence[str]) -> int:
    """Where the last segment of a comment that is no directive ends; 0 when all are directives.

    A segment runs from a `#` to the next; `extra` are patterns of more directives.
    """
    prose = (match for match in SEGMENT.finditer(comment) if not _is_directive(match[0], extra))
    return max((match.start() + len(match[0].rstrip()) for match in prose), default=0)


def is_allowed(comment: str, kinds: Sequence[str]) -> bool:
    """Whether a comment is of one of the kinds (names of ALLOWED) that a project allows."""
    return any(ALLOWED[kind].match(comment) for kind in kinds)


def _is_directive(segment: str, extra: Sequence[str]) -> bool:
    body = segment[1:].strip()
    if DIRECTIVE.fullmatch(body):
        return True
    return any(re.match(pattern, body) for pattern in extra)
