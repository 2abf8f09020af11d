"""TOML of a project that nobody has read yet: what would take too long is refused beforehand."""

import re
import tomllib

from archcheck.domain.problem import Problem, UsageProblems

MOST_PARTS = 64
MOST_LEVELS = 64
MOST_DIGITS = 4_300
DEPTHS = {"open": 1, "close": -1, "end": 0}
COUNTED = frozenset({"number", "dot", *DEPTHS})
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
        self._dots = 0
        self._depth = 0

    def run(self, text: str) -> None:
        position = 0
        match = TOKEN.match
        while token := match(text, position):
            if token.lastgroup in COUNTED:
                self._take(token.lastgroup, token)
            position = token.end()

    def _take(self, kind: str, token: re.Match[str]) -> None:
        if kind == "number":
            digits = len(token[0]) - token[0].count("_")
            self._refuse(
                digits > MOST_DIGITS, f"a number of more than {MOST_DIGITS:,} digits", token
            )
        elif kind == "dot":
            self._dots += 1
            self._refuse(self._dots >= MOST_PARTS, f"a key of more than {MOST_PARTS} parts", token)
        else:
            self._dots = 0
            self._depth += DEPTHS[kind]
            self._refuse(
                self._depth > MOST_LEVELS, f"nested more than {MOST_LEVELS} levels deep", token
            )

    def _refuse(self, is_bomb: bool, what: str, token: re.Match[str]) -> None:
        if is_bomb:
            line = token.string.count("\n", 0, token.start()) + 1
            raise UsageProblems(Problem(f"{self._source}:{line}", "", what))
