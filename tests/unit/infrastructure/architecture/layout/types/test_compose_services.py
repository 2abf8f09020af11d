"""Services that a project needs beside it."""

import pathlib

import pytest

from tests.unit.infrastructure.architecture.layout.declared_support import told
from tests.unit.infrastructure.discovery.project_support import write

RULE = '[[layout]]\nname = "a"\ntype = "compose-services"\n'
PROJECT = {
    "src/shop/__init__.py": "",
    "pyproject.toml": '[project]\nname = "shop"\nversion = "1"\n',
}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("services:\n  web:\n    image: [a, b\n", 3),
        ("services: {\n", 1),
        ("\tservices:\n  web: {}\n", 1),
    ],
)
def test_should_say_so_when_a_compose_file_cannot_be_read(
    tmp_path: pathlib.Path, text: str, line: int
) -> None:
    """At the line that is wrong: what it defines is not known, which is no pass."""
    write(tmp_path, {**PROJECT, "compose.yaml": text})
    said = [each[: each.index(": it is no YAML")] for each in told(tmp_path, RULE)]
    assert said == [f"compose.yaml:{line}: nothing can be said of compose.yaml"]


def test_should_judge_the_other_file_when_one_cannot_be_read(tmp_path: pathlib.Path) -> None:
    """Both are told of."""
    loose = "services:\n  web:\n    image: nginx\n"
    write(tmp_path, {**PROJECT, "compose.yaml": "services: {\n", "compose.dev.yaml": loose})
    assert [each.partition(":")[0] for each in told(tmp_path, RULE)] == [
        "compose.dev.yaml",
        "compose.yaml",
    ]
