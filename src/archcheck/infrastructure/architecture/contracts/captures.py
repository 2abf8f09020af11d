"""Captures in the patterns of a contract: `{name}` is one component, the same in all keys."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from archcheck.infrastructure.architecture.graph.module_patterns import compiled

CAPTURE = re.compile(r"\{(?!(?:root|context)\})([^\W\d]\w*)\}")
ANY = "*"


def captures_in(texts: Iterable[str]) -> list[str]:
    """The captures in some texts, each as often as it stands there."""
    return [name for text in texts for name in CAPTURE.findall(text)]


def capture_free(pattern: str) -> str:
    """A pattern in which any component may stand for a capture."""
    return ".".join(_free(part) for part in pattern.split("."))


def with_values(text: str, values: Mapping[str, str]) -> str:
    """A text with the values of captures in their place."""
    return CAPTURE.sub(lambda found: values[found[1]], text)


def values_of(name: str, patterns: Sequence[str], layers: LayerMap) -> frozenset[str]:
    """The components for which a capture stands in some patterns.

    A pattern that begins with it may name a library: it is asked only where no other has an answer.
    """
    inner = [pattern for pattern in patterns if not CAPTURE.match(pattern)]
    return _in_any(name, inner, layers) or _in_any(name, patterns, layers)


def choices(values: Mapping[str, Iterable[str]]) -> Iterator[Mapping[str, str]]:
    """Each way to give every capture one of its values."""
    for chosen in itertools.product(*(sorted(found) for found in values.values())):
        yield dict(zip(values, chosen, strict=True))


def _in_any(name: str, patterns: Sequence[str], layers: LayerMap) -> frozenset[str]:
    return frozenset[str]().union(*(_values(name, pattern, layers) for pattern in patterns))


def _values(name: str, pattern: str, layers: LayerMap) -> Iterator[str]:
    for expanded in layers.expanded(pattern):
        parts = expanded.split(".")
        for at in (at for at, part in enumerate(parts) if part == f"{{{name}}}"):
            modules = layers.tree.matches(capture_free(expanded))
            yield from _components(parts[:at], parts[at + 1 :], modules)


def _components(
    before: Sequence[str], after: Sequence[str], modules: Iterable[str]
) -> Iterator[str]:
    """The components between two parts of a pattern, in modules that it matches."""
    for module in modules:
        parts = module.split(".")
        for at, component in enumerate(parts):
            if _fits(before, parts[:at]) and _fits(after, parts[at + 1 :]):
                yield component


def _fits(parts: Sequence[str], components: Sequence[str]) -> bool:
    if not parts or not components:
        return not parts and not components
    pattern = compiled(capture_free(".".join(parts)))
    return bool(pattern.fullmatch(".".join(components)))


def _free(part: str) -> str:
    return ANY if CAPTURE.fullmatch(part) else part
