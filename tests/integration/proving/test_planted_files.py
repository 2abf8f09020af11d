"""Tests of tools that are asked about planted files, while others go on."""

import os
import pathlib
import time

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.composition_root.root import Root
from archcheck.domain.job import Outcome
from archcheck.shared.configuration import read_environment
from tests.end_to_end.archcheck_support import project

KEYS = """
[tool.archcheck]
extends = []
tools.flake8 = {}
tools.safety = { optional = true }
tools.mypy = {}
"""


def test_should_answer_in_the_order_of_reports_when_all_are_asked_at_once(
    tmp_path: pathlib.Path,
) -> None:
    root = project(tmp_path / "shop", KEYS)
    tools = Root(read_environment(os.environ)).check_tools()
    probes = tools.execute(ConfigurationRequest(directory=str(root)))
    assert [(probe.name, probe.outcome) for probe in probes] == [
        ("flake8", Outcome.COMPLETED),
        ("mypy", Outcome.COMPLETED),
        ("safety", Outcome.SKIPPED),
    ]


def test_should_end_what_runs_when_nobody_waits_for_it(tmp_path: pathlib.Path) -> None:
    root = project(tmp_path / "shop", f"{KEYS.partition('tools.')[0]}tools.mypy = {{}}\n")
    tools = Root(read_environment(os.environ)).check_tools()
    with tools.started(ConfigurationRequest(directory=str(root))) as answers:
        time.sleep(0.2)
    (probe,) = answers()
    assert (probe.outcome, probe.reason.startswith("interrupted")) == (Outcome.FAILED, True)
