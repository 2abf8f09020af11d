"""Projects on disk, and the real tools run on them."""

import dataclasses
import hashlib
import os
import pathlib
import sys
from collections.abc import Mapping

from archcheck.application.ports.analyzer import Analyzer
from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration, Origin, ToolSetting
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import JobResult
from archcheck.domain.project import Project, Role, Scope, SourceFile, SourceRoot
from archcheck.infrastructure.tools.catalogue import options_type
from archcheck.infrastructure.tools.tool_analyzers import tool_analyzers

UNTRUSTING = {"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", "")}
VARIABLES = {**UNTRUSTING, "ARCHCHECK_TRUST_PROJECT": "1"}
WHOLE = Scope(whole=True, files=frozenset())
EMOJI = "é é 😀"


@dataclasses.dataclass(frozen=True)
class Workshop:
    """A directory that is made a project, and checked with one tool."""

    root: pathlib.Path
    cache_directory: str = ""
    scope: Scope = WHOLE
    workers: int = 1
    variables: Mapping[str, str] = dataclasses.field(default_factory=lambda: VARIABLES)
    beside: tuple[str, ...] = ()
    origins: Mapping[str, Origin] = dataclasses.field(default_factory=dict)

    def write(self, **texts: str | bytes) -> "Workshop":
        """Write files: `src__shop__a` is `src/shop/a.py`."""
        return self.put({name.replace("__", "/") + ".py": text for name, text in texts.items()})

    def put(self, texts: Mapping[str, str | bytes]) -> "Workshop":
        """Write files by their paths."""
        for path, text in texts.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def configuration(self, setting: ToolSetting) -> Configuration:
        """A configuration with the tool and those beside it."""
        others = {name: ToolSetting(name=name) for name in self.beside}
        own = setting.options or options_type(setting.name)()
        return Configuration(
            root=str(self.root),
            tools={**others, setting.name: dataclasses.replace(setting, options=own)},
            origins=self.origins,
        )

    def inspection(self, setting: ToolSetting) -> Inspection:
        """All Python files of the directory, those under tests in the role of tests."""
        configuration = self.configuration(setting)
        return Inspection(
            configuration=configuration,
            project=self.project(),
            scope=self.scope,
            rules=RulePlan({}, configuration, lambda pattern, path: False),
            cache_directory=self.cache_directory,
            workers=self.workers,
        )

    def project(self) -> Project:
        """The project as discovery would find it."""
        paths = sorted(path for path in self.root.rglob("*.py*") if ".venv" not in path.parts)
        return Project(
            name="shop",
            root=str(self.root),
            source_roots=(SourceRoot("src", ("shop",)),),
            test_roots=("tests",),
            files=tuple(source_file(path, self.root) for path in paths),
        )

    def analyzer(self, setting: ToolSetting) -> Analyzer:
        """The analyzer of the tool."""
        analyzers = tool_analyzers(self.configuration(setting), self.variables)
        return next(analyzer for analyzer in analyzers if analyzer.name == setting.name)

    def check(self, setting: ToolSetting) -> JobResult:
        """The result of the first job."""
        analyzer = self.analyzer(setting)
        return analyzer.run(analyzer.plan(self.inspection(setting))[0])


def source_file(path: pathlib.Path, root: pathlib.Path) -> SourceFile:
    """A file as discovery would describe it."""
    relative = path.relative_to(root)
    data = path.read_bytes()
    parts = [part for part in relative.with_suffix("").parts if part not in ("src", "__init__")]
    return SourceFile(
        path=relative.as_posix(),
        role=Role.TEST if relative.parts[0] == "tests" else Role.SOURCE,
        module=".".join(parts),
        is_package=path.name == "__init__.py",
        size=len(data),
        digest=hashlib.sha256(data).hexdigest(),
    )


def places(result: JobResult) -> list[tuple[str, str, int, int, int, int]]:
    """Path, rule and region of all findings."""
    return [place(finding) for finding in result.findings]


def place(finding: Finding) -> tuple[str, str, int, int, int, int]:
    """Path, rule and region of a finding."""
    region = finding.location.region
    return (
        finding.location.path,
        finding.rule,
        region.start_line,
        region.start_column,
        region.end_line,
        region.end_column,
    )


NAMES = (
    "stand-in 99.8.7: black, isort, mypy, pydoclint, ruff, vulture, xenon, pycodestyle, "
    "python version = 3, import-linter, pylint, deptry, coverage.py, "
    "safety, pip-audit, dependency-check"
)
VERSION = f"import sys\nif '--version' in sys.argv: sys.exit(print('{NAMES}'))\n"


def stand_in(directory: pathlib.Path, code: str) -> str:
    """A program that does what the Python code says, and tells its version when asked."""
    program = directory / "stand-in"
    program.write_text(f"#!{sys.executable} -I\n{VERSION}{code}", encoding="utf-8")
    program.chmod(0o755)
    return str(program)
