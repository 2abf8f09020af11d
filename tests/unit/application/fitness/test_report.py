"""What is said about the fitness of a project."""

import dataclasses

import pytest

from archcheck.application.fitness.report import FitnessReport, seen_in
from archcheck.domain.fitness import Fitness
from archcheck.domain.project import Project, Role, Scope
from tests.unit.application.checking.checking_support import PROJECT, source_file
from tests.unit.application.fitness.fitness_support import (
    LEANING,
    MONEY,
    PAGES,
    PRICE,
    REPORT,
    SHOP,
    TANGLE,
    TOP,
    TOTALS,
)

WHOLE = Scope(whole=True, files=frozenset())
PATHS = (PRICE.path, PAGES.path, TOTALS.path, MONEY.path, "src/shop/else.py")


def project(*paths: str, excluded: str = "") -> Project:
    """A project of some sources and a test."""
    files = [source_file(path, excluded=path == excluded) for path in paths]
    test = source_file("tests/test_order.py", Role.TEST)
    return dataclasses.replace(PROJECT, files=(*files, test))


def part(*paths: str) -> Fitness:
    """What is seen in some files."""
    return seen_in(SHOP, project(*PATHS), Scope(whole=False, files=frozenset(paths)))


def test_should_see_everything_when_the_scope_is_the_project() -> None:
    assert seen_in(SHOP, project(*PATHS), WHOLE) is SHOP


def test_should_not_see_a_module_when_it_is_excluded() -> None:
    seen = seen_in(SHOP, project(*PATHS, excluded=PRICE.path), WHOLE)
    assert (seen.metrics.modules, seen.metrics.dependencies) == ((PAGES, TOTALS), ())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PRICE.path, ([PRICE], [MONEY], [LEANING], [TANGLE], 1)),
        (PAGES.path, ([PAGES], [REPORT], [], [TANGLE], 7)),
        ("src/shop/else.py", ([], [], [], [], 0)),
    ],
)
def test_should_see_what_is_about_files_when_the_scope_is_narrower(
    path: str, expected: tuple[object, ...]
) -> None:
    found = part(path)
    metrics = found.metrics
    assert (
        list(metrics.modules),
        list(metrics.packages),
        list(metrics.dependencies),
        list(found.tangles),
        found.imports,
    ) == expected


def test_should_see_a_package_alone_when_its_own_file_is_in_scope() -> None:
    own = dataclasses.replace(PRICE, name="shop.money", path=MONEY.path)
    above = dataclasses.replace(MONEY, name="shop")
    metrics = dataclasses.replace(SHOP.metrics, modules=(own,), packages=(above, MONEY))
    scope = Scope(whole=False, files=frozenset({MONEY.path}))
    seen = seen_in(dataclasses.replace(SHOP, metrics=metrics), project(*PATHS), scope)
    assert seen.metrics.packages == (MONEY,)


def test_should_put_the_worst_tangle_first_when_there_are_several() -> None:
    fitness = dataclasses.replace(SHOP, tangles=(TANGLE, TOP))
    assert FitnessReport("shop", "/shop", fitness).tangles == (TOP, TANGLE)


def test_should_name_hubs_and_foundations_when_asked() -> None:
    report = FitnessReport("shop", "/shop", SHOP)
    assert (report.hubs, report.unstable) == ((PAGES,), (LEANING,))
