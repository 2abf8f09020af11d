"""What stands around an occurrence, up to the function or lambda that it belongs to."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from archcheck.domain.problem import Problem
from archcheck.domain.project import Role
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.structure.class_values import (
    BoundClassValue,
    ClassValue,
    name_problems,
)
from archcheck.infrastructure.architecture.structure.index.code_index import CODE, CodeFile
from archcheck.infrastructure.architecture.structure.index.error_lineage import (
    ROOT,
    USUAL,
    caught_names,
    lineage,
)
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.checkers.testing.discovery_settings import discovery_of_tests
from archcheck.infrastructure.checkers.testing.patterns import is_collected_name
from archcheck.infrastructure.decoding.decoder import Decoded, gathered
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.facts.code.code_facts import Block, BlockKind, Reference

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

WITH, TRY, ASYNC, TEST = "with", "try", "async", "test"
NAMED = (WITH, TRY)
BLOCKS = {
    "loop": BlockKind.LOOP,
    "except": BlockKind.EXCEPT,
    "finally": BlockKind.FINALLY,
}
WORDS = (*BLOCKS, ASYNC, TEST, "with:NAME", "try:NAME")
PHRASES = {
    "loop": "in a loop",
    "except": "in an except",
    "finally": "in a finally",
    ASYNC: "in async code",
    TEST: "in a test",
}
SUPPRESS = "contextlib.suppress"
EVERYTHING = "*"


class Surrounding(msgspec.Struct, frozen=True):
    """One kind of surroundings; `classes` are the context managers of `with`, the errors of `try`."""

    word: str
    classes: ClassValue = ClassValue()


def read_surroundings(texts: Iterable[str], place: KeyPlace) -> Decoded[tuple[Surrounding, ...]]:
    """Words such as `loop`, `with:NAME` or `except|finally`; one of them must hold."""
    words = itertools.chain.from_iterable(text.split("|") for text in texts)
    return gathered(_read(word.strip(), place) for word in words)


def _read(text: str, place: KeyPlace) -> Decoded[Surrounding]:
    word, colon, name = text.partition(":")
    if word in NAMED and colon:
        found = Surrounding(word, ClassValue((name.strip(),)))
        return Decoded(found).unless(name_problems(name.strip(), place))
    if text in (*BLOCKS, ASYNC, TEST):
        return Decoded(Surrounding(text))
    return Decoded(None, (_unknown(text, place),))


def _unknown(text: str, place: KeyPlace) -> Problem:
    hint = did_you_mean(text, WORDS) or f"they are {', '.join(WORDS)}"
    return place.problem(f'unknown surroundings "{text}"', hint)


class Surroundings:
    """Some kinds of surroundings in one project; none at all hold everywhere."""

    def __init__(self, wanted: Sequence[Surrounding], code: "Code") -> None:
        """Bind the names."""
        self._wanted = tuple((item.word, BoundClassValue(item.classes, code)) for item in wanted)
        self._code = code

    def hold(self, file: CodeFile, block: int) -> bool:
        """Whether one of them is around a block."""
        if not self._wanted:
            return True
        return any(self._holds(word, classes, file, block) for word, classes in self._wanted)

    def words(self) -> str:
        """`in a loop or in async code`; empty without any."""
        told = [PHRASES.get(word, f"in {word} {it.words()}") for word, it in self._wanted]
        return listed(told, "or")

    def _holds(self, word: str, classes: BoundClassValue, file: CodeFile, block: int) -> bool:
        if word == TEST:
            return self._is_in_test(file, block)
        if word == ASYNC:
            return _is_async(file, block)
        return any(self._is_inside(word, classes, it) for it in _blocks_in_function(file, block))

    def _is_inside(self, word: str, classes: BoundClassValue, block: Block) -> bool:
        if word in BLOCKS:
            return block.kind is BLOCKS[word]
        return self._enters(block, classes) if word == WITH else self._handles(block, classes)

    def _enters(self, block: Block, classes: BoundClassValue) -> bool:
        """Whether a `with` enters one of the context managers."""
        entered = block.names if block.kind is BlockKind.WITH else ()
        return any(self._means(item, classes) for item in entered)

    def _means(self, entered: Reference, classes: BoundClassValue) -> bool:
        if entered.targets:
            return classes.means(self._code.names.made(entered))
        return any(_ends_with(entered.written, name) for name in classes.value.names)

    def _handles(self, block: Block, classes: BoundClassValue) -> bool:
        """Whether a `try` or `suppress` handles one of the errors, or an ancestor of one."""
        handled = self._handled(block)
        if EVERYTHING in handled or classes.means(handled):
            return True
        return any(not handled.isdisjoint(self._ancestors(name)) for name in classes.patterns)

    def _handled(self, block: Block) -> frozenset[str]:
        references: Iterable[Reference] = ()
        if block.kind is BlockKind.TRY:
            references = block.names
        elif any(SUPPRESS in self._code.names.of(item) for item in block.names):
            references = block.passed
        return frozenset(itertools.chain.from_iterable(map(self._errors, references)))

    def _errors(self, reference: Reference) -> Iterable[str]:
        return caught_names(reference, self._code)

    def _ancestors(self, name: str) -> frozenset[str]:
        """An error with its ancestors; one of unknown descent is an `Exception` all the same."""
        found = lineage(self._code.names.known_as(name), self._code)
        return found if ROOT in found else found | USUAL

    def _is_in_test(self, file: CodeFile, block: int) -> bool:
        around = (file.defined[index] for index in file.definitions_around[block])
        return file.file.role is Role.TEST and any(
            item.function is not None and is_collected_name(item.name, self._tests)
            for item in around
        )

    @functools.cached_property
    def _tests(self) -> tuple[str, ...]:
        return discovery_of_tests(self._code.inspection.project).functions


def _blocks_in_function(file: CodeFile, block: int) -> Iterator[Block]:
    return itertools.takewhile(lambda item: item.kind not in CODE, file.blocks_around(block))


def _is_async(file: CodeFile, block: int) -> bool:
    index = file.innermost_code[block]
    function = file.defined[index].function if index >= 0 else None
    return function is not None and function.is_async


def _ends_with(written: str, name: str) -> bool:
    return f".{written}".endswith(f".{name}")
