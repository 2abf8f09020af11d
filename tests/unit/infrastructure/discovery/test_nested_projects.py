"""Projects below the project."""

import pathlib

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import UsageProblems
from tests.unit.infrastructure.discovery.project_support import found, make


def _paths(root: pathlib.Path, configuration: Configuration | None = None) -> list[str]:
    return [file.path for file in found(root, configuration).files]


def test_should_leave_members_out_when_the_root_has_sources(tmp_path: pathlib.Path) -> None:
    """They are projects of their own."""
    make(tmp_path, "src/shop/a.py", "backend/pyproject.toml", "backend/app/b.py")
    assert _paths(tmp_path) == ["src/shop/a.py"]


def test_should_name_members_when_they_are_left_out(tmp_path: pathlib.Path) -> None:
    """Nothing is passed over in silence."""
    make(tmp_path, "src/shop/a.py", "backend/pyproject.toml", "backend/app/b.py")
    assert found(tmp_path).skipped == ("backend: a project of its own, not checked",)


def test_should_refuse_when_all_code_lies_in_members(tmp_path: pathlib.Path) -> None:
    """Each has to be checked by itself."""
    make(tmp_path, "packages/orders/setup.py", "packages/orders/src/orders/a.py")
    with pytest.raises(UsageProblems, match="packages/orders"):
        found(tmp_path)


@pytest.mark.parametrize(
    "path", ["src/shop/template/setup.py", "src/shop/setup.cfg", "tests/app/pyproject.toml"]
)
def test_should_find_no_member_when_a_marker_lies_inside_a_package_or_tests(
    tmp_path: pathlib.Path, path: str
) -> None:
    """Such files stay with this project."""
    make(tmp_path, "src/shop/__init__.py", "src/shop/template/a.py", "tests/app/b.py", path)
    assert not found(tmp_path).skipped


def test_should_keep_members_when_the_configuration_names_their_sources(
    tmp_path: pathlib.Path,
) -> None:
    """The root speaks for them."""
    make(tmp_path, "backend/setup.py", "backend/app/b.py")
    configuration = Configuration(root=str(tmp_path), source=("backend",))
    assert "backend/app/b.py" in _paths(tmp_path, configuration)
