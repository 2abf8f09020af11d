"""Formats that are one file each in a folder, found by its name."""

import importlib
import pkgutil
from types import ModuleType
from typing import Any

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.suggestion import did_you_mean


def names_in(folder: ModuleType) -> tuple[str, ...]:
    """The name of every format in a package, sorted: `gitlab-sast` for `gitlab_sast.py`."""
    modules = pkgutil.iter_modules(folder.__path__)
    return tuple(sorted(module.name.replace("_", "-") for module in modules))


def loaded(folder: ModuleType, name: str) -> Any:
    """The `FORMAT` of this name, imported now; raises UsageProblems for an unknown one."""
    names = names_in(folder)
    if name not in names:
        message = f'there is no format "{name}"; the formats are {", ".join(names)}'
        raise UsageProblems(Problem("", "--format", message, did_you_mean(name, names)))
    return importlib.import_module(f"{folder.__name__}.{name.replace('-', '_')}").FORMAT
