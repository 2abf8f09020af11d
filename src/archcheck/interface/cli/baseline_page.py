"""A baseline in numbers, for people."""

from collections.abc import Iterator, Mapping

from archcheck.application.baseline.summary import BaselineSummary
from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.wording import counted
from archcheck.interface.cli.tables import Row, print_table
from archcheck.interface.cli.terminal import say

NO_REASON = ""


def print_summary(summary: BaselineSummary, look: ReportOptions) -> None:
    """A table for each way to count, then what was accepted later, and why."""
    say(f"{counted(len(summary.entries), 'known finding')} in the baseline.")
    for heading, counts in _tables(summary):
        if counts:
            say("")
            rows = [(name, f"{count:,}") for name, count in counts.items()]
            print_table((heading, "findings"), rows, look)
    accepted = list(_accepted(summary))
    if accepted:
        say("")
        print_table(("accepted", "path", "reason"), accepted, look)


def _tables(summary: BaselineSummary) -> Iterator[tuple[str, Mapping[str, int]]]:
    yield "rule", summary.rules
    yield "package", summary.packages
    yield "owner", summary.owners
    yield "since", summary.ages


def _accepted(summary: BaselineSummary) -> Iterator[Row]:
    for each in summary.entries:
        if each.entry.reason:
            yield each.entry.rule, each.entry.path, each.entry.reason
