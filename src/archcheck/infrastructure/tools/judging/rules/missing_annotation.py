"""The rule missing-annotation: what a function takes and gives has a type."""

from archcheck.infrastructure.tools.judging.judged_rule import JudgedRule

RULE = JudgedRule(codes="ANN[012][0-9]{2}", selected="ANN0,ANN1,ANN2")
