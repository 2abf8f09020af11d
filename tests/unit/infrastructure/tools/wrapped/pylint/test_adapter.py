"""How answers of pylint are read."""

import json
import pathlib

import pytest

from archcheck.infrastructure.tools.adapter import Reading, ToolCall, ToolTask
from archcheck.infrastructure.tools.catalogue import adapter_named
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure

PYLINT = adapter_named("pylint")
BLANK = {"symbol": "x", "obj": "", "line": 1, "column": 0, "endLine": None, "endColumn": None}


def read(scratch: pathlib.Path, **message: object) -> Reading:
    """How a message is read."""
    answer = {"messages": [{**BLANK, "type": "error", "path": "shop.py", **message}]}
    call = ToolCall(
        root=str(scratch),
        paths=("shop.py",),
        task=ToolTask(python="/env/bin/python"),
        start=lambda arguments, environment: Finished(0, json.dumps(answer), ""),
        scratch=str(scratch),
    )
    return PYLINT.check(call)


def test_should_say_where_plugins_are_looked_for_when_none_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ToolFailure, match="cannot load the plug-in of this configuration: "):
        read(tmp_path, messageId="E0013", path="Command line or configuration file", message="no")


@pytest.mark.parametrize("rule", ["F0001", "F0002", "F0010"])
def test_should_repeat_why_when_a_file_is_not_checked(tmp_path: pathlib.Path, rule: str) -> None:
    reading = read(tmp_path, messageId=rule, message="it broke")
    assert [(file.path, file.reason) for file in reading.unread] == [("shop.py", "it broke")]


@pytest.mark.parametrize("message", ["Unable to import 'nowhere'", "Unable to import it"])
def test_should_keep_findings_about_imports_when_there_is_an_environment(
    tmp_path: pathlib.Path, message: str
) -> None:
    assert len(read(tmp_path, messageId="E0401", message=message).findings) == 1


def test_should_bring_nothing_when_the_configuration_cannot_be_read(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / "pylintrc").write_text("[A\n", encoding="utf-8")
    assert PYLINT.brings(tmp_path) == ""
