"""`archcheck explain` about files that are none of the project."""

import pathlib

import pytest

from tests.integration.explaining.explaining_support import told, written


def test_should_refuse_when_a_file_is_ignored(tmp_path: pathlib.Path) -> None:
    """Nothing is known of it."""
    files = {".gitignore": "made.py\n", "made.py": ""}
    said = told(written(tmp_path, **files), "explain", "made.py")[2]
    assert said.startswith("made.py is no Python file of this project")


def test_should_refuse_when_a_project_has_no_modules(tmp_path: pathlib.Path) -> None:
    """Its only file cannot be imported."""
    (tmp_path / "pyproject.toml").write_text("[tool.archcheck]\nextends = []\n", encoding="utf-8")
    (tmp_path / "build-all.py").write_text("", encoding="utf-8")
    assert "the project has no modules" in told(tmp_path, "explain", "build-all.py")[2]


@pytest.mark.parametrize("line", ["0", "4", "9:3"])
def test_should_refuse_a_line_when_a_file_does_not_have_it(
    line: str, tmp_path: pathlib.Path
) -> None:
    """With the lines that there are."""
    place = f"src/shop/domain/order.py:{line}"
    assert told(written(tmp_path), "explain", place)[2].split("\n")[:2] == [
        f"src/shop/domain/order.py has no line {line.partition(':')[0]}",
        "  its lines are 1 to 3",
    ]


def test_should_explain_the_first_line_when_a_file_is_empty(tmp_path: pathlib.Path) -> None:
    """Editors show one."""
    assert told(written(tmp_path), "explain", "src/shop/__init__.py:1")[0] == 0
