"""Recorded outputs of the tools, played back to their adapters."""

import dataclasses
import pathlib
from collections.abc import Mapping, Sequence

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import Reading, ToolAdapter, ToolCall, ToolTask
from archcheck.infrastructure.tools.running.process_runner import Finished

RECORDINGS = pathlib.Path(__file__).parents[4] / "fixtures" / "tool_outputs"


def sample(name: str) -> SourceText:
    """A file that the tools were recorded on."""
    return SourceText.decode((RECORDINGS / "sample" / name).read_bytes())


def recorded(folder: str, name: str, exit_code: int) -> Finished:
    """What a tool printed."""
    base = RECORDINGS / folder
    output = (base / f"{name}.stdout").read_text(encoding="utf-8")
    return Finished(exit_code, output, (base / f"{name}.stderr").read_text(encoding="utf-8"))


def played(
    adapter: ToolAdapter, *answers: Finished, task: ToolTask | None = None, root: str = "/nowhere"
) -> Reading:
    """How an adapter reads these answers of its tool, one for each start."""
    coming = iter(answers)

    def start(arguments: Sequence[str], environment: Mapping[str, str]) -> Finished:
        return next(coming)

    call = ToolCall(root=root, paths=("shop.py",), task=task or ToolTask(), start=start)
    return adapter.check(call)


def regions(
    adapter: ToolAdapter, reading: Reading, text: SourceText
) -> list[tuple[str, int, int, int, int]]:
    """Rule and region of all findings."""
    return [
        (finding.rule, *dataclasses.astuple(adapter.region(finding, text)))
        for finding in reading.findings
    ]
