"""Which wrapped tools exist; found by the names of their folders, which are not imported."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from typing import TYPE_CHECKING

from archcheck.infrastructure.tools import wrapped

if TYPE_CHECKING:
    from archcheck.infrastructure.tools.adapter import ToolAdapter

ANNOUNCED = (
    "coverage",
    "dependency-check",
    "deptry",
    "import-linter",
    "interrogate",
    "isort",
    "pip-audit",
    "pydoclint",
    "pylint",
    "ruff",
    "safety",
    "semgrep",
    "vulture",
)


def known_tools() -> tuple[str, ...]:
    """The names of the tools that can run, sorted; `import_linter.py` holds `import-linter`."""
    modules = pkgutil.iter_modules(wrapped.__path__)
    return tuple(sorted(module.name.replace("_", "-") for module in modules))


def later_tools() -> tuple[str, ...]:
    """The names of the tools that are announced and not built yet, sorted."""
    return tuple(sorted(set(ANNOUNCED) - set(known_tools())))


def adapter_named(name: str) -> ToolAdapter:
    """The adapter of a known tool, imported now."""
    module = importlib.import_module(f"{wrapped.__name__}.{name.replace('-', '_')}.adapter")
    adapter: ToolAdapter = module.ADAPTER
    return adapter


def adapters_in_order(names: Iterable[str]) -> tuple[ToolAdapter, ...]:
    """The adapters of these tools in the order in which reports show them."""
    found = (adapter_named(name) for name in set(names) & set(known_tools()))
    return tuple(sorted(found, key=lambda adapter: (adapter.position, adapter.name)))
