"""Which wrapped tools exist; found by the file names of their adapters, which are not imported."""

import pkgutil

from archcheck.infrastructure.tools import adapters

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
    modules = pkgutil.iter_modules(adapters.__path__)
    return tuple(sorted(module.name.replace("_", "-") for module in modules))


def later_tools() -> tuple[str, ...]:
    """The names of the tools that are announced and not built yet, sorted."""
    return tuple(sorted(set(ANNOUNCED) - set(known_tools())))
