"""A stand-in for a tool, without a process, and the walk of somebody who edits its project."""

import pathlib
import random
from collections.abc import Mapping, Sequence
from typing import Any

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.domain.finding import Finding
from archcheck.domain.job import JobResult, Outcome, UncheckedFile, tallied
from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import (
    Prices,
    RawFinding,
    Reading,
    Registry,
    Sight,
    ToolAdapter,
    ToolCall,
    Unread,
    left_out,
)
from archcheck.infrastructure.tools.running.circumstances import circumstances
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.remembered_answers import RememberedAnswers
from archcheck.infrastructure.tools.running.tool_analyzer import ToolAnalyzer
from archcheck.infrastructure.tools.running.tool_options import OptionNames, OptionTable
from archcheck.infrastructure.tools.running.tool_options import OptionClass
from tests.integration.tools.tool_support import Workshop

SETTINGS = "echo.cfg"
PACKAGES = "site-packages"
WORDS = ("good", "BAD", "WORSE", "broken", "left", "import shop")
PATHS = ("src/shop/a.py", "src/shop/b.py", "src/shop/sub/c.py", "src/top/d.py", "tests/test_e.py")
ARGUMENTS: tuple[tuple[str, ...], ...] = ((), ("--loud",))
Told = tuple[
    list[Finding], list[UncheckedFile], tuple[str, ...], tuple[str, ...], int | None, Outcome
]


class Echo(ToolAdapter):
    """Repeats the bad words of files, as its settings, arguments and packages have it.

    Where it sees the whole project it also repeats what other files import.
    """

    name = "echo"
    homepage = "https://example.org/"
    position = 1
    prices = Prices(start=0.1, kilobyte=10.0)
    plugin_groups = ("echo",)

    def __init__(self, scope: Sight) -> None:
        """Take what it sees."""
        self.scope = scope
        self.questions: list[str] = []
        self.readings = 0

    @property
    def options(self) -> OptionTable:
        """It has one."""
        return OptionTable({OptionClass.PASS: OptionNames(flags=("--loud",))}, False)

    def configuration(self, root: pathlib.Path) -> str:
        """Its file."""
        return SETTINGS if (root / SETTINGS).is_file() else ""

    def sources(self, root: pathlib.Path, options: Any) -> tuple[str, ...]:
        """Nothing but the project, and that is known of it."""
        return ()

    def check(self, call: ToolCall) -> Reading:
        """Read every file."""
        self.questions += call.paths
        root = pathlib.Path(call.root)
        texts = {path: (root / path).read_text() for path in call.paths}
        kept = {path: text for path, text in texts.items() if text != "left"}
        level = Level.ERROR if "--loud" in call.task.args else Level.WARNING
        says = f"{self._told(root)} {call.task.version}"
        return Reading(
            findings=tuple(
                _finding(path, text, level, says) for path, text in kept.items() if text != "good"
            ),
            unread=tuple(Unread(path, "cannot be parsed") for path in _with(kept, "broken")),
            tallies=left_out("echo", sorted(texts.keys() - kept.keys())),
            exit_code=max((_code(text) for text in kept.values()), default=None),
        )

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """The line."""
        return text.whole_line(finding.line)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """As its settings have it."""
        summary = registry.get(rule_id, {}).get("summary", "")
        return ToolRule(id=rule_id, name=rule_id, summary=summary, level=Level.ERROR)

    def read_registry(self, root: pathlib.Path, arguments: Sequence[str]) -> Registry:
        """What its settings say; nothing without them."""
        self.readings += 1
        text = (root / SETTINGS).read_text() if (root / SETTINGS).is_file() else ""
        return {"E1": {"summary": f"{text} {arguments}"}} if text else {}

    def _told(self, root: pathlib.Path) -> str:
        settings = (root / SETTINGS).read_text() if (root / SETTINGS).is_file() else ""
        packages = sorted(path.name for path in (root.parent / PACKAGES).iterdir())
        others = sorted(str(path) for path in root.rglob("*.py")) if self._sees_all(root) else []
        return f"{settings} {packages} {others}"

    def _sees_all(self, root: pathlib.Path) -> bool:
        has_plugin = any((root.parent / PACKAGES).glob("*/entry_points.txt"))
        return self.scope is Sight.PROJECT or has_plugin


def _finding(path: str, text: str, level: Level, says: str) -> RawFinding:
    rule = "E1" if "BAD" in text else "E2"
    return RawFinding(path=path, rule=rule, level=level, message=f"{text} {says}", line=1)


def _with(texts: Mapping[str, str], word: str) -> list[str]:
    return [path for path, text in texts.items() if word in text]


