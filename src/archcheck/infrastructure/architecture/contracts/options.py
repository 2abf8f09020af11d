"""The types of values in contracts, and what the options of every contract type can say."""

from typing import Annotated

from msgspec import Meta

from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.decoding.value_types import Sentence

PossibleNames = Annotated[
    Sentence | tuple[Sentence, ...], Meta(description="a name or a list of names")
]
Depth = Annotated[Annotated[int, Meta(ge=0)] | None, Meta(description="a whole number from 0")]


class ContractOptions(Options, frozen=True, kw_only=True):
    """The keys of one contract type, beside those that all types have."""
