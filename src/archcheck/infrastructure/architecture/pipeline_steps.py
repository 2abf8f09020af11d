"""What the pipelines and the pre-commit hooks of a project run."""

import itertools
import re
from collections.abc import Iterable, Iterator

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.reading.located_values import Located, UnreadableError, values_at
from archcheck.infrastructure.reading.regular_files import inside_or_nothing

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
YAML = (".yml", ".yaml")
STEPS = frozenset(
    {"after_script", "bash", "before_script", "command", "entry", "powershell", "pwsh", "run"}
    | {"script", "uses"}
)
HOOK_IDS = ("repos", "hooks", "id")
COMMENTS = ("#", "//")
SEPARATORS = re.compile(r"\n|&&|\|\||[;|]")
IDLE = re.compile(r"\Z|#|//")
NO_RUN = re.compile(r"\b(?:add|echo|install|printf)\b")


def commands_of(path: str, view: ProjectView) -> list[str]:
    """The commands in the steps of a pipeline, and what its steps use, without comments."""
    return list(split_commands(_commands(path, view)))


def split_commands(texts: Iterable[str]) -> Iterator[str]:
    """Each command of some texts, without comments."""
    parts = (part.strip() for text in texts for part in SEPARATORS.split(text))
    return itertools.filterfalse(IDLE.match, parts)


def only_speaks_of(command: str) -> bool:
    """Whether a command runs nothing that it names."""
    return NO_RUN.search(command) is not None


def runs(program: str, view: ProjectView) -> bool:
    """Whether a step of a pipeline or a hook runs a program."""
    found = (path for glob in (*PIPELINES, *HOOKS) for path in view.matching(glob))
    return any(_starts(program, command) for path in found for command in _commands(path, view))


def _starts(program: str, command: str) -> bool:
    word = re.compile(rf"(?<![\w.-]){re.escape(program)}(?![\w.=-])|--{re.escape(program)}(?!\S)")
    parts = (part for part in SEPARATORS.split(command) if not NO_RUN.search(part))
    return any(word.search(part) for part in parts if not part.lstrip().startswith(COMMENTS))


def document_of(path: str, view: ProjectView) -> Located | None:
    """What a pipeline says; None where it is no YAML, or none that can be read."""
    if not path.endswith(YAML):
        return None
    from archcheck.infrastructure.reading.yaml_values import yaml_values

    try:
        return yaml_values(text_of(path, view))
    except UnreadableError:
        return None


def text_of(path: str, view: ProjectView) -> str:
    """The text of a pipeline."""
    return SourceText.decode_leniently(inside_or_nothing(view.project.root, path)).text


def _commands(path: str, view: ProjectView) -> Iterator[str]:
    document = document_of(path, view)
    if document is None:
        yield text_of(path, view)
    else:
        yield from _in_document(document)


def _in_document(document: Located) -> Iterator[str]:
    yield from _steps(document)
    hooks = (texts_of(value) for value in values_at(document, HOOK_IDS))
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
