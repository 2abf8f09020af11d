"""What a rule about content looks for, and where files hold it."""

import abc
import bisect
import operator
import re
from collections.abc import Iterator, Sequence


from archcheck.domain.location import Region
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.architecture.layout.content.content_files import ContentFile
from archcheck.infrastructure.architecture.layout.content.content_options import ContentOptions
from archcheck.infrastructure.architecture.layout.content.key_demands import (
    KeyDemand,
    key_demands,
)
from archcheck.infrastructure.decoding.decoder import as_texts, shown
from archcheck.infrastructure.execution.cpu_limits import matched_here
from archcheck.infrastructure.reading.dockerfiles import Instruction, read_dockerfile
from archcheck.infrastructure.reading.located_values import Located, values_at

PROJECT = "{project}"


class Sought(abc.ABC):
    """One thing that files hold or do not."""

    @property
    @abc.abstractmethod
    def noun(self) -> str:
        """What it is, as messages call it."""

    @abc.abstractmethod
    def regions(self, file: ContentFile) -> Sequence[Region]:
        """Where a file holds it; raises UnreadableError and UsageProblems."""

    def held(self, file: ContentFile, region: Region) -> str:
        """What a file holds at a place, as messages call it."""
        return self.noun

    def shortfall(self, file: ContentFile) -> tuple[str, Region | None]:
        """What is wrong with a file that does not hold it, and where, if not on line 1."""
        return f"{file.path} lacks {self.noun}", None


class SoughtKey(Sought):
    """A key, with a value where one is meant."""

    def __init__(self, demand: KeyDemand) -> None:
        """Take the path of the key and the value."""
        self._demand = demand

    @property
    def noun(self) -> str:
        """`tool.mypy.strict = true`."""
        value = f" = {shown(self._demand.wanted)}" if self._demand.has_value else ""
        return self._demand.named + value

    def regions(self, file: ContentFile) -> Sequence[Region]:
        """The lines of the keys."""
        met = filter(self._demand.is_met_by, self._values(file))
        return [file.source.whole_line(found.line) for found in met]

    def shortfall(self, file: ContentFile) -> tuple[str, Region | None]:
        """The first of these keys that has another value, if there is one."""
        for found in self._values(file):
            value = "a table" if found.members else shown(found.value)
            message = f"{self._demand.named} is {value}, not {shown(self._demand.wanted)}"
            return message, file.source.whole_line(found.line)
        return super().shortfall(file)

    def _values(self, file: ContentFile) -> Iterator[Located]:
        return values_at(file.values, self._demand.path)


class SoughtInstruction(Sought):
    """An instruction of a Dockerfile, whose arguments match a pattern where one is given.

    With `inherited` those of the stages on which the stage stands count.
    """

    def __init__(self, text: str, stage: str, inherited: bool) -> None:
        """Take the instruction as configured."""
        name, _, self._arguments = text.partition(" ")
        self._name = name.upper()
        self._text = text
        self._stage = stage
        self._inherited = inherited

    @property
    def noun(self) -> str:
        """`the instruction USER in the stage prod`."""
        place = f" in the stage {self._stage}" if self._stage else ""
        return f"the instruction {self._text}{place}"

    def regions(self, file: ContentFile) -> Sequence[Region]:
        """The lines of each, from the first to the last."""
        return [
            file.lines(found.line, found.last_line)
            for found in self._candidates(file.text)
            if found.name == self._name and any(map(self._is_meant, found.spellings))
        ]

    def _candidates(self, text: str) -> Sequence[Instruction]:
        found = read_dockerfile(text)
        if not self._stage:
            return found.instructions
        stages = found.lineage(self._stage)
        counted = stages if self._inherited else stages[:1]
        return [each for stage in counted for each in stage.instructions]

    def _is_meant(self, arguments: str) -> bool:
        wanted = self._arguments
        if not wanted or arguments == wanted:
            return True
        return matched_here(
            wanted, lambda: re.fullmatch(wanted, arguments) is not None, "an instruction"
        )


class SoughtPattern(Sought):
    """A text that matches a regular expression, in which `^` and `$` are ends of lines."""

    def __init__(self, pattern: str) -> None:
        """Take the expression."""
        self._pattern = pattern

    @property
    def noun(self) -> str:
        """`what matches "..."`."""
        return f"what matches {shown(self._pattern)}"

    def held(self, file: ContentFile, region: Region) -> str:
        """The text itself."""
        return shown(file.source.excerpt(region).strip())

    def regions(self, file: ContentFile) -> Sequence[Region]:
        """Each match that holds a character; raises UsageProblems where none does."""
        found = matched_here(self._pattern, lambda: self._spans(file.text), file.path)
        starts = [0, *(at.end() for at in re.finditer("\n", file.text))]
        return [Region(*_place(start, starts), *_place(end, starts)) for start, end in found]

    def _spans(self, text: str) -> list[tuple[int, int]]:
        matches = [*re.finditer(self._pattern, text, re.MULTILINE)]
        if matches and not any(map(operator.itemgetter(0), matches)):
            message = f'the pattern "{self._pattern}" matches places and no text'
            raise UsageProblems(Problem("", "", message, "write what has to stand there"))
        return [found.span() for found in matches if found[0]]


class SoughtOfProject(SoughtPattern):
    """The same about one of several projects."""

    def __init__(self, pattern: str, directory: str) -> None:
        """Take the expression, and the directory for which `{project}` stands in it."""
        super().__init__(pattern.replace(PROJECT, _itself_or_around(directory)))
        self._directory = directory

    @property
    def noun(self) -> str:
        """`a line for amp/`."""
        return f"a line for {self._directory}/"


def all_sought(
    options: ContentOptions, inherited: bool, projects: Sequence[str] = ()
) -> Iterator[Sought]:
    """All that the options name; what speaks of a project is sought for each of them."""
    yield from map(SoughtKey, key_demands(options.keys or ()))
    for pattern in as_texts(options.pattern or ()):
        yield from _patterns(pattern, projects)
    yield from _instructions(options, inherited)


def _instructions(options: ContentOptions, inherited: bool) -> Iterator[Sought]:
    for text in as_texts(options.instruction or ()):
        yield SoughtInstruction(text, options.stage, inherited)


def _patterns(pattern: str, projects: Sequence[str]) -> Iterator[Sought]:
    if PROJECT in pattern:
        yield from (SoughtOfProject(pattern, directory) for directory in projects)
    else:
        yield SoughtPattern(pattern)


def _itself_or_around(directory: str) -> str:
    """An expression for a directory and those above it."""
    first, *rest = map(re.escape, directory.split("/"))
    below = "".join(f"(?:/{part}" for part in rest)
    return f"{first}{below}{')?' * len(rest)}"


def _place(offset: int, starts: Sequence[int]) -> tuple[int, int]:
    line = bisect.bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
