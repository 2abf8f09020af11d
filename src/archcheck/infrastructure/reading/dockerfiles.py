"""Dockerfiles: their instructions, and the stages to which these belong.

The libraries for this tell no heredocs, no lines, or read a file by its path.
"""

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

FINAL = "final"
FROM = "FROM"
INSTRUCTIONS = (
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    FROM,
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
)
WITH_HEREDOCS = frozenset({"ADD", "COPY", "RUN"})
HEREDOC = re.compile(r"(?<!<)<<(?P<tabs>-?)(?P<quote>[\"']?)(?P<name>\w[\w.]*)(?P=quote)")
FLAG = re.compile("--")
NAMED = re.compile(r"(?i)(?<= )as(?= \S+$)")
DIRECTIVE = re.compile(r"#\s*(?P<key>\w+)\s*=\s*(?P<value>\S+)\s*")


class Instruction(msgspec.Struct, frozen=True):
    """One instruction: its name in capitals, the rest on one line, and the lines from 1."""

    name: str
    arguments: str
    line: int
    last_line: int

    @property
    def spellings(self) -> tuple[str, str]:
        """The arguments as written, and with the AS of a FROM in capitals: its case says nothing."""
        alike = NAMED.sub("AS", self.arguments) if self.name == FROM else self.arguments
        return self.arguments, alike


class Stage(msgspec.Struct, frozen=True):
    """What begins with a FROM: the name after AS, what it stands on, and its instructions."""

    name: str
    base: str
    instructions: tuple[Instruction, ...]


class Dockerfile(msgspec.Struct, frozen=True):
    """The stages in their order, and the instructions before the first."""

    before: tuple[Instruction, ...]
    stages: tuple[Stage, ...]

    @property
    def instructions(self) -> tuple[Instruction, ...]:
        """All of them."""
        return (*self.before, *(each for stage in self.stages for each in stage.instructions))

    def lineage(self, name: str) -> tuple[Stage, ...]:
        """The stage of a name, whatever its case, and those that it stands on; `final` is the last.

        None where there is no such stage.
        """
        last = self.stages[-1:] if name == FINAL else _last_named(name, self.stages)
        return self._down_from(last)

    def lineage_of(self, stage: Stage) -> tuple[Stage, ...]:
        """A stage of this file, and those that it stands on."""
        return self._down_from((stage,))

    def named(self, name: str) -> Stage | None:
        """The stage that `--from` means: by its name, or by its number from 0."""
        if name.isdecimal():
            return next(iter(self.stages[int(name) : int(name) + 1]), None)
        return next(iter(_last_named(name, self.stages)), None)

    def _down_from(self, last: Sequence[Stage]) -> tuple[Stage, ...]:
        found: list[Stage] = []
        below: Sequence[Stage] = self.stages
        while last:
            found += last
            below = below[: below.index(last[0])]
            last = _last_named(last[0].base, below)
        return tuple(found)


def read_dockerfile(text: str) -> Dockerfile:
    """What a Dockerfile says; every text is one."""
    groups: list[list[Instruction]] = [[]]
    for instruction in _instructions(text):
        if instruction.name == FROM:
            groups.append([])
        groups[-1].append(instruction)
    return Dockerfile(tuple(groups[0]), tuple(map(_stage, groups[1:])))


def _stage(group: Sequence[Instruction]) -> Stage:
    words = itertools.filterfalse(FLAG.match, group[0].arguments.split())
    base, *rest = (*words, "", "", "")[:3]
    named = rest[1:] if rest[0].upper() == "AS" else [""]
    return Stage("".join(named), base, tuple(group))


def _last_named(name: str, stages: Sequence[Stage]) -> Sequence[Stage]:
    """The last of these stages that has a name, as a list of one; none where none has."""
    named = [stage for stage in stages if stage.name and stage.name.lower() == name.lower()]
    return named[-1:]


def _instructions(text: str) -> Iterator[Instruction]:
    lines = text.split("\n")
    goes_on = re.compile(re.escape(_escape(lines)) + r"[ \t]*$")
    ends = _Ends(lines)
    at = 0
    while at < len(lines):
        words, after = _joined(lines, at, goes_on)
        name, _, arguments = words.partition(" ")
        if name.upper() in WITH_HEREDOCS:
            after = ends.behind_heredocs(arguments, after)
        if name:
            yield Instruction(name.upper(), arguments.strip(), at + 1, after)
        at = after


def _escape(lines: Sequence[str]) -> str:
    """The sign at the end of a line that goes on; directives stand before all else."""
    found = map(DIRECTIVE.fullmatch, (line.strip() for line in lines))
    directives = itertools.takewhile(lambda match: match is not None, found)
    known = {match["key"].lower(): match["value"] for match in directives if match}
    return known.get("escape", "\\")


def _joined(lines: Sequence[str], at: int, goes_on: re.Pattern[str]) -> tuple[str, int]:
    """An instruction on one line, and where it ends; empty for a line that says nothing."""
    if _is_idle(lines[at]):
        return "", at + 1
    words: list[str] = []
    spoken = ((number, lines[number]) for number in range(at, len(lines)))
    for number, line in itertools.filterfalse(lambda pair: _is_idle(pair[1]), spoken):
        words += goes_on.sub("", line).split()
        if not goes_on.search(line):
            return " ".join(words), number + 1
    return " ".join(words), len(lines)


def _is_idle(line: str) -> bool:
    text = line.strip()
    return not text or text.startswith("#")


class _Ends:
    """Knows where the texts end that instructions take from the lines below them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._bare: dict[str, list[int]] = {}
        self._indented: dict[str, list[int]] = {}
        for number, line in enumerate(lines, start=1):
            self._bare.setdefault(line, []).append(number)
            self._indented.setdefault(line.lstrip("\t"), []).append(number)

    def behind_heredocs(self, arguments: str, after: int) -> int:
        """How many lines there are to the end of the last one; one without an end is none."""
        for marker in HEREDOC.finditer(arguments):
            numbers = (self._indented if marker["tabs"] else self._bare).get(marker["name"], [])
            at = bisect.bisect_right(numbers, after)
            after = numbers[at] if at < len(numbers) else after
        return after
