"""When structure rules ask for the code of a project."""

import pytest

from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.structure.structure_rules import StructureRules
from tests.unit.infrastructure.architecture.structure.structure_support import Sample, stated

RULE = 'that = { kind = "class" }\nshould = { be_named = "A" }\n'


@pytest.mark.parametrize(
    ("configuration", "roles"),
    [
        (stated(RULE), {Role.SOURCE, Role.TEST}),
        (stated(f'{RULE}level = "off"\n'), set()),
        ("", set()),
    ],
)
def test_should_ask_for_code_when_a_rule_is_judged(configuration: str, roles: set[Role]) -> None:
    asked = Sample({"a.py": ""}, configuration)
    assert StructureRules().code_roles(asked.inspection) == roles
