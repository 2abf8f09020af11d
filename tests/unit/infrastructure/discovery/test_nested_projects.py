"""Projects below the project."""

import pathlib
import re

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import UsageProblems
from tests.unit.infrastructure.discovery.project_support import discover, found, make


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


@pytest.mark.parametrize(
    ("path", "skipped"),
    [
        ("src/setup.py", ()),
        ("src/pyproject.toml", ("src: a project of its own, not checked",)),
        ("lib/setup.py", ("lib: a project of its own, not checked",)),
    ],
)
def test_should_find_no_member_when_setup_py_lies_in_src_and_tests_beside_it(
    tmp_path: pathlib.Path, path: str, skipped: tuple[str, ...]
) -> None:
    """The tests beside it are those of the code in it."""
    make(tmp_path, "shop/a.py", "src/orders/b.py", "lib/c.py", "tests/test_a.py", path)
    assert found(tmp_path).skipped == skipped


def test_should_find_a_member_when_setup_py_lies_in_src_without_tests(
    tmp_path: pathlib.Path,
) -> None:
    """Then nothing tells that it belongs to the whole."""
    make(tmp_path, "shop/a.py", "src/orders/b.py", "src/setup.py")
    assert found(tmp_path).skipped == ("src: a project of its own, not checked",)


@pytest.mark.parametrize("paths", [("backend/app/b.py",), ("src/shop/a.py", "backend"), ("apps",)])
def test_should_refuse_paths_when_they_lie_in_members(
    tmp_path: pathlib.Path, paths: tuple[str, ...]
) -> None:
    """A hook that passes files of several projects must not pass for a check."""
    make(tmp_path, "src/shop/a.py", "backend/pyproject.toml", "backend/app/b.py")
    make(tmp_path, "apps/one/setup.py", "apps/one/c.py")
    with pytest.raises(UsageProblems, match="in projects of their own"):
        discover(tmp_path, *paths)


def test_should_write_the_table_when_the_root_is_configured(tmp_path: pathlib.Path) -> None:
    """As it has to stand there."""
    make(tmp_path, "backend/pyproject.toml", "backend/app/b.py")
    make(tmp_path, "libs/core/pyproject.toml", "libs/core/c.py")
    configuration = Configuration(root=str(tmp_path), file="pyproject.toml")
    told = re.escape('[tool.archcheck.projects]: backend = [], core = { path = "libs/core" }')
    with pytest.raises(UsageProblems, match=told):
        found(tmp_path, configuration)


def test_should_advise_a_table_when_nothing_is_configured(tmp_path: pathlib.Path) -> None:
    """It is one command away."""
    make(tmp_path, "backend/pyproject.toml", "backend/app/b.py")
    told = (
        "archcheck init writes a table of them; or check each by itself: .cd backend && archcheck."
    )
    with pytest.raises(UsageProblems, match=told):
        found(tmp_path)


@pytest.mark.parametrize("name", ["fixtures", "examples", "templates"])
def test_should_not_name_a_member_when_it_is_a_sample(tmp_path: pathlib.Path, name: str) -> None:
    """It is no source of the project either."""
    make(tmp_path, "shop/a.py", f"{name}/one/setup.py", f"{name}/one/b.py")
    project = found(tmp_path)
    assert ([file.path for file in project.files], project.skipped) == (["shop/a.py"], ())


def test_should_keep_a_project_when_it_lies_in_a_configured_test_root(
    tmp_path: pathlib.Path,
) -> None:
    """Test data of the project."""
    make(tmp_path, "src/shop/a.py", "checks/data/setup.py", "checks/data/b.py")
    configuration = Configuration(root=str(tmp_path), tests=("checks",))
    assert "checks/data/b.py" in _paths(tmp_path, configuration)


def test_should_name_the_outer_member_when_members_are_nested(tmp_path: pathlib.Path) -> None:
    """Its own run names the inner ones."""
    make(tmp_path, "src/shop/a.py", "backend/setup.py", "backend/inner/setup.py")
    assert found(tmp_path).skipped == ("backend: a project of its own, not checked",)


def test_should_keep_members_when_the_configuration_names_their_sources(
    tmp_path: pathlib.Path,
) -> None:
    """The root speaks for them."""
    make(tmp_path, "backend/setup.py", "backend/app/b.py")
    configuration = Configuration(root=str(tmp_path), source=("backend",))
    assert "backend/app/b.py" in _paths(tmp_path, configuration)


def test_should_name_all_paths_and_projects_when_several_lie_beside(
    tmp_path: pathlib.Path,
) -> None:
    """As pre-commit calls it in a repository of several projects."""
    make(tmp_path, "src/a.py", "one/setup.py", "one/src/b.py", "two/setup.py", "two/src/c.py")
    told = re.escape('"one/src/b.py", "two": in projects of their own (one, two)')
    with pytest.raises(UsageProblems, match=told):
        discover(tmp_path, "one/src/b.py", "two", "src/a.py")
