"""Where something lies: its layer, its package, and whether it is source or test."""

import functools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from archcheck.domain.configuration import Configuration
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.contracts.layer_map import in_words
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.subjects import Subject
from archcheck.infrastructure.architecture.structure.patterns.place_patterns import place_problems
from archcheck.infrastructure.architecture.structure.term import Term, Verdict, verdict
from archcheck.infrastructure.decoding.decoder import Decoded, as_texts, texts_in
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Names, RoleName


class Layer(Term):
    """In one of some layers."""

    key = "layer"
    value_type = Names
    is_place = True

    @classmethod
    def unknown(cls, value: Any, configuration: Configuration) -> Iterator[tuple[str, str]]:
        """Layers that nobody declares."""
        layers = tuple(configuration.layers)
        for name in as_texts(value):
            if name not in layers:
                hint = did_you_mean(name, layers) or f"the layers are {', '.join(layers) or 'none'}"
                yield f'unknown layer "{name}"', hint

    def judge(self, subject: Subject) -> Verdict:
        """By the module."""
        return verdict(self.code.lies_in(subject, self._heads))

    @functools.cached_property
    def _heads(self) -> tuple[str, ...]:
        return tuple(head for name in as_texts(self.value) for head in self.code.modules_of(name))

    def phrase(self) -> str:
        """`in domain`."""
        return f"in {listed(as_texts(self.value), 'or')}"


ANYWHERE = "**."


class InsideValue(NamedTuple):
    """Packages of some layers, or where there are none module patterns."""

    packages: tuple[str, ...]
    layers: tuple[str, ...]


class Inside(Term):
    """In a sub-package of the layer named beside it, or in a module that a pattern names."""

    key = "inside"
    value_type = Names
    sees = ("layer",)
    is_place = True

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """The packages with the layers that they lie in."""
        reading = super().read(value, place, beside)
        layers = texts_in(beside.get("layer", []))
        return reading.checked(lambda found: place_problems(as_texts(found), place)).mapped(
            lambda found: InsideValue(as_texts(found), layers)
        )

    @classmethod
    def placed(cls, value: Any) -> tuple[str, ...]:
        """Those that are not looked for in a layer."""
        return () if value.layers else value.packages

    def judge(self, subject: Subject) -> Verdict:
        """By the module."""
        return verdict(self.code.lies_in(subject, self._heads))

    def phrase(self) -> str:
        """`inside use_cases`."""
        packages = dict.fromkeys(
            in_words(name).removeprefix(ANYWHERE) for name in self.value.packages
        )
        return f"inside {listed(list(packages), 'or')}"

    @functools.cached_property
    def _heads(self) -> tuple[str, ...]:
        return tuple(self._every_head())

    def _every_head(self) -> Iterator[str]:
        outer = [head for name in self.value.layers for head in self.code.modules_of(name)]
        for package in self.value.packages:
            yield from self.code.modules_of(package)
            for head in outer:
                yield from self.code.modules_of(f"{head}.{package}")


class Role(Term):
    """Source or test; without this word only sources are meant."""

    key = "role"
    value_type = RoleName
    is_place = True

    def judge(self, subject: Subject) -> Verdict:
        """By the file."""
        return verdict(subject.file.file.role.value == self.value)

    def phrase(self) -> str:
        """`of the tests`."""
        return f"of the {self.value}s"
