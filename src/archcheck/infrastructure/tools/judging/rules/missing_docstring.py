"""The rule missing-docstring: what others use says what it is."""

from archcheck.domain.project import Role
from archcheck.infrastructure.tools.judging.judged_rule import JudgedRule

RULE = JudgedRule(codes="D1[0-9]{2}", selected="D1", roles=(Role.SOURCE,))
