"""The adapters read what real versions of the tools printed."""

import pytest

from archcheck.infrastructure.tools.adapter import ToolTask, Unread
from archcheck.infrastructure.tools.catalogue import adapter_named
from tests.unit.infrastructure.tools.recording_support import played, recorded, regions, sample

FOUND = {
    "flake8": [
        ("F401", 1, 1, 1, 7),
        ("E401", 1, 10, 1, 11),
        ("E702", 3, 15, 3, 16),
        ("E201", 6, 11, 6, 12),
        ("E701", 7, 18, 7, 19),
        ("F821", 13, 40, 13, 47),
    ],
    "black": [("black", 3, 1, 7, 28)],
    "bandit": [("B404", 1, 1, 1, 22), ("B607", 15, 16, 15, 49), ("B602", 15, 16, 15, 49)],
    "xenon": [("ARC405", 6, 1, 6, 10), ("ARC405", 1, 1, 1, 22), ("ARC405", 1, 1, 1, 22)],
    "mypy": [
        ("assignment", 3, 30, 3, 36),
        ("no-any-return", 13, 9, 13, 47),
        ("name-defined", 13, 40, 13, 47),
    ],
    "ruff": [("I001", 1, 1, 1, 22), ("F401", 1, 8, 1, 10), ("F821", 13, 40, 13, 47)],
    "ruff-format": [("ruff-format", 3, 1, 7, 28)],
    "isort": [("isort", 1, 1, 1, 22)],
    "pydoclint": [],
}
VERSIONS = {
    "flake8": "7.5.0",
    "black": "26.10.1",
    "bandit": "1.9.4",
    "xenon": "0.9.3",
    "mypy": "2.4.1",
    "ruff": "0.17.6",
    "ruff-format": "0.17.6",
    "isort": "9.0.2",
    "pydoclint": "0.12.0",
}
STATUSES = {
    "flake8": (0, 0),
    "black": (1, 123),
    "bandit": (0, 0),
    "xenon": (1, 1),
    "mypy": (1, 2),
    "ruff": (0, 0),
    "ruff-format": (1, 2),
    "isort": (0, 0),
    "pydoclint": (0, 1),
}
EXPECTED = "Expected a parameter or the end of the parameter list"
UNREAD = {
    "flake8": (Unread("broken.py", "cannot be parsed (SyntaxError: invalid syntax)"),),
    "black": (Unread("broken.py", "cannot be parsed (line 1)"),),
    "bandit": (Unread("./broken.py", "syntax error while parsing AST from file"),),
    "xenon": (
        Unread("broken.py", "cannot be parsed (SyntaxError: invalid syntax (<unknown>, line 1))"),
    ),
    "mypy": (Unread("broken.py", "cannot be parsed"),),
    "ruff": (
        Unread("/nowhere/broken.py", "cannot be parsed (line 1: Expected `)`, found newline)"),
        Unread("/nowhere/broken.py", f"cannot be parsed (line 1: {EXPECTED})"),
    ),
    "ruff-format": (Unread("broken.py", f"cannot be parsed (line 1: {EXPECTED})"),),
    "isort": (
        Unread("broken.py", "cannot be parsed (SyntaxError: invalid syntax (<unknown>, line 1))"),
    ),
    "pydoclint": (Unread("broken.py", "cannot be parsed (invalid syntax (<unknown>, line 1))"),),
}


@pytest.mark.parametrize("name", sorted(FOUND))
def test_should_place_findings_when_output_was_recorded(name: str) -> None:
    folder = f"{name}/{VERSIONS[name]}"
    first = recorded(folder, "findings", STATUSES[name][0])
    answers = (first, recorded(folder, "difference", 1)) if name == "black" else (first,)
    adapter = adapter_named(name)
    reading = played(adapter, *answers, task=ToolTask(version=VERSIONS[name]))
    assert regions(adapter, reading, sample("shop.py")) == FOUND[name]


@pytest.mark.parametrize("name", sorted(UNREAD))
def test_should_name_broken_file_when_output_was_recorded(name: str) -> None:
    folder = f"{name}/{VERSIONS[name]}"
    first = recorded(folder, "broken", STATUSES[name][1])
    answers = (first, recorded(folder, "difference", 1)) if name == "black" else (first,)
    reading = played(adapter_named(name), *answers, task=ToolTask(version=VERSIONS[name]))
    assert reading.unread == UNREAD[name]
