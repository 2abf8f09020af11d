"""What the steps of pipelines and hooks run, as their files say it."""

import re

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.reading.located_values import Located, UnreadableError
from archcheck.infrastructure.reading.regular_files import inside_or_nothing

YAML = (".yml", ".yaml")
STEPS = frozenset(
    {"after_script", "bash", "before_script", "command", "entry", "powershell", "pwsh", "run"}
    | {"script", "uses"}
)
COMMENTS = ("#", "//")
SEPARATORS = re.compile(r"\n|&&|\|\||[;|]")
NO_RUN = re.compile(r"\b(?:add|echo|install|printf|sync)\b")


def text_of(root: str, path: str) -> str:
    """The text of a file in a directory, empty where it must not be read."""
    return SourceText.decode_leniently(inside_or_nothing(root, path)).text


def documents_of(root: str, path: str) -> Located | None:
    """The documents of a YAML file in a directory; None where it is no YAML, or cannot be read."""
    if not path.endswith(YAML):
        return None
    from archcheck.infrastructure.reading.yaml_values import yaml_values

    try:
        return yaml_values(text_of(root, path))
    except UnreadableError:
        return None


def only_speaks_of(command: str) -> bool:
    """Whether a command runs nothing that it names."""
    return NO_RUN.search(command) is not None


def starts(program: str, command: str) -> bool:
    """Whether a command names a program as a word of its own, or as an option of another one."""
    return word_of(program, command) is not None


def word_of(program: str, command: str) -> re.Match[str] | None:
    """Where a command names a program so."""
    word = rf"(?<![\w.=-]){re.escape(program)}(?![\w.=-])|(?<!\S)--{re.escape(program)}(?!\S)"
    return re.search(word, command)
