"""What a project is built with, in a sentence: frameworks, tests, formatter, pipelines, hooks."""

import pathlib
from collections.abc import Iterable, Iterator

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.architecture.libraries import imported_groups_of
from archcheck.infrastructure.discovery.declared_dependencies import import_name
from archcheck.infrastructure.discovery.pytest_settings import settings_file
from archcheck.infrastructure.distributions.declared import Kind
from archcheck.infrastructure.distributions.project_declarations import Declarations
from archcheck.infrastructure.proposing.hook_files import HOOKS_FILE, hook_ids
from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.tools.running.configuration_files import toml_table

GROUPS = ("<web>", "<orm>", "<broker>")
FORMATTERS = ("black", "ruff-format", "yapf", "autopep8")
RUFF_FORMAT = ("tool", "ruff", "format")
PYPROJECT = "pyproject.toml"
PIPELINES = (
    ".github/workflows/*.y*ml",
    ".gitlab-ci.yml",
    "azure-pipelines.yml",
    "Jenkinsfile",
    ".circleci/config.yml",
    "bitbucket-pipelines.yml",
    ".travis.yml",
    "tox.ini",
    "noxfile.py",
)
REQUIREMENTS = ("*", ".*", "requirements/*")


def traits(root: pathlib.Path) -> Iterator[str]:
    """One sentence; none for a project that shows nothing of it."""
    told = {
        "frameworks": _frameworks(root),
        "tests": filter(None, [settings_file(str(root))]),
        "formatter": _formatters(root),
        "pipelines": _files(root, PIPELINES),
        "hooks": _files(root, [HOOKS_FILE]),
    }
    parts = [f"{what} {', '.join(names)}" for what, names in _listed(told.items())]
    if parts:
        yield f"found: {'; '.join(parts)}"


def _listed(told: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, list[str]]]:
    for what, found in told:
        names = list(found)
        if names:
            yield what, names


def _frameworks(root: pathlib.Path) -> list[str]:
    """Declared libraries that shape a project."""
    groups = imported_groups_of(Configuration(root=str(root)))
    known = {name.lower() for group in GROUPS for name in groups[group]}
    declared = Declarations(str(root), tuple(_files(root, REQUIREMENTS)))
    names = declared.names(Kind.RUN_TIME)
    return sorted(name for name in names if import_name(name).lower() in known)


def _formatters(root: pathlib.Path) -> Iterator[str]:
    hooks = hook_ids(root)
    for name in FORMATTERS:
        keys = RUFF_FORMAT if name == "ruff-format" else ("tool", name)
        if name in hooks or toml_table(root / PYPROJECT, *keys) is not None:
            yield name


def _files(root: pathlib.Path, globs: Iterable[str]) -> Iterator[str]:
    """The regular files that globs mean, sorted within each."""
    for glob in globs:
        names = sorted(path.relative_to(root).as_posix() for path in root.glob(glob))
        yield from filter(lambda name: is_there(root / name), names)
