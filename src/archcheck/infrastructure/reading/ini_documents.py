"""INI files of a project that nobody has read yet."""

import configparser
import re

from archcheck.domain.problem import Problem, UsageProblems

MOST_BLANKS = 200
BLANKS = re.compile(rf"[^\S\n]{{{MOST_BLANKS + 1}}}")


def read_ini_text(parser: configparser.RawConfigParser, text: str, source: str) -> None:
    """Read a text; raises configparser.Error, and UsageProblems for what would never end.

    The parser tries each part of a run of blanks as the end of a name, and trips over an option
    without a value that goes on in the next line.
    """
    found = BLANKS.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        message = f"more than {MOST_BLANKS} blanks in a row"
        raise UsageProblems(Problem(f"{source}:{line}", "", message))
    try:
        parser.read_string(text)
    except AttributeError as error:
        raise configparser.ParsingError(source) from error
