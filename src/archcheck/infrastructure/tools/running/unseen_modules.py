"""Why a tool may not see modules that the project imports, and that are not the project's own."""

import functools
import itertools
import os
import pathlib
import posixpath
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from archcheck.application.wording import counted
from archcheck.infrastructure.discovery.declared_dependencies import (
    declared_dependencies,
    import_name,
)
from archcheck.infrastructure.tools.adapter import ToolCall
from archcheck.infrastructure.tools.running.configuration_files import toml_table
from archcheck.infrastructure.tools.running.installed_projects import distribution_names

NO_ENVIRONMENT = "no environment of the project (set [tool.archcheck.tools.{tool}] python)"
HIDDEN = "a directory of the project hides {names}"
MIGRATIONS = ("env.py", "script.py.mako")
REQUIRED = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
GROUPS = (
    ("group", ("dependency-groups",)),
    ("extra", ("project", "optional-dependencies")),
)


def reasons(call: ToolCall, tool: str) -> Callable[[str], str]:
    """A function that tells of a top-level module why it is not seen; empty when it should be."""
    return functools.cache(functools.partial(_reason, call, tool))


def unchecked_imports(unseen: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """A sentence for each reason why modules are not seen; `unseen` are names and reasons."""
    ordered = sorted(unseen, key=lambda found: found[1])
    groups = itertools.groupby(ordered, key=lambda found: found[1])
    return tuple(_sentence(reason, [name for name, _ in group]) for reason, group in groups)


def _sentence(reason: str, names: Sequence[str]) -> str:
    modules = "a third-party module" if len(names) == 1 else "third-party modules"
    why = reason.format(names=", ".join(sorted(set(names))))
    return f"{counted(len(names), 'import')} of {modules} not checked: {why}."


def _reason(call: ToolCall, tool: str, name: str) -> str:
    if _is_hidden(call, name):
        return HIDDEN
    if call.task.python == sys.executable:
        return _missing(call.root, name)
    is_own = name in {*call.task.packages, *sys.stdlib_module_names}
    return "" if is_own or call.task.python else NO_ENVIRONMENT.format(tool=tool)


def _is_hidden(call: ToolCall, name: str) -> bool:
    """Whether a directory from which modules are looked for has the name of a library."""
    roots = {".", *call.task.source_roots} if name else ()
    places = (posixpath.normpath(posixpath.join(root, name)) for root in roots)
    return any(_hides(place, name, call) for place in places if os.path.isdir(_full(call, place)))


def _hides(place: str, name: str, call: ToolCall) -> bool:
    """A package hides also an installed library, any other directory one that is not."""
    is_package = os.path.isfile(_full(call, place, "__init__.py"))
    is_seen = _is_own(place, name, call) if is_package else _is_installed(name, call)
    return not is_seen and _is_foreign(place, name, call)


def _is_own(place: str, name: str, call: ToolCall) -> bool:
    return name in call.task.packages and not _is_migrations(place, call)


def _is_installed(name: str, call: ToolCall) -> bool:
    return any(os.path.exists(os.path.join(place, name)) for place in call.task.site_packages)


def _is_foreign(place: str, name: str, call: ToolCall) -> bool:
    own = map(import_name, distribution_names(pathlib.Path(call.root, "pyproject.toml")))
    is_declared = name in declared_dependencies(call.root).difference(own)
    is_given = any(path.startswith(f"{place}/") for path in call.paths)
    return is_declared or not is_given or _is_migrations(place, call)


def _is_migrations(place: str, call: ToolCall) -> bool:
    return all(os.path.isfile(_full(call, place, file)) for file in MIGRATIONS)


def _full(call: ToolCall, *parts: str) -> str:
    return os.path.join(call.root, *parts)


def _missing(root: str, name: str) -> str:
    """What to install where the project shares our environment without what it develops with."""
    holders = dict(_development(pathlib.Path(root, "pyproject.toml")))
    holder = holders.get(import_name(name))
    return f"no {{names}} here: install the {holder}" if holder else ""


def _development(pyproject: pathlib.Path) -> Iterator[tuple[str, str]]:
    """Import names of what a project needs for its development, each with what holds it."""
    for kind, keys in GROUPS:
        for holder, required in (toml_table(pyproject, *keys) or {}).items():
            yield from ((name, f"{kind} {holder}") for name in _names(required))


def _names(required: object) -> Iterator[str]:
    entries = required if isinstance(required, list) else []
    matches = (REQUIRED.match(str(entry)) for entry in entries)
    return (import_name(match.group(1)) for match in matches if match)
