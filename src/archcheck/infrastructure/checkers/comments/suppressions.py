"""Comments that suppress findings of a tool: what they suppress, and why they say so."""

import re
from collections.abc import Iterator

import msgspec

from archcheck.infrastructure.checkers.comments.comment_directives import (
    BRACKETED,
    LIST,
    NAMES,
    PYLINT_VERB,
    SCAN,
    SEGMENT,
    is_directive,
)

CODES = rf"\s*:\s*{LIST.format('[A-Za-z]+[0-9]+')}"
IN_BRACKETS = rf"\s*{BRACKETED}"
NEVER = "(?!)"
NAMED = rf"(?!(?:[\w-]+\s*,\s*)*{{}}(?![\w-])){NAMES}"
VERBS = rf"(?:\s*[;,]\s*{PYLINT_VERB})*"
FORMS = (
    ("(?:(?:flake8|ruff)[:=]\\s*)?[Nn][Oo][Qq][Aa]", CODES),
    (r"(?:type|pyright|ty|pyrefly):\s*ignore(?!-)", IN_BRACKETS),
    (r"pyre-(?:fixme|ignore-all-errors|ignore(?!-))", IN_BRACKETS),
    (r"ruff:\s*(?:disable|ignore|file-ignore)", IN_BRACKETS),
    (r"(?:mypy|pyrefly):\s*ignore-errors(?!\s*=\s*(?i:0|false|no|off)\b)", NEVER),
    (r"mypy:\s*disable-error-code", r"\s*=\s*(?:\"[^\"]*\"|[^\s\",]+)"),
    ("nosec", rf"(?:\s*:\s*|\s+){LIST.format(SCAN)}"),
    ("nosemgrep", r":\s*[\w./-]+(?:\s*,\s*[\w./-]+)*"),
    ("NOSONAR", r"\([\w:]+(?:\s*,\s*[\w:]+)*\)"),
    (r"pylint:\s*(?:skip-file|disable-all)", NEVER),
    (r"pylint:\s*disable(?:-msg|-next|-cat)?", rf"\s*=\s*{NAMED.format('all')}{VERBS}"),
    ("noinspection", rf"\s+{NAMED.format('ALL')}"),
    (r"(?:pragma|PRAGMA):?\s*(?:no|NO)\s*(?:cover|COVER|branch|BRANCH)", ""),
)
SUPPRESSION = "|".join(
    f"#\\s*(?:{head})(?!\\w)(?P<codes_{number}>{codes})?"
    for number, (head, codes) in enumerate(FORMS)
)
MEASURED = re.compile("pragma", re.IGNORECASE)
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
LEAST = 3
Part = tuple[int, re.Match[str] | None, str]


class Suppression(msgspec.Struct, frozen=True):
    """What suppresses findings, where it stands in its comment, and what is said beside it.

    It is blanket where it names no codes although it could; `codes` are those with what stands
    between them, the end of its words.
    """

    start: int
    end: int
    words: str
    is_blanket: bool
    reason: str
    codes: str = ""

    @property
    def needs_reason(self) -> bool:
        """Whether no words beside it say why; what is not covered by tests needs none."""
        is_measured = MEASURED.match(self.words) is not None
        return not is_measured and len(EDGES.sub("", self.reason)) < LEAST


def suppressions_in(comment: str) -> list[Suppression]:
    """Those of a comment, which may have several parts; words are the reason of all."""
    parts = list(_parts(comment))
    reason = " ".join(tail for _, _, tail in parts).strip()
    found = ((start, match) for start, match, _ in parts if match)
    return [_suppression(start, match, reason) for start, match in found]


def suppressed_from(comment: str) -> int:
    """Where the first suppression of a comment ends; 0 where there is none."""
    return next((found.end for found in suppressions_in(comment)), 0)


def _parts(comment: str) -> Iterator[Part]:
    """The parts of a comment: offset, what suppresses, and words that speak to nobody's tool."""
    for segment in SEGMENT.finditer(comment):
        found = re.match(SUPPRESSION, segment[0])
        words = "" if is_directive(segment, ()) else segment[0]
        yield segment.start(), found, words[found.end() :] if found else words


def _suppression(start: int, match: re.Match[str], reason: str) -> Suppression:
    is_blanket = all(codes is None for codes in match.groups())
    words = match[0].lstrip("# \t")
    codes = next(filter(None, match.groups()), "")
    return Suppression(start, start + match.end(), words, is_blanket, reason, codes)
