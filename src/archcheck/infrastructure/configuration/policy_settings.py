"""What may be loosened of the gate, and what must change together."""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from archcheck.domain.configuration import AcceptedChange, JointChange
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    as_texts,
    gathered,
    read_entry,
    read_list,
    read_table,
    unknown_keys,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Date, Sentence, Texts

ACCEPTED = "accepted"
KindName = Annotated[
    Literal[
        "baseline",
        "contract",
        "coverage",
        "exclude",
        "fail-on",
        "hook",
        "ignore",
        "layer",
        "level",
        "pipeline",
        "roots",
        "rule",
        "suppression",
        "test",
        "tool",
        "trust",
        "unchecked",
        "waiver",
    ],
    msgspec.Meta(description="a kind of loosening, such as contract or waiver"),
]


class AcceptedTable(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of `policy.accepted`."""

    kind: KindName
    what: Sentence
    reason: Sentence
    accepted_by: Sentence
    expires: Date = None


class PolicyTable(msgspec.Struct, frozen=True, kw_only=True):
    """The table `policy`."""

    accepted: tuple[AcceptedTable, ...] = ()


class JointTable(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of `changes`."""

    when: Texts
    then: Texts
    because: Sentence = ""


def policy(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table `policy` with its list `accepted`."""

    def read(table: Mapping[str, object]) -> Decoded[Fragment]:
        strangers = unknown_keys(table, place, (ACCEPTED,))
        entries = _accepted(table.get(ACCEPTED, []), place.at(ACCEPTED)).unless(strangers)
        return entries.mapped(lambda found: Fragment(accepted=found))

    return read_table(value, place).then(read)


def changes(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The list `changes`."""
    return (
        read_list(value, place)
        .then(lambda tables: gathered(_joint(it, place.at(at)) for at, it in enumerate(tables)))
        .mapped(lambda found: Fragment(changes=found))
    )


def _accepted(value: object, place: KeyPlace) -> Decoded[tuple[AcceptedChange, ...]]:
    return read_list(value, place).then(
        lambda tables: gathered(_one(table, place.at(at)) for at, table in enumerate(tables))
    )


def _one(value: object, place: KeyPlace) -> Decoded[AcceptedChange]:
    def made(entry: AcceptedTable) -> AcceptedChange:
        return AcceptedChange(
            origin=place.origin,
            kind=entry.kind,
            what=entry.what,
            reason=entry.reason,
            accepted_by=entry.accepted_by,
            expires=entry.expires,
        )

    return read_table(value, place).then(
        lambda table: read_entry(AcceptedTable, table, place).mapped(made)
    )


def _joint(value: object, place: KeyPlace) -> Decoded[JointChange]:
    def made(entry: JointTable) -> JointChange:
        return JointChange(
            origin=place.origin,
            when=as_texts(entry.when),
            then=as_texts(entry.then),
            because=entry.because,
        )

    return read_table(value, place).then(
        lambda table: read_entry(JointTable, table, place).mapped(made)
    )
