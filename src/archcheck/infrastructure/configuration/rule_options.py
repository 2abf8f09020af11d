"""Values for the options of rules."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, NamedTuple

import msgspec

from archcheck.domain.problem import Problem
from archcheck.domain.rule import OptionValue, RuleOption
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    as_texts,
    expected_text,
    not_expected,
    shown,
)
from archcheck.infrastructure.decoding.value_types import Flag, Text, Texts


class OptionKind(NamedTuple):
    """The type of an option, and what it is called in messages."""

    type: object
    expected: str


WHOLE_NUMBER = "a whole number from 0"

KINDS: Mapping[str, OptionKind] = {
    "integer": OptionKind(Annotated[int, msgspec.Meta(ge=0)], WHOLE_NUMBER),
    "string": OptionKind(Text, expected_text(Text)),
    "boolean": OptionKind(Flag, expected_text(Flag)),
    "strings": OptionKind(Texts, expected_text(Texts)),
    "regex": OptionKind(Text, expected_text(Text)),
    "regexes": OptionKind(Texts, expected_text(Texts)),
}
LISTS = ("strings", "regexes")
PATTERNS = ("regex", "regexes")


def read_option(option: RuleOption, value: object, place: KeyPlace) -> Decoded[OptionValue]:
    """The value of an option, checked against its kind and its choices."""
    kind = KINDS[option.kind]
    try:
        converted = msgspec.convert(value, kind.type)
    except msgspec.ValidationError:
        return Decoded(None, (not_expected(kind.expected, value, place),))
    problems = (
        *_choice_problems(option, converted, place),
        *_pattern_problems(option, converted, place),
    )
    if problems:
        return Decoded(None, problems)
    return Decoded(as_texts(converted) if option.kind in LISTS else converted)


def _pattern_problems(option: RuleOption, value: OptionValue, place: KeyPlace) -> Iterator[Problem]:
    if option.kind in PATTERNS and isinstance(value, str | tuple):
        for text in as_texts(value):
            yield from _faults(text, place)


def _faults(pattern: str, place: KeyPlace) -> Iterator[Problem]:
    try:
        re.compile(pattern)
    except re.error as error:
        yield place.problem(f"{shown(pattern)} is no regular expression: {error}")


def _choice_problems(
    option: RuleOption, value: OptionValue, place: KeyPlace
) -> tuple[Problem, ...]:
    if not option.choices or not isinstance(value, str | tuple):
        return ()
    strangers = sorted(set(as_texts(value)) - set(option.choices))
    wanted = " or ".join(shown(choice) for choice in option.choices)
    return tuple(
        place.problem(f"expected {wanted}, got {shown(text)}", did_you_mean(text, option.choices))
        for text in strangers
    )
