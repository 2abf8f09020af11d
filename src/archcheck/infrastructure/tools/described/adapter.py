"""The one adapter of all tools that are wrapped by a description."""

import hashlib
import pathlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.reading.regular_files import read_regular
from archcheck.infrastructure.tools.adapter import (
    Prices,
    RawFinding,
    Reading,
    Registry,
    Sight,
    ToolAdapter,
    ToolCall,
    ToolEnvironment,
)
from archcheck.infrastructure.tools.columns import span, token_region
from archcheck.infrastructure.tools.described.answers import findings_in
from archcheck.infrastructure.tools.described.description import Description
from archcheck.infrastructure.tools.described.outcome import (
    demand_known_status,
    read_errors,
    verdict,
)
from archcheck.infrastructure.tools.described.spared_settings import section_of, spared
from archcheck.infrastructure.tools.described.tables import (
    ARGS,
    CACHE,
    CONFIGURATION,
    FILE,
    OUTPUT,
    PATHS,
    SOURCE_ROOTS,
    KnownRule,
)
from archcheck.infrastructure.tools.running.cache_places import private_directory
from archcheck.infrastructure.tools.running.configuration_files import ini_sections, toml_table
from archcheck.infrastructure.tools.running.process_runner import (
    OUTPUT_LIMIT,
    Finished,
    ToolFailure,
)
from archcheck.infrastructure.tools.running.tool_options import OptionTable

ANSWER = "answer"


class DescribedTool(ToolAdapter):
    """Starts and reads a program as its description says."""

    def __init__(self, name: str, description: Description) -> None:
        """Take the tool's name and what is known of it."""
        tool = description.tool
        self.name = name
        self.description = description
        self.homepage = tool.homepage
        self.oldest = description.version.oldest
        self.own_switch = tool.own_switch
        self.position = tool.position
        self.scope = Sight(tool.scope)
        self.prices = Prices(start=description.prices.start, kilobyte=description.prices.kilobyte)
        self.environment = ToolEnvironment(tool.environment or ToolEnvironment.ISOLATED)
        self.follows_imports = tool.follows_imports
        self.planted = tool.planted

    @property
    def module(self) -> str:
        """What `python -m` starts."""
        return self.description.tool.module or super().module

    @property
    def executable(self) -> str:
        """The name of its program."""
        return self.description.tool.program or self.name

    @property
    def options(self) -> OptionTable:
        """The classes of its options."""
        return self.description.options.table

    @property
    def proof(self) -> str:
        """What it says of its version, in lower case."""
        return self.description.version.proof.lower()

    @property
    def distribution(self) -> str:
        """The name of the package that holds the tool."""
        return self.description.tool.distribution or self.name

    @property
    def remedy(self) -> str:
        """What to do when the tool is missing."""
        return self.description.tool.remedy or super().remedy

    def configuration(self, root: pathlib.Path) -> str:
        """The first of its files that is there, with its section."""
        files = self.description.configuration.files
        return next((section_of(entry)[0] for entry in files if _is_there(root, entry)), "")

    def check(self, call: ToolCall) -> Reading:
        """Run it, then hold answer, exit status and standard error against each other."""
        finished = call.run(*self._arguments(call))
        demand_known_status(finished, self.description.outcome)
        unread = read_errors(finished, self.description)
        findings = findings_in(
            _answer(call, finished, self.description), finished, self.description
        )
        return verdict(finished, findings, unread, self.description)

    def sources(self, root: pathlib.Path, options: Any) -> tuple[str, ...]:
        """The description, whatever file it stands in."""
        return (hashlib.sha256(msgspec.json.encode(self.description)).hexdigest(),)

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """From the tool's way of counting to code points."""
        if finding.column is None:
            return text.whole_line(finding.line)
        unit = finding.unit or self.description.places.unit
        start = column(text, finding.line, finding.column, unit)
        if finding.end_column is None:
            return token_region(text, finding.line, start)
        last = finding.end_line or finding.line
        end = column(text, last, finding.end_column, unit)
        return span(text, (finding.line, start), (last, end))

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """As the description knows it."""
        unknown = KnownRule(summary=f"A finding of {self.name}: {rule_id}.")
        known = self.description.known.get(rule_id, unknown)
        return ToolRule(
            id=rule_id,
            name=known.name or rule_id,
            summary=known.summary,
            level=Level(self.description.levels.default),
            description=known.description or known.summary,
            help_uri=known.help or self._address(rule_id),
            tags=known.tags,
            cwe=known.cwe,
            security_severity=known.security_severity,
        )

    def _address(self, rule_id: str) -> str:
        return self.description.rules.help.replace("{rule}", rule_id) or self.homepage

    def _arguments(self, call: ToolCall) -> Iterable[str]:
        words: Mapping[str, tuple[str, ...]] = {
            PATHS: call.paths,
            ARGS: call.task.args,
            SOURCE_ROOTS: call.task.source_roots,
            OUTPUT: (str(pathlib.Path(call.scratch, ANSWER)),),
            CACHE: (private_directory(call.task.cache_directory, self.name) or call.scratch,),
            CONFIGURATION: self._configured(call),
        }
        for word in self.description.tool.arguments:
            yield from words.get(word, (word,))

    def _configured(self, call: ToolCall) -> tuple[str, ...]:
        keys = self.description.configuration
        if not call.task.configuration:
            return keys.without
        file = spared(call, keys)
        return tuple(word.replace(FILE, file) for word in keys.arguments)


def column(text: SourceText, line: int, offset: int, unit: str) -> int:
    """The column from 1 in code points of an offset from 0."""
    if unit == "bytes":
        return text.from_bytes(line, offset)
    if unit == "utf16":
        head = text.line(line).encode("utf-16-le", "surrogatepass")[: 2 * offset]
        return len(head.decode("utf-16-le", "ignore")) + 1
    return offset + 1


def _answer(call: ToolCall, finished: Finished, description: Description) -> str:
    stream = description.output.stream
    if stream != "file":
        return finished.output if stream == "output" else finished.errors
    try:
        data = read_regular(pathlib.Path(call.scratch, ANSWER), OUTPUT_LIMIT)
    except OSError as error:
        raise ToolFailure(f"it has written no answer: {error.strerror}") from error
    return data.decode("utf-8", "surrogateescape")


def _is_there(root: pathlib.Path, entry: str) -> bool:
    """Whether a file is there, and has the section that is named in brackets behind it."""
    name, section = section_of(entry)
    if not section:
        return (root / name).is_file()
    if name.endswith(".toml"):
        return toml_table(root / name, *section.split(".")) is not None
    return section in ini_sections(root / name)
