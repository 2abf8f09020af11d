"""What a file of the project imports by statement, for tools that tell no columns."""

import os

from archcheck.domain.facts import ImportStatement
from archcheck.infrastructure.checkers.engine.parsing import UnparsableError, decode, parse_tree
from archcheck.infrastructure.facts.extraction import extract_facts
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing


def stated_imports(root: str, path: str) -> tuple[ImportStatement, ...] | None:
    """The imports of a file in their order, None where Python cannot parse it."""
    try:
        text = decode(bytes_or_nothing(os.path.join(root, path)))
        return extract_facts(path, text, parse_tree(text)).imports
    except UnparsableError:
        return None
