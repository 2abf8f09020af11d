"""A proposal as TOML with comments."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.proposing.proposal import CONTRACTS, DISABLE, Item, Proposal
from archcheck.application.toml_text import key_text, value_text
from archcheck.application.wording import counted

LONGEST = 100
HINT = "what has findings today stands as a comment beside its count"
STRICT = "what has findings today is part of it, and belongs into a baseline"
SWITCHED_BY_NAME = (CONTRACTS, "structure", "layout")
Keys = Mapping[str, object]


class ProposalText:
    """Writes the table of archcheck, wherever it lies."""

    def __init__(self, prefix: tuple[str, ...]) -> None:
        """Take the keys around everything; none in a file of its own."""
        self._prefix = prefix

    def text(self, proposal: Proposal) -> str:
        """The whole table."""
        sections = [*self._sections(proposal)]
        return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"

    def _sections(self, proposal: Proposal) -> Iterator[Sequence[str]]:
        yield [*self._head(proposal)]
        yield [*self._table(("projects",), proposal.projects)]
        layers = {name: _single(patterns) for name, patterns in proposal.layers.items()}
        yield [*self._table(("layers",), layers)]
        for kind, items in ((CONTRACTS, proposal.contracts), ("structure", proposal.structure)):
            yield from self._entries(kind, items, proposal)
        yield [*self._disabled(proposal)]
        yield [*self._rules(proposal)]
        yield from self._tools(proposal)

    def _head(self, proposal: Proposal) -> Iterator[str]:
        if self._prefix:
            yield f"[{key_text(self._prefix)}]"
        if not proposal.minimal:
            yield f"# Proposed by archcheck init: {STRICT if proposal.strict else HINT}."
        yield f"extends = {value_text(list(proposal.packs))}"
        if proposal.exclude:
            yield f"exclude = {value_text(list(proposal.exclude))}"

    def _table(self, path: tuple[str, ...], keys: Keys) -> Iterator[str]:
        if keys:
            yield f"[{self._key(*path)}]"
            yield from _lines(keys)

    def _entries(
        self, kind: str, items: Sequence[Item], proposal: Proposal
    ) -> Iterator[Sequence[str]]:
        active, waiting = proposal.active(items), proposal.waiting(items)
        for item in items:
            if item in active:
                yield [*_remark(item), *self._entry(kind, item)]
            elif item in waiting:
                yield [*map(_comment, (f"{_why(item)}:", *self._entry(kind, item)))]

    def _entry(self, kind: str, item: Item) -> Iterator[str]:
        yield f"[[{self._key(kind)}]]"
        yield from _lines(item.keys)

    def _disabled(self, proposal: Proposal) -> Iterator[str]:
        lines = [line for kind in SWITCHED_BY_NAME for line in _switched_off(kind, proposal)]
        if lines:
            yield f"[{self._key(DISABLE)}]"
            yield from lines

    def _rules(self, proposal: Proposal) -> Iterator[str]:
        lines = [*_rule_lines(proposal)]
        if lines:
            yield f"[{self._key('rules')}]"
            yield from lines

    def _tools(self, proposal: Proposal) -> Iterator[Sequence[str]]:
        active, waiting = proposal.active(proposal.tools), proposal.waiting(proposal.tools)
        for item in proposal.tools:
            lines = [f"[{self._key('tools', item.name)}]", *_lines(item.keys)]
            if item in active:
                yield lines
            elif item in waiting:
                yield [*map(_comment, (f"{_why(item)}:", *lines))]
        for item in (*proposal.switched_off("tools"), *proposal.declined):
            header = f"[{self._key('tools', item.name)}]"
            yield [header, f"enabled = false{_tail(item, proposal)}"]

    def _key(self, *path: str) -> str:
        return key_text((*self._prefix, *path))


def _switched_off(kind: str, proposal: Proposal) -> Iterator[str]:
    """The list of what is switched off of a kind; nothing where all is on."""
    items = proposal.switched_off(kind)
    if items:
        yield f"{kind} = ["
        for item in items:
            yield f"    {json.dumps(item.name, ensure_ascii=False)},{_tail(item, proposal)}"
        yield "]"


def _rule_lines(proposal: Proposal) -> Iterator[str]:
    active, waiting = proposal.active(proposal.rules), proposal.waiting(proposal.rules)
    for item in proposal.rules:
        line = f"{item.name} = {value_text(item.keys['level'])}"
        if item in active:
            yield line
        elif item in waiting:
            yield f"# {line}  # {_why(item)}"
    for item in proposal.switched_off("rules"):
        yield f'{item.name} = "off"{_tail(item, proposal)}'


def _why(item: Item) -> str:
    """Why it is no part of the configuration."""
    return item.reason or f"{counted(item.count, 'finding')} today"


def _tail(item: Item, proposal: Proposal) -> str:
    said = item.remark if item.holds else _why(item)
    return "" if proposal.minimal or not said else f"  # {said}"


def _remark(item: Item) -> Iterable[str]:
    return (f"# {item.remark}",) if item.remark else ()


def _comment(line: str) -> str:
    return f"# {line}"


def _lines(keys: Keys) -> Iterator[str]:
    for key, value in keys.items():
        name = key_text((key,))
        line = f"{name} = {value_text(value)}"
        is_long = len(line) > LONGEST and isinstance(value, list | tuple)
        yield from _long_list(name, value) if is_long else (line,)


def _long_list(name: str, value: object) -> Iterator[str]:
    yield f"{name} = ["
    items: Sequence[object] = value if isinstance(value, list | tuple) else ()
    yield from (f"    {value_text(item)}," for item in items)
    yield "]"


def _single(patterns: Sequence[str]) -> object:
    return patterns[0] if len(patterns) == 1 else list(patterns)
