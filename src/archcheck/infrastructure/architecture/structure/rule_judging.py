"""Where structure rules are judged on the code of one project."""

import functools
import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import filterfalse

from archcheck.domain.configuration import StructureDeclaration
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.problem import Problem
from archcheck.domain.rule import RuleDefinition
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.empty_rules import empty_rule
from archcheck.infrastructure.architecture.structure.conditions import every_clause
from archcheck.infrastructure.architecture.structure.index.code import BoundCondition, Code
from archcheck.infrastructure.architecture.structure.grammar import listed, negated, singular
from archcheck.infrastructure.architecture.structure.misnamed_arguments import misnamed_arguments
from archcheck.infrastructure.architecture.structure.misnamed_places import misnamed_places
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import (
    is_glob,
    matches,
    matches_word,
)
from archcheck.infrastructure.architecture.structure.index.subjects import Subject
from archcheck.infrastructure.architecture.structure.term import Mark, Term, told_at_first
from archcheck.infrastructure.discovery.contents import read_bytes
from archcheck.infrastructure.discovery.path_globs import path_matches

MODULE_PLACE = Region(1, 1, 1, 1)


class StructureJudge:
    """Collects the findings of structure rules, and what is wrong with the rules themselves."""

    def __init__(self, code: Code, inspection: Inspection) -> None:
        """Nothing is judged yet."""
        self._code = code
        self._inspection = inspection
        self._excluded = {file.path for file in inspection.project.files if file.excluded}
        self.findings: list[Finding] = []
        self.problems: list[Problem] = []
        self.skipped: list[str] = []

    def judge(self, declaration: StructureDeclaration) -> None:
        """Judge one rule on everything that it selects."""
        rule = _Rule(declaration, self._code)
        selected = list(rule.that.subjects())
        if not selected and not declaration.allow_empty:
            self._empty(declaration, rule)
        self._among(rule, selected)
        self._beyond(rule, frozenset(selected))
        if selected:
            self._judges_nothing(declaration, rule, selected)
        self._misnamed_places(declaration, rule, bool(selected))
        self._misnamed_arguments(declaration, rule)
        self._forbids_nothing(declaration, rule)
        self._idle_exceptions(rule)

    def _among(self, rule: "_Rule", selected: Sequence[Subject]) -> None:
        for subject in rule.without_exceptions(selected):
            for mark, term in rule.faults(subject):
                self._report(rule, subject, mark, term)

    def _beyond(self, rule: "_Rule", selected: frozenset[Subject]) -> None:
        for term in rule.should.terms:
            strangers = term.strangers(selected, rule.that.condition.possible_kinds)
            for subject in rule.without_exceptions(strangers):
                said = f"lies where only {rule.that.words()} may"
                self._report(rule, subject, Mark(subject.location, said), term)

    def _empty(self, declaration: StructureDeclaration, rule: "_Rule") -> None:
        if declaration.origin.speaks_to_any:
            name = f'structure rule "{declaration.name}" of {declaration.origin.source}'
            self.skipped.append(f"{name}: no {rule.that.words()} in this project")
        elif self._is_complete:
            reason = f"there are no {rule.that.words()}{self._nearest_place(rule)}"
            self.findings.append(empty_rule(declaration, reason, self._inspection))

    def _nearest_place(self, rule: "_Rule") -> str:
        """What a place that is not there may have been meant to be."""
        slips = misnamed_places(rule.that.condition, self._code, hides=True)
        return next((f" ({problem.hint})" for problem in slips), "")

    def _judges_nothing(
        self, declaration: StructureDeclaration, rule: "_Rule", selected: Sequence[Subject]
    ) -> None:
        """What a demand says nothing of would keep it."""
        for reason in filter(None, (term.idleness(selected) for term in rule.demanded)):
            if self._must_mean(declaration):
                does = "judges nothing"
                self.findings.append(empty_rule(declaration, reason, self._inspection, does))

    def _misnamed_places(
        self, declaration: StructureDeclaration, rule: "_Rule", has_selected: bool
    ) -> None:
        """Places that are not there, and are near to some that are."""
        if self._must_mean(declaration):
            self.problems.extend(misnamed_places(rule.that.condition, self._code, has_selected))
            self.problems.extend(misnamed_places(rule.should.condition, self._code, False))
            self.problems.extend(misnamed_places(rule.should_not.condition, self._code, True))

    def _misnamed_arguments(self, declaration: StructureDeclaration, rule: "_Rule") -> None:
        """Arguments that what is called does not take."""
        for bound in (
            (rule.that, rule.should, rule.should_not) if self._must_mean(declaration) else ()
        ):
            self.problems.extend(misnamed_arguments(bound.condition, self._code))

    def _must_mean(self, declaration: StructureDeclaration) -> bool:
        """Whether a rule must mean something here, and all is known."""
        is_own = not (declaration.allow_empty or declaration.origin.speaks_to_any)
        return is_own and self._is_complete

    def _forbids_nothing(self, declaration: StructureDeclaration, rule: "_Rule") -> None:
        """A forbidden name that a module does not have would be kept by everything."""
        missing = sorted(filter(self._code.names.is_missing, rule.forbidden_names))
        if missing and self._must_mean(declaration):
            reason = f"there is no {listed(missing, 'or')}"
            does = "forbids what is not there"
            self.findings.append(empty_rule(declaration, reason, self._inspection, does))

    @property
    def _is_complete(self) -> bool:
        return self._inspection.scope.judges_rules and self._is_whole

    @functools.cached_property
    def _is_whole(self) -> bool:
        """Whether the facts of all files are known."""
        known = {file.path for file in self._code.files}
        files = self._inspection.project.files
        return all(file.path in known for file in files if file.module and not file.excluded)

    def _idle_exceptions(self, rule: "_Rule") -> None:
        declaration = rule.declaration
        for entry in rule.idle_exceptions():
            if declaration.origin.speaks_to_any:
                name = f'structure rule "{declaration.name}" of {declaration.origin.source}'
                self.skipped.append(f"{name}: {entry} in except takes nothing out")
            elif self._is_complete:
                origin = declaration.origin
                message = f'"{entry}" in except takes nothing out'
                hint = "correct or remove the entry"
                self.problems.append(
                    origin.problem(message, hint, f"{origin.key}.except".strip("."))
                )

    def _report(self, rule: "_Rule", subject: Subject, mark: Mark, term: Term) -> None:
        name = rule.reported_as(term)
        is_judged = self._inspection.rules.judges_for(rule.declaration, name)
        if is_judged and self._is_reported(mark.location.path):
            definition = self._inspection.rules.rules[name].definition
            self.findings.append(self._finding(rule, subject, mark, definition))

    def _finding(
        self, rule: "_Rule", subject: Subject, mark: Mark, definition: RuleDefinition
    ) -> Finding:
        declaration = rule.declaration
        return Finding(
            analyzer=OWN_ANALYZER,
            rule=definition.name,
            level=declaration.level or Level.ERROR,
            message=f"{subject.label} {mark.said}: {rule.sentence}",
            location=self._whole_line(mark.location),
            key=":".join((subject.qualified, *mark.names[:1])),
            symbol=subject.qualified,
            contract=declaration.name,
            declared_as=declaration.what,
            because=declaration.because or definition.because,
            fix=declaration.fix or definition.fix,
        )

    def _whole_line(self, place: Location) -> Location:
        """The place; of a module the whole of its first line."""
        if place.region != MODULE_PLACE:
            return place
        data = read_bytes(self._inspection.project.root, place.path)
        return Location(place.path, SourceText.decode_leniently(data).whole_line(1))

    def _is_reported(self, path: str) -> bool:
        return path not in self._excluded and self._inspection.scope.holds(path)


