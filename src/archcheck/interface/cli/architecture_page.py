"""What `archcheck explain` prints about contracts, layers and packs."""

import itertools
from collections.abc import Iterable, Iterator

from archcheck.application.ports.contract_matches import ContractMatch
from archcheck.application.use_cases.explain_rule_use_case import (
    ContractExplanation,
    LayerExplanation,
    PackExplanation,
)
from archcheck.domain.configuration import Origin


def contract_lines(explanation: ContractExplanation) -> Iterator[str]:
    """A contract, why it is there, and the modules that it matches."""
    declaration = explanation.declaration
    kind = f" of type {declaration.type}" if declaration.type else ""
    yield f'"{declaration.name}", a {declaration.what}{kind}'
    yield _declared(declaration.origin)
    if declaration.because:
        yield f"Why: {declaration.because}"
    for key, matches in itertools.groupby(explanation.matches, key=lambda match: match.key):
        yield from _entries(key, matches)


def layer_lines(explanation: LayerExplanation) -> Iterator[str]:
    """A layer, the modules that it matches, and who speaks of it."""
    yield f'"{explanation.name}", a layer'
    yield _declared(explanation.origin)
    yield from explanation.patterns
    yield from _modules(explanation.modules)
    yield f"Contracts that name it: {', '.join(explanation.contracts) or 'none'}"


def pack_lines(explanation: PackExplanation) -> Iterator[str]:
    """A pack and all that it sets."""
    aside = "" if explanation.applies else ", which this project does not use"
    yield f"{explanation.name}, a pack{aside}"
    yield "It sets, where the project says nothing else:"
    for value in explanation.values:
        yield f"  {value.key} = {value.value}"


def _entries(key: str, matches: Iterable[ContractMatch]) -> Iterator[str]:
    """What stands under a key, and below each entry what it means, where that is something else."""
    lines: Iterator[str] = itertools.chain.from_iterable(map(_entry_lines, matches))
    if key:
        yield f"{key}:"
        lines = (f"  {line}" for line in lines)
    yield from lines


def _entry_lines(match: ContractMatch) -> Iterator[str]:
    yield match.entry
    if not match.key or match.modules != (match.entry,):
        yield from _modules(match.modules)


def _declared(origin: Origin) -> str:
    return f"Declared in {origin.source}, line {origin.line}."


def _modules(modules: Iterable[str]) -> Iterator[str]:
    yield from (f"  {module}" for module in modules or ("nothing in this project",))
