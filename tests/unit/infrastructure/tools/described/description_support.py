"""Descriptions in short, and answers played back to them."""

import pathlib
from collections.abc import Sequence

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.tools.described.adapter import DescribedTool
from archcheck.infrastructure.tools.described.description import read_description

LINES = """
homepage = "https://example.org"
arguments = ["{configuration}", "{args}", "{cache}", "{source_roots}", "{paths}"]
version.proof = "marks"
output.shape = "lines"
output.pattern = '(?P<path>[^:]+):(?P<line>[^:]+):(?:(?P<column>\\d+):)? (?P<rule>\\S+)? ?(?P<message>.+)'
rules.pattern = "M[0-9]"
"""


def described(directory: pathlib.Path, text: str = LINES) -> DescribedTool:
    """The tool that a text describes."""
    path = directory / "description.toml"
    path.write_text(text, encoding="utf-8")
    return DescribedTool("marks", read_description(path, "description.toml"))


def problems(directory: pathlib.Path, text: str) -> Sequence[str]:
    """What is wrong with a text that describes a tool."""
    try:
        described(directory, text)
    except UsageProblems as found:
        return [str(problem) for problem in found.problems]
    return []
