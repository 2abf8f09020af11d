"""How files become jobs: files with equal orders together, in batches of about equal size."""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.activation import ActiveRule
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job
from archcheck.domain.project import SOURCES_AND_TESTS, Project, Role, SourceFile
from archcheck.infrastructure.checkers.engine.checker_files import has_checker
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder

GATE, TESTS = "gate", "tests"
ABOUT_IMPORTS = ("dependencies", "fitness")
WORTH_PROCESSES = 300_000
SMALLEST_BATCH = 100_000
LARGEST_BATCH = 1_000_000
BYTES_OF_OPENING = 300
BATCHES_PER_WORKER = 4
BYTES_PER_SECOND = 500_000
SLOWEST_BYTES_PER_SECOND = 20_000
SHORTEST_LIMIT = 120.0

Discover = Callable[[Project], TestDiscovery]
Rules = Mapping[str, ActiveRule]


def plan_jobs(inspection: Inspection, discover: Discover) -> tuple[Job, ...]:
    """The jobs of a check; `discover` is called only where a rule about tests runs."""
    return jobs_of(inspection, grouped(inspection, discover))


def grouped(inspection: Inspection, discover: Discover) -> dict[Orders, list[SourceFile]]:
    """What is to be done with which files."""
    judged = inspection.files(Role.SOURCE, Role.TEST)
    others = _followed_beside(judged, inspection)
    orders = _OrdersOfFiles(inspection, discover)
    groups: dict[Orders, list[SourceFile]] = defaultdict(list)
    for file in judged:
        groups[orders.of(file)].append(file)
    groups[orders.facts_only].extend(others)
    return groups


def jobs_of(
    inspection: Inspection, groups: Mapping[Orders, Sequence[SourceFile]]
) -> tuple[Job, ...]:
    """The jobs that do it; where there is little to do, without worker processes."""
    everything = list(itertools.chain.from_iterable(groups.values()))
    is_small = sum(file.size for file in everything) < WORTH_PROCESSES
    alone = is_small and not any(map(has_patterns, groups))
    limit = _batch_limit(sum(map(work, everything)), inspection.workers)
    orders = {msgspec.structs.replace(key, alone=alone): files for key, files in groups.items()}
    return tuple(_jobs(inspection, orders, limit))


def has_patterns(orders: Orders) -> bool:
    """Whether the project's own regular expressions are matched, which may have to be ended."""
    return any(rule.patterns for rule in orders.rules)


def _followed_beside(judged: Sequence[SourceFile], inspection: Inspection) -> Iterator[SourceFile]:
    """The files whose imports count, although nothing is reported in them."""
    known = {file.path for file in judged}
    about_tests = Role.TEST in _judged_roles(inspection)
    followed = _sources_and_tests if about_tests else _sources_and_tests_beside
    return (file for file in followed(inspection.project) if file.path not in known)


def _judged_roles(inspection: Inspection) -> Iterator[Role]:
    """The roles of the files whose imports contracts judge, and of those whose code is asked for."""
    contracts = inspection.configuration.contracts
    return itertools.chain(inspection.code_roles, *(contract.roles for contract in contracts))


def _sources_and_tests(project: Project) -> Iterator[SourceFile]:
    return (file for file in project.files if file.role in SOURCES_AND_TESTS)


def _sources_and_tests_beside(project: Project) -> Iterator[SourceFile]:
    """The sources, and the tests that lie beside them: chains lead through these."""
    tops = frozenset(project.root_packages)
    for file in _sources_and_tests(project):
        if file.role is Role.SOURCE or file.module.partition(".")[0] in tops:
            yield file


def _batch_limit(total: int, workers: int) -> int:
    wanted = total // (BATCHES_PER_WORKER * max(1, workers))
    return min(max(wanted, SMALLEST_BATCH), LARGEST_BATCH)


def _jobs(
    inspection: Inspection, groups: Mapping[Orders, Sequence[SourceFile]], limit: int
) -> Iterator[Job]:
    for group, (orders, members) in enumerate(groups.items(), 1):
        for number, files in enumerate(batches(members, limit), 1):
            yield _job(inspection, f"{OWN_ANALYZER}-{group}.{number}", files, orders)


def batches(files: Sequence[SourceFile], limit: int) -> Iterator[tuple[SourceFile, ...]]:
    """The files in batches of about equal work, each of about `limit` bytes at most.

    The largest file goes first, each to the batch with the least work so far (Graham's longest
    processing time rule), so that no batch exceeds another by more than one file.
    """
    count = max(1, min(len(files), round(sum(map(work, files)) / limit)))
    lightest = [(0, number) for number in range(count)]
    members: list[list[SourceFile]] = [[] for _ in lightest]
    for file in sorted(files, key=lambda file: (-file.size, file.path)):
        load, number = lightest[0]
        members[number].append(file)
        heapq.heapreplace(lightest, (load + work(file), number))
    return filter(None, map(tuple, members))


def work(file: SourceFile) -> int:
    """What a file costs, in bytes: its own, and those that take as long as opening it."""
    return file.size + BYTES_OF_OPENING


def time_limit(size: int) -> float:
    """The seconds after which work on `size` bytes is given up."""
    return SHORTEST_LIMIT + size / SLOWEST_BYTES_PER_SECOND


class _OrdersOfFiles:
    """What is to be done with each file."""

    def __init__(self, inspection: Inspection, discover: Discover) -> None:
        self._plan = inspection.rules
        rules = inspection.rules.rules
        about_tests = any(rule.definition.family == TESTS for rule in rules.values())
        discovery = discover(inspection.project) if about_tests else TestDiscovery()
        seconds = inspection.configuration.max_file_seconds
        gate = _orders(rules, _is_gate)
        self._code_roles = inspection.code_roles
        self._basis = Orders(gate=gate, discovery=discovery, seconds=seconds)
        whole = self._plan.whole
        self._usual = {role: self._with(self._plan.usual, whole.usual, role) for role in Role}
        followed = any(rule.definition.family in ABOUT_IMPORTS for rule in rules.values())
        code = bool(self._code_roles)
        self.facts_only = Orders(reported=False, followed=followed, seconds=seconds, code=code)

    def of(self, file: SourceFile) -> Orders:
        """The orders for a file in judgement."""
        rules = self._plan.for_file(file.path)
        if rules is self._plan.usual:
            return self._usual[file.role]
        return self._with(rules, self._plan.whole.for_file(file.path), file.role)

    def _with(self, rules: Rules, configured: Rules, role: Role) -> Orders:
        heeded = frozenset[str]().union(*(rule.definition.heeds for rule in rules.values()))
        return msgspec.structs.replace(
            self._basis,
            rules=_orders(rules, _is_checked),
            beside=_orders(configured, lambda rule: rule.definition.name in heeded),
            code=role in self._code_roles,
        )


def _orders(rules: Rules, wanted: Callable[[ActiveRule], bool]) -> tuple[RuleOrder, ...]:
    return tuple(RuleOrder.of(rules[name]) for name in sorted(rules) if wanted(rules[name]))


def _is_gate(rule: ActiveRule) -> bool:
    return rule.definition.family == GATE


def _is_checked(rule: ActiveRule) -> bool:
    return has_checker(rule.definition.name, rule.definition.plugin)


def _job(inspection: Inspection, name: str, files: tuple[SourceFile, ...], orders: Orders) -> Job:
    size = sum(file.size for file in files)
    return Job(
        analyzer=OWN_ANALYZER,
        name=name,
        root=inspection.project.root,
        files=files,
        instructions=orders,
        cost=size / BYTES_PER_SECOND,
        timeout=time_limit(size),
    )
