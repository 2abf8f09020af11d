"""isort: the order of imports; each file on its own."""

import collections
import pathlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.tools.adapter import (
    Alike,
    left_out,
    Prices,
    Reading,
    Registry,
    Sight,
    Surrounding,
    ToolCall,
    ToolTask,
    Unread,
)
from archcheck.infrastructure.tools.running.configuration_files import (
    ini_sections,
    read_text,
    toml_table,
)
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.outside_places import demand_inside
from archcheck.infrastructure.tools.running.reformatting import Rewriter, reformatting
from archcheck.infrastructure.tools.running.unified_diff import hunks

RULE = "isort"
COMPLAINT = "Imports are not in the order of isort"
SCRIPT = pathlib.Path(__file__).with_name("imports_script.py")
PROJECT = "pyproject.toml"
OWN_FILE = ".isort.cfg"
EDITOR = ".editorconfig"
TABLES = (("tool", "isort"), ("isort",))
ASSIGNED = re.compile(r"^[ \t]*(\w+)[ \t]*[=:][ \t]*(.*)$", re.MULTILINE)
SECTIONS = ("settings", "isort", "tool:isort")
SHARED_FILES = ("setup.cfg", "tox.ini")
NAMING = ("src_paths", "virtual_env", "conda_env", "directory")
SETTINGS = ("--settings-path", "--settings-file", "--settings", "--sp")
LENGTHS = ("--line-length", "--line-width", "-l", "-w")
SOURCES = ("--src", "--src-path")
FORMATTERS = ("black", "ruff")
LENGTH_NAMES = ("line-length", "line_length")


class Isort(Rewriter):
    """How isort is asked and what it says."""

    name = "isort"
    homepage = "https://isort.readthedocs.io/"
    own_switch = 'extend_skip = ["FILE"] under [tool.isort] in pyproject.toml, for some files'
    oldest = "6"
    position = 24
    scope = Sight.FILE
    prices = Prices(start=0.2, kilobyte=0.0006)
    script = str(SCRIPT)

    def configuration(self, root: pathlib.Path) -> str:
        """The first of isort's files at the root that says something about it."""
        if (root / OWN_FILE).is_file():
            return OWN_FILE
        if toml_table(root / PROJECT, "tool", "isort") is not None:
            return PROJECT
        named = (name for name in SHARED_FILES if _section(root / name) is not None)
        return next(named, "")

    def depends_on(
        self, root: pathlib.Path, args: Sequence[str], paths: Iterable[str]
    ) -> Surrounding:
        """Also what says how long lines are, and which modules belong to the project."""
        files = super().depends_on(root, args, paths).files
        return Surrounding(files=tuple(sorted({*files, EDITOR, PROJECT})), packages=True)

    def alike(self, root: pathlib.Path, task: ToolTask, paths: Sequence[str]) -> Alike | None:
        """Our script is run in each project, whatever its own configuration."""
        return Alike()

    def check(self, call: ToolCall) -> Reading:
        """Run our script with isort's arguments, and read its JSON."""
        options = self._options(call)
        finished = call.run(*options, *call.task.args, "--", *call.paths)
        if finished.exit_code:
            raise crash(finished)
        try:
            return _reading(parsed_answer(finished.output))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise unreadable(finished, finished.output) from error

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """It has one rule."""
        return ToolRule(
            id=rule_id,
            name="ImportOrder",
            summary="The imports are not in the order that isort gives them.",
            level=Level.ERROR,
            description="Imports in one order are read at a glance and seldom conflict.",
            help_uri=self.homepage,
            tags=("style", "imports"),
        )

    def _options(self, call: ToolCall) -> tuple[str, ...]:
        given = self.options.values(call.task.args, *SETTINGS)
        named = [*given, call.task.configuration or _editor(call)][0]
        demand_inside(call, _places(pathlib.Path(call.root, named)))
        if given:
            return ()
        told = ("--settings-path", named) if named else ()
        return told if call.task.configuration else (*told, *self._by_itself(call))

    def _by_itself(self, call: ToolCall) -> tuple[str, ...]:
        """Where the project says nothing to isort: what it says to its formatters."""
        args = call.task.args
        is_told = self.options.values(args, *LENGTHS)
        length = () if is_told else _line_length(pathlib.Path(call.root))
        sources = () if self.options.values(args, *SOURCES) else _sources(call.task.source_roots)
        return (*length, *sources)


def _editor(call: ToolCall) -> str:
    return EDITOR if pathlib.Path(call.root, EDITOR).is_file() else ""


def _section(path: pathlib.Path) -> Mapping[str, str] | None:
    sections = ini_sections(path)
    return next((sections[name] for name in SECTIONS[1:] if name in sections), None)


def _places(path: pathlib.Path) -> Iterator[str]:
    """What a configuration has isort look into."""
    for name, value in _settings(path).items():
        yield from (text for text in _listed(value) if _is_place(name, text))


def _settings(path: pathlib.Path) -> Mapping[str, object]:
    if path.suffix == ".toml":
        tables = (toml_table(path, *keys) for keys in TABLES)
        return collections.ChainMap(*map(dict, filter(None, tables)))
    if path.name == EDITOR:
        return dict(ASSIGNED.findall(read_text(path)))
    sections = ini_sections(path)
    return collections.ChainMap(*(dict(sections.get(name, {})) for name in SECTIONS))


def _listed(value: object) -> list[str]:
    parts = value if isinstance(value, list) else str(value).replace("\n", ",").split(",")
    return [text for text in (str(part).strip() for part in parts) if text]


def _is_place(name: str, text: str) -> bool:
    """A known module that ends with a slash is a directory of which isort lists the content."""
    return name in NAMING or name.startswith("known_") and text.endswith("/")


def _line_length(root: pathlib.Path) -> tuple[str, ...]:
    tables = (toml_table(root / PROJECT, "tool", name) for name in FORMATTERS)
    settings = collections.ChainMap(*map(dict, filter(None, tables)))
    lengths = [str(settings[name]) for name in LENGTH_NAMES if name in settings]
    return ("--line-length", lengths[0]) if lengths else ()


def _sources(roots: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"--src={place}" for place in sorted({".", "src", *roots}))


def _reading(answer: Mapping[str, Any]) -> Reading:
    findings = (
        reformatting(msgspec.structs.replace(hunk, path=path), RULE, COMPLAINT, "isort")
        for path, text in answer["changed"].items()
        for hunk in hunks(text)
    )
    unread = tuple(Unread(path, _told(why)) for path, why in answer["unread"].items())
    return Reading(
        findings=tuple(findings),
        unread=unread,
        tallies=left_out("isort", answer["left_out"]),
        exit_code=0,
    )


def _told(reason: str) -> str:
    return f"cannot be parsed ({reason})" if reason.startswith("SyntaxError") else reason


ADAPTER = Isort()
