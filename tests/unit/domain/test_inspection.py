"""Tests of what a check is about."""

import pytest

from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project, Role, Scope, SourceFile

FILES = (
    SourceFile("src/generated.py", Role.SOURCE, "generated", False, 0, "", excluded=True),
    SourceFile("src/order.py", Role.SOURCE, "order", False, 0, ""),
    SourceFile("src/price.py", Role.SOURCE, "price", False, 0, ""),
    SourceFile("tests/test_order.py", Role.TEST, "", False, 0, ""),
)
WHOLE = Scope(whole=True, files=frozenset())
NARROW = Scope(whole=False, files=frozenset({"src/order.py", "src/generated.py"}))


def paths(scope: Scope, *roles: Role) -> list[str]:
    configuration = Configuration(root="/")
    project = Project(name="shop", root="/", source_roots=(), test_roots=(), files=FILES)
    rules = RulePlan({}, configuration, str.startswith)
    inspection = Inspection(configuration, project, scope, rules, "", 1)
    return [file.path for file in inspection.files(*roles)]


@pytest.mark.parametrize(
    ("scope", "roles", "expected"),
    [
        (WHOLE, (Role.SOURCE,), ["src/order.py", "src/price.py"]),
        (WHOLE, (Role.SOURCE, Role.TEST), [file.path for file in FILES[1:]]),
        (WHOLE, (), []),
        (NARROW, (Role.SOURCE, Role.TEST), ["src/order.py"]),
    ],
)
def test_should_give_files_in_judgement_when_roles_are_named(
    scope: Scope, roles: tuple[Role, ...], expected: list[str]
) -> None:
    assert paths(scope, *roles) == expected
