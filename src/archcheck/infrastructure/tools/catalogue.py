"""Which wrapped tools exist; found by the names of their folders, which are not imported."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import pkgutil
import types
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.tools import wrapped

if TYPE_CHECKING:
    from archcheck.infrastructure.tools.adapter import ToolAdapter

SETTINGS = "settings"


def known_tools() -> tuple[str, ...]:
    """The names of the tools that can run, sorted; `import_linter.py` holds `import-linter`."""
    modules = pkgutil.iter_modules(wrapped.__path__)
    return tuple(sorted(module.name.replace("_", "-") for module in modules))


def rule_id_patterns() -> Mapping[str, str]:
    """How the ids of each tool's rules read, by the names of the tools, sorted."""
    return {name: _part(name, "rule_ids").PATTERN for name in known_tools()}


def syntax_errors() -> frozenset[str]:
    """The rules by which tools say that Python cannot parse a file: `flake8:E999`."""
    return frozenset(
        f"{name}:{rule}" for name in known_tools() for rule in _part(name, "rule_ids").SYNTAX_ERRORS
    )


@functools.cache
def options_type(name: str) -> type[Options]:
    """What a tool declares as the keys that it alone has; nothing where it has none."""
    if importlib.util.find_spec(f"{_folder(name)}.{SETTINGS}") is None:
        return Options
    declared: type[Options] = _part(name, SETTINGS).OPTIONS
    return declared


def adapter_named(name: str) -> ToolAdapter:
    """The adapter of a known tool, imported now."""
    adapter: ToolAdapter = _part(name, "adapter").ADAPTER
    return adapter


def _part(name: str, part: str) -> types.ModuleType:
    return importlib.import_module(f"{_folder(name)}.{part}")


def _folder(name: str) -> str:
    return f"{wrapped.__name__}.{name.replace('-', '_')}"


def adapters_in_order(names: Iterable[str]) -> tuple[ToolAdapter, ...]:
    """The adapters of these tools in the order in which reports show them."""
    found = (adapter_named(name) for name in set(names) & set(known_tools()))
    return tuple(sorted(found, key=lambda adapter: (adapter.position, adapter.name)))
