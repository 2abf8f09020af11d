"""What was written for other tools, joined to a proposal after it was tried."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.ports.project_signs import Inheritance
from archcheck.application.proposing.ledger import Fate, LedgerRow
from archcheck.application.proposing.proposal import Item, Proposal
from archcheck.application.proposing.trials import Trials
from archcheck.application.checking.survey import Survey

IGNORED = "ignore_imports"
IDLE = "what it names is not there, or compares nothing"


class Inheriting:
    """Tries what other tools were told."""

    def __init__(self, trials: Trials, survey: Survey) -> None:
        """Take what tries configurations, and what the files state."""
        self._trials = trials
        self._survey = survey

    def joined(self, proposal: Proposal, inheritance: Inheritance) -> Proposal:
        """The proposal with what means something here; the ledger says what does not."""
        base = dataclasses.replace(
            proposal, layers={**dict(inheritance.layers), **proposal.layers}, strict=False
        )
        contracts = tuple(self._valid(base, "contracts", inheritance.contracts))
        structure = tuple(self._valid(base, "structure", inheritance.structure))
        kept = {item.name for item in (*contracts, *structure)}
        lost = _lost(inheritance, kept)
        return dataclasses.replace(
            base,
            strict=proposal.strict,
            layers=base.layers if kept else proposal.layers,
            contracts=(*contracts, *proposal.contracts),
            structure=(*structure, *proposal.structure),
            rules=(*inheritance.rules, *proposal.rules) if not proposal.minimal else (),
            declined=(*proposal.declined, *(Item(name=it) for it in inheritance.replaced)),
            ledger=tuple(_amended(inheritance.ledger, lost, _dropped(inheritance, contracts))),
        )

    def _valid(self, base: Proposal, kind: str, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            narrowed = (
                item
                if self._counts(base, kind, item) is not None
                else self._narrowed(base, kind, item)
            )
            count = self._counts(base, kind, narrowed)
            if count is not None:
                yield dataclasses.replace(narrowed, count=count)

    def _counts(self, base: Proposal, kind: str, item: Item) -> int | None:
        """How many findings it has; None where it means nothing here."""
        only = _with(base, kind, [item])
        tally = self._trials.declared_or_nothing(self._survey, only.keys())
        return None if tally is None else tally.declared.get(item.name, 0)

    def _narrowed(self, base: Proposal, kind: str, item: Item) -> Item:
        """Without those ignored imports that are there no more."""
        entries = item.keys.get(IGNORED)
        if not isinstance(entries, list):
            return item
        alone = {entry: _ignoring(item, [entry]) for entry in entries}
        kept = [entry for entry, it in alone.items() if self._counts(base, kind, it) is not None]
        return _ignoring(item, kept)


def _with(base: Proposal, kind: str, items: Sequence[Item]) -> Proposal:
    found: Mapping[str, tuple[Item, ...]] = {"contracts": (), "structure": (), kind: tuple(items)}
    return dataclasses.replace(
        base, contracts=found["contracts"], structure=found["structure"], rules=(), tools=()
    )


def _ignoring(item: Item, entries: Sequence[str]) -> Item:
    rest = {key: value for key, value in item.keys.items() if key != IGNORED}
    ignored = {IGNORED: list(entries)} if entries else {}
    return dataclasses.replace(item, keys={**rest, **ignored})


def _dropped(inheritance: Inheritance, kept: Iterable[Item]) -> frozenset[tuple[str, str]]:
    """Ignored imports that are there no more, each with the name of its contract."""
    before = {(it.name, entry) for it in inheritance.contracts for entry in _ignored(it)}
    return frozenset(before - {(it.name, entry) for it in kept for entry in _ignored(it)})


def _ignored(item: Item) -> Iterable[str]:
    entries = item.keys.get(IGNORED)
    return entries if isinstance(entries, list) else ()


def _amended(
    rows: Iterable[LedgerRow], lost: Sequence[str], dropped: frozenset[tuple[str, str]]
) -> Iterator[LedgerRow]:
    for row in rows:
        name = row.note.partition('"')[2].removesuffix('"')
        if name and name in lost:
            yield _idle(row, f"{row.note}: {IDLE}")
        elif not dropped.isdisjoint({(name, row.text), (name, row.text.strip("\"',"))}):
            yield _idle(row, f"{row.note}: there is no such import")
        else:
            yield row


def _idle(row: LedgerRow, note: str) -> LedgerRow:
    return dataclasses.replace(row, fate=Fate.SAYS_NOTHING, note=note)


def _lost(inheritance: Inheritance, kept: set[str]) -> list[str]:
    items = (*inheritance.contracts, *inheritance.structure)
    return [item.name for item in items if item.name not in kept]
