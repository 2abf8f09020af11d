"""Metrics of modules and packages."""

from fractions import Fraction

import pytest

from archcheck.domain.fitness import (
    Fitness,
    Metrics,
    ModuleImport,
    ModuleMetrics,
    PackageDependency,
    PackageMetrics,
    Tangle,
    descents,
)
from archcheck.domain.location import Location, Region


def package(name: str = "shop", /, **numbers: int) -> PackageMetrics:
    """A package with some numbers."""
    return PackageMetrics(name=name, path=f"src/{name}/__init__.py", **numbers)


def dependency(importer: PackageMetrics, imported: PackageMetrics) -> PackageDependency:
    """One package depends on another."""
    place = Location(importer.path, Region(1, 1, 1, 2))
    imports = (ModuleImport(importer.name, imported.name, place),)
    return PackageDependency(importer, imported, imports)


def module(name: str, fan_in: int, fan_out: int) -> ModuleMetrics:
    """A module of one line."""
    return ModuleMetrics(name, f"src/{name}.py", 1, fan_in, fan_out)


@pytest.mark.parametrize(
    ("afferent", "efferent", "expected"),
    [(0, 0, None), (3, 0, Fraction(0)), (0, 2, Fraction(1)), (3, 1, Fraction(1, 4))],
)
def test_should_divide_efferent_by_all_couplings_when_instability_is_asked(
    afferent: int, efferent: int, expected: Fraction | None
) -> None:
    assert package(afferent=afferent, efferent=efferent).instability == expected


@pytest.mark.parametrize(
    ("abstract", "classes", "expected"),
    [(0, 0, None), (0, 2, Fraction(0)), (2, 2, Fraction(1)), (1, 4, Fraction(1, 4))],
)
def test_should_divide_abstract_by_all_classes_when_abstractness_is_asked(
    abstract: int, classes: int, expected: Fraction | None
) -> None:
    assert package(abstract_classes=abstract, classes=classes).abstractness == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"afferent": 3, "classes": 2}, Fraction(1)),
        ({"efferent": 3, "classes": 2}, Fraction(0)),
        ({"afferent": 3, "classes": 2, "abstract_classes": 2}, Fraction(0)),
        ({"efferent": 3, "classes": 2, "abstract_classes": 2}, Fraction(1)),
        ({"afferent": 1, "efferent": 1, "classes": 4, "abstract_classes": 1}, Fraction(1, 4)),
        ({"afferent": 1}, None),
        ({"classes": 1}, None),
    ],
)
def test_should_measure_from_the_main_sequence_when_distance_is_asked(
    numbers: dict[str, int], expected: Fraction | None
) -> None:
    assert package(**numbers).distance == expected


STABLE = package("stable", afferent=3, efferent=1)
HALF = package("half", afferent=2, efferent=2)
LOOSE = package("loose", afferent=1, efferent=3)


@pytest.mark.parametrize(
    ("importer", "imported", "expected"),
    [
        (STABLE, LOOSE, Fraction(1, 2)),
        (LOOSE, STABLE, Fraction(-1, 2)),
        (HALF, HALF, Fraction(0)),
    ],
)
def test_should_tell_how_much_less_stable_when_packages_depend(
    importer: PackageMetrics, imported: PackageMetrics, expected: Fraction
) -> None:
    assert dependency(importer, imported).descent == expected


@pytest.mark.parametrize(
    ("tolerance", "expected"),
    [(Fraction(0), ["loose", "half"]), (Fraction(1, 4), ["loose"]), (Fraction(1, 2), [])],
)
def test_should_leave_out_what_is_tolerated_when_descents_are_asked(
    tolerance: Fraction, expected: list[str]
) -> None:
    all_of_them = [
        dependency(STABLE, LOOSE),
        dependency(STABLE, HALF),
        dependency(LOOSE, STABLE),
        dependency(HALF, HALF),
    ]
    assert [it.imported.name for it in descents(all_of_them, tolerance)] == expected


def test_should_put_the_steepest_first_when_unstable_dependencies_are_asked() -> None:
    found = (dependency(HALF, LOOSE), dependency(STABLE, HALF), dependency(STABLE, LOOSE))
    steepest = Metrics(dependencies=found).unstable_dependencies()
    assert [(it.importer.name, it.imported.name) for it in steepest] == [
        ("stable", "loose"),
        ("half", "loose"),
        ("stable", "half"),
    ]


def test_should_find_hubs_when_both_numbers_are_high() -> None:
    modules = (
        module("b", 5, 5),
        module("a", 5, 5),
        module("c", 6, 9),
        module("in", 90, 4),
        module("out", 4, 90),
    )
    assert [hub.name for hub in Metrics(modules=modules).hubs()] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("module", "expected"),
    [("s.a", True), ("s.a.x", True), ("s.ab", False), ("s", False), ("s.c.x", True)],
)
def test_should_hold_what_lies_in_its_children_when_a_tangle_is_asked(
    module: str, expected: bool
) -> None:
    assert Tangle("s", (("s.a", "s.b"), ("s.c", "s.d")), ()).holds(module) is expected


def test_should_count_all_cuts_when_there_are_several_tangles() -> None:
    cut = ModuleImport("a", "b", Location("a.py", Region(1, 1, 1, 2)))
    assert Fitness(tangles=(Tangle("", (), (cut, cut)), Tangle("s", (), (cut,)))).cuts == 3
