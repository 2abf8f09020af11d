"""The layout rule `single-configuration`: pyproject.toml is where a project is configured."""

import re
from collections.abc import Iterator

from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.file_rule import (
    FileRule,
    PathOptions,
    Place,
)
from archcheck.infrastructure.discovery.settings_files import read_ini
from archcheck.infrastructure.distributions.declared import normal_name
from archcheck.infrastructure.reading.step_commands import text_of

OTHERS = (
    "setup.py",
    "setup.cfg",
    "requirements*.txt",
    "pytest.ini",
    "tox.ini",
    "mypy.ini",
    ".mypy.ini",
    ".coveragerc",
    ".isort.cfg",
    ".pylintrc",
    "pylintrc",
    ".ruff.toml",
    "ruff.toml",
    ".flake8",
)
FLAKE8 = ".flake8"
HOOKS = ".pre-commit-config.yaml"
WORD = re.compile(r"[\w.-]+")
SETUP_CFG = "setup.cfg"
GENERATED = frozenset({"egg_info"})
READERS_FOR_FLAKE8 = frozenset(
    {"flake8-pyproject", "pyproject-flake8", "flake9", "flake8-toml-config", "flakeheaven"}
)


class SingleConfiguration(FileRule[PathOptions]):
    """Finds files that configure what pyproject.toml can configure."""

    rule = "single-configuration"
    options_type = PathOptions

    def globs(self) -> Iterator[tuple[str, str]]:
        """The usual files, unless others are configured."""
        yield from self.options.globs_or(OTHERS)

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each file, on its first line."""
        for path in self.paths:
            if not self._is_exempt(path):
                message = f"{path} configures what pyproject.toml can"
                yield self.told(Place(path), message, path)

    def _is_exempt(self, path: str) -> bool:
        """What pyproject.toml reads itself, what nothing reads from there, and what a build wrote."""
        if path == FLAKE8:
            return READERS_FOR_FLAKE8.isdisjoint((*self.declarations.names(), *self._of_hooks))
        if path == SETUP_CFG:
            return GENERATED == frozenset(read_ini(self.view.project.root, path) or ())
        return path.endswith("/") or path in self.declarations.adopted

    @property
    def _of_hooks(self) -> list[str]:
        """The names that the configuration of pre-commit holds, as distributions are called."""
        text = text_of(self.view.project.root, HOOKS)
        return list(map(normal_name, WORD.findall(text)))
