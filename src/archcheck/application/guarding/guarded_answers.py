"""What a change loosens, beside all that analyzers say."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.checking.analysis import Answers
from archcheck.application.checking.assessment import line_region_of
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.guarding.guard import Guard, Guarded
from archcheck.application.guarding.policy_findings import PolicyFindings
from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.domain.activation import ActiveRule
from archcheck.domain.changed_code import BaseRevision, Changes, Comparison
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.policy_change import PolicyChange

FAMILY = "policy"
LOOSENED = "loosened-policy"
MISSING = "missing-change"
Rules = Mapping[str, ActiveRule]


class GuardedAnswers:
    """Adds the findings of the guard, by the rules that the base has."""

    def __init__(self, guard: Guard, revisions: BaseRevisions, services: CheckServices) -> None:
        """Take who compares gates, and who knows what has changed."""
        self._guard = guard
        self._revisions = revisions
        self._services = services

    def beside(
        self, prepared: Prepared, answers: Answers, request: CheckRequest, comparison: Comparison
    ) -> tuple[Prepared, Answers]:
        """The same with the findings of the guard, where a whole project is compared."""
        if not (request.change.since and _is_compared(prepared.inspection)):
            return prepared, answers
        guarded = [self._compared(prepared, answers, request, it) for it in comparison.bases]
        rules = self._rules(prepared, request, guarded)
        found = self._findings(prepared, rules, guarded, comparison)
        said = dataclasses.replace(answers, findings=[*answers.findings, *found])
        return _with_rules(prepared, rules, _remarks(guarded)), said

    def _compared(
        self, prepared: Prepared, answers: Answers, request: CheckRequest, base: BaseRevision
    ) -> Guarded:
        """What options leave out is no part of the comparison."""
        wish = request.configuration
        loaded = self._services.configurations.load(wish)
        inspection = prepared.inspection
        rules = dataclasses.replace(inspection.rules.whole, configuration=loaded)
        whole = dataclasses.replace(inspection, configuration=loaded, rules=rules)
        return self._guard.compare(whole, wish, base.commit, lambda: answers.facts)

    def _rules(
        self, prepared: Prepared, request: CheckRequest, guarded: Sequence[Guarded]
    ) -> Rules:
        """The rules of the family as the first base has them, unless somebody leaves them out."""
        definitions = [it for it in prepared.names.rules if it.family == FAMILY]
        return request.selection.rules(definitions, guarded[0].base)

    def _findings(
        self,
        prepared: Prepared,
        rules: Rules,
        guarded: Sequence[Guarded],
        comparison: Comparison,
    ) -> Iterator[Finding]:
        inspection = prepared.inspection
        root = inspection.project.root
        make = PolicyFindings(
            inspection.today, line_region_of(root, self._services.reader), self._services.matches
        )
        if LOOSENED in rules:
            known = [entry for each in guarded for entry in each.base.accepted]
            accepted = inspection.configuration.accepted
            yield from make.loosened(rules[LOOSENED], _common(guarded), accepted, known)
        if MISSING in rules:
            joint = inspection.configuration.changes
            yield from make.missing(rules[MISSING], joint, self._changed(prepared, comparison))

    def _changed(self, prepared: Prepared, comparison: Comparison) -> frozenset[str]:
        """The paths that differ from every base."""
        root = prepared.inspection.configuration.work_tree
        each = (_paths(self._revisions.changes(root, base)) for base in comparison.bases)
        return frozenset.intersection(*each)


def _is_compared(inspection: Inspection) -> bool:
    """What the root of several projects says is compared as the gate of each of them."""
    return inspection.scope.whole and not inspection.is_table_alone


def _paths(changes: Changes) -> frozenset[str]:
    return changes.changed | changes.gone | frozenset(changes.renamed)


def _remarks(guarded: Iterable[Guarded]) -> tuple[str, ...]:
    told = (remark for each in guarded for remark in each.difference.remarks)
    return tuple(dict.fromkeys(told))


def _common(guarded: Sequence[Guarded]) -> Iterable[PolicyChange]:
    """What is looser than at each base."""
    names = [{(it.kind, it.what) for it in each.difference.looser} for each in guarded]
    everywhere = set.intersection(*names)
    return [it for it in guarded[0].difference.looser if (it.kind, it.what) in everywhere]


def _with_rules(prepared: Prepared, rules: Rules, notices: tuple[str, ...]) -> Prepared:
    plan = prepared.inspection.rules
    extended = dataclasses.replace(plan, rules={**plan.rules, **rules})
    inspection = dataclasses.replace(prepared.inspection, rules=extended)
    said = (*prepared.notices, *notices)
    return dataclasses.replace(prepared, inspection=inspection, notices=said)
