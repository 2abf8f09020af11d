"""Tests of projects."""

import pytest

from archcheck.domain.project import Project, Role, Scope, SourceFile, SourceRoot


@pytest.mark.parametrize(("path", "is_stub"), [("a.pyi", True), ("a.py", False), ("pyi", False)])
def test_should_know_stubs_when_asked(path: str, is_stub: bool) -> None:
    assert SourceFile(path, Role.SOURCE, "a", False, 0, "").is_stub is is_stub


def test_should_name_root_packages_once_when_source_roots_share_them() -> None:
    roots = (SourceRoot("src", ("shop", "mail")), SourceRoot("plugins", ("shop",)))
    project = Project(name="shop", root="/", source_roots=roots, test_roots=(), files=())
    assert project.root_packages == ("mail", "shop")


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        (Scope(whole=True, files=frozenset()), True),
        (Scope(whole=False, files=frozenset({"a.py"})), True),
        (Scope(whole=False, files=frozenset({"b.py"})), False),
        (Scope(whole=True, files=frozenset(), left_out=frozenset({"a.py"})), False),
        (Scope(whole=False, files=frozenset({"a.py"}), left_out=frozenset({"a.py"})), False),
    ],
)
def test_should_hold_path_when_it_is_in_scope(scope: Scope, held: bool) -> None:
    assert scope.holds("a.py") is held
