"""Tests of module patterns."""

import fnmatch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.architecture.graph.module_patterns import (
    ModuleTree,
    is_within,
    matches_package,
    outermost,
    overlap,
    pattern_problem,
)

TREE = ModuleTree.of(["a.b", "a.b.c", "a.b_d", "a.x.c", "a.x.y.c", "a.c", "b"])

MODULE_NAMES = st.lists(st.sampled_from(["a", "b", "bc", "c_d", "é"]), min_size=1, max_size=4).map(
    ".".join
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a.b", ("a.b",)),
        ("a.missing", ()),
        ("a.*", ("a.b", "a.b_d", "a.c", "a.x")),
        ("a.*.c", ("a.b.c", "a.x.c")),
        ("a.**", ("a.b", "a.b.c", "a.b_d", "a.c", "a.x", "a.x.c", "a.x.y", "a.x.y.c")),
        ("a.**.c", ("a.b.c", "a.x.c", "a.x.y.c")),
        ("**.c", ("a.b.c", "a.c", "a.x.c", "a.x.y.c")),
        ("*", ("a", "b")),
        ("missing.*", ()),
        ("a.b*", ("a.b", "a.b_d")),
        ("a.b_*", ("a.b_d",)),
        ("a.*d", ("a.b_d",)),
        ("a.*_*", ("a.b_d",)),
        ("a.b*b*", ()),
        ("*.x.y*", ("a.x.y",)),
        ("a.x*.**.c*", ("a.x.y.c",)),
        ("a*.b_*.c", ()),
    ],
)
def test_should_match_whole_components_when_pattern_has_wildcards(
    pattern: str, expected: tuple[str, ...]
) -> None:
    assert TREE.matches(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a.b", ""),
        ("a.*.**", ""),
        ("a.b*", ""),
        ("a.*b_*c", ""),
        ("a.b**", "** stands for whole components"),
        ("a.***", "** stands for whole components"),
        ("a.1*", "a module name is identifiers joined by dots"),
        ("a.b-*", "a module name is identifiers joined by dots"),
        (
            "a.{b}",
            "{name} stands for one whole component of a pattern in a contract, {root} and "
            "{context} for its beginning",
        ),
        ("a..b", "a module name is identifiers joined by dots"),
        ("", "a module name is identifiers joined by dots"),
        ("a-b", "a module name is identifiers joined by dots"),
    ],
)
def test_should_explain_pattern_when_it_cannot_be_read(pattern: str, expected: str) -> None:
    assert pattern_problem(pattern) == expected


@pytest.mark.parametrize(
    ("package", "expected"),
    [
        ("", ("a", "b")),
        ("a", ("a.b", "a.b_d", "a.c", "a.x")),
        ("a.x.y", ("a.x.y.c",)),
        ("b", ()),
    ],
)
def test_should_list_children_when_package_has_some(
    package: str, expected: tuple[str, ...]
) -> None:
    assert TREE.children(package) == expected


def test_should_span_nothing_when_module_is_unknown() -> None:
    assert list(TREE.span("a.bb")) == []


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        ("sqlalchemy", "sqlalchemy.orm", True),
        ("sqlalchemy.orm", "sqlalchemy", False),
        ("sqlalchemy.*", "sqlalchemy.orm.session", True),
        ("sqlalchemy.*", "sqlalchemy", False),
        ("sql", "sqlalchemy", False),
    ],
)
def test_should_match_package_when_name_lies_under_it(
    pattern: str, name: str, expected: bool
) -> None:
    assert matches_package(pattern, name) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("a", "a.b", True), ("a.b", "a", True), ("a", "a", True), ("a.b", "a.b_d", False)],
)
def test_should_see_overlap_when_one_module_holds_the_other(
    first: str, second: str, expected: bool
) -> None:
    assert overlap(first, second) is expected


def test_should_keep_outermost_when_heads_lie_in_each_other() -> None:
    assert outermost(["a.b.c", "a.bd", "a.b", "b"]) == ("a.b", "a.bd", "b")


@settings(max_examples=300, deadline=None)
@given(st.text("ab_", min_size=1, max_size=8), st.text("ab_*", min_size=1, max_size=5))
def test_should_match_words_as_globs_do_when_component_has_wildcards(
    word: str, pattern: str
) -> None:
    tree = ModuleTree.of([word])
    is_readable = not pattern_problem(pattern)
    assert not is_readable or bool(tree.matches(pattern)) == fnmatch.fnmatchcase(word, pattern)


@settings(max_examples=100, deadline=None)
@given(st.lists(MODULE_NAMES, max_size=12), MODULE_NAMES)
def test_should_span_exactly_what_lies_within_when_tree_is_any(names: list[str], head: str) -> None:
    tree = ModuleTree.of([*names, head])
    spanned = [tree.names[at] for at in tree.span(head)]
    assert spanned == [name for name in tree.names if is_within(name, head)]
