"""What mypy says only because it cannot see the project's dependencies."""

import re
import sys
from collections.abc import Collection, Sequence

import msgspec

from archcheck.infrastructure.tools.adapter import RawFinding

UNRESOLVED = ("import-not-found", "import-untyped", "import")
MODULE = re.compile(r'"(?P<name>[\w.]+)"')
FOLLOWING_CODES = ("no-any-return", "no-any-unimported", "untyped-decorator", "unused-ignore")
FOLLOWING_TEXTS = ("Class cannot subclass", "Untyped decorator makes")


class Known(msgspec.Struct, frozen=True):
    """The findings that count, and how many of which kind do not."""

    findings: tuple[RawFinding, ...]
    imports: int
    following: int


def without_environment(findings: Sequence[RawFinding], packages: Collection[str]) -> Known:
    """Leave out unresolved third-party imports, and in their files what follows from them."""
    paths = [finding.path for finding in findings if _is_foreign(finding, packages)]
    unknown = set(paths)
    kept = tuple(finding for finding in findings if not _is_left_out(finding, packages, unknown))
    return Known(kept, len(paths), len(findings) - len(kept) - len(paths))


def _is_foreign(finding: RawFinding, packages: Collection[str]) -> bool:
    if finding.rule not in UNRESOLVED:
        return False
    module = MODULE.search(finding.message)
    top = module["name"].partition(".")[0] if module else ""
    return top not in packages and top not in sys.stdlib_module_names


def _is_left_out(finding: RawFinding, packages: Collection[str], paths: Collection[str]) -> bool:
    return _is_foreign(finding, packages) or _follows(finding, paths)


def _follows(finding: RawFinding, paths: Collection[str]) -> bool:
    is_following = finding.rule in FOLLOWING_CODES or finding.message.startswith(FOLLOWING_TEXTS)
    return is_following and finding.path in paths
