"""The tables of a tool's description; each is a structure with its keys, types and defaults."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import msgspec

from archcheck.infrastructure.decoding.decoder import KeyProblem, Options
from archcheck.infrastructure.decoding.value_types import (
    REGEX,
    Environment,
    Flag,
    LevelName,
    Pattern,
    Sentence,
    Text,
    TextList,
)
from archcheck.infrastructure.tools.running.tool_options import (
    OptionClass,
    OptionNames,
    OptionTable,
)

PATHS = "{paths}"
ARGS = "{args}"
OUTPUT = "{output}"
CONFIGURATION = "{configuration}"
SOURCE_ROOTS = "{source_roots}"
CACHE = "{cache}"
FILE = "{file}"
WORDS = (PATHS, ARGS, OUTPUT, CONFIGURATION, SOURCE_ROOTS, CACHE)
NUMBERS = re.compile(r"\d+(?:\.\d+)*")
PLAIN_NAME = re.compile(r"[^/\\]*")
NEEDED: tuple[str, ...] = ("path", "line", "message")

Scope = Annotated[Literal["file", "project"], msgspec.Meta(description='"file" or "project"')]
Shape = Annotated[
    Literal["lines", "json", "sarif"], msgspec.Meta(description='"lines", "json" or "sarif"')
]
Stream = Annotated[
    Literal["output", "errors", "file"], msgspec.Meta(description='"output", "errors" or "file"')
]
Unit = Annotated[
    Literal["characters", "bytes", "utf16"],
    msgspec.Meta(description='"characters", "bytes" or "utf16"'),
]
End = Annotated[
    Literal["exclusive", "inclusive"], msgspec.Meta(description='"exclusive" or "inclusive"')
]
Base = Annotated[Literal[0, 1], msgspec.Meta(description="0 or 1")]
Code = Annotated[int, msgspec.Meta(ge=0, le=255, description="an exit status from 0 to 255")]
Codes = Annotated[tuple[Code, ...], msgspec.Meta(description="a list of exit statuses")]
PatternList = Annotated[
    tuple[Text, ...],
    msgspec.Meta(description="a list of strings", extra={REGEX: True}),
]
Cost = Annotated[float, msgspec.Meta(ge=0, le=1e6, description="a number of seconds from 0")]
Position = Annotated[int, msgspec.Meta(ge=0, description="a whole number from 0")]
LevelTable = Annotated[dict[str, LevelName], msgspec.Meta(description="a table of levels")]
Texts = Annotated[dict[str, Sentence], msgspec.Meta(description="a table of texts")]
Names = Annotated[
    OptionNames, msgspec.Meta(description="a table with the lists `flags` and `values`")
]
Weaknesses = Annotated[
    tuple[Annotated[int, msgspec.Meta(gt=0, description="a number above 0")], ...],
    msgspec.Meta(description="a list of numbers"),
]


class ToolKeys(Options, frozen=True, kw_only=True):
    """The top: what the tool is, where it is found and how it is started.

    In `arguments` the words `{paths}`, `{args}`, `{source_roots}` and `{configuration}` stand for
    any number of arguments, `{output}` and `{cache}` for a path. `planted` is a Python file that
    the tool must complain about.
    """

    homepage: Sentence
    arguments: TextList
    scope: Scope = "file"
    environment: Environment = None
    program: Sentence = ""
    module: Sentence = ""
    distribution: Sentence = ""
    remedy: Sentence = ""
    own_switch: Sentence = ""
    planted: Text = ""
    follows_imports: Flag = False
    position: Position = 500

    def conflicts(self) -> Iterator[KeyProblem]:
        """Words that mean nothing, places for paths that lack, programs that are paths."""
        yield from _unknown_words(self.arguments)
        if ARGS not in self.arguments:
            yield KeyProblem("arguments", f'"{ARGS}" is missing, the place of configured arguments')
        if {PATHS, SOURCE_ROOTS}.isdisjoint(self.arguments):
            yield KeyProblem("arguments", f'"{PATHS}" or "{SOURCE_ROOTS}" is missing')
        if not PLAIN_NAME.fullmatch(self.program):
            yield KeyProblem("program", "expected the name of a program, not a path")


def _unknown_words(arguments: Sequence[str]) -> Iterator[KeyProblem]:
    for index, word in enumerate(arguments):
        if word.startswith("{") and word not in WORDS:
            yield KeyProblem(
                "arguments", f'"{word}" means nothing', f"known are {', '.join(WORDS)}", index
            )


class VersionKeys(Options, frozen=True, kw_only=True):
    """What the program says of its version, in any case, and no other program does.

    Older versions than `oldest` are refused.
    """

    proof: Sentence
    oldest: Sentence = ""

    def conflicts(self) -> Iterator[KeyProblem]:
        """A version that no other can be held against."""
        if self.oldest and not NUMBERS.fullmatch(self.oldest):
            yield KeyProblem("oldest", f'expected a version such as "1.2", got "{self.oldest}"')


class ConfigurationKeys(Options, frozen=True, kw_only=True):
    """The tool's own files, such as `.x.toml` or `pyproject.toml [tool.x]`.

    `arguments` is what it is told where there is one, `{file}` standing for its path, `without`
    where there is none. Where a file of TOML sets keys that are `overruled`, the path is that of a
    copy without them.
    """

    files: TextList = ()
    overruled: TextList = ()
    arguments: TextList = ()
    without: TextList = ()

    def conflicts(self) -> Iterator[KeyProblem]:
        """A copy that nobody would read."""
        if self.overruled and not any(FILE in word for word in self.arguments):
            yield KeyProblem("overruled", f'"{FILE}" is missing in arguments, the copy\'s path')


class OutputKeys(Options, frozen=True, kw_only=True):
    """Where the answer is and how it is read.

    `pattern` is for lines: its groups are path, line, column, end_line, end_column, rule, message
    and severity; lines that match one of `ignored` say nothing. `items` is for JSON: the place of
    the findings, keys joined by dots, `*` for every element of a list or table.
    """

    shape: Shape
    stream: Stream = "output"
    pattern: Pattern = ""
    ignored: PatternList = ()
    items: Sentence = ""

    def conflicts(self) -> Iterator[KeyProblem]:
        """Keys without which nothing can be read."""
        needed = NEEDED if self.shape == "lines" else ()
        for group in needed:
            if f"(?P<{group}>" not in self.pattern:
                yield KeyProblem("pattern", f"the group {group} is missing")


class FieldKeys(Options, frozen=True, kw_only=True):
    """Where in a finding of JSON its parts lie.

    Keys are joined by dots; `^` is what holds the finding, and `@` its own key there.
    """

    path: Sentence = ""
    line: Sentence = ""
    message: Sentence = ""
    column: Sentence = ""
    end_line: Sentence = ""
    end_column: Sentence = ""
    rule: Sentence = ""
    severity: Sentence = ""


class OutcomeKeys(Options, frozen=True, kw_only=True):
    """What the exit status and standard error mean; all else is a failure.

    `clean`, `findings` and `unread` are exit statuses without findings, with some, and where a
    file could not be checked. `unread_lines` match what standard error says of such a file, with
    the groups path and reason; lines that match `harmless` say nothing. `proof` stands in the
    answer of a program that has done its work.
    """

    clean: Codes = (0,)
    findings: Codes = (1,)
    unread: Codes = ()
    unread_lines: PatternList = ()
    harmless: PatternList = ()
    proof: Sentence = ""

    def conflicts(self) -> Iterator[KeyProblem]:
        """Lines about files that name none."""
        for index, pattern in enumerate(self.unread_lines):
            if "(?P<path>" not in pattern:
                yield KeyProblem("unread_lines", "the group path is missing", index=index)


class PlaceKeys(Options, frozen=True, kw_only=True):
    """How the tool counts."""

    first_line: Base = 1
    first_column: Base = 1
    unit: Unit = "characters"
    end: End = "exclusive"


class LevelKeys(Options, frozen=True, kw_only=True):
    """Levels by rule (the longest beginning of its id wins), else by severity, else one for all."""

    default: LevelName = "warning"
    severities: LevelTable = {}
    rules: LevelTable = {}


class RuleKeys(Options, frozen=True, kw_only=True):
    """The rules: a pattern of their ids, those that say that Python cannot parse a file.

    `ids` gives the id of a rule that the tool names in words, `single` is that of a tool with
    one rule. In `help` `{rule}` stands for the id.
    """

    pattern: Pattern
    syntax_errors: TextList = ()
    single: Sentence = ""
    ids: Texts = {}
    help: Sentence = ""


class KnownRule(Options, frozen=True, kw_only=True):
    """What reports say of a rule."""

    name: Sentence = ""
    summary: Sentence
    description: Sentence = ""
    help: Sentence = ""
    tags: TextList = ()
    cwe: Weaknesses = ()
    security_severity: Sentence = ""


class PriceKeys(Options, frozen=True, kw_only=True):
    """Expected CPU seconds: to start, and for a kilobyte of source."""

    start: Cost = 0.2
    kilobyte: Cost = 0.0005


class OptionKeys(Options, frozen=True, kw_only=True, rename={"passed": "pass"}):
    """The options of the program by what becomes of them, as in `options.toml`."""

    abbreviates: Flag = False
    configurations: TextList = ()
    passed: Names = OptionNames()
    file: Names = OptionNames()
    overrule: Names = OptionNames()
    refuse: Names = OptionNames()
    trust: Names = OptionNames()

    @property
    def table(self) -> OptionTable:
        """The options by their classes."""
        classes = {
            OptionClass.PASS: self.passed,
            OptionClass.FILE: self.file,
            OptionClass.OVERRULE: self.overrule,
            OptionClass.REFUSE: self.refuse,
            OptionClass.TRUST: self.trust,
        }
        return OptionTable(classes, self.abbreviates, self.configurations)
