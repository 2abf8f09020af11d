"""Reads the files that may hold helpers of tests."""

from collections.abc import Sequence

from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.engine.parsing import UnparsableError, decode, parse_tree
from archcheck.infrastructure.checkers.engine.worker import content, undisturbed
from archcheck.infrastructure.checkers.testing.helper_extraction import helper_facts
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts
from archcheck.infrastructure.checkers.testing.project_modules import module_name
from archcheck.infrastructure.execution.cpu_limits import file_limit


def helpers_in(root: str, seconds: float, files: Sequence[SourceFile]) -> list[HelperFacts | None]:
    """The facts of each file; none in one that Python cannot parse, None for one not read."""
    with undisturbed():
        return [_limited(root, seconds, file) for file in files]


def _limited(root: str, seconds: float, file: SourceFile) -> HelperFacts | None:
    with file_limit(seconds):
        return _facts(root, file)


def _facts(root: str, file: SourceFile) -> HelperFacts | None:
    try:
        data = content(root, file)
    except UnparsableError:
        return None
    try:
        tree = parse_tree(decode(data))
    except UnparsableError:
        return HelperFacts()
    return helper_facts(tree, module_name(file), file.is_package)
