"""A proposal after the whole gate has judged it."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from archcheck.application.proposing.proposal import Item, Proposal
from archcheck.application.proposing.trials import Tally, Trials
from archcheck.domain.configuration import Configuration

GATE = "gate"


class Named(Protocol):
    """What has a name."""

    @property
    def name(self) -> str:
        """The name."""


class GateCheck:
    """Takes out of proposals what does not hold."""

    def __init__(self, trials: Trials, families: Mapping[str, str]) -> None:
        """Take what tries configurations, and the families of rules."""
        self._trials = trials
        self._families = families

    def corrected(self, proposal: Proposal) -> Proposal:
        """The proposal with all that the gate finds under it counted."""
        whole = dataclasses.replace(proposal, strict=False)
        tally = self._trials.gate(whole.keys())
        configuration = self._trials.configuration(whole.keys())
        known = {*_names((*proposal.rules, *proposal.contracts, *proposal.structure))}
        tools = tuple(_judged(proposal.tools, tally))
        off = self._off(configuration, tally, known, {*_names(tools)})
        return dataclasses.replace(
            proposal,
            contracts=_recounted(proposal.contracts, tally.declared),
            structure=_recounted(proposal.structure, tally.declared),
            rules=_recounted(proposal.rules, tally.rules),
            tools=tools,
            off={kind: items for kind, items in off.items() if items},
            sentences=(*proposal.sentences, *self._left(tally)),
        )

    def _off(
        self, configuration: Configuration, tally: Tally, known: set[str], tools: set[str]
    ) -> Mapping[str, tuple[Item, ...]]:
        declared = _unknown(tally.declared, known)
        rules = _unknown(tally.rules, known)
        return {
            "contracts": _named(declared, _names(configuration.contracts)),
            "structure": _named(declared, _names(configuration.structure)),
            "layout": _named(declared, _names(configuration.layout)),
            "rules": _named(rules, [name for name in rules if self._families[name] != GATE]),
            "tools": _tools_off(tally, configuration, tools),
        }

    def _left(self, tally: Tally) -> Iterator[str]:
        """What nothing that is configured takes away."""
        for name, count in tally.rules.items():
            if self._families.get(name) == GATE:
                yield f"{name}: {count} today, which no configuration takes away (archcheck explain {name})"


def _tools_off(tally: Tally, configuration: Configuration, proposed: set[str]) -> tuple[Item, ...]:
    """Tools that nobody proposes: those that find something, and those that gave no answer."""
    optional = {name for name, tool in configuration.tools.items() if tool.optional}
    unfit = sorted(set(tally.unfit) - proposed - optional)
    return (
        *_named(tally.tools, sorted(set(tally.tools) - proposed)),
        *(Item(name=name, reason=tally.unfit[name]) for name in unfit),
    )


def _names(items: Iterable[Named]) -> list[str]:
    return [item.name for item in items]


def _named(counts: Mapping[str, int], names: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(name=name, count=counts[name]) for name in names if counts.get(name))


def _recounted(items: Iterable[Item], counts: Mapping[str, int]) -> tuple[Item, ...]:
    return tuple(
        dataclasses.replace(item, count=item.count or counts.get(item.name, 0)) for item in items
    )


def _judged(items: Iterable[Item], tally: Tally) -> Iterator[Item]:
    for item in items:
        count, reason = tally.tools.get(item.name, 0), tally.unfit.get(item.name, "")
        yield dataclasses.replace(item, count=count, reason=reason)


def _unknown(counts: Mapping[str, int], known: set[str]) -> Mapping[str, int]:
    return {name: count for name, count in counts.items() if name not in known}
