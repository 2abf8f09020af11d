"""Tests of what reports say about the rules of tools after a whole check."""

import pathlib

from archcheck.application.checking.request import CheckRequest
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment

BAD = "import subprocess\n\nsubprocess.run('ls', shell=True)\n"


def test_should_describe_rules_of_tools_when_the_check_is_over(tmp_path: pathlib.Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.archcheck]\nextends = []\ntools.bandit = {}\n")
    (tmp_path / "shop.py").write_text(BAD)
    request = CheckRequest(directory=str(tmp_path), cache=False)
    result = Root(Environment()).check_project().execute(request, SilentProgress())
    summaries = {rule.id: rule.summary for report in result.analyzers for rule in report.rules}
    assert summaries["B602"] == "Test for use of popen with shell equals true"