def _code(text: str) -> int:
    return {"broken": 123, "good": 0}.get(text, 1)


class Walk:
    """Somebody who edits a project, its tool, and what is installed, at random."""

    def __init__(self, workshop: Workshop, scope: Sight, results: ResultCache, seed: int) -> None:
        """Begin with a project of one file."""
        self.adapter = Echo(scope)
        self.results = results
        self.setting = ToolSetting(name="echo")
        self._shop = workshop.put({PATHS[0]: "good"})
        self._packages = workshop.root.parent / PACKAGES
        self._packages.mkdir(exist_ok=True)
        self._install("echo-1.0")
        self._chance = random.Random(seed)

    def step(self) -> str:
        """Change something; what was done."""
        edits = (
            *(self._write, self._delete, self._rename, self._touch),
            *(self._configure, self._set_up, self._change_packages, self._change_version),
            *(self._change_plugins, self._rest),
        )
        edit = self._chance.choice(edits)
        edit()
        return edit.__name__

    def told(self, is_remembering: bool) -> tuple[Told, tuple[ToolRule, ...]]:
        """What the tool says of the project, and of its rules."""
        root = str(self._shop.root)
        configuration = self._shop.configuration(self.setting)
        surroundings = Surroundings(
            {"ARCHCHECK_TRUST_PROJECT": "1"}, root, python_path=(str(self._packages),)
        )
        memory = RememberedAnswers(
            self.adapter, circumstances(surroundings, self.results), self.results
        )
        analyzer = ToolAnalyzer(
            self.adapter, configuration, surroundings, memory if is_remembering else None
        )
        inspection = self._shop.inspection(self.setting)
        told = _summary([analyzer.run(job) for job in analyzer.plan(inspection)])
        return told, analyzer.describe(inspection, ("E1", "E2")).rules

    def _path(self) -> pathlib.Path:
        return self._shop.root / self._chance.choice(PATHS)

    def _write(self) -> None:
        path = self._path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._chance.choice(WORDS))

    def _delete(self) -> None:
        self._path().unlink(missing_ok=True)

    def _rename(self) -> None:
        source, target = self._path(), self._path()
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_file():
            source.rename(target)

    def _touch(self) -> None:
        if (path := self._path()).is_file():
            path.touch()

    def _rest(self) -> None:
        """Change nothing."""

    def configure(self, text: str) -> None:
        """Write its settings."""
        (self._shop.root / SETTINGS).write_text(text)

    def _configure(self) -> None:
        path = self._shop.root / SETTINGS
        path.write_text(self._chance.choice(("one", "two")))
        if self._chance.random() < 0.3:
            path.unlink()

    def _set_up(self) -> None:
        levels = self._chance.choice(({}, {"E1": Level.NOTE}))
        arguments = self._chance.choice(ARGUMENTS)
        self.setting = ToolSetting(name="echo", args=arguments, levels=levels)

    def _install(self, name: str, points: str = "") -> None:
        place = self._packages / f"{name}.dist-info"
        place.mkdir(exist_ok=True)
        project, version = name.split("-")
        (place / "METADATA").write_text(f"Name: {project}\nVersion: {version}\n")
        if points:
            (place / "entry_points.txt").write_text(points)

    def _uninstall(self, pattern: str) -> None:
        for place in self._packages.glob(pattern):
            for file in place.iterdir():
                file.unlink()
            place.rmdir()

    def _change_version(self) -> None:
        self._uninstall("echo-*")
        self._install(self._chance.choice(("echo-1.0", "echo-2.0")))

    def _change_packages(self) -> None:
        self._uninstall("other-*")
        self._install(self._chance.choice(("other-1.0", "other-2.0")))

    def _change_plugins(self) -> None:
        self._uninstall("plug-*")
        if self._chance.random() < 0.5:
            self._install("plug-1.0", "[echo]\nplug = plug:check\n")


def _summary(results: Sequence[JobResult]) -> Told:
    codes = [result.exit_code for result in results if result.exit_code is not None]
    worst = max((result.outcome for result in results), key=lambda it: it is Outcome.FAILED)
    return (
        sorted((it for result in results for it in result.findings), key=lambda it: it.order),
        sorted((it for result in results for it in result.unchecked), key=lambda it: it.path),
        tallied(it for result in results for it in result.tallies),
        tuple(sorted({note for result in results for note in result.notes})),
        max(codes, default=None),
        worst,
    )


def configured(root: str, setting: ToolSetting) -> Configuration:
    """A configuration with one tool."""
    return Configuration(root=root, tools={setting.name: setting})
