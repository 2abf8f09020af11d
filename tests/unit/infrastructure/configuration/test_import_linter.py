"""import-linter's configuration is named, since it is not checked."""

import pathlib

import pytest

from archcheck.infrastructure.configuration.import_linter import import_linter_notices


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".importlinter", "[importlinter]\nroot_package = shop\n"),
        ("setup.cfg", "[metadata]\n[importlinter:contract:1]\n"),
        ("pyproject.toml", "[project]\n [tool . importlinter]\n"),
        ("pyproject.toml", "[[tool.importlinter.contracts]]\n"),
    ],
)
def test_should_name_the_file_when_it_holds_contracts(
    tmp_path: pathlib.Path, name: str, text: str
) -> None:
    """Each place that import-linter reads."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert list(import_linter_notices(tmp_path)) == [
        f"{name}: the contracts of import-linter are not checked by archcheck yet"
    ]


def test_should_say_nothing_when_files_speak_of_other_things(tmp_path: pathlib.Path) -> None:
    """A dependency is no configuration."""
    (tmp_path / "pyproject.toml").write_text('x = "[tool.importlinter]"\n', encoding="utf-8")
    assert list(import_linter_notices(tmp_path)) == []
