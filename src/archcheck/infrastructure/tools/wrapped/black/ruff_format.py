"""Whether a project formats with ruff, and where it says so."""

import itertools
import pathlib
import re
from collections.abc import Iterator

from archcheck.infrastructure.tools.running.configuration_files import read_text, toml_table

PROJECT = "pyproject.toml"
TABLES = ((PROJECT, ("tool", "ruff")), ("ruff.toml", ()), (".ruff.toml", ()))
HOOKS = (".pre-commit-config.yaml", ".pre-commit-config.yml")
PIPELINES = (
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".gitlab-ci.yml",
    ".circleci/config.yml",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    ".travis.yml",
    "Jenkinsfile",
)
COMMENT = re.compile(r"(?:^|\s)(?:#|//).*")
RUN = re.compile(r"\bid:\s*[\"']?ruff-format\b|\bruff(?:@\S+)?[\"',\s]+format\b")


def ruff_format_in(root: pathlib.Path) -> str:
    """The file that makes ruff the project's formatter, relative to the root; empty without one."""
    places = (_configured(root, "format"), _run(root), _configured_without_black(root))
    return next(itertools.chain.from_iterable(places), "")


def _configured(root: pathlib.Path, *keys: str) -> Iterator[str]:
    files = ((name, table) for name, table in TABLES if (root / name).is_file())
    return (name for name, table in files if _has(root / name, *table, *keys))


def _configured_without_black(root: pathlib.Path) -> Iterator[str]:
    return iter(()) if _has(root / PROJECT, "tool", "black") else _configured(root)


def _has(path: pathlib.Path, *keys: str) -> bool:
    return toml_table(path, *keys) is not None


def _run(root: pathlib.Path) -> Iterator[str]:
    paths = itertools.chain.from_iterable(map(sorted, map(root.glob, (*HOOKS, *PIPELINES))))
    return (path.relative_to(root).as_posix() for path in paths if _runs(path))


def _runs(path: pathlib.Path) -> bool:
    lines = read_text(path).split("\n")
    return any(RUN.search(COMMENT.sub("", line)) for line in lines)
