"""Whether pytest collects something in a file."""

import pathlib

import pytest

from archcheck.infrastructure.checkers.testing.collected_files import CollectedFiles
from tests.unit.infrastructure.discovery.project_support import found, write

TEST = "def test_should_pass() -> None: ...\n"
CASE = "import unittest\n\n\nclass Case(unittest.TestCase): ...\n"
USE = "from tests.case import Case\n\n\nclass Shop(Case):\n    def test_x(self) -> None: ...\n"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("tests/test_shop.py", TEST, True),
        ("tests/shop.py", TEST, False),
        ("tests/test_shop.py", "def helper() -> None: ...\n", False),
        ("tests/test_shop.py", "def test_should_pass(:\n", False),
        ("tests/test_shop.py", USE, True),
        ("tests/test_shop.py", USE.replace("case", "no_case"), False),
        ("elsewhere/test_shop.py", TEST, True),
        ("elsewhere/test_gone.py", "", False),
    ],
)
def test_should_know_a_test_when_pytest_collects_it(
    tmp_path: pathlib.Path, path: str, text: str, expected: bool
) -> None:
    """A base class of another module is looked up."""
    write(tmp_path, {"src/shop/__init__.py": "", "tests/case.py": CASE, path: text})
    assert CollectedFiles(found(tmp_path), 30.0).hold_a_test(path) is expected


def test_should_heed_the_project_when_it_names_its_tests_otherwise(tmp_path: pathlib.Path) -> None:
    settings = '[tool.pytest.ini_options]\npython_files = "check_*.py"\n'
    write(tmp_path, {"pyproject.toml": settings, "a.py": "", "tests/check_shop.py": TEST})
    assert CollectedFiles(found(tmp_path), 30.0).hold_a_test("tests/check_shop.py")
