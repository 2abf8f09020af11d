"""Where findings are reported."""

import dataclasses
import pathlib

import pytest

from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Project, Role, Scope, SourceFile, SourceRoot
from archcheck.infrastructure.discovery.scope import find_scope, project_paths
from archcheck.infrastructure.discovery.walking import Tree
from tests.unit.infrastructure.discovery.project_support import make

WHOLE = Scope(whole=True, files=frozenset())
FILES = {
    "main.py": Role.SOURCE,
    "src/mail/a.py": Role.SOURCE,
    "src/shop/domain/a.py": Role.SOURCE,
    "src/shop/b.py": Role.SOURCE,
    "tests/unit/c.py": Role.TEST,
    "tests/d.py": Role.TEST,
}
SRC = SourceRoot("src", ("mail", "shop"))


def _project(root: pathlib.Path, *sources: SourceRoot) -> Project:
    make(root, *FILES, "docs/x.py", "src/shop/legacy.py")
    files = (
        *(SourceFile(path, role, "", False, 0, "") for path, role in FILES.items()),
        SourceFile("src/shop/legacy.py", Role.SOURCE, "", False, 0, "", excluded=True),
    )
    return Project(
        name="shop", root=str(root), source_roots=sources, test_roots=("tests",), files=files
    )


def _scope(root: pathlib.Path, *paths: str, tests: bool = True) -> Scope:
    request = DiscoveryRequest(directory=str(root), paths=paths, tests=tests)
    return find_scope(_project(root, SRC), request, Tree(files=()))


@pytest.mark.parametrize(
    "paths",
    [
        (),
        (".",),
        ("src",),
        ("./src/",),
        ("src/shop",),
        ("tests", "src"),
        ("src/shop/domain", "src/mail"),
        ("docs/../src",),
    ],
)
def test_should_stand_for_the_project_when_a_path_covers_a_root(
    tmp_path: pathlib.Path, paths: tuple[str, ...]
) -> None:
    """A source root, what is around it, or one of its packages."""
    assert _scope(tmp_path, *paths) == WHOLE


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (("tests",), {"tests/unit/c.py", "tests/d.py"}),
        (("src/shop/domain",), {"src/shop/domain/a.py"}),
        (("src/shop/b.py", "tests/unit/"), {"src/shop/b.py", "tests/unit/c.py"}),
        (("src/shop/legacy.py",), set()),
        (("docs",), set()),
        (("docs/x.py",), set()),
    ],
)
def test_should_limit_findings_when_paths_are_narrower(
    tmp_path: pathlib.Path, paths: tuple[str, ...], files: set[str]
) -> None:
    """Excluded and other files are in no scope."""
    expected = Scope(whole=False, files=frozenset(files), partial=True)
    assert dataclasses.replace(_scope(tmp_path, *paths), unmatched=()) == expected


def test_should_leave_out_tests_when_they_are_not_wanted(tmp_path: pathlib.Path) -> None:
    """The rest of the project is whole, and the scope does not hold them."""
    left_out = frozenset({"tests/unit/c.py", "tests/d.py"})
    expected = Scope(whole=True, files=frozenset(), tests=False, partial=True, left_out=left_out)
    assert _scope(tmp_path, "src", tests=False) == expected


@pytest.mark.parametrize(
    ("path", "held"), [("src/shop/b.py", True), ("tests/d.py", False), ("pyproject.toml", True)]
)
def test_should_hold_no_tests_when_they_are_left_out(
    tmp_path: pathlib.Path, path: str, held: bool
) -> None:
    """Everything else is held."""
    assert _scope(tmp_path, tests=False).holds(path) is held


def test_should_leave_out_tests_when_narrower_paths_name_them(tmp_path: pathlib.Path) -> None:
    """The option wins."""
    assert _scope(tmp_path, "tests", "src/shop/b.py", tests=False).files == {"src/shop/b.py"}


