"""Lines of baselines as they change."""

import dataclasses

import pytest

from archcheck.application.baseline.sheets import Lines, place_of
from tests.unit.application.baseline.baseline_support import baseline, measured, place
from tests.unit.application.checking.checking_support import PROJECT, source_file

PACKAGE = dataclasses.replace(source_file("src/shop/__init__.py"), is_package=True)
PACKAGES = dataclasses.replace(PROJECT, files=(PACKAGE,))


def test_should_refuse_when_an_entry_is_taken_out_twice() -> None:
    """One finding would be known no more, and nobody would see which."""
    lines = Lines(baseline(measured()), place)
    lines.take_out((0, 0))
    with pytest.raises(LookupError):
        lines.take_out((0, 0))


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("src/shop/order.py", "src/shop/.archcheck-todo"),
        ("src/shop/data/deep/schema.py", "src/shop/.archcheck-todo"),
        ("tools/make.py", ".archcheck-todo"),
        ("setup.py", ".archcheck-todo"),
    ],
)
def test_should_record_in_the_nearest_package_when_each_has_a_file(path: str, file: str) -> None:
    """Directories without one count for the package around them, or for the project."""
    assert place_of(PACKAGES, per_package=True)(path) == file
