"""What each file is for."""

import pytest

from archcheck.domain.project import Role
from archcheck.infrastructure.discovery.roles import FilePlace, Roots
from archcheck.infrastructure.discovery.source_roots import ImportRoot

NESTED = Roots((ImportRoot("."), ImportRoot("src")), ())
USUAL = Roots((ImportRoot("src"),), ("backend/tests", "src/shop/tests", "tests"))
FLAT = Roots((ImportRoot(".", frozenset({"shop"})), ImportRoot("lib")), ("tests",))


@pytest.mark.parametrize(
    ("roots", "path", "place"),
    [
        (USUAL, "src/shop/a.py", FilePlace(Role.SOURCE, "shop/a.py", 0)),
        (USUAL, "tests/unit/a.py", FilePlace(Role.TEST, "tests/unit/a.py", -1)),
        (USUAL, "backend/tests/a.py", FilePlace(Role.TEST, "tests/a.py", -1)),
        (USUAL, "src/shop/tests/a.py", FilePlace(Role.TEST, "shop/tests/a.py", 0)),
        (USUAL, "setup.py", FilePlace(Role.OTHER, "", -1)),
        (USUAL, "src/shop/conftest.py", FilePlace(Role.TEST, "shop/conftest.py", 0)),
        (USUAL, "conftest.py", FilePlace(Role.TEST, "conftest.py", -1)),
        (USUAL, "backend/conftest.py", FilePlace(Role.TEST, "backend/conftest.py", -1)),
        (USUAL, "docs/conftest.py", FilePlace(Role.OTHER, "", -1)),
        (NESTED, "src/shop/a.py", FilePlace(Role.SOURCE, "shop/a.py", 1)),
        (NESTED, "other/a.py", FilePlace(Role.SOURCE, "other/a.py", 0)),
        (FLAT, "mail/a.py", FilePlace(Role.OTHER, "", -1)),
    ],
)
def test_should_place_a_file_when_roots_are_known(
    roots: Roots, path: str, place: FilePlace
) -> None:
    """Tests first, then the deepest source root."""
    assert roots.place(path) == place


@pytest.mark.parametrize(
    ("roots", "path", "role"),
    [
        (USUAL, "src", Role.SOURCE),
        (USUAL, "src/shop", Role.SOURCE),
        (USUAL, "tests/unit", Role.TEST),
        (USUAL, "docs", Role.OTHER),
        (FLAT, "mail", Role.SOURCE),
        (FLAT, "docs", Role.OTHER),
    ],
)
def test_should_guess_the_role_when_a_directory_cannot_be_read(
    roots: Roots, path: str, role: Role
) -> None:
    """It may hold a package."""
    assert roots.directory_role(path) is role


@pytest.mark.parametrize(
    ("roots", "path", "inside"),
    [
        (USUAL, "src/shop/a.py", "shop/a.py"),
        (USUAL, "docs/a.py", ""),
        (NESTED, "src/shop/a.py", "shop/a.py"),
        (FLAT, "generated/a.py", "generated/a.py"),
        (FLAT, "lib/mail/a.py", "mail/a.py"),
        (FLAT, "build/a.py", ""),
    ],
)
def test_should_cut_the_root_when_something_is_not_read(
    roots: Roots, path: str, inside: str
) -> None:
    """Ignored packages are known by no file."""
    assert roots.name_inside(path) == inside
