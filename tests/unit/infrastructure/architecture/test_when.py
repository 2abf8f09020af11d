"""When a rule applies."""

import pathlib

import pytest

from archcheck.infrastructure.architecture.when import When, applies

PROJECT = """
[project]
dependencies = ["pika==1"]
optional-dependencies.web = ["FastAPI[all]"]

[dependency-groups]
dev = ["pytest-asyncio"]
"""


def holds(root: pathlib.Path, condition: When | None) -> bool:
    """Whether it holds in a project with these dependencies and one file."""
    (root / "pyproject.toml").write_text(PROJECT)
    return applies(condition, str(root), lambda glob: ("a.md",) if glob == "*.md" else ())


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        (When(dependency="pika"), True),
        (When(dependency=("redis", "fastapi")), True),
        (When(dependency="Pytest.Asyncio"), True),
        (When(dependency="pytest"), False),
        (When(path=("*.txt", "*.md")), True),
        (When(path="*.txt"), False),
        (When(dependency="pika", path="*.md"), True),
        (When(dependency="pika", path="*.txt"), False),
        (When(dependency="redis", path="*.md"), False),
    ],
)
def test_should_hold_when_all_that_is_stated_is_true(
    tmp_path: pathlib.Path, condition: When | None, expected: bool
) -> None:
    """Of several names any is enough."""
    assert holds(tmp_path, condition) is expected
