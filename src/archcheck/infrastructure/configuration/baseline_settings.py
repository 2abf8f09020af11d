"""The table that says where nothing is known."""

import msgspec

from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import Fragment, Stated
from archcheck.infrastructure.decoding.decoder import Decoded, as_texts, read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Texts

SECTION, STRICT = "baseline", "strict"


class BaselineTable(msgspec.Struct, frozen=True, kw_only=True):
    """The table `baseline`."""

    strict: Texts = ()


def baseline(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table `baseline`."""

    def stated(table: BaselineTable) -> Fragment:
        paths = as_texts(table.strict)
        origin = place.at(STRICT).origin
        return Fragment(values={(SECTION, STRICT): Stated(paths, origin)} if paths else {})

    return read_entry(BaselineTable, value, place).mapped(stated)
