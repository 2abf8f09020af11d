"""What the names of a module mean."""

import ast

import pytest

from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.testing.imported_names import ImportNode, names_bound_by
from archcheck.infrastructure.checkers.testing.project_modules import module_name
from tests.unit.infrastructure.checkers.testing.testing_support import names_in, source_file


@pytest.mark.parametrize(
    ("imports", "name", "qualified"),
    [
        ("import pytest", "pytest.raises", "pytest.raises"),
        ("import pytest as pt", "pt.raises", "pytest.raises"),
        ("import os.path", "os.path.join", "os.path.join"),
        ("import os.path as p", "p.join", "os.path.join"),
        ("from pytest import raises", "raises", "pytest.raises"),
        ("from pytest import raises as r", "r", "pytest.raises"),
        ("from . import base", "base.Case", "tests.base.Case"),
        ("from .base import Case", "Case", "tests.base.Case"),
        ("from ..lib import Case", "Case", "lib.Case"),
        ("if x:\n    import a as b\nelse:\n    import c as d", "d", "c"),
        ("try:\n    import a as b\nexcept ImportError:\n    import c as b", "b", "c"),
        ("try:\n    pass\nfinally:\n    import a as b", "b", "a"),
        ("def f():\n    import a as b", "b", "b"),
        ("", "unknown.name", "unknown.name"),
    ],
)
def test_should_qualify_a_name_when_an_import_binds_it(
    imports: str, name: str, qualified: str
) -> None:
    """Imports of functions are not seen, unknown names stay."""
    assert names_in(imports).qualified(name) == qualified


def bound_by(source: str) -> dict[str, str]:
    """The names of an import statement."""
    found = ast.parse(source).body[0]
    return names_bound_by(found, "shop.tests") if isinstance(found, ImportNode) else {}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import pytest", {"pytest": "pytest"}),
        ("import os.path, pytest as pt", {"os": "os", "pt": "pytest"}),
        ("import os.path as p", {"p": "os.path"}),
        ("from pytest import fail, raises as r", {"fail": "pytest.fail", "r": "pytest.raises"}),
        ("from a.b import c", {"c": "a.b.c"}),
        ("from .base import Case", {"Case": "shop.tests.base.Case"}),
        ("from .. import base", {"base": "shop.base"}),
        ("from pytest import *", {}),
    ],
)
def test_should_list_local_names_when_one_import_binds_them(
    source: str, names: dict[str, str]
) -> None:
    """A relative module is resolved."""
    assert bound_by(source) == names


def test_should_resolve_against_the_package_itself_when_it_is_an_init_file() -> None:
    """`from .base import Case` in `tests/__init__.py`."""
    found = names_in("from .base import Case", "tests", is_package=True)
    assert found.qualified("Case") == "tests.base.Case"


def test_should_keep_the_modules_when_everything_is_imported() -> None:
    """Stars bind no name."""
    found = names_in("from .base import *\nfrom other import *\nfrom third import x")
    assert (found.stars, dict(found.names)) == (("tests.base", "other"), {"x": "third.x"})


@pytest.mark.parametrize(("package", "known"), [("pytest_archon", True), ("pytest", False)])
def test_should_know_a_package_when_a_name_comes_from_it(package: str, known: bool) -> None:
    """Whole components only."""
    assert names_in("from pytest_archon import archrule").imports_from(package) is known


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (source_file("tests/unit/test_a.py", "unit.test_a"), "unit.test_a"),
        (source_file("tests/unit/test_a.py", ""), "tests.unit.test_a"),
    ],
)
def test_should_name_a_module_by_its_path_when_it_has_no_name(file: SourceFile, name: str) -> None:
    """So that its relative imports can be compared."""
    assert module_name(file) == name
