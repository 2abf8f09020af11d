"""What archcheck knows about one file, or one of its lines."""

import dataclasses
import functools
import itertools
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import Survey, survey
from archcheck.application.ports.contract_matches import ContractMatches
from archcheck.application.ports.module_maps import ModuleMaps
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import Declaration
from archcheck.domain.facts import FileFacts, IgnoreDirective
from archcheck.domain.finding import Finding
from archcheck.domain.module_graph import Module
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import SourceFile
from archcheck.domain.suggestion import did_you_mean
from archcheck.shared.deferred import dataclass

WITH_LINE = re.compile(r"(.+?):(\d+)(?::\d+)?")


@dataclass(frozen=True)
class FileExplanation:
    """A file: where it stands in the architecture, and which rules judge it.

    `rules` are those in force, `declared` what those judge that judge nothing else.
    `line` is 0 where the whole file is meant; `findings` and `ignores` are then all of them, else
    those of the line. `contracts` are names of contracts that speak of the module.
    """

    file: SourceFile
    line: int
    layer: str
    context: str
    rules: tuple[ActiveRule, ...]
    contracts: tuple[str, ...]
    ignores: tuple[IgnoreDirective, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    declared: Mapping[str, tuple[Declaration, ...]] = dataclasses.field(default_factory=dict)


class ExplainFileUseCase:
    """Looks one file up."""

    def __init__(
        self,
        services: CheckServices,
        maps: ModuleMaps,
        make_matches: Callable[[], ContractMatches],
    ) -> None:
        """Take the ports."""
        self._services = services
        self._maps = maps
        self._matches = make_matches

    def execute(self, text: str, request: CheckRequest, progress: Progress) -> FileExplanation:
        """All about it; raises UsageProblems and Terminated."""
        path, line = _place(text)
        located = dataclasses.replace(request, paths=(path,))
        found = survey(located, self._services, progress)
        file = _file(path, request.directory, found)
        _refuse_missing_line(text, file, line, found.facts)
        place = self._module(file, found)
        declared = self._declared(found)
        return FileExplanation(
            file=file,
            line=line,
            layer=place.layer,
            context=place.context,
            rules=tuple(_in_force(file, found, declared)),
            declared=declared,
            contracts=tuple(self._contracts(file, found, request.directory)),
            ignores=tuple(_ignores(found.facts, file.path, line)),
            findings=tuple(_findings(found.findings, file.path, line)),
            missing=found.missing,
        )

    def _module(self, file: SourceFile, found: Survey) -> Module:
        modules = self._maps.of(found.inspection, found.facts).graph.modules
        nothing = Module(file.module, modules[0].kind) if modules else None
        known = (it for it in modules if it.name == file.module)
        place = next(known, nothing)
        if place is None:
            raise UsageProblems(Problem(file.path, "", "the project has no modules"))
        return place

    def _declared(self, found: Survey) -> Mapping[str, tuple[Declaration, ...]]:
        """For each rule that judges what is declared, what is: nothing of most of them."""
        plan = found.inspection.rules
        return {
            rule: tuple(
                it
                for it in plan.configuration.declarations
                if it.is_of(rule)
                if plan.judges_for(it, rule)
            )
            for rule in sorted(self._matches().declared_rules())
        }

    def _contracts(self, file: SourceFile, found: Survey, directory: str) -> Iterator[str]:
        configuration = found.inspection.configuration
        matches = self._matches()
        for declaration in filter(found.inspection.rules.judges, configuration.contracts):
            entries = matches.of(declaration, configuration, directory)
            heads = frozenset[str]().union(*(entry.modules for entry in entries))
            if not heads.isdisjoint(_with_parents(file.module)):
                yield declaration.name


def _with_parents(module: str) -> Iterator[str]:
    while module:
        yield module
        module = module.rpartition(".")[0]


def _place(text: str) -> tuple[str, int]:
    """A path, and the line behind a colon; 0 without one."""
    found = WITH_LINE.fullmatch(text)
    return (found[1], int(found[2])) if found else (text, 0)


def _refuse_missing_line(
    text: str, file: SourceFile, line: int, facts: Iterable[FileFacts]
) -> None:
    """Lines count from 1 to the last; of a file that cannot be read nobody knows them."""
    known = {it.path: max(it.lines, 1) for it in facts}
    last = known.get(file.path, line)
    if line > last or (not line and WITH_LINE.fullmatch(text)):
        message = f"{file.path} has no line {line}"
        raise UsageProblems(Problem("", "", message, f"its lines are 1 to {last}"))


def _file(path: str, directory: str, found: Survey) -> SourceFile:
    root = found.inspection.project.root
    inside = os.path.relpath(os.path.join(directory, path), root).replace(os.sep, "/")
    files = {file.path: file for file in found.inspection.project.files}
    if inside not in files:
        message = f"{path} is no Python file of this project"
        raise UsageProblems(Problem("", "", message, did_you_mean(inside, files)))
    return files[inside]


def _in_force(
    file: SourceFile, found: Survey, declared: Mapping[str, tuple[Declaration, ...]]
) -> Iterator[ActiveRule]:
    rules = found.inspection.rules.for_file(file.path)
    return (rules[name] for name in sorted(rules) if name not in declared or declared[name])


def _ignores(facts: Iterable[FileFacts], path: str, line: int) -> Iterator[IgnoreDirective]:
    own = itertools.chain.from_iterable(it.ignores for it in facts if it.path == path)
    return filter(functools.partial(_covers, line), own)


def _covers(line: int, ignore: IgnoreDirective) -> bool:
    """Whether it is about a line; 0 is all of them."""
    inside = ignore.first_line <= line <= ignore.last_line
    return inside or ignore.whole_file or line == 0


def _findings(findings: Iterable[Finding], path: str, line: int) -> Iterator[Finding]:
    for finding in findings:
        region = finding.location.region
        if finding.location.path == path and (not line or region.start_line == line):
            yield finding
