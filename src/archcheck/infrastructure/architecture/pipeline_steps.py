"""What the pipelines and the pre-commit hooks of a project run."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from archcheck.infrastructure.reading.located_values import Located, values_at
from archcheck.infrastructure.reading.step_commands import (
    SEPARATORS,
    STEPS,
    documents_of,
    only_speaks_of,
    starts,
    text_of,
)

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.project_view import ProjectView

PIPELINES = (
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".gitlab-ci.yml",
    "Jenkinsfile",
    "azure-pipelines.yml",
    ".circleci/config.yml",
    "bitbucket-pipelines.yml",
    ".ci/*",
)
HOOKS = (".pre-commit-config.yaml", ".pre-commit-config.yml")
HOOK_IDS = ("repos", "hooks", "id")
REMARKS = re.compile(r"(?:^|(?<=\s))(?:#|//).*$", re.MULTILINE)


def commands_of(path: str, view: "ProjectView") -> list[str]:
    """The commands in the steps of a pipeline, and what its steps use, without comments."""
    return list(split_commands(_commands(path, view)))


def split_commands(texts: Iterable[str]) -> Iterator[str]:
    """Each command of some texts, without comments."""
    parts = (part.strip() for text in texts for part in SEPARATORS.split(REMARKS.sub("", text)))
    return filter(None, parts)


def runs(program: str, view: "ProjectView") -> bool:
    """Whether a step of a pipeline or a hook runs a program."""
    found = (path for glob in (*PIPELINES, *HOOKS) for path in view.matching(glob))
    commands = itertools.chain.from_iterable(commands_of(path, view) for path in found)
    return any(starts(program, it) for it in itertools.filterfalse(only_speaks_of, commands))


def _commands(path: str, view: "ProjectView") -> Iterator[str]:
    documents = documents_of(view.project.root, path)
    if documents is None:
        yield text_of(view.project.root, path)
    else:
        yield from _in_documents(documents)


def _in_documents(documents: Located) -> Iterator[str]:
    yield from _steps(documents)
    hooks = (texts_of(value) for value in values_at(documents, HOOK_IDS))
    for texts in hooks:
        yield from (identity.removesuffix("-all") for identity in texts)


def _steps(value: Located) -> Iterator[str]:
    for item in value.items:
        yield from _steps(item)
    for name, member in value.members:
        yield from texts_of(member) if name in STEPS else ()
        yield from _steps(member)


def texts_of(value: Located) -> Iterable[str]:
    """A text, or the texts of a list and the lists in it."""
    if isinstance(value.value, str):
        return [value.value]
    return [text for item in value.items for text in texts_of(item)]
