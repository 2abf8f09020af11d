"""The table that takes contracts, structure rules and layout rules of packs away."""

import msgspec

from archcheck.domain.configuration import Origin
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.configuration.named_tables import Named
from archcheck.infrastructure.decoding.decoder import Decoded, as_texts, read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Texts


class DisableTable(msgspec.Struct, frozen=True, kw_only=True):
    """The table `disable`."""

    contracts: Texts = ()
    structure: Texts = ()
    layout: Texts = ()


def disable(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table `disable`."""

    def taken(key: str, texts: Texts) -> dict[str, Origin]:
        return dict.fromkeys(as_texts(texts), place.at(key).origin)

    return read_entry(DisableTable, value, place).mapped(
        lambda table: Fragment(
            contracts=Named(disabled=taken("contracts", table.contracts)),
            structure=Named(disabled=taken("structure", table.structure)),
            layout=Named(disabled=taken("layout", table.layout)),
        )
    )
