"""The options of rules about content: in which files, and what."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Meta

from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.layout.content.content_files import NAMES, reader_for
from archcheck.infrastructure.architecture.layout.content.key_demands import (
    Stated,
    key_path,
    stated_keys,
)
from archcheck.infrastructure.architecture.path_options import Globs, glob_problems
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.value_types import REGEX, Sentence
from archcheck.infrastructure.discovery.anchored_globs import WILDCARD
from archcheck.infrastructure.reading.dockerfiles import INSTRUCTIONS

Keys = Annotated[
    Sentence
    | Annotated[tuple[Sentence, ...], Meta(min_length=1)]
    | Annotated[dict[str, Any], Meta(min_length=1)]
    | None,
    Meta(description="a key, a list of keys, or a table of keys to values"),
]
Expressions = Annotated[
    Sentence | Annotated[tuple[Sentence, ...], Meta(min_length=1)] | None,
    Meta(description="a regular expression or a list of them", extra={REGEX: True}),
]
DockerInstructions = Annotated[
    Sentence | Annotated[tuple[Sentence, ...], Meta(min_length=1)] | None,
    Meta(description="an instruction or a list of instructions"),
]


class ContentOptions(Options, frozen=True, kw_only=True):
    """The files of `path`, and one of `keys`, `instruction` (of a `stage`) and `pattern`."""

    one_of: ClassVar[tuple[str, ...]] = ("keys", "instruction", "pattern")
    needs: ClassVar[Mapping[str, str]] = {"stage": "instruction"}
    path: Globs
    keys: Keys = None
    instruction: DockerInstructions = None
    stage: Sentence = ""
    pattern: Expressions = None

    def conflicts(self) -> Iterator[KeyProblem]:
        """Globs, keys and instructions that are none, and what may not stand together."""
        yield from glob_problems("path", self.path)
        yield from super().conflicts()
        yield from _key_problems(self.keys or (), as_texts(self.path))
        yield from _instruction_problems(as_texts(self.instruction or ()), self.stage)
        yield from map(_empty_text, filter(_matches_nothing, as_texts(self.pattern or ())))


def _key_problems(keys: Stated, globs: Iterable[str]) -> Iterator[KeyProblem]:
    for key in stated_keys(keys):
        if key_path(key) is None:
            hint = "it is made of names with dots between them; one with a dot is quoted"
            yield KeyProblem("keys", f'"{key}" is no path of keys', hint)
    for glob in filter(_is_of_no_format, globs if keys else ()):
        message = f'the name of "{glob}" tells no format in which there are keys'
        yield KeyProblem("path", message, f"they are read from {NAMES}")


def _is_of_no_format(glob: str) -> bool:
    return not WILDCARD.search(glob.rpartition("/")[2]) and reader_for(glob) is None


def _instruction_problems(instructions: Iterable[str], stage: str) -> Iterator[KeyProblem]:
    if stage and not instructions:
        yield KeyProblem("stage", "a stage goes with instruction only")
    for text in instructions:
        name, _, arguments = text.partition(" ")
        yield from _unknown_instruction(name)
        yield from _pattern_problems(arguments)


def _matches_nothing(pattern: str) -> bool:
    """Whether an expression matches the empty text."""
    return re.search(pattern, "", re.MULTILINE) is not None


def _empty_text(pattern: str) -> KeyProblem:
    message = f'"{pattern}" matches the empty text, which stands everywhere'
    return KeyProblem("pattern", message, 'write what has to stand there: "x+", not "x*"')


def _unknown_instruction(name: str) -> Iterator[KeyProblem]:
    if name.upper() not in INSTRUCTIONS:
        known = f"the instructions are {', '.join(INSTRUCTIONS)}"
        hint = did_you_mean(name.upper(), INSTRUCTIONS) or known
        yield KeyProblem("instruction", f'unknown instruction "{name}"', hint)


def _pattern_problems(pattern: str) -> Iterator[KeyProblem]:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        message = f'"{pattern}" is no regular expression: {error}'
        yield KeyProblem("instruction", message)
