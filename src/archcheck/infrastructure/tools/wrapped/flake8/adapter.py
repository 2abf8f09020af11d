"""flake8: style and pyflakes; each file on its own."""

import collections
import fnmatch
import os
import pathlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from archcheck.domain.job import Tally
from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import (
    Alike,
    Engine,
    left_out,
    Prices,
    RawFinding,
    Reading,
    Registry,
    Sight,
    ToolAdapter,
    ToolCall,
    ToolTask,
    Unread,
)
from archcheck.infrastructure.tools.columns import token_region
from archcheck.infrastructure.tools.running.configuration_files import ini_sections
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.process_runner import Finished
from archcheck.infrastructure.tools.running.rule_table import described
from archcheck.infrastructure.tools.wrapped.flake8.rule_ids import SYNTAX_ERRORS
from archcheck.infrastructure.tools.wrapped.flake8.screening import Screening, layout, screened

FORMAT = "%(path)s|%(row)d|%(col)d|%(code)s|%(text)s"
LINE = re.compile(
    r"(?P<path>.+?)\|(?P<row>\d+)\|(?P<column>\d+)\|(?P<code>[A-Z]+[0-9]+)\|(?P<text>.*)"
)
CONFIGURATIONS = ("setup.cfg", "tox.ini", ".flake8")
UNSELECTED = "findings of plug-ins that nobody has selected, left out"
LOCAL_PLUGINS = "flake8:local-plugins"
SECTIONS = ("flake8", LOCAL_PLUGINS)
PLUG_IN_OF_EXTRAS = "DOC"
OWN_FAMILIES = ("E", "W", "F", "C9")
ALWAYS_EXCLUDED = (
    ".svn",
    "CVS",
    ".bzr",
    ".hg",
    ".git",
    "__pycache__",
    ".tox",
    ".nox",
    ".eggs",
    "*.egg",
)
ERRORS = ("E9", "F63", "F7", "F82")
LOUD = """[flake8]
quiet = 0
benchmark = False
count = False
show-source = False
show_source = False
statistics = False
output-file =
output_file =
tee = False
"""
DECIDED_BY_FORMATTERS = ("E203", "E501", "E701", "E704", "W503", "W504")
DECIDED_ELSEWHERE = {
    "black": DECIDED_BY_FORMATTERS,
    "ruff-format": DECIDED_BY_FORMATTERS,
    "xenon": ("C901",),
}


