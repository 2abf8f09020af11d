"""Baselines of real projects in real repositories, checked in this process."""

import os
import pathlib
from collections.abc import Mapping

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
from archcheck.application.use_cases.keep_baseline_use_case import Kept, KeepBaselineUseCase
from archcheck.application.use_cases.show_baseline_use_case import ShowBaselineUseCase
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import BaselineState
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.composition_root.services import Services
from archcheck.shared.configuration import read_environment
from tests.integration.version_control.repository_support import committed

FILE = "archcheck-baseline.txt"
CONFIGURATION = """\
[tool.archcheck]
extends = []

[tool.archcheck.rules]
no-comments = "error"
descriptive-name = "error"

[[tool.archcheck.contracts]]
name = "orders know nothing of payments"
type = "forbidden"
source_modules = ["shop"]
forbidden_modules = ["payments"]
"""
ORDER = '''\
"""Orders, of which there is enough to say that a renamed file is known again."""

import payments.bank

# prose comment
total = 1
# prose comment


def first(n: int) -> int:
    """One."""
    return n + payments.bank.FEE


def second(m: int) -> int:
    """Two."""
    return m
'''
BANK = (
    '"""The bank, which has a fee, and says so in a docstring that is long enough."""\n\nFEE = 2\n'
)
FILES: Mapping[str, str] = {
    "pyproject.toml": CONFIGURATION,
    "src/shop/__init__.py": '"""Shop."""\n',
    "src/shop/order.py": ORDER,
    "src/payments/__init__.py": '"""Payments."""\n',
    "src/payments/bank.py": BANK,
}
ALL = 5


def project(directory: pathlib.Path, **more: str) -> pathlib.Path:
    """A committed project with five findings."""
    committed(directory, {**FILES, **more})
    return directory


def _services() -> Services:
    return Root(read_environment(os.environ)).services()


def _request(root: pathlib.Path, *paths: str, baseline: str = "") -> CheckRequest:
    return CheckRequest(
        directory=str(root),
        paths=paths,
        selection=Selection(),
        cache=False,
        workers=1,
        baseline=baseline,
    )


def check(
    root: pathlib.Path, *paths: str, baseline: str = "", ratchet: bool = False
) -> CheckResult:
    """The gate."""
    request = CheckRequest(
        directory=str(root), paths=paths, cache=False, workers=1, baseline=baseline, ratchet=ratchet
    )
    return CheckProjectUseCase(_services()).execute(request, SilentProgress())


def news(result: CheckResult) -> list[tuple[str, str]]:
    """The rules and paths of new findings."""
    new = (each for each in result.findings if each.baseline_state is BaselineState.NEW)
    return [(each.printed_rule, each.location.path) for each in new]


def create(root: pathlib.Path, per_package: bool = False) -> Kept:
    """Record everything."""
    return KeepBaselineUseCase(_services()).create(_request(root), per_package, SilentProgress())


def recorded(root: pathlib.Path, per_package: bool = False) -> pathlib.Path:
    """Record everything, and commit that."""
    create(root, per_package)
    committed(root, {})
    return root


def update(root: pathlib.Path, reason: str = "") -> Kept:
    """Shrink, and with a reason grow."""
    return KeepBaselineUseCase(_services()).update(_request(root), reason, SilentProgress())


def prune(root: pathlib.Path, compact: bool = False) -> Kept:
    """Only shrink."""
    return KeepBaselineUseCase(_services()).prune(_request(root), compact, SilentProgress())


def show(root: pathlib.Path) -> ShowBaselineUseCase:
    """What is recorded."""
    return Root(read_environment(os.environ)).show_baseline()


def text(root: pathlib.Path, name: str = FILE) -> str:
    """A file."""
    return (root / name).read_text(encoding="utf-8")


def changed(root: pathlib.Path, name: str, old: str, new: str) -> None:
    """Replace something in a file."""
    (root / name).write_text(text(root, name).replace(old, new), encoding="utf-8")
