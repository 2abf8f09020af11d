"""What tools that would rewrite a file say about it, from their unified differences."""

import shlex
from collections.abc import Sequence

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import RawFinding, ToolAdapter
from archcheck.infrastructure.tools.columns import span
from archcheck.infrastructure.tools.running.unified_diff import Hunk

LONGEST_SAMPLE = 120


class Rewriter(ToolAdapter):
    """A tool that would rewrite files, and tells of the lines that it would change."""

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """From the first to the last changed line."""
        last = min(finding.end_line or finding.line, len(text.lines))
        start = text.whole_line(finding.line).start_column
        return span(text, (finding.line, start), (last, len(text.line(last)) + 1))


def reformatting(hunk: Hunk, rule: str, complaint: str, command: str) -> RawFinding:
    """A finding for one changed stretch; `command` rewrites the file that is put after it."""
    return RawFinding(
        path=hunk.path,
        rule=rule,
        level=Level.ERROR,
        message=f"{complaint}: {_difference(hunk)}",
        line=hunk.first,
        end_line=hunk.last,
        fix=f"Run `{command} {shlex.quote(hunk.path)}`.",
    )


def _difference(hunk: Hunk) -> str:
    removed, added = _sample(hunk.removed), _sample(hunk.added)
    if not removed and not added:
        return "it would change blank lines here"
    if not added:
        return f"it would remove `{removed}`"
    if removed == added:
        return f"it would change the white space around `{added}`"
    return f"it would write `{added}`"


def _sample(lines: Sequence[str]) -> str:
    line = next((line.strip() for line in lines if line.strip()), "")
    return line if len(line) <= LONGEST_SAMPLE else f"{line[:LONGEST_SAMPLE]}…"
