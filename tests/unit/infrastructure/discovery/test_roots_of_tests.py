"""Where tests lie."""

import pathlib

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.discovery.source_roots import ImportRoot
from archcheck.infrastructure.discovery.roots_of_tests import find_test_roots, top_names_of_tests
from tests.unit.infrastructure.discovery.project_support import make, write

SRC = (ImportRoot("src"),)
FLAT = (ImportRoot(".", frozenset({"shop", "checks"})),)


def _roots(
    root: pathlib.Path, sources: tuple[ImportRoot, ...], testpaths: str, *files: str
) -> tuple[str, ...]:
    make(root, *files)
    write(root, {"pytest.ini": f"[pytest]\ntestpaths = {testpaths}\n"})
    return find_test_roots(Configuration(root=str(root)), files, sources)


@pytest.mark.parametrize(
    ("files", "roots"),
    [
        (["tests/a.py", "test/test_a.py"], ("tests",)),
        (["test/test_a.py", "test/__init__.py"], ("test",)),
        (["test/client.py", "test/test_a.py"], ()),
        (["src/tests/a.py"], ()),
    ],
)
def test_should_take_the_usual_directory_when_pytest_says_nothing(
    tmp_path: pathlib.Path, files: list[str], roots: tuple[str, ...]
) -> None:
    """`tests`, else `test`."""
    assert _roots(tmp_path, SRC, "", *files) == roots


@pytest.mark.parametrize(
    ("testpaths", "roots"),
    [
        ("checks", ("checks",)),
        ("./checks/ specs", ("checks", "specs")),
        ("checks checks/deep", ("checks",)),
        ("ch* gone*", ("checks",)),
        ("specs/a.py", ("specs/a.py",)),
        ("gone", ("tests",)),
        ("../elsewhere", ("tests",)),
        ("empty", ("tests",)),
    ],
)
def test_should_follow_testpaths_when_pytest_has_some(
    tmp_path: pathlib.Path, testpaths: str, roots: tuple[str, ...]
) -> None:
    """Those that hold Python."""
    (tmp_path / "empty").mkdir()
    files = ["checks/a.py", "checks/deep/b.py", "specs/a.py", "tests/a.py", "src/a.py"]
    assert _roots(tmp_path, SRC, testpaths, *files) == roots


@pytest.mark.parametrize(
    ("sources", "testpaths", "roots"),
    [
        (SRC, "src checks", ("checks",)),
        (SRC, ". checks", ("checks",)),
        (SRC, "src/shop", ("tests",)),
        (SRC, "src/shop/tests", ("src/shop/tests",)),
        (FLAT, "shop checks", ("checks",)),
    ],
)
def test_should_pass_over_testpaths_when_they_are_source(
    tmp_path: pathlib.Path, sources: tuple[ImportRoot, ...], testpaths: str, roots: tuple[str, ...]
) -> None:
    """They are named for the sake of doctests."""
    files = [
        "src/shop/order.py",
        "src/shop/price.py",
        "src/shop/tests/check_a.py",
        "shop/order.py",
        "shop/test_order.py",
        "checks/__init__.py",
        "checks/conftest.py",
        "checks/test_a.py",
        "checks/b_test.py",
        "checks/support.py",
        "tests/test_a.py",
    ]
    assert _roots(tmp_path, sources, testpaths, *files) == roots


def test_should_take_inner_directories_when_package_holds_more_tests_than_code(
    tmp_path: pathlib.Path,
) -> None:
    """Its code stays source, and contracts judge it."""
    files = ["shop/a.py", "shop/tests/test_a.py", "shop/b/tests/deep/test_b.py", "shop/test_c.py"]
    assert _roots(tmp_path, FLAT, "shop", *files) == ("shop/b/tests", "shop/tests")


def test_should_take_configured_roots_when_there_are_some(tmp_path: pathlib.Path) -> None:
    """Whatever they hold."""
    make(tmp_path, "src/a.py", "specs/b.py")
    configuration = Configuration(root=str(tmp_path), tests=("specs", "src"))
    assert find_test_roots(configuration, ["src/a.py"], SRC) == ("specs", "src")


def test_should_name_the_directories_on_top_when_they_hold_tests_alone() -> None:
    """Not a package with tests in it."""
    roots = ["shop/tests", "checks", "test/unit"]
    assert top_names_of_tests(roots) == ("checks", "test")