@pytest.mark.parametrize(
    ("path", "files"),
    [
        (
            "src",
            {
                "src/mail/a.py",
                "src/shop/domain/a.py",
                "src/shop/b.py",
                "tests/unit/c.py",
                "tests/d.py",
            },
        ),
        ("lib", {"tests/unit/c.py", "tests/d.py", "main.py"}),
    ],
)
def test_should_take_the_covered_roots_when_there_are_others(
    tmp_path: pathlib.Path, path: str, files: set[str]
) -> None:
    """With the tests, and without what lies in the other roots."""
    project = _project(tmp_path, SRC, SourceRoot(".", ("lib",)))
    make(tmp_path, "lib/x.py")
    scope = find_scope(
        project, DiscoveryRequest(directory=str(tmp_path), paths=(path,)), Tree(files=())
    )
    assert (scope.whole, scope.partial, set(scope.files)) == (False, True, files)


def _paths(root: pathlib.Path, directory: str, *paths: str) -> tuple[str, ...]:
    request = DiscoveryRequest(directory=str(root / directory), paths=paths)
    return project_paths(str(root), request)


@pytest.mark.parametrize(
    ("directory", "path", "inside"),
    [
        ("src", "shop", "src/shop"),
        ("src/shop", "../../tests", "tests"),
        ("src", "..", "."),
        (".", "alias/b.py", "src/shop/b.py"),
        (".", "away", "away"),
    ],
)
def test_should_resolve_paths_when_they_are_given_from_elsewhere(
    tmp_path: pathlib.Path, directory: str, path: str, inside: str
) -> None:
    """Relative to the working directory; links by their targets where these are inside."""
    make(tmp_path, *FILES)
    (tmp_path / "alias").symlink_to("src/shop")
    (tmp_path / "away").symlink_to(tmp_path.parent)
    assert _paths(tmp_path, directory, path) == (inside,)


def test_should_take_absolute_paths_when_they_are_given(tmp_path: pathlib.Path) -> None:
    """Whatever the working directory is."""
    make(tmp_path, "src/a.py")
    assert _paths(tmp_path, "../..", str(tmp_path / "src")) == ("src",)


def test_should_see_through_links_when_the_root_is_reached_by_one(
    tmp_path: pathlib.Path,
) -> None:
    """As a temporary directory may be."""
    make(tmp_path, "real/src/a.py")
    (tmp_path / "link").symlink_to("real")
    request = DiscoveryRequest(directory=str(tmp_path / "real"), paths=("src",))
    assert project_paths(str(tmp_path / "link"), request) == ("src",)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("scr", 'the path "scr" does not exist\n  did you mean "src"?'),
        ("src/shopp/", 'the path "src/shopp/" does not exist\n  did you mean "src/shop"?'),
        ("x/y", 'the path "x/y" does not exist'),
    ],
)
def test_should_name_the_nearest_path_when_one_does_not_exist(
    tmp_path: pathlib.Path, path: str, problem: str
) -> None:
    """Beside the missing one."""
    make(tmp_path, "src/shop/a.py")
    with pytest.raises(UsageProblems, match=f"^{problem.replace('?', '[?]')}$"):
        _paths(tmp_path, ".", path)


def test_should_name_both_when_a_path_lies_outside(tmp_path: pathlib.Path) -> None:
    """The path and the project."""
    make(tmp_path, "project/a.py", "other/b.py")
    root = tmp_path / "project"
    with pytest.raises(UsageProblems, match=f'"../other" lies outside of the project {root}'):
        _paths(root, ".", "../other")


def test_should_call_it_no_python_file_when_something_else_lies_outside(
    tmp_path: pathlib.Path,
) -> None:
    """Such as `/etc/hosts`."""
    make(tmp_path, "hosts", "inside/src/shop/a.py")
    root = tmp_path / "inside"
    with pytest.raises(UsageProblems, match="is not a Python file"):
        _scope(root, str(tmp_path / "hosts"))
