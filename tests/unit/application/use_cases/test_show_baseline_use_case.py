"""What baselines hold."""

import dataclasses

import pytest

from archcheck.application.use_cases.show_baseline_use_case import package_names
from tests.unit.application.checking.checking_support import PROJECT, source_file

PACKAGE = dataclasses.replace(source_file("src/shop/__init__.py"), module="shop", is_package=True)
PACKAGES = dataclasses.replace(PROJECT, files=(PACKAGE,))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("src/shop/order.py", "shop"),
        ("src/shop/data/deep/schema.sql", "shop"),
        ("tools/make/all.py", "tools/make"),
        ("setup.py", "."),
    ],
)
def test_should_name_the_nearest_package_when_entries_are_counted(path: str, name: str) -> None:
    """Else the directory, which for the top is a dot."""
    assert package_names(PACKAGES)(path) == name
