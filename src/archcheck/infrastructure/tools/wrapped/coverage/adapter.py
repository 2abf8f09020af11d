"""coverage: turns what it has measured into JSON, which a rule of archcheck judges."""

import pathlib

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
)
from archcheck.infrastructure.tools.running.failure_reasons import crash
from archcheck.infrastructure.tools.wrapped.coverage.own_settings import (
    configuration_file,
    report_settings,
    written,
)

ANSWER = "answer.json"
RCFILE = "coveragerc"


class Coverage(ToolAdapter):
    """How coverage is started."""

    name = "coverage"
    homepage = "https://coverage.readthedocs.io/"
    own_switch = 'omit = ["GLOB"] under [tool.coverage.run] in pyproject.toml'
    oldest = "7.10"
    position = 95
    scope = Sight.PROJECT
    prices = Prices(start=0.3, kilobyte=0.0002)
    isolation = ("-I", "-B", "-X", "utf8")
    helps = True
    looks_at_python = False

    def configuration(self, root: pathlib.Path) -> str:
        """The file that coverage would read."""
        return configuration_file(root)

    def check(self, call: ToolCall) -> Reading:
        """Write the JSON of a data file, the one path, into the scratch directory."""
        rcfile = pathlib.Path(call.scratch, RCFILE)
        rcfile.write_text(written(report_settings(pathlib.Path(call.root))), encoding="utf-8")
        answer = pathlib.Path(call.scratch, ANSWER)
        options = (f"--rcfile={rcfile}", f"--data-file={call.paths[0]}", "-i", "-q")
        finished = call.run("json", *options, "-o", str(answer))
        if finished.exit_code or not answer.is_file():
            raise crash(finished)
        return Reading(exit_code=finished.exit_code)

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """It has no findings."""
        return text.whole_line(finding.line)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """It has no rules."""
        return ToolRule(id=rule_id, name=rule_id, summary="What was run.", level=Level.NOTE)


ADAPTER = Coverage()
