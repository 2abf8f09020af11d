"""The rules are found in a wheel and in a checkout."""

import pathlib

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.configuration.rules_directory import rules_directory


def checkout(directory: pathlib.Path, name: str) -> pathlib.Path:
    """The package of a checkout whose pyproject names a project."""
    package = directory / "src" / "archcheck"
    package.mkdir(parents=True)
    (directory / "rules").mkdir()
    text = f'[project]\nname = "{name}"\n'
    (directory / "pyproject.toml").write_text(text, encoding="utf-8")
    return package


def test_should_take_the_folder_in_the_package_when_installed(tmp_path: pathlib.Path) -> None:
    """A wheel carries the rules as package data."""
    package = checkout(tmp_path, "archcheck-gate")
    (package / "rules").mkdir()
    assert rules_directory(package) == package / "rules"


def test_should_take_the_folder_beside_src_when_in_checkout(tmp_path: pathlib.Path) -> None:
    """An editable install has no package data."""
    assert rules_directory(checkout(tmp_path, "archcheck-gate")) == tmp_path / "rules"


def test_should_refuse_the_folder_beside_src_when_project_is_another(
    tmp_path: pathlib.Path,
) -> None:
    """A vendored copy does not take the rules of its host."""
    package = checkout(tmp_path, "shop")
    with pytest.raises(UsageProblems, match="install archcheck again"):
        rules_directory(package)


def test_should_refuse_the_folder_when_pyproject_is_missing(tmp_path: pathlib.Path) -> None:
    """Nothing says whose checkout it is."""
    package = checkout(tmp_path, "archcheck-gate")
    (tmp_path / "pyproject.toml").unlink()
    with pytest.raises(UsageProblems, match="the rules of archcheck are not in"):
        rules_directory(package)


def test_should_refuse_the_folder_when_package_is_not_in_src(tmp_path: pathlib.Path) -> None:
    """Only the layout of the checkout counts."""
    package = tmp_path / "lib" / "archcheck"
    package.mkdir(parents=True)
    with pytest.raises(UsageProblems):
        rules_directory(package)


def test_should_find_the_packs_when_run_from_this_checkout() -> None:
    """The real folder holds the packs."""
    assert (rules_directory() / "packs").is_dir()
