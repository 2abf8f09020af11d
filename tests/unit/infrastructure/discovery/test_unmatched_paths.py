"""Why nothing is checked at a path."""

import pathlib

import pytest

from archcheck.domain.configuration import Configuration
from tests.unit.infrastructure.discovery.project_support import discover, make, write


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("setup.py", "in no source or test root"),
        ("README.md", "not a Python file"),
        ("docs", "a directory without a Python file of a source or test root"),
        ("src/shop/old.py", "excluded by the configuration"),
        ("src/shop/made.py", "ignored by git"),
        ("src/other/b.py", "in a repository of its own"),
    ],
)
def test_should_say_why_when_a_named_path_is_not_checked(
    tmp_path: pathlib.Path, path: str, reason: str
) -> None:
    """Each reason has its own words."""
    make(tmp_path, "src/shop/a.py", "src/shop/old.py", "src/shop/made.py")
    make(tmp_path, "setup.py", "README.md", "docs/conf.py", "src/other/.git", "src/other/b.py")
    write(tmp_path, {".gitignore": "made.py"})
    configuration = Configuration(root=str(tmp_path), exclude=("old.py",))
    scope = discover(tmp_path, path, configuration=configuration)[1]
    assert scope.unmatched == (f"{path}: {reason}",)


def test_should_say_nothing_when_a_named_path_is_checked(tmp_path: pathlib.Path) -> None:
    """The usual file of pre-commit."""
    make(tmp_path, "src/shop/a.py", "src/shop/b.py")
    assert discover(tmp_path, "src/shop/a.py")[1].unmatched == ()
