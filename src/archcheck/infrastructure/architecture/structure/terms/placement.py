"""Where kinds of things live."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from archcheck.infrastructure.architecture.contracts.layer_map import in_words
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.patterns.place_patterns import place_problems
from archcheck.infrastructure.architecture.structure.term import Term, Verdict, verdict
from archcheck.infrastructure.decoding.decoder import Decoded, as_texts, value_problems
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Flag, Names
from archcheck.infrastructure.discovery.path_globs import path_matches

ONLY = "only"


class PlacementValue(NamedTuple):
    """Layers, module patterns and path globs; with `only` nothing else of the kind lives there."""

    places: tuple[str, ...]
    only: bool


class BeIn(Term):
    """In one of some layers, packages or paths."""

    key = "be_in"
    spoken = "are in"
    rule = "placement"
    value_type = Names
    beside = (ONLY,)

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """The places, and the word `only`."""
        only = beside.get(ONLY, False)
        wrong = value_problems(Flag, only, place)
        reading = super().read(value, place, beside).unless(wrong)
        placed = reading.mapped(lambda found: PlacementValue(as_texts(found), bool(only)))
        return placed.checked(lambda found: place_problems(cls.placed(found), place))

    def judge(self, subject: Subject) -> Verdict:
        """By module and path."""
        return verdict(any(self._holds(place, subject) for place in self.value.places))

    def phrase(self) -> str:
        """`be in domain`, `be alone in domain`."""
        word = "be alone in" if self.value.only else "be in"
        return f"{word} {listed(list(map(in_words, self.value.places)), 'or')}"

    @classmethod
    def placed(cls, value: Any) -> tuple[str, ...]:
        """All that are no paths."""
        return tuple(place for place in value.places if "/" not in place)

    def strangers(self, selected: Iterable[Subject], kinds: Iterable[Kind]) -> Iterator[Subject]:
        """With `only`, everything of the same kinds that lives there and was not selected."""
        if self.value.only:
            chosen = frozenset(selected)
            for subject in self._living_there(sorted(kinds)):
                if subject not in chosen:
                    yield subject

    def _living_there(self, kinds: Iterable[Kind]) -> Iterator[Subject]:
        for file in self.code.files:
            if self.judge(file.subject).holds:
                for kind in kinds:
                    yield from file.of_kind(kind)

    def _holds(self, place: str, subject: Subject) -> bool:
        if "/" in place:
            return path_matches(place, subject.file.path)
        return self.code.names_module(place, subject.file.module)
