"""How answers of import-linter are read."""

import json
import pathlib
from typing import Any

import pytest

from archcheck.infrastructure.tools.adapter import ToolTask
from archcheck.infrastructure.tools.catalogue import adapter_named
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from tests.unit.infrastructure.tools.recording_support import played

LINTER = adapter_named("import-linter")
TASK = ToolTask(configuration=".importlinter", configured_in="setup.cfg", configured_line=7)
NOTHING = {"name": "c", "guidance": "", "chains": [], "cycles": [], "protected": [], "words": []}
LINK = {"importer": "shop.a", "imported": "shop.b", "line_numbers": [None]}


def finished(**answer: object) -> Finished:
    """A process that printed an answer."""
    return Finished(0, json.dumps(answer), "")


def answered(contract: dict[str, Any], files: dict[str, str]) -> Finished:
    """An answer about one contract."""
    contracts = [{**NOTHING, "undeclared": [], **contract}]
    return finished(contracts=contracts, files=files, warnings=[])


@pytest.mark.parametrize(
    ("contract", "files"),
    [
        ({"undeclared": ["shop.space"]}, {}),
        ({"chains": [[LINK]]}, {"shop.a": "/elsewhere/shop/a.py"}),
        ({"words": ["broken"]}, {}),
    ],
)
def test_should_show_the_configuration_when_no_file_of_the_project_is_meant(
    contract: dict[str, Any], files: dict[str, str], tmp_path: pathlib.Path
) -> None:
    reading = played(LINTER, answered(contract, files), task=TASK, root=str(tmp_path))
    assert [(found.path, found.line) for found in reading.findings] == [("setup.cfg", 7)]


def test_should_show_the_line_when_the_import_is_not_found_on_it(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.py").write_text("import os\n  \n", encoding="utf-8")
    link = {**LINK, "line_numbers": [1]}
    answer = answered({"chains": [[link]]}, {"shop.a": str(tmp_path / "a.py")})
    (found,) = played(LINTER, answer, task=TASK, root=str(tmp_path)).findings
    assert (found.line, found.column, found.end_column) == (1, 1, 10)


def test_should_say_that_nobody_may_import_when_the_contract_allows_nobody() -> None:
    intrusion = {**LINK, "package": "shop.b", "allowed": []}
    (found,) = played(LINTER, answered({"protected": [intrusion]}, {}), task=TASK).findings
    assert found.fix == "shop.b is not to be imported from outside."


def test_should_fail_in_its_words_when_no_known_file_is_to_blame(tmp_path: pathlib.Path) -> None:
    (tmp_path / "shop.py").touch()
    answer = finished(problem="UnicodeError", told="Failed to decode x", file="")
    with pytest.raises(ToolFailure, match="Failed to decode x"):
        played(LINTER, answer, task=TASK, root=str(tmp_path))


def test_should_blame_the_file_that_it_names_when_python_can_parse_the_others(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / "shop.py").touch()
    answer = finished(problem="SourceSyntaxError", told="", file="/x/ignored.py")
    reading = played(LINTER, answer, task=TASK, root=str(tmp_path))
    assert [file.path for file in reading.unread] == ["/x/ignored.py"]


def test_should_be_looked_for_by_its_command_when_it_stands_on_the_path() -> None:
    assert LINTER.executable == "lint-imports"
