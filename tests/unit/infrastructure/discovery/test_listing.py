"""The files that count."""

from archcheck.domain.project import SourceRoot
from archcheck.infrastructure.discovery.linked_files import Aliases
from archcheck.infrastructure.discovery.listing import Listing
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.source_roots import ImportRoot

NONE = Aliases({}, ())
ROOTS = Roots((ImportRoot("lib"), ImportRoot("src")), ("tests",))


def _listing(*files: str, aliases: Aliases = NONE) -> Listing:
    return Listing(files, ROOTS, aliases)


def test_should_leave_out_files_when_they_lie_under_no_root() -> None:
    """They are counted elsewhere."""
    assert list(_listing("setup.py", "src/a.py", "tests/b.py").places) == ["src/a.py", "tests/b.py"]


def test_should_name_modules_when_sources_and_tests_are_listed() -> None:
    """Losers and stubs beside a module have no name; tests may share one."""
    files = ["src/a.py", "src/a.pyi", "src/b.py", "src/b/__init__.py", "tests/a.py", "tests/a.pyi"]
    listing = _listing(*files)
    expected = ["a", "", "", "b", "tests.a", "tests.a"]
    assert [listing.module(path) for path in files] == expected


def test_should_tell_who_is_hidden_when_two_files_claim_a_name() -> None:
    """The loser, and the winner."""
    assert _listing("src/b.py", "src/b/__init__.py").names.shadowed == (
        ("src/b.py", "src/b/__init__.py"),
    )


def test_should_list_namespaces_when_source_directories_have_no_file() -> None:
    """Those of tests are no part of the graph."""
    assert _listing("src/a/b.py", "tests/c/d.py", "src/e.py").namespaces == ("a",)


def test_should_list_root_packages_when_directories_can_be_imported() -> None:
    """Each root with its own, modules left out."""
    files = ["src/shop/a.py", "src/mail/b/c.py", "src/x-y/d.py", "src/e.py", "lib/f.py"]
    assert _listing(*files).source_roots() == (
        SourceRoot("lib", ()),
        SourceRoot("src", ("mail", "shop")),
    )


def test_should_use_the_second_name_when_a_file_is_adopted() -> None:
    """Its path stays the real one."""
    aliases = Aliases({"common/a.py": "src/shop/a.py"}, (("src/shop/a.py", "common/a.py"),))
    assert _listing("common/a.py", aliases=aliases).module("common/a.py") == "shop.a"


def test_should_tell_sources_of_a_root_from_tests_when_asked() -> None:
    """For the question how imports begin."""
    listing = _listing("lib/a.py", "src/b.py", "tests/c.py")
    assert (listing.sources(ROOTS.sources[1]), listing.tests()) == (["src/b.py"], ["tests/c.py"])
