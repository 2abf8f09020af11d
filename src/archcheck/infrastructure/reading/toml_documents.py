"""TOML of a project that nobody has read yet: what would take too long is refused beforehand."""

import re
import tomllib

from archcheck.domain.problem import Problem, UsageProblems

MOST_PARTS = 64
MOST_LEVELS = 64
MOST_DIGITS = 4_300
DEPTHS = {"open": 1, "close": -1, "end": 0}
TOKEN = re.compile(
    r'(?P<text>"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\[^\n])*+"|\'[^\'\n]*+\')'
    r"|(?P<comment>\#[^\n]*+)"
    r"|(?P<open>[\[{])"
    r"|(?P<close>[\]}])"
    r"|(?P<dot>\.)"
    r"|(?P<end>[=,\n])"
    r"|(?P<number>[+-]?[0-9][0-9A-Fa-fox_]*+)"
    r"|(?P<other>[^\"'\#\n\[\]{}=,.+\-0-9]++|[+-])",
    re.DOTALL,
)


def parse_toml(text: str, source: str) -> dict[str, object]:
    """The document; raises TOMLDecodeError, and UsageProblems for what would never end."""
    _Scan(source).run(text)
    return tomllib.loads(text)


class _Scan:
    """One pass over a text that counts; where it is no TOML, tomllib says so."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._line = 1
        self._dots = 0
        self._depth = 0

    def run(self, text: str) -> None:
        position = 0
        while token := TOKEN.match(text, position):
            position = token.end()
            self._take(token.lastgroup or "", token[0])
            self._line += token[0].count("\n")

    def _take(self, kind: str, text: str) -> None:
        if kind == "number":
            digits = len(text) - text.count("_")
            self._refuse(digits > MOST_DIGITS, f"a number of more than {MOST_DIGITS:,} digits")
        elif kind == "dot":
            self._dots += 1
            self._refuse(self._dots >= MOST_PARTS, f"a key of more than {MOST_PARTS} parts")
        elif kind in DEPTHS:
            self._dots = 0
            self._depth += DEPTHS[kind]
            self._refuse(self._depth > MOST_LEVELS, f"nested more than {MOST_LEVELS} levels deep")

    def _refuse(self, is_bomb: bool, what: str) -> None:
        if is_bomb:
            raise UsageProblems(Problem(f"{self._source}:{self._line}", "", what))