class _Rule:
    """One rule, bound to the code of a project."""

    def __init__(self, declaration: StructureDeclaration, code: Code) -> None:
        self.declaration = declaration
        options = declaration.options
        self.that = code.bound(options.that)
        self.should = code.bound(options.should)
        self.should_not = code.bound(options.should_not)
        self._used: set[str] = set()
        self._told: set[tuple[Term, Location]] = set()

    @functools.cached_property
    def sentence(self) -> str:
        """The whole rule in words."""
        return f"{self.that.words()} {demands_of(self.should, self.should_not)}"

    @property
    def forbidden_names(self) -> frozenset[str]:
        """The names in what should not hold, without globs."""
        clauses = every_clause(self.should_not.condition)
        names = (name for it in clauses for name in it.term.named(it.value))
        return frozenset(filterfalse(is_glob, names))

    def without_exceptions(self, selected: Iterable[Subject]) -> list[Subject]:
        """What is judged of what is selected."""
        if not self.declaration.exceptions:
            return list(selected)
        return [item for item in selected if not self._is_exempt(_names(item))]

    def faults(self, subject: Subject) -> Iterator[tuple[Mark, Term]]:
        """Each place where a demand is broken."""
        for term, wanted in self._demands:
            marks = _broken(subject, term, wanted)
            if marks:
                yield from self._told_marks(self._counted(marks), term)

    def _told_marks(self, found: Sequence[Mark], term: Term) -> Iterator[tuple[Mark, Term]]:
        told = self._untold(found, term) if term.each else told_at_first(found)
        return zip(told, itertools.repeat(term))

    def _untold(self, marks: Iterable[Mark], term: Term) -> Iterator[Mark]:
        """Each place once: what happens in a class happens in the one around it too."""
        for mark in marks:
            if (term, mark.location) not in self._told:
                self._told.add((term, mark.location))
                yield mark

    @property
    def demanded(self) -> tuple[Term, ...]:
        """All that is demanded, either way."""
        return (*self.should.terms, *self.should_not.terms)

    @functools.cached_property
    def _demands(self) -> Sequence[tuple[Term, bool]]:
        """Each demand, and whether it should hold."""
        wanted = ((term, True) for term in self.should.terms)
        return (*wanted, *((term, False) for term in self.should_not.terms))

    def reported_as(self, term: Term) -> str:
        """The rule that reports a term of this one."""
        terms = self.demanded
        clauses = (*self.should.condition.clauses, *self.should_not.condition.clauses)
        return next(clause.rule for own, clause in zip(terms, clauses, strict=True) if own is term)

    def idle_exceptions(self) -> list[str]:
        """The entries of `except` that have taken nothing out."""
        return [entry for entry in self.declaration.exceptions if entry not in self._used]

    def _counted(self, marks: Iterable[Mark]) -> list[Mark]:
        return [mark for mark in marks if not self._is_exempt(mark.names)]

    def _is_exempt(self, names: Collection[str]) -> bool:
        entries = [
            entry
            for entry in self.declaration.exceptions
            if any(_means(entry, name) for name in names)
        ]
        self._used.update(entries)
        return bool(entries)