class Flake8(ToolAdapter):
    """How flake8 runs and what it says."""

    name = "flake8"
    homepage = "https://flake8.pycqa.org/"
    heeds = tuple(DECIDED_ELSEWHERE)
    own_switch = "extend-ignore = RULE under [flake8] in .flake8, setup.cfg or tox.ini"
    oldest = "7.1"
    position = 10
    scope = Sight.FILE
    plugin_groups = ("flake8.extension", "flake8.report")
    known_plugins = frozenset(
        {
            "flake8",
            "flake8-annotations",
            "flake8-bandit",
            "flake8-bugbear",
            "flake8-builtins",
            "flake8-comprehensions",
            "flake8-docstrings",
            "flake8-eradicate",
            "flake8-logging",
            "flake8-print",
            "flake8-pytest-style",
            "flake8-return",
            "flake8-simplify",
            "mccabe",
            "pep8-naming",
            "pydoclint",
            "radon",
        }
    )
    prices = Prices(start=0.1, kilobyte=0.00205)

    @property
    def proof(self) -> str:
        """Its own name is not among its words."""
        return "pycodestyle"

    def configuration(self, root: pathlib.Path) -> str:
        """The first of flake8's files at the root that has a section for it."""
        for name in CONFIGURATIONS:
            if any(section in ini_sections(root / name) for section in SECTIONS):
                return name
        return ""

    def brings(self, root: pathlib.Path) -> str:
        """The directory from which local plug-ins are loaded."""
        sections = ini_sections(root / self.configuration(root))
        paths = _listed(sections.get(LOCAL_PLUGINS, {}).get("paths", ""))
        return next(iter(paths), "")

    def engine(self, options: Any) -> str:
        """ruff, where the project asks for it."""
        return "" if options.engine == self.name else str(options.engine)

    def started(
        self, command: tuple[str, ...], interpreter: str, engine: Engine | None
    ) -> tuple[str, ...]:
        """By a script of ours where an engine does a part of the work."""
        return screened(command, interpreter, engine)

    def sources(self, root: pathlib.Path, options: Any) -> tuple[str, ...] | None:
        """How the project formats, where that is compared."""
        return layout(root) if self.engine(options) else ()

    def alike(self, root: pathlib.Path, task: ToolTask, paths: Sequence[str]) -> Alike | None:
        """What its own file says, where nothing of it is held against a path from the root."""
        sections = _sections(root, task.configuration)
        if LOCAL_PLUGINS in sections or not self.options.have_no_place(task.args):
            return None
        stated = dict(sections.get("flake8", {}))
        return None if "/" in "".join(stated.values()) else Alike(stated)

    def check(self, call: ToolCall) -> Reading:
        """Run with `--exit-zero`, so that the status tells only of crashes, and read the lines."""
        paths = self._kept(call)
        left = left_out(self.name, sorted({*call.paths}.difference(paths)))
        if not paths:
            return Reading(tallies=left)
        screening = Screening(call, paths)
        finished = call.run(
            *screening.orders(),
            *self._configured(call),
            "-j1",
            "--exit-zero",
            "--color=never",
            "--tee",
            f"--format={FORMAT}",
            *call.task.args,
            *self._unheard(call),
            *self._made_loud(call),
            "--",
            *paths,
        )
        if finished.exit_code:
            raise crash(finished)
        findings = _findings(finished)
        wanted = self._wanted(call)
        return Reading(
            findings=tuple(filter(lambda finding: wanted(finding.rule), findings)),
            unread=_unread(findings),
            tallies=left + self._unselected(findings, call) + screening.tallies(),
            exit_code=finished.exit_code,
        )

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """The token at the place; the rest of the line where it is too long."""
        column = _column(finding, text)
        if finding.rule == "E501":
            return Region(finding.line, column, finding.line, len(text.line(finding.line)) + 1)
        return token_region(text, finding.line, column)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """From our own table; flake8 has none."""
        return described("flake8", rule_id, self.homepage, _level(rule_id))

    def _configured(self, call: ToolCall) -> tuple[str, ...]:
        if self.options.values(call.task.args, "--config"):
            return ()
        name = call.task.configuration
        return ("--config", name) if name else ("--isolated",)

    def _unheard(self, call: ToolCall) -> tuple[str, ...]:
        """A tool of archcheck's extras is a plug-in too, and nobody has selected its rules."""
        if self._selected(call) != OWN_FAMILIES:
            return ()
        given = self.options.values(call.task.args, "--extend-ignore")[-1:]
        return (f"--extend-ignore={','.join((PLUG_IN_OF_EXTRAS, *given))}",)

    def _made_loud(self, call: ToolCall) -> tuple[str, ...]:
        """The project may silence flake8 for its own use; the file read last has its way."""
        if not call.task.configuration and not self.options.values(call.task.args, "--config"):
            return ()
        path = pathlib.Path(call.scratch, "flake8.ini")
        path.write_text(LOUD, encoding="utf-8")
        return ("--append-config", str(path))

    def _wanted(self, call: ToolCall) -> Callable[[str], bool]:
        selected = self._selected(call)
        dropped = tuple(
            code
            for tool in call.task.beside
            for code in DECIDED_ELSEWHERE.get(tool, ())
            if code not in call.task.levels
        )
        return lambda code: code.startswith(selected) and not code.startswith(dropped)

    def _selected(self, call: ToolCall) -> tuple[str, ...]:
        """With the project's own configuration all that flake8 says counts, plug-ins included."""
        names = ("--config", "--select", "--extend-select")
        is_chosen = call.task.configuration or self.options.values(call.task.args, *names)
        return ("",) if is_chosen else OWN_FAMILIES

    def _unselected(self, findings: Iterable[RawFinding], call: ToolCall) -> tuple[Tally, ...]:
        selected = self._selected(call)
        paths = (found.path for found in findings if not found.rule.startswith(selected))
        return tuple(
            Tally(UNSELECTED, path, count) for path, count in collections.Counter(paths).items()
        )

    def _kept(self, call: ToolCall) -> tuple[str, ...]:
        return tuple(path for path in call.paths if not self._is_excluded(path, call))

    def _is_excluded(self, path: str, call: ToolCall) -> bool:
        """Whether flake8 would not come to a file if it looked for files itself."""
        patterns = self._exclusions(call)
        places = (pathlib.PurePosixPath(path), *pathlib.PurePosixPath(path).parents)
        return any(
            fnmatch.fnmatch(name, pattern)
            for place in places[:-1]
            for name in (place.name, os.path.join(call.root, place))
            for pattern in patterns
        )

    def _exclusions(self, call: ToolCall) -> list[str]:
        sections = ini_sections(pathlib.Path(call.root, call.task.configuration))
        options = sections.get("flake8", {})
        given = (*_values(options, "exclude"), *self.options.values(call.task.args, "--exclude"))
        more = (
            *_values(options, "extend-exclude"),
            *self.options.values(call.task.args, "--extend-exclude"),
        )
        patterns = _listed(" ".join((*(given or ALWAYS_EXCLUDED), *more)))
        return [_normalised(pattern, call.root) for pattern in patterns]


def _sections(root: pathlib.Path, configuration: str) -> Mapping[str, Mapping[str, str]]:
    return ini_sections(root / configuration) if configuration else {}


def _values(options: Mapping[str, str], name: str) -> list[str]:
    spellings = (name, name.replace("-", "_"))
    return [options[key] for key in dict.fromkeys(spellings) if key in options]


def _normalised(pattern: str, root: str) -> str:
    """A pattern with a slash is a path from the root, as flake8 reads it."""
    return os.path.normpath(os.path.join(root, pattern)) if "/" in pattern else pattern


def _listed(text: str) -> list[str]:
    return [part for part in re.split(r"[\s,]+", text) if part]


def _level(code: str) -> Level:
    return Level.ERROR if code.startswith(ERRORS) else Level.WARNING


def _findings(finished: Finished) -> list[RawFinding]:
    return [_finding(line, finished) for line in finished.output.split("\n") if line]


def _unread(findings: Iterable[RawFinding]) -> tuple[Unread, ...]:
    """Of a file with a syntax error flake8 looks at the lines only."""
    broken = {found.path: found.message for found in findings if found.rule in SYNTAX_ERRORS}
    return tuple(Unread(path, f"cannot be parsed ({why})") for path, why in broken.items())


def _finding(line: str, finished: Finished) -> RawFinding:
    match = LINE.fullmatch(line)
    if match is None:
        raise unreadable(finished, line)
    code = match["code"]
    return RawFinding(
        path=match["path"],
        rule=code,
        level=_level(code),
        message=match["text"],
        line=int(match["row"]),
        column=int(match["column"]),
    )


def _column(finding: RawFinding, text: SourceText) -> int:
    column = finding.column or 0
    if finding.rule == "E999":
        return max(column - 1, 1)
    if finding.rule.startswith(("E", "W")):
        return column
    return text.from_bytes(finding.line, column - 1)


ADAPTER = Flake8()
