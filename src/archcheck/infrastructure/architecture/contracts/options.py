"""The types of values in contracts, and what the options of every contract type can say."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from archcheck.infrastructure.decoding.decoder import KeyProblem, Options
from archcheck.infrastructure.decoding.value_types import Sentence

PossibleNames = Annotated[
    Sentence | tuple[Sentence, ...], Meta(description="a name or a list of names")
]
Depth = Annotated[Annotated[int, Meta(ge=0)] | None, Meta(description="a whole number from 0")]


class ContractOptions(Options, frozen=True, kw_only=True):
    """The keys of one contract type, beside those that all types have."""


def exactly_one(**values: object) -> Iterator[KeyProblem]:
    """What is wrong where not exactly one of some keys has a value."""
    given = [key for key, value in values.items() if value is not None]
    if len(given) > 1:
        yield KeyProblem(given[1], f"only one of {' and '.join(given)} may stand")
    if not given:
        yield KeyProblem(next(iter(values)), f"missing: {' or '.join(values)} is required")
