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
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.project import Project, Scope
from archcheck.domain.rule import RuleDefinition
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.contracts.contract_rules import ContractRules
from archcheck.infrastructure.architecture.contracts.catalogue import contract_type
from archcheck.infrastructure.architecture.graph.building import GraphSource
from archcheck.infrastructure.architecture.graph.module_patterns import compiled
from archcheck.infrastructure.decoding.decoder import Decoded, read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.discovery.discovery import GitAwareDiscovery
from archcheck.infrastructure.facts.extraction import extract_facts
from archcheck.application.ports.project_discovery import DiscoveryRequest
from tests.integration.architecture.reported_support import Pair, Route, Told

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


def import_linter_answers(
    questions: Sequence[Question], directory: pathlib.Path
) -> tuple[Told, ...]:
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
    answers = zip(questions, json.loads(done.stdout), strict=True)
    return tuple(_told(question, answer) for question, answer in answers)


class Archcheck:
    """Judges questions with archcheck, reading each directory once."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._graphs = GraphSource()
        self._read: dict[str, tuple[Project, tuple[FileFacts, ...]]] = {}

    def findings(self, question: Question) -> tuple[Finding, ...]:
        """All findings, as a check reports them."""
        assert question.decoded.problems == ()
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


def _told(question: Question, answer: Mapping[str, Any]) -> Told:
    found = itertools.chain(*(_as_entries(question, route) for route in answer["routes"]))
    routes = sorted(found, key=lambda route: route.pair)
    joined = (_joined(list(same)) for _, same in itertools.groupby(routes, lambda it: it.pair))
    undeclared = frozenset(answer["undeclared"])
    return Told(kept=answer["kept"], routes=tuple(joined), undeclared=undeclared)


def _joined(routes: Sequence[Route]) -> Route:
    """The routes between modules that one pair of entries means."""
    firsts = tuple(first for route in routes for first in route.firsts)
    return Route(pair=routes[0].pair, length=min(route.length for route in routes), firsts=firsts)


def _as_entries(question: Question, route: Mapping[str, Any]) -> Iterator[Route]:
    """A route between the entries of a forbidden contract that mean its modules; else between these."""
    source, target = route["pair"]
    pairs: Iterable[Pair] = [(source, target)]
    if question.type == "forbidden":
        sources = _meaning(question.options["source_modules"], source)
        pairs = itertools.product(sources, _meaning(question.options["forbidden_modules"], target))
    firsts = tuple((one, other, tuple(lines)) for one, other, lines in route["firsts"])
    for pair in pairs:
        yield Route(pair=pair, length=route["length"], firsts=firsts)


def _meaning(entries: object, module: str) -> list[str]:
    assert isinstance(entries, list)
    return [entry for entry in entries if compiled(entry).fullmatch(module)]


def _text(value: object) -> object:
    return str(value) if isinstance(value, bool | int) else value
