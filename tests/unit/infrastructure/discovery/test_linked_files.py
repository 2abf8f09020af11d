"""Which name a file has that links lead to."""

from collections.abc import Mapping

import pytest

from archcheck.infrastructure.discovery.linked_files import find_aliases, imports_of
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.source_roots import ImportRoot
from archcheck.infrastructure.discovery.walking import Link

ROOTS = Roots((ImportRoot("src"),), ("tests",))
FILES = ["common/a.py", "common/b/c.py", "src/shop/d.py"]


@pytest.mark.parametrize(
    ("links", "adopted"),
    [
        (
            [Link("src/shop/common", "common")],
            {
                "common/a.py": "src/shop/common/a.py",
                "common/b/c.py": "src/shop/common/b/c.py",
            },
        ),
        (
            [Link("src/x.py", "common/a.py"), Link("src/y.py", "common/a.py")],
            {"common/a.py": "src/x.py"},
        ),
        ([Link("src/alias", "src/shop")], {}),
        ([Link("docs/alias", "common/b")], {}),
        ([Link("src/loop", ""), Link("src/shop/loop", "src")], {}),
        ([Link("src/none", "gone")], {}),
    ],
)
def test_should_adopt_files_when_links_take_them_into_a_root(
    links: list[Link], adopted: Mapping[str, str]
) -> None:
    """Those of a root keep their names where nothing is imported."""
    assert find_aliases(links, FILES, ROOTS, lambda module: 0).adopted == adopted


def test_should_tell_all_paths_when_links_lead_to_files() -> None:
    """The other one, and the real one."""
    links = [Link("src/x.py", "common/a.py"), Link("src/loop", "")]
    others = (("src/x.py", "common/a.py"), ("common/a.py", "common/a.py"))
    assert find_aliases(links, FILES, ROOTS, lambda module: 0).others == others


@pytest.mark.parametrize(
    ("times", "path"),
    [
        ({"lift.drive": 2, "drive": 1}, "src/lift/drive/car.py"),
        ({"lift.drive": 1, "drive": 1}, None),
        ({"lift.drive": 1, "drive": 2}, None),
    ],
)
def test_should_decide_by_imports_when_both_names_are_in_source_roots(
    times: Mapping[str, int], path: str | None
) -> None:
    """The real one where both are imported equally often."""
    files, links = ["src/drive/car.py", "src/lift/a.py"], [Link("src/lift/drive", "src/drive")]
    found = find_aliases(links, files, ROOTS, lambda module: times.get(module, 0))
    assert found.adopted.get("src/drive/car.py") == path


@pytest.mark.parametrize(
    ("files", "path"),
    [
        (["src/lift/__init__.py"], "src/lift/drive/car.py"),
        (["src/lift/__init__.py", "src/lift/a.py"], None),
        (["src/lift/a.py"], None),
    ],
)
def test_should_take_the_link_when_a_package_is_made_of_links_and_nothing_is_imported(
    files: list[str], path: str | None
) -> None:
    """Somebody made the package for the sake of its name."""
    links = [Link("src/lift/drive", "src/drive")]
    found = find_aliases(links, ["src/drive/car.py", *files], ROOTS, lambda module: 0)
    assert found.adopted.get("src/drive/car.py") == path


def test_should_decide_by_imports_when_a_module_is_linked() -> None:
    """A link to one file is one like any other."""
    links = [Link("src/lift/car.py", "src/car.py")]
    found = find_aliases(links, ["src/car.py"], ROOTS, {"lift.car": 1, "car": 0}.__getitem__)
    assert found.adopted == {"src/car.py": "src/lift/car.py"}


@pytest.mark.parametrize(
    ("source", "times"),
    [
        ("import a.b", 1),
        ("from a.b.c import d\nimport a.b as x\n", 2),
        ("from a import b", 1),
        ("from a import c, b  # x", 1),
        ("from a import (b)", 1),
        ("import a.bc\nfrom a import bc\nfrom xa import b\nimport b\n", 0),
    ],
)
def test_should_count_imports_when_they_name_a_module(source: str, times: int) -> None:
    """In full, or as something of the package around it."""
    assert imports_of("a.b", source.encode()) == times


def test_should_count_imports_when_a_module_lies_on_top() -> None:
    """No package is around it."""
    assert imports_of("a", b"import a\nfrom a.b import c\nimport b.a\n") == 2
