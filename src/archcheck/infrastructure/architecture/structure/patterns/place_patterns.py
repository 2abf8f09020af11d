"""How the module patterns of structure rules are written."""

from collections.abc import Iterable, Iterator

from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.contracts.layer_map import placeholder_free
from archcheck.infrastructure.architecture.graph.module_patterns import pattern_problem
from archcheck.infrastructure.decoding.key_places import KeyPlace


def place_problems(patterns: Iterable[str], place: KeyPlace) -> Iterator[Problem]:
    """Patterns that cannot be read."""
    for name in patterns:
        reason = pattern_problem(placeholder_free(name))
        if reason:
            yield place.problem(f'"{name}" is no module pattern: {reason}')
