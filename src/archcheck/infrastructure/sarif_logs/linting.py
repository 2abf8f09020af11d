"""All defects of a log."""

from collections.abc import Iterator

from archcheck.domain.sarif_defect import SarifDefect
from archcheck.infrastructure.sarif_logs.checks.logs import log_defects
from archcheck.infrastructure.sarif_logs.checks.results import result_defects
from archcheck.infrastructure.sarif_logs.checks.rules import rule_defects
from archcheck.infrastructure.sarif_logs.checks.runs import run_defects
from archcheck.infrastructure.sarif_logs.checks.sources import source_defects
from archcheck.infrastructure.sarif_logs.reading import read_log, rows


def defects_of(path: str, source_root: str) -> Iterator[SarifDefect]:
    """The defects of the log in a file; raises UsageProblems."""
    log = read_log(path)
    runs = rows(log, "runs")
    yield from log_defects(path, log, runs)
    for at, run in enumerate(runs):
        where = f"runs[{at}]"
        for part in (run_defects, rule_defects, result_defects):
            yield from part(where, run)
        if source_root:
            yield from source_defects(where, run, source_root)