def demands_of(should: BoundCondition, should_not: BoundCondition) -> str:
    """What is demanded in words; empty where nothing is."""
    demands = [f"should {should.demand()}"] if should.terms else []
    if should_not.terms:
        demands.append(f"should not {' or '.join(it.phrase() for it in should_not.terms)}")
    return " and ".join(demands)


def _itself(subject: Subject, term: Term, wanted: bool) -> Mark:
    """The symbol as the place."""
    say = negated if wanted else singular
    return Mark(subject.location, say(term.phrase()))


def _broken(subject: Subject, term: Term, wanted: bool) -> tuple[Mark, ...]:
    """Where a demand is broken; the symbol itself where the verdict names no place."""
    verdict = term.demand(subject) if wanted else term.judge(subject)
    if verdict.holds is wanted or not verdict.judged:
        return ()
    return verdict.marks or (_itself(subject, term, wanted),)


def covered(declaration: StructureDeclaration, code: Code) -> tuple[Subject, ...]:
    """What a rule selects and does not except."""
    rule = _Rule(declaration, code)
    return tuple(rule.without_exceptions(list(rule.that.subjects())))


def is_named(subject: Subject, entry: str) -> bool:
    """Whether an exception names a symbol: by its name, its qualified name or its path."""
    return any(_means(entry, name) for name in _names(subject))


def _names(subject: Subject) -> tuple[str, ...]:
    """By which an exception may name a symbol: its name, its qualified name and its path."""
    return subject.name, subject.label, subject.qualified, subject.file.path


def _means(entry: str, name: str) -> bool:
    if "/" in name or name.endswith((".py", ".pyi")):
        return path_matches(entry, name)
    return matches(entry, name) or matches_word(entry, name)
