"""string-comment: a string that is neither used nor a docstring is a comment in disguise."""

import ast
import re
import textwrap
from collections.abc import Iterator

from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation, once_per_file
from archcheck.infrastructure.checkers.comments.bare_strings import stray_strings
from archcheck.infrastructure.checkers.comments.quoting import in_quotes
from archcheck.infrastructure.checkers.places import region_of
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.decoding.decoder import Options

QUOTES = re.compile("""^[A-Za-z]*(\"{3}|'{3}|"|')|(\"{3}|'{3}|"|')$""")
LONGEST_KEY = 60


class StringComment(Checker[Options]):
    """Flags every bare string that documents nothing."""

    rule = "string-comment"

    def may_violate(self, file: CheckedFile) -> bool:
        """Whether there is such a string."""
        return bool(_strays(file))

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each string."""
        for statement in _strays(file):
            region = region_of(file.text, statement)
            words = " ".join(QUOTES.sub("", file.text.excerpt(region)).split())
            yield Violation(
                place=region,
                message=f"string that is no docstring: {in_quotes(words)}",
                key=textwrap.shorten(words, LONGEST_KEY, placeholder=""),
            )


@once_per_file
def _strays(file: CheckedFile) -> list[ast.stmt]:
    return stray_strings(file.tree)
