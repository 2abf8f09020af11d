"""What a project tells about its tests."""

import pathlib
import textwrap
from collections.abc import Mapping

import pytest

from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.checkers.testing.discovery_of_tests import discover_tests

BASE = "import unittest\nclass Stories(unittest.TestCase): ..."
METHOD = "\n    def test_a(self): ..."


def project(
    root: pathlib.Path, files: Mapping[str, str], problems: Mapping[str, str] | None = None
) -> Project:
    """A project with these Python files; modules are named by their paths."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(textwrap.dedent(text), encoding="utf-8")
    return Project(
        name="shop",
        root=str(root),
        source_roots=(),
        test_roots=("tests",),
        files=tuple(listed(path, (problems or {}).get(path, "")) for path in sorted(files)),
    )


def listed(path: str, problem: str) -> SourceFile:
    """A file as discovery lists it."""
    is_package = path.endswith("__init__.py")
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    role = Role.TEST if path.startswith("tests/") else Role.SOURCE
    return SourceFile(path, role, module, is_package, size=0, digest="", problem=problem)


def cases_of(root: pathlib.Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """The TestCase classes that are found."""
    return discover_tests(project(root, files)).test_cases


def test_should_take_the_settings_of_pytest_when_the_project_has_some(
    tmp_path: pathlib.Path,
) -> None:
    """From any of its configuration files."""
    settings = (
        "[pytest]\npython_files = check_*.py\npython_classes = *Suite\npython_functions = it_*"
    )
    (tmp_path / "pytest.ini").write_text(settings, encoding="utf-8")
    found = discover_tests(project(tmp_path, {}))
    assert (found.files, found.classes, found.functions) == (
        ("check_*.py",),
        ("*Suite",),
        ("it_*",),
    )


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (
            {"tests/base.py": BASE, "tests/test_a.py": "from tests.base import Stories"},
            ("tests.base.Stories",),
        ),
        (
            {"tests/base.py": BASE, "tests/test_a.py": "from .base import Stories"},
            ("tests.base.Stories",),
        ),
        (
            {"tests/base.py": BASE, "tests/test_a.py": "from base import Stories"},
            ("base.Stories",),
        ),
        (
            {
                "tests/base.py": BASE,
                "tests/__init__.py": "from .base import Stories",
                "tests/test_a.py": "from tests import Stories",
            },
            ("tests.Stories",),
        ),
        (
            {
                "tests/base.py": BASE,
                "tests/__init__.py": "from .base import *",
                "tests/test_a.py": "from tests import Stories",
            },
            ("tests.Stories",),
        ),
        (
            {
                "tests/base.py": BASE,
                "tests/more.py": "from tests import base\nclass More(base.Stories): ...",
                "tests/most.py": "from tests.more import More\nclass Stories(More): ...",
                "tests/test_a.py": "from tests.most import Stories",
            },
            ("tests.most.Stories",),
        ),
        (
            {
                "tests/base.py": f"{BASE}\nclass Local(Stories): ...\nStories = Local",
                "tests/test_a.py": "from tests.base import Local as Stories",
            },
            ("tests.base.Local",),
        ),
        (
            {"src/lib.py": BASE, "tests/test_a.py": "from src.lib import Stories"},
            ("src.lib.Stories",),
        ),
        (
            {
                "tests/base.py": "from lib import Case as Case\nclass Stories(Case[int]): ...",
                "tests/test_a.py": "from tests.base import Stories",
            },
            (),
        ),
        (
            {
                "tests/base.py": "class Stories(Stories, f()): ...",
                "tests/test_a.py": "from tests.base import Stories",
            },
            (),
        ),
        (
            {
                "tests/a.py": "from tests.b import Stories",
                "tests/b.py": "from tests.a import Stories",
                "tests/test_a.py": "from tests.a import Stories",
            },
            (),
        ),
        ({"tests/test_a.py": "from lib import Stories"}, ()),
        ({"tests/test_a.py": BASE}, ()),
        ({"tests/base.py": BASE, "tests/test_a.py": "from tests.base import Other as Stories"}, ()),
        (
            {
                "tests/base.py": "class Stories(:",
                "tests/test_a.py": "from tests.base import Stories",
            },
            (),
        ),
        (
            {
                "tests/base.py": "class Stories: ...",
                "tests/test_a.py": "from tests.base import Stories",
            },
            (),
        ),
        ({"tests/base.py": BASE, "tests/helper.py": "from tests.base import Stories"}, ()),
    ],
)
def test_should_find_test_cases_when_test_files_inherit_them_from_elsewhere(
    tmp_path: pathlib.Path, files: dict[str, str], found: tuple[str, ...]
) -> None:
    """Through modules, re-exports and stars; never in a circle."""
    last = list(files)[-1]
    files = files | {last: f"{files[last]}\nclass Orders(Stories):{METHOD}"}
    assert cases_of(tmp_path, files) == found


@pytest.mark.parametrize(
    "text",
    [
        f"from tests.base import Stories\nclass Orders(Stories, unittest.TestCase):{METHOD}",
        "from tests.base import Stories\nclass Orders(Stories): ...",
        f"from tests.base import Stories\nclass Orders:{METHOD}",
        "from tests.base import Stories",
        f"class Orders(tests.Missing):{METHOD}",
    ],
)
def test_should_not_look_up_a_class_when_nothing_hangs_on_it(
    tmp_path: pathlib.Path, text: str
) -> None:
    """A TestCase by name, a class without tests, a class without bases."""
    assert cases_of(tmp_path, {"tests/base.py": BASE, "tests/test_a.py": text}) == ()


def test_should_pass_over_a_file_when_it_cannot_be_read(tmp_path: pathlib.Path) -> None:
    """It may be deleted while archcheck runs."""
    text = f"from tests.base import Stories\nclass Orders(Stories):{METHOD}"
    found = project(tmp_path, {"tests/base.py": BASE, "tests/test_a.py": text})
    (tmp_path / "tests" / "base.py").unlink()
    assert discover_tests(found).test_cases == ()


def test_should_pass_over_a_file_when_discovery_found_a_problem(tmp_path: pathlib.Path) -> None:
    """It is reported elsewhere."""
    text = f"from tests.base import Stories\nclass Orders(Stories):{METHOD}"
    files = {"tests/base.py": BASE, "tests/test_a.py": text}
    found = project(tmp_path, files, {"tests/base.py": "too large"})
    assert discover_tests(found).test_cases == ()
