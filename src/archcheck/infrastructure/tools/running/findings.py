"""From what a tool says to findings: paths, regions, levels, texts."""

import functools
import ntpath
import os
import pathlib
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping

import msgspec

from archcheck.domain.finding import Finding
from archcheck.domain.fingerprints import without_numbers
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing
from archcheck.infrastructure.tools.adapter import RawFinding, ToolAdapter, ToolTask

BLANKS = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
LONGEST_MESSAGE = 2000


class Workplace(msgspec.Struct, frozen=True, dict=True):
    """The project root that a tool ran in; knows its files' paths and texts.

    `originals` are the paths of files that went by another, absolute name.
    """

    root: str
    originals: Mapping[str, str] = msgspec.field(default_factory=dict)

    def relative(self, path: str) -> str:
        """A path as a tool printed it, relative to the root and POSIX; empty outside of it."""
        return self._places(path)

    def _place(self, path: str) -> str:
        absolute = os.path.normpath(os.path.join(self.root, path))
        if absolute in self.originals:
            return self.originals[absolute]
        return self._relative(absolute)

    def _relative(self, absolute: str) -> str:
        for base in (os.path.normpath(self.root), self._real_root):
            found = os.path.relpath(absolute, base) if _same_drive(absolute, base) else ".."
            if found.split(os.sep)[0] != "..":
                return found.replace(os.sep, posixpath.sep)
        return ""

    def exists(self, path: str) -> bool:
        """Whether a file is there."""
        return os.path.isfile(os.path.join(self.root, path))

    def clean(self, text: str) -> str:
        """A text for people: one line, without control characters, with project paths cut."""
        return self._cleaned(text)

    def _clean(self, text: str) -> str:
        for name, original in self.originals.items():
            text = text.replace(name, original)
        for base in sorted({self.root, self._real_root}, key=len, reverse=True):
            text = text.replace(base + os.sep, "")
        text = CONTROLS.sub("\ufffd", BLANKS.sub(" ", text)).strip()
        return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + "…"

    def text(self, path: str) -> SourceText:
        """The text of a file, decoded leniently; empty when it cannot be read."""
        return self._texts(path)

    @functools.cached_property
    def _real_root(self) -> str:
        return os.path.realpath(self.root)

    @functools.cached_property
    def _places(self) -> "functools._lru_cache_wrapper[str]":
        """Tools name the same files again and again."""
        return functools.cache(self._place)

    @functools.cached_property
    def _cleaned(self) -> "functools._lru_cache_wrapper[str]":
        """They say the same again and again, too."""
        return functools.lru_cache(maxsize=1024)(self._clean)

    @functools.cached_property
    def _texts(self) -> "functools._lru_cache_wrapper[SourceText]":
        return functools.lru_cache(maxsize=64)(self._read)

    def _read(self, path: str) -> SourceText:
        return SourceText.decode_leniently(bytes_or_nothing(pathlib.Path(self.root, path)))


def _same_drive(first: str, second: str) -> bool:
    return ntpath.splitdrive(first)[0].lower() == ntpath.splitdrive(second)[0].lower()


class Sorted(msgspec.Struct, frozen=True):
    """Findings in the project, the number of those outside, and the files that are not there.

    `strays` are paths in the project of which the tool was not asked, and says something.
    """

    findings: tuple[Finding, ...]
    outside: int = 0
    vanished: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()


class FindingMaker(msgspec.Struct, frozen=True, dict=True):
    """Makes findings of one tool's job; `modules` are those of the paths that it was given."""

    adapter: ToolAdapter
    task: ToolTask
    modules: Mapping[str, str]
    workplace: Workplace

    def make(self, raws: Iterable[RawFinding]) -> Sorted:
        """Findings, sorted, equal ones once, limited to what the job reports."""
        placed = [(self.workplace.relative(raw.path), raw) for raw in raws]
        paths = [path for path, _ in placed]
        reported = set(filter(self._is_reported, paths))
        existing = set(filter(self.workplace.exists, reported))
        findings = self._findings(placed, existing)
        vanished = tuple(sorted(reported - existing))
        return Sorted(findings, paths.count(""), vanished, self._strays(paths))

    def _strays(self, paths: Iterable[str]) -> tuple[str, ...]:
        if self.adapter.follows_imports:
            return ()
        known = {"", *self._beside_python, *self.modules}
        return tuple(sorted(set(paths) - known))

    def _findings(
        self, placed: Iterable[tuple[str, RawFinding]], existing: Collection[str]
    ) -> tuple[Finding, ...]:
        made = {self._finding(path, raw) for path, raw in placed if path in existing}
        counted = (finding for finding in made if finding.level is not Level.OFF)
        return tuple(sorted(counted, key=lambda finding: (finding.order, finding.location)))

    def _is_reported(self, path: str) -> bool:
        if self._reported is None:
            return path in self.modules or bool(path) and path in self._beside_python
        return path in self.modules and path in self._reported

    @property
    def _beside_python(self) -> tuple[str, ...]:
        return (self.task.configured_in, *self.task.inputs)

    @functools.cached_property
    def _reported(self) -> frozenset[str] | None:
        return None if self.task.reported is None else frozenset(self.task.reported)

    def _finding(self, path: str, raw: RawFinding) -> Finding:
        text = self.workplace.text(path)
        region = self._region(raw, text)
        message = self.workplace.clean(raw.message)
        line = text.line(region.start_line).strip()
        return Finding(
            analyzer=self.adapter.name,
            rule=raw.rule,
            level=level_of(raw.rule, self.task.levels) or raw.level,
            message=message,
            location=Location(path, region),
            key=f"{without_numbers(message)} | {CONTROLS.sub('', line)}",
            symbol=self._symbol(path, raw),
            limit=raw.limit,
            notes=tuple(self.workplace.clean(note) for note in raw.notes),
            fix=self.workplace.clean(raw.fix),
            chain=raw.chain,
            related=raw.related,
        )

    def _symbol(self, path: str, raw: RawFinding) -> str:
        module = self.modules.get(path)
        return f"{module}.{raw.symbol}" if module and raw.symbol else path

    def _region(self, raw: RawFinding, text: SourceText) -> Region:
        if not 1 <= raw.line <= len(text.lines):
            return text.whole_line(raw.line)
        return within(self.adapter.region(raw, text), text)


def within(region: Region, text: SourceText) -> Region:
    """A region cut to the lines of its file."""
    last = min(region.end_line, len(text.lines))
    width = len(text.line(last)) + 1
    end = region.end_column if last == region.end_line else width
    start = min(region.start_column, len(text.line(region.start_line)) + 1)
    return Region(region.start_line, start, last, min(end, width))


def level_of(rule: str, levels: Mapping[str, Level]) -> Level | None:
    """The level that a configuration gives a rule: its own, else that of the longest prefix."""
    matching = [name for name in levels if rule.startswith(name)]
    return levels[max(matching, key=len)] if matching else None
