"""Keys with one value, and the layers."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator


from archcheck.application.toml_text import KeyPath
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.architecture.graph.module_patterns import is_component
from archcheck.infrastructure.architecture.libraries import STDLIB, THIRD_PARTY
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import name_problem
from archcheck.infrastructure.configuration.fragments import Fragment, Stated
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    converted,
    gathered,
    read_table,
    read_texts,
    texts_in,
    value_problems,
)

SectionReader = Callable[[object, KeyPlace, RuleNames], Decoded[Fragment]]

LAYER_NAME = re.compile(r"[^\W\d][\w-]*")
GROUP_HELP = "it is made of letters, digits, - and _, and is not stdlib or third-party"
NO_GROUPS = "a group holds names, no other groups"
CONTEXT = "{context}"
PLACEHOLDERS = ("{root}", CONTEXT)
CONTEXT_HELP = "name the package, maybe below {root}"
PATTERN_HELP = "a pattern is made of names, * and **, and may begin with {root} or {context}"


def single_value(kind: object) -> SectionReader:
    """A reader for a key whose value is of this type."""

    def read(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
        problems = value_problems(kind, value, place)
        if problems:
            return Decoded(None, problems)
        return Decoded(_one(place.path[-1:], converted(value, kind), place))

    return read


def text_list(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """Strings; a single one is a list of one."""
    return read_texts(value, place).mapped(lambda texts: _one(place.path[-1:], texts, place))


def module_patterns(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """Module patterns under a key of the top."""
    return _patterns(value, place, place.path[-1:])


def packages(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """Patterns of packages that are contexts, or are not."""
    read = module_patterns(value, place, names)
    circular = (text for text in texts_in(value) if text.partition(".")[0] == CONTEXT)
    return read.unless(
        place.problem(f'"{text}" would be a context in itself', CONTEXT_HELP) for text in circular
    )


def layers(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table of layers: names with their module patterns."""
    return (
        read_table(value, place)
        .then(lambda table: gathered(_layer(name, table[name], place.at(name)) for name in table))
        .mapped(_joined)
    )


def libraries(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table of groups of libraries: names with what belongs to them."""
    return (
        read_table(value, place)
        .then(lambda table: gathered(_group(name, table[name], place.at(name)) for name in table))
        .mapped(_joined)
    )


def _group(name: str, value: object, place: KeyPlace) -> Decoded[Fragment]:
    def problems(members: Iterable[str]) -> Iterator[Problem]:
        for member in members:
            reason = name_problem(member)
            if reason or member.startswith("<"):
                yield place.problem(f'"{member}" names no library: {reason or NO_GROUPS}')

    if f"<{name}>" in (STDLIB, THIRD_PARTY) or not LAYER_NAME.fullmatch(name):
        return Decoded(None, (place.problem(f'"{name}" is no name of a group', GROUP_HELP),))
    return (
        read_texts(value, place)
        .checked(problems)
        .mapped(lambda members: _one(("libraries", name), members, place))
    )


def _joined(parts: Iterable[Fragment]) -> Fragment:
    values: dict[KeyPath, Stated] = {}
    for part in parts:
        values.update(part.values)
    return Fragment(values=values)


def _layer(name: str, value: object, place: KeyPlace) -> Decoded[Fragment]:
    if LAYER_NAME.fullmatch(name):
        return _patterns(value, place, ("layers", name))
    message = "the name of a layer is made of letters, digits, - and _"
    return Decoded(None, (place.problem(message),))


def _patterns(value: object, place: KeyPlace, path: KeyPath) -> Decoded[Fragment]:
    def problems(patterns: Iterable[str]) -> Iterator[Problem]:
        for pattern in patterns:
            yield from pattern_problems(pattern, place)

    return (
        read_texts(value, place)
        .checked(problems)
        .mapped(lambda patterns: _one(path, patterns, place))
    )


def pattern_problems(
    pattern: str, place: KeyPlace, begins: Callable[[str], bool] = PLACEHOLDERS.__contains__
) -> Iterator[Problem]:
    """What is wrong with how a module pattern is written; `begins` knows placeholders."""
    first, *others = pattern.split(".")
    components = others if begins(first) else (first, *others)
    for stranger in itertools.filterfalse(is_component, components):
        message = f'"{pattern}" is no module pattern: "{stranger}" cannot stand there'
        yield place.problem(message, did_you_mean(stranger, PLACEHOLDERS) or PATTERN_HELP)


def _one(path: KeyPath, value: object, place: KeyPlace) -> Fragment:
    return Fragment(values={path: Stated(value, place.origin)})
