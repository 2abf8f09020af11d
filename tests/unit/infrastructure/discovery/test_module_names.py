"""From paths to module names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.discovery.module_names import (
    Claim,
    is_package_file,
    module_name,
    parents,
    settle,
)

IDENTIFIERS = st.from_regex("[a-z_][a-z0-9_]{0,5}", fullmatch=True)


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(IDENTIFIERS, min_size=1, max_size=5), suffix=st.sampled_from([".py", ".pyi"]))
def test_should_give_back_the_path_when_a_module_is_named(parts: list[str], suffix: str) -> None:
    """A name and its path say the same."""
    path = "/".join(parts) + suffix
    expected = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    assert module_name(path) == expected


@settings(max_examples=50, deadline=None)
@given(parts=st.lists(IDENTIFIERS, min_size=1, max_size=5))
def test_should_name_the_directory_when_the_file_stands_for_it(parts: list[str]) -> None:
    """A package is its directory."""
    assert module_name("/".join([*parts, "__init__.py"])) == ".".join(parts)


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("shop/migrations/0001_initial.py", "shop.migrations.0001_initial"),
        ("shop/my-script.py", "shop.my-script"),
        ("shop/_fast.cpython-311-x86_64-linux-gnu.so", "shop._fast"),
        ("shop/_fast.pyx", "shop._fast"),
        ("é.py", "é"),
        ("__init__.py", ""),
        ("my-shop/order.py", ""),
        ("shop/x.py/order.py", ""),
        ("shop/a.b.py", ""),
        ("shop/.py", ""),
        ("shop/.hidden.py", ""),
        ("shop/a\nb.py", ""),
        ("shop/\udcff.py", ""),
        ("", ""),
    ],
)
def test_should_name_only_what_can_be_imported_when_a_path_is_odd(path: str, module: str) -> None:
    """Directories are identifiers, stems need not be."""
    assert module_name(path) == module


@pytest.mark.parametrize(
    ("path", "is_package"),
    [("a/__init__.py", True), ("__init__.pyi", True), ("a/b.py", False), ("a__init__.py", False)],
)
def test_should_know_packages_when_a_file_stands_for_one(path: str, is_package: bool) -> None:
    """By its name."""
    assert is_package_file(path) is is_package


def test_should_list_parents_when_a_module_is_nested() -> None:
    """The nearest first."""
    assert list(parents("a.b.c")) == ["a.b", "a"]


@pytest.mark.parametrize(
    ("paths", "modules", "shadowed"),
    [
        (["0:x.py", "0:x/__init__.py"], {"x/__init__.py"}, (("x.py", "x/__init__.py"),)),
        (["0:x.py", "0:x.pyi"], {"x.py"}, ()),
        (["0:x.pyi"], {"x.pyi"}, ()),
        (["0:x/__init__.pyi", "0:x.py"], {"x.py"}, ()),
        (["0:x/__init__.pyi", "0:x.pyi"], {"x/__init__.pyi"}, ()),
        (["0:a/x.py", "1:b/x.py"], {"a/x.py"}, (("b/x.py", "a/x.py"),)),
        (["0:a/x.py", "1:b/x/__init__.py"], {"a/x.py"}, (("b/x/__init__.py", "a/x.py"),)),
        (["0:a/x/__init__.py", "1:b/x/__init__.py"], {"a/x/__init__.py", "b/x/__init__.py"}, ()),
        (["0:a/x.pyi", "1:b/x.py"], {"b/x.py"}, ()),
    ],
)
def test_should_settle_names_when_several_files_claim_one(
    paths: list[str], modules: set[str], shadowed: tuple[tuple[str, str], ...]
) -> None:
    """Packages win, stubs lose, earlier roots come first."""
    claims = [Claim(path[2:], "x", int(path[0])) for path in paths]
    names = settle(claims)
    assert (set(names.modules), names.shadowed) == (modules, shadowed)
