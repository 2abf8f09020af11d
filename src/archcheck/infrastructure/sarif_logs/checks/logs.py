"""Defects of a whole log."""

import collections
import os
from collections.abc import Iterator, Sequence

from archcheck.application.wording import counted
from archcheck.domain.sarif_defect import SarifDefect
from archcheck.infrastructure.sarif_logs.checks.defects import where_wrong
from archcheck.infrastructure.sarif_logs.reading import Json, packed_size, text

VERSION = "2.1.0"
MOST_RUNS = 20
MOST_PACKED = 10_000_000
QUALITY = ".quality.sarif"


def log_defects(path: str, log: Json, runs: Sequence[Json]) -> Iterator[SarifDefect]:
    """What is wrong with the log itself."""
    packed = packed_size(path) if os.path.getsize(path) > MOST_PACKED else 0
    yield from where_wrong(
        "",
        (log.get("version") != VERSION, f"the version is not {VERSION}"),
        (
            len(runs) > MOST_RUNS,
            f"{counted(len(runs), 'run')}: GitHub rejects more than {MOST_RUNS}",
        ),
        (path.endswith(QUALITY), f"GitHub's upload sends files that end with {QUALITY} elsewhere"),
        (
            packed > MOST_PACKED,
            f"{packed:,} bytes packed: GitHub rejects more than {MOST_PACKED:,}",
        ),
    )
    yield from _twins(runs)


def _twins(runs: Sequence[Json]) -> Iterator[SarifDefect]:
    names = [
        (text(run, "tool", "driver", "name"), text(run, "automationDetails", "id")) for run in runs
    ]
    for (tool, category), count in collections.Counter(names).items():
        if count > 1:
            message = f'{count} runs of {tool} have the category "{category}"'
            yield SarifDefect("", f"{message}: each closes the alerts of the others")
