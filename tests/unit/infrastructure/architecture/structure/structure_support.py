"""Small projects for tests of structure rules: texts by path, and rules as TOML; no files."""

import ast
import dataclasses
import functools
import hashlib
import itertools
import pathlib
import tomllib
from collections.abc import Iterator, Mapping

from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Project, Role, Scope, SourceFile, SourceRoot
from archcheck.domain.rule_names import RuleNames
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.contracts.contract_rules import (
    contract_names,
    project_tree,
)
from archcheck.infrastructure.architecture.structure.index.code import Code
from archcheck.infrastructure.architecture.structure.index.code_index import code_files
from archcheck.infrastructure.architecture.libraries import groups_of
from archcheck.infrastructure.architecture.structure.structure_rules import StructureRules
from archcheck.infrastructure.configuration.documents import Document
from archcheck.infrastructure.configuration.fragment_reading import read_fragment
from archcheck.infrastructure.configuration.merging import build
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.configuration.toml_lines import entry_lines
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.facts.code.extraction import Foreseen, every_call, with_code
from archcheck.infrastructure.facts.extraction import extract_facts
from tests.unit.refusal_support import without_line

FILE = "archcheck.toml"
INIT = "__init__"


@functools.cache
def known_rules() -> RuleNames:
    """The rules that have pages."""
    return RuleNames(PageRuleCatalogue().rules(), {})


def configured(text: str) -> Configuration:
    """The configuration of an archcheck.toml; raises UsageProblems with all that is wrong."""
    place = KeyPlace(FILE, entry_lines(text))
    document = Document(place, tomllib.loads(text), pathlib.Path("/nowhere"))
    fragment = read_fragment(document, known_rules()).accepted()
    return dataclasses.replace(build(fragment), root="/nowhere")


@dataclasses.dataclass(frozen=True)
class Sample:
    """A project: texts by path under `src` or `tests`, and its archcheck.toml.

    A path without a directory lies in the only root package, `shop`. What is passed to calls that
    are not `foreseen` is read from files at `root`, which `write` makes.
    """

    files: Mapping[str, str]
    configuration: str = ""
    results: ResultCache = NO_RESULTS
    root: str = "/nowhere"
    foreseen: Foreseen = every_call

    @functools.cached_property
    def inspection(self) -> Inspection:
        """What analyzers plan from; raises UsageProblems."""
        configuration = configured(self.configuration)
        rules = {rule.name: _active(ActiveRule.by_default(rule)) for rule in known_rules().rules}
        plan = RulePlan(rules, configuration, lambda pattern, path: False)
        scope = Scope(whole=True, files=frozenset())
        return Inspection(configuration, self.project, scope, plan, "", 1)

    @functools.cached_property
    def project(self) -> Project:
        """The project with its files."""
        return Project(
            name="shop",
            root=self.root,
            source_roots=(SourceRoot("src", ("shop",)),),
            test_roots=("tests",),
            files=tuple(itertools.starmap(_file, self.texts.items())),
        )

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts by whole paths, sorted."""
        places = ((path if "/" in path else f"src/shop/{path}", path) for path in self.files)
        return {path: self.files[name] for path, name in sorted(places)}

    @functools.cached_property
    def facts(self) -> tuple[FileFacts, ...]:
        """What the files state."""
        texts = ((file, self.texts[file.path]) for file in self.project.files)
        return tuple(_facts(file, text, self.foreseen) for file, text in texts)

    @functools.cached_property
    def code(self) -> Code:
        """The project as terms see it."""
        configuration = self.inspection.configuration
        names = contract_names(configuration, self.project, project_tree(self.project))
        files = code_files(self.project.files, self.facts)
        return Code(self.inspection, files, names, groups_of(configuration))

    def write(self) -> "Sample":
        """The same project, its files made at its root."""
        for path, text in self.texts.items():
            place = pathlib.Path(self.root, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        return self

    def findings(self) -> tuple[Finding, ...]:
        """What the structure rules find; raises UsageProblems."""
        return self.answer().findings

    def answer(self) -> ProjectAnswer:
        """All that the structure rules say; raises UsageProblems."""
        rules = StructureRules().remembering(self.results)
        rules.validate(self.inspection)
        return rules.judge(self.inspection, self.facts)

    def places(self) -> list[str]:
        """The text at each finding with its file and line: `module.py:3 open`."""
        return [self._place(finding) for finding in self.findings()]

    def problems(self) -> list[str]:
        """What is wrong with the configuration, as people read it."""
        try:
            self.findings()
        except UsageProblems as found:
            return [" / ".join(without_line(it).splitlines()) for it in found.problems]
        return []

    def lines_of_problems(self) -> list[int]:
        """Which lines of the configuration are to blame."""
        try:
            self.findings()
        except UsageProblems as found:
            return [problem.line for problem in found.problems]
        return []

    def _place(self, finding: Finding) -> str:
        text = SourceText(self.texts[finding.location.path], "utf-8")
        name = finding.location.path.removeprefix("src/shop/")
        region = finding.location.region
        return f"{name}:{region.start_line} {text.excerpt(region)}"


def one_file(text: str, rule: str, **others: str) -> list[str]:
    """The places in `module.py` (and in other files of the package) that one rule finds.

    The rule is a table without its header and name.
    """
    files = {f"{name}.py": other for name, other in others.items()}
    sample = Sample({"module.py": text, **files}, stated(rule))
    return [place.removeprefix("module.py:") for place in sample.places()]


def stated(rule: str) -> str:
    """A structure rule `r` as a configuration."""
    return f'[[structure]]\nname = "r"\n{rule}\n'


def _active(rule: ActiveRule) -> ActiveRule:
    return dataclasses.replace(rule, level=Level.ERROR)


def _file(path: str, text: str) -> SourceFile:
    role = Role.TEST if path.startswith("tests/") else Role.SOURCE
    parts = list(pathlib.PurePosixPath(path).with_suffix("").parts)
    module = ".".join(_without_init(parts[1:] if role is Role.SOURCE else parts))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return SourceFile(path, role, module, parts[-1] == INIT, len(text), digest)


def _without_init(parts: list[str]) -> Iterator[str]:
    return (part for part in parts if part != INIT)


def _facts(file: SourceFile, text: str, foreseen: Foreseen) -> FileFacts:
    source, tree = SourceText(text, "utf-8"), ast.parse(text)
    return with_code(extract_facts(file.path, source, tree), source, tree, file, foreseen)
