"""What tools have in common that look up what a project depends on."""

import pathlib
from typing import Any

from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import RawFinding, Registry, Sight, ToolAdapter
from archcheck.infrastructure.tools.requirements.advisories import region_of, rule_of
from archcheck.infrastructure.tools.requirements.dependency_files import dependency_files


class AdvisoryTool(ToolAdapter):
    """A tool that knows vulnerabilities; `page` is the address of one, with RULE for its id."""

    looks_at_python = False
    scope = Sight.PROJECT
    page: str

    def inputs(self, root: pathlib.Path, options: Any) -> tuple[str, ...]:
        """The files that state dependencies."""
        return dependency_files(root, options.files)

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """The requirement where its place is known, else the line."""
        return region_of(finding, text)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """A vulnerability."""
        return rule_of(rule_id, self.page.replace("RULE", rule_id))
