"""Whether imports name the source root itself."""

import fnmatch

import pytest

from archcheck.infrastructure.discovery.root_in_imports import lifted, merged
from archcheck.infrastructure.discovery.source_roots import ImportRoot

SRC = ImportRoot("src")
ABOVE = ImportRoot(".", frozenset({"src"}))


@pytest.mark.parametrize(
    ("contents", "root"),
    [
        ({"src/domain/a.py": "from src.domain import b"}, ABOVE),
        ({"src/domain/a.py": "from domain import b"}, SRC),
        ({"src/domain/a.py": "import domain\nimport src\nimport domain.b"}, SRC),
        ({"src/domain/a.py": ""}, SRC),
        ({"src/domain/a.py": "", "src/__init__.py": ""}, ABOVE),
        ({"src/domain/a.py": "import domain", "src/__init__.py": ""}, SRC),
        ({"src/domain/a.py": "", "tests/a.py": "from src.domain import a"}, ABOVE),
        ({"src/domain/a.py": "import domain", "tests/a.py": "import src\nimport src.b"}, SRC),
        ({"src/src/a.py": "from src import a"}, SRC),
    ],
)
def test_should_lift_the_root_when_most_imports_begin_with_it(
    contents: dict[str, str], root: ImportRoot
) -> None:
    """Sources decide, then tests, then the package file."""
    sources, tests = fnmatch.filter(contents, "src/*"), fnmatch.filter(contents, "tests/*")
    assert lifted(SRC, sources, tests, lambda path: contents[path].encode()) == root


def test_should_lift_to_the_directory_above_when_the_root_is_nested() -> None:
    """Not to the project root."""
    root = lifted(ImportRoot("a/lib"), ["a/lib/x.py"], [], lambda _: b"import lib.x")
    assert root == ImportRoot("a", frozenset({"lib"}))


@pytest.mark.parametrize(
    ("roots", "joined"),
    [
        ([SRC, ABOVE], (SRC, ABOVE)),
        (
            [ImportRoot(".", frozenset({"a"})), ABOVE],
            (ImportRoot(".", frozenset({"a", "src"})),),
        ),
        ([ImportRoot("."), ABOVE], (ImportRoot("."),)),
    ],
)
def test_should_join_roots_when_their_paths_are_the_same(
    roots: list[ImportRoot], joined: tuple[ImportRoot, ...]
) -> None:
    """In the order of the first."""
    assert merged(roots) == joined
