"""Layers and rulesets of deply."""

import pathlib
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from archcheck.application.ports.project_signs import Inheritance
from archcheck.application.proposing.proposal import Item
from archcheck.infrastructure.proposing.migration.account import Account, all_lines
from archcheck.infrastructure.proposing.migration.import_linter import note_of
from archcheck.infrastructure.proposing.migration.statements import Statement
from archcheck.infrastructure.reading.located_values import UnreadableError
from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.reading.yaml_values import yaml_values
from archcheck.infrastructure.tools.running.configuration_files import read_text

FILES = ("deply.yaml", "deply.yml")
DEPLY_KNOWS = "only deply knows it"
PLAIN_REGEX = re.compile(r"\^?(?:\.\*/)?(?P<path>[\w/]+?)(?:\\?\.py|/\.\*|/)?\$?")
REMARK = "moved from deply"


def deply(root: pathlib.Path, modules: frozenset[str]) -> Inheritance:
    """What deply would read."""
    file = next((name for name in FILES if is_there(root / name)), "")
    if not file:
        return Inheritance()
    text = read_text(root / file)
    account = Account(file, all_lines(text))
    return _Reading(_document(text), account, modules).inheritance()


def _document(text: str) -> Statement:
    try:
        whole = yaml_values(text)
    except UnreadableError:
        return Statement(1, {})
    documents = [Statement.of(item) for item in whole.items]
    first = documents[0] if documents else Statement(1, {})
    return first.table("deply") if "deply" in first.members else first


def _paths(collector: Statement) -> Sequence[str]:
    """The paths that a collector names, if it names any."""
    if collector.text("type") == "directory":
        return collector.texts("directories")
    if collector.text("type") == "file_regex":
        match = PLAIN_REGEX.fullmatch(collector.text("regex"))
        return (match["path"],) if match else ()
    return ()


class _Reading:
    """One file, read from the top."""

    def __init__(self, document: Statement, account: Account, modules: frozenset[str]) -> None:
        self._document = document
        self._account = account
        self._modules = modules

    def inheritance(self) -> Inheritance:
        self._account.idle(1, "nothing about the code")
        for key, value in self._document.members.items():
            self._take(key, value.line)
        layers = dict(filter(None, map(self._layer, self._document.tables("layers"))))
        structure = tuple(self._structure(layers))
        contracts = tuple(self._contracts(layers))
        return Inheritance(
            layers=tuple(layers.items()),
            contracts=contracts,
            structure=structure,
            is_architecture=bool(contracts),
            ledger=tuple(self._account.rows()),
        )

    def _layer(self, layer: Statement) -> tuple[str, tuple[str, ...]] | None:
        name = layer.text("name")
        collectors = layer.tables("collectors")
        patterns = tuple(dict.fromkeys(chain.from_iterable(map(self._patterns, collectors))))
        if not name or not patterns:
            self._account.kept(layer.line, DEPLY_KNOWS)
            return None
        self._account.translated(layer.line, f'layer "{name}"')
        for collector in collectors:
            self._take_collector(collector, name)
        return name, patterns

    def _take(self, key: str, line: int) -> None:
        if key in ("layers", "ruleset"):
            self._account.translated(line, key)
        else:
            self._account.idle(line, "source roots are found")

    def _take_collector(self, collector: Statement, layer: str) -> None:
        if any(self._patterns(collector)):
            self._account.translated(collector.line, f'layer "{layer}"')
        else:
            self._account.kept(collector.line, DEPLY_KNOWS)

    def _patterns(self, collector: Statement) -> Iterator[str]:
        """The modules that a collector collects by where they lie, if there are any."""
        for path in _paths(collector):
            yield from self._found(path)

    def _found(self, path: str) -> Sequence[str]:
        """The packages or modules at a path, which may begin above the source root."""
        words = path.strip("/").split("/")
        for start in range(len(words)):
            tail = ".".join(words[start:])
            if any(f".{name}.".endswith(f".{tail}.") for name in self._names):
                return (tail,) if tail in self._names else (f"**.{tail}",)
        return ()

    @property
    def _names(self) -> frozenset[str]:
        parts = (name.split(".") for name in self._modules)
        return frozenset(
            ".".join(words[:length]) for words in parts for length in range(1, len(words) + 1)
        )

    def _structure(self, layers: dict[str, tuple[str, ...]]) -> Iterator[Item]:
        for layer in self._document.tables("layers"):
            for collector in layer.tables("collectors"):
                base = collector.text("base_class")
                if base and layer.text("name") in layers:
                    yield self._placed(layer.text("name"), base, collector)

    def _placed(self, layer: str, base: str, collector: Statement) -> Item:
        name = f"{base.rpartition('.')[2]} lies in {layer}"
        self._account.translated(collector.line, f'structure rule "{name}"')
        keys = {
            "name": name,
            "that": {"kind": "class", "inherits": base},
            "should": {"be_in": layer},
        }
        return Item(name=name, keys=keys, remark=REMARK)

    def _contracts(self, layers: dict[str, tuple[str, ...]]) -> Iterator[Item]:
        for layer, value in self._document.table("ruleset").members.items():
            rules = Statement.of(value)
            forbidden = rules.texts("disallow_layer_dependencies")
            self._keep_all(rules)
            if forbidden and layers.keys() >= {layer, *forbidden}:
                yield self._forbidden(layer, list(forbidden), rules)

    def _keep_all(self, rules: Statement) -> None:
        self._account.kept(rules.line, DEPLY_KNOWS)
        for rule in rules.members.values():
            self._account.kept(rule.line, DEPLY_KNOWS)

    def _forbidden(self, layer: str, forbidden: list[str], rules: Statement) -> Item:
        name = f"{layer} knows no {' or '.join(forbidden)}"
        self._account.translated(rules.line, note_of(name))
        line = rules.members["disallow_layer_dependencies"].line
        self._account.translated(line, note_of(name))
        keys = {
            "name": name,
            "type": "forbidden",
            "source_modules": [layer],
            "forbidden_modules": forbidden,
            "allow_indirect": True,
        }
        return Item(name=name, keys=keys, remark=REMARK)
