"""The same contract, judged by archcheck and by import-linter."""

import ast
import dataclasses
import itertools
import json
import pathlib
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import (
    Configuration,
    ContractDeclaration,
    ImportException,
    Origin,
)
from archcheck.domain.facts import FileFacts, Guard
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.project import Project, Scope
from archcheck.domain.rule import RuleDefinition
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.contract_rules import (
    ContractRules,
    contract_names,
)
from archcheck.infrastructure.architecture.contracts.contract import (
    Breach,
    Omission,
    Violation,
)
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of, contract_type
from archcheck.infrastructure.architecture.graph.building import GraphSource
from archcheck.infrastructure.architecture.contracts.ignored_imports import ignored_imports
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import compiled
from archcheck.infrastructure.decoding.decoder import Decoded, read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.discovery.discovery import GitAwareDiscovery
from archcheck.infrastructure.facts.extraction import extract_facts
from archcheck.application.ports.project_discovery import DiscoveryRequest

ORACLE = pathlib.Path(__file__).with_name("import_linter_oracle.py")
KEY_NAMES = {"packages": "ancestors", "allow_indirect": "allow_indirect_imports"}
PLACE = KeyPlace("pyproject.toml", {}, ("tool", "archcheck", "contracts", 0))
ORIGIN = Origin("pyproject.toml", "tool.archcheck.contracts[0]")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Question:
    """A contract on the packages of a directory; `options` are archcheck's keys."""

    root: str
    packages: tuple[str, ...]
    type: str
    options: Mapping[str, object]
    ignore_imports: tuple[str, ...] = ()
    ignore_type_checking: bool = False

    @property
    def declaration(self) -> ContractDeclaration:
        """The contract as archcheck knows it."""
        return ContractDeclaration(
            name="asked",
            type=self.type,
            origin=ORIGIN,
            ignore_imports=tuple(
                ImportException(entry=entry, origin=ORIGIN) for entry in self.ignore_imports
            ),
            ignore_type_checking=self.ignore_type_checking,
            rule=contract_type(self.type).rule,
            options=self.decoded.value,
        )

    @property
    def decoded(self) -> Decoded[Any]:
        """The options as the configuration decodes them, or what is wrong with them."""
        return read_entry(contract_type(self.type).options_type, self.options, PLACE)

    def for_import_linter(self) -> Mapping[str, object]:
        """The contract as import-linter knows it."""
        options = {KEY_NAMES.get(key, key): _text(value) for key, value in self.options.items()}
        return {
            "root": self.root,
            "packages": self.packages,
            "type": self.type,
            "ignore_type_checking": self.ignore_type_checking,
            "options": {**options, "ignore_imports": self.ignore_imports},
        }


@dataclasses.dataclass(frozen=True, kw_only=True)
class Answer:
    """Verdict, offending pairs and undeclared modules."""

    kept: bool
    pairs: tuple[tuple[str, str], ...]
    undeclared: tuple[str, ...]


def import_linter_answers(
    questions: Sequence[Question], directory: pathlib.Path
) -> tuple[Answer, ...]:
    """What import-linter says to all questions, in one process."""
    asked = directory / "questions.json"
    asked.write_text(json.dumps([it.for_import_linter() for it in questions]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ORACLE), str(asked)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    return tuple(
        _told(question, told)
        for question, told in zip(questions, json.loads(done.stdout), strict=True)
    )


class Archcheck:
    """Judges questions with archcheck, reading each directory once."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._graphs = GraphSource()
        self._read: dict[str, tuple[Project, tuple[FileFacts, ...]]] = {}

    def answer(self, question: Question) -> Answer:
        """Verdict and pairs."""
        assert question.decoded.problems == ()
        project, facts = self._project(question.root)
        inspection = _inspection(question, project)
        links = Links.of(self._graphs.graph(project, facts))
        names = contract_names(inspection.configuration, inspection.project, links.tree)
        found = tuple(_violations(question.declaration, names, links))
        return Answer(
            kept=not self._findings(inspection, facts),
            pairs=_sorted(_pairs(found)),
            undeclared=_sorted(_undeclared(found)),
        )

    def findings(self, question: Question) -> tuple[Finding, ...]:
        """All findings, as a check reports them."""
        project, facts = self._project(question.root)
        return self._findings(_inspection(question, project), facts)

    def _findings(
        self, inspection: Inspection, facts: tuple[FileFacts, ...]
    ) -> tuple[Finding, ...]:
        rules = ContractRules(self._graphs)
        rules.validate(inspection)
        return rules.judge(inspection, facts).findings

    def _project(self, root: str) -> tuple[Project, tuple[FileFacts, ...]]:
        if root not in self._read:
            configuration = Configuration(root=root, source=(".",), tests=())
            request = DiscoveryRequest(directory=root)
            project, _ = GitAwareDiscovery().discover(configuration, request)
            self._read[root] = (project, tuple(_facts(project)))
        return self._read[root]


def _facts(project: Project) -> Iterator[FileFacts]:
    for file in project.files:
        text = SourceText.decode(pathlib.Path(project.root, file.path).read_bytes())
        yield extract_facts(file.path, text, ast.parse(text.text))


def _inspection(question: Question, project: Project) -> Inspection:
    configuration = Configuration(root=question.root, contracts=(question.declaration,))
    name = contract_type(question.type).rule
    rule = ActiveRule.by_default(
        RuleDefinition(
            name=name,
            code="ARC100",
            family="dependencies",
            level=Level.ERROR,
            precision="very-high",
            tags=(),
            options=(),
            opt_in=False,
            summary="",
            because="",
            fix="",
            page="",
        )
    )
    plan = RulePlan({name: rule}, configuration, lambda pattern, path: False)
    return Inspection(configuration, project, Scope(whole=True, files=frozenset()), plan, "", 1)


def _violations(
    declaration: ContractDeclaration, names: ContractNames, links: Links
) -> Iterable[Violation]:
    ignored = ignored_imports(declaration.ignore_imports, links, names.layers)
    taken = frozenset(itertools.chain(*(item.links for item in ignored)))
    guards = {Guard.TYPE_CHECKING} if declaration.ignore_type_checking else set()
    left = links.without(taken, frozenset(guards))
    return contract_of(declaration, names).judge(left)


def _pairs(found: Iterable[Violation]) -> Iterator[tuple[str, str]]:
    return ((item.source, item.target) for item in found if isinstance(item, Breach))


def _undeclared(found: Iterable[Violation]) -> Iterator[str]:
    return (item.module for item in found if isinstance(item, Omission))


def _told(question: Question, told: Mapping[str, Any]) -> Answer:
    pairs = itertools.chain(*(_as_entries(question, *pair) for pair in told["pairs"]))
    return Answer(kept=told["kept"], pairs=_sorted(pairs), undeclared=tuple(told["undeclared"]))


def _as_entries(question: Question, source: str, target: str) -> Iterator[tuple[str, str]]:
    """The entries of a forbidden contract by which two modules are meant; else the modules."""
    if question.type != "forbidden":
        return iter([(source, target)])
    sources = _meaning(question.options["source_modules"], source)
    return itertools.product(sources, _meaning(question.options["forbidden_modules"], target))


def _meaning(entries: object, module: str) -> list[str]:
    assert isinstance(entries, list)
    return [entry for entry in entries if compiled(entry).fullmatch(module)]


def _sorted(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(set(items)))


def _text(value: object) -> object:
    return str(value) if isinstance(value, bool | int) else value
