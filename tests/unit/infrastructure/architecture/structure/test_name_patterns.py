"""Globs of qualified names."""

import pytest

from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches

MEANT = (
    ("a.*.c", "a.b.c"),
    ("a.**.c", "a.c"),
    ("a.**.c", "a.b.b.c"),
    ("**.b.**", "a.b.c"),
    ("**", "a.b"),
    ("find_*_by_?", "find_order_by_n"),
    ("**.b.*.b", "b.b.c.b"),
)
NOT_MEANT = (
    ("a.*", "a"),
    ("a.*", "a.b.c"),
    ("a.**", "a"),
    ("a*c", "a.c"),
    ("**.b.*.b", "b.b"),
)
SLOW = (
    ("**.a." * 12 + "b", ".".join(["a"] * 60) + ".c"),
    ("*a" * 25, "a" * 80 + "b"),
)


@pytest.mark.parametrize(("glob", "name"), MEANT)
def test_should_mean_a_name_when_its_components_fit(glob: str, name: str) -> None:
    assert matches(glob, name)


@pytest.mark.parametrize(("glob", "name"), NOT_MEANT)
def test_should_not_mean_a_name_when_a_component_is_left(glob: str, name: str) -> None:
    assert not matches(glob, name)


@pytest.mark.parametrize(("glob", "name"), SLOW)
def test_should_not_take_long_when_a_name_fits_a_glob_in_many_ways(glob: str, name: str) -> None:
    """Nothing that was found is searched again."""
    assert not matches(glob, name)
