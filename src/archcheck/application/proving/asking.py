"""What is judged of a planted project."""

import dataclasses
from collections.abc import Collection

from archcheck.application.checking.preparation import Prepared
from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration


def asking(names: Collection[str], idle: Collection[str], prepared: Prepared) -> Prepared:
    """Of what is declared only what has one of these names is judged, and no exception is idle.

    The `idle` rules, of which nothing is planted, are left out: some of them measure long.
    """
    inspection = prepared.inspection
    changed = dataclasses.replace(
        inspection,
        configuration=_declaring(names, inspection.configuration),
        scope=dataclasses.replace(inspection.scope, partial=True),
        rules=_without(idle, inspection.rules),
    )
    return dataclasses.replace(prepared, inspection=changed)


def _declaring(names: Collection[str], configuration: Configuration) -> Configuration:
    return dataclasses.replace(
        configuration,
        contracts=tuple(it for it in configuration.contracts if it.name in names),
        structure=tuple(it for it in configuration.structure if it.name in names),
        layout=(),
    )


def _without(idle: Collection[str], plan: RulePlan) -> RulePlan:
    kept = {name: rule for name, rule in plan.rules.items() if name not in idle}
    return dataclasses.replace(plan, rules=kept, configured=plan.whole.rules)
