"""Files and orders for tests of the checkers."""

import pathlib
import tempfile

import libcst as cst

from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.project import Role, SourceFile
from archcheck.domain.rule import OptionValue
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.checker import CheckedFile
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.checkers.engine.parsing import decode, parse_tree
from archcheck.infrastructure.checkers.engine.worker import check_file


def source_file(
    path: str = "shop/price.py", module: str = "shop.price", problem: str = "", size: int = 0
) -> SourceFile:
    """A source file that was not read yet."""
    return SourceFile(path, Role.SOURCE, module, False, size, "", problem=problem)


def rule_order(name: str, /, **options: OptionValue) -> RuleOrder:
    """An order to run a rule as an error."""
    stated = tuple(options.items())
    return RuleOrder(name=name, level=Level.ERROR, stated=stated, because="Why.", fix="Remedy.")


def screened(text: str, path: str = "shop/price.py") -> CheckedFile:
    """A file as screens and checkers see it."""
    data = text.encode()
    decoded = decode(data)
    return CheckedFile(source_file(path), data, decoded, parse_tree(decoded), TestDiscovery())


def all_nodes(root: cst.CSTNode) -> list[cst.CSTNode]:
    """Every node, parents first, as LibCST itself tells."""
    found = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(reversed(node.children))
    return found


def findings(text: str | bytes, *rules: RuleOrder, path: str = "shop/price.py") -> list[Finding]:
    """What the rules find in a file with this text."""
    data = text.encode() if isinstance(text, str) else text
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        return list(check_file(directory, Orders(rules=rules), source_file(path)).findings)


def regions(found: list[Finding]) -> list[tuple[int, int, int, int]]:
    """Where findings lie."""
    return [as_tuple(finding.location.region) for finding in found]


def as_tuple(region: Region) -> tuple[int, int, int, int]:
    """A region as four numbers."""
    return region.start_line, region.start_column, region.end_line, region.end_column


def text_of(lines: str) -> SourceText:
    """A decoded text."""
    return SourceText(lines, "utf-8")
