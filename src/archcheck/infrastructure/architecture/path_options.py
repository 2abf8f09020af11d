"""Options that are globs over the paths of a project."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.decoding.decoder import KeyProblem, as_texts
from archcheck.infrastructure.decoding.value_types import Sentence
from archcheck.infrastructure.discovery.anchored_globs import glob_problem

Globs = Annotated[
    Sentence | Annotated[tuple[Sentence, ...], Meta(min_length=1)],
    Meta(description="a glob or a list of globs"),
]
PLACEHOLDER = re.compile(r"\{(?:layer:([^{}]*)|[^{}]*)\}")
LAYER = "{layer:NAME}"
ROOT = "{root}"


def glob_problems(key: str, value: str | tuple[str, ...] | None) -> Iterator[KeyProblem]:
    """What is wrong with the globs under a key."""
    for index, glob in enumerate(as_texts(value or ())):
        for message, hint in _problems_of(glob):
            yield KeyProblem(key, message, hint, None if isinstance(value, str) else index)


def _problems_of(glob: str) -> Iterator[tuple[str, str]]:
    for found in PLACEHOLDER.finditer(glob):
        if not _is_known(found):
            hint = did_you_mean(found[0], [LAYER, ROOT]) or f"there are {LAYER} and {ROOT}"
            yield f'unknown placeholder "{found[0]}" in "{glob}"', hint
    reason = glob_problem(PLACEHOLDER.sub("layer", glob))
    if reason:
        yield f'"{glob}" is no path of a project: {reason}', ""


def _is_known(placeholder: re.Match[str]) -> bool:
    return placeholder[1] is not None or placeholder[0] == ROOT


def layers_in(glob: str) -> list[str]:
    """The layers whose directories a glob speaks of."""
    return [name for name in PLACEHOLDER.findall(glob) if name]
