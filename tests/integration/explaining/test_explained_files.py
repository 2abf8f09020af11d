"""`archcheck explain` about files that are none of the project."""

import pathlib

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
