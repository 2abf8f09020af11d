"""Checks one file: read once, parsed once, walked once."""

import ast
import contextlib
import dataclasses
import gc
import hashlib
import os
import time
import warnings
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.project import SourceFile
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.engine.file_answer import (
    FileAnswer,
    unparsable,
    with_failures,
)
from archcheck.infrastructure.checkers.checker import CheckedFile
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.engine.checker_files import checker_with
from archcheck.infrastructure.checkers.engine.failures import Failures
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.checkers.engine.parsing import (
    TOO_DEEP,
    UnparsableError,
    decode,
    is_nested_beyond,
    may_be_newer,
    parse_newer_tree,
    parse_tree,
)
from archcheck.infrastructure.execution.cpu_limits import file_limit
from archcheck.infrastructure.facts.extraction import extract_facts
from archcheck.infrastructure.reading.regular_files import MOST_OF_SOURCE, read_regular

HARMLESS_BYTES = 4_000
HARMLESS_LEVELS = 1_000


class DeferredError(Exception):
    """A file has to be checked where LibCST can do no harm."""


def check_files(root: str, orders: Orders, files: Sequence[SourceFile]) -> list[FileAnswer]:
    """The answers for a batch, without Python's warnings."""
    with undisturbed():
        return [_limited(root, orders, file) for file in files]


def _limited(root: str, orders: Orders, file: SourceFile) -> FileAnswer:
    started = time.thread_time()
    with file_limit(orders.seconds):
        answer = check_file(root, orders, file)
    return msgspec.structs.replace(answer, cpu_seconds=time.thread_time() - started)


def check_file(root: str, orders: Orders, file: SourceFile) -> FileAnswer:
    """Findings and facts of one file of the project at `root`; never raises."""
    try:
        return _answer(_screened(root, file, orders), orders)
    except DeferredError:
        return FileAnswer(path=file.path, deferred=True)
    except UnparsableError as error:
        if orders.alone and error.problem == TOO_DEEP:
            return FileAnswer(path=file.path, deferred=True)
        return unparsable(file, orders, error.problem, error.region)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """No warnings, and no garbage collection: it costs a fifth of a run, and trees hold no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        (gc.enable if was_enabled else gc.disable)()


class Parsed(NamedTuple):
    """A text, and Python's own tree of it."""

    text: SourceText
    tree: ast.Module


def parsed_quietly(data: bytes) -> Parsed | None:
    """What bytes hold, without Python's warnings; None where Python cannot parse them."""
    try:
        with undisturbed():
            text = decode(data)
            return Parsed(text, parse_tree(text))
    except UnparsableError:
        return None


def _screened(root: str, file: SourceFile, orders: Orders) -> CheckedFile:
    data = content(root, file)
    text = decode(data)
    try:
        return CheckedFile(
            file, data, text, parse_tree(text), orders.discovery, beside=orders.beside
        )
    except UnparsableError as error:
        if not may_be_newer(text, error):
            raise
        if orders.alone and len(data) > HARMLESS_BYTES:
            raise DeferredError from error
        tree, python = parse_newer_tree(text, error)
        return CheckedFile(file, data, text, tree, orders.discovery, python, orders.beside)


def content(root: str, file: SourceFile) -> bytes:
    """The bytes of a file as it was discovered; raises UnparsableError."""
    if file.problem:
        raise UnparsableError(file.problem)
    if file.unsaved is not None:
        return file.unsaved
    data = _read(os.path.join(root, file.path), max(file.size, MOST_OF_SOURCE))
    if file.digest and hashlib.sha256(data).hexdigest() != file.digest:
        raise UnparsableError("the file changed while archcheck was running")
    return data


def _read(path: str, limit: int) -> bytes:
    try:
        return read_regular(path, limit)
    except OSError as error:
        raise UnparsableError(f"the file cannot be read: {error.strerror}") from error


def _answer(file: CheckedFile, orders: Orders) -> FileAnswer:
    failures = Failures()
    if orders.alone and _is_dangerous(file):
        raise DeferredError
    project = ProjectFacts(orders.known)
    facts = _facts(file, orders, failures)
    findings = _findings(file, orders.rules, project, failures)
    if orders.alone and failures.sentences:
        return FileAnswer(path=file.file.path, deferred=True)
    asked = tuple(sorted(project.asked))
    answer = FileAnswer(path=file.file.path, findings=findings, facts=facts, asked=asked)
    return with_failures(answer, file.file, orders, failures.sentences)


def _is_dangerous(file: CheckedFile) -> bool:
    """Whether LibCST may take minutes on a file, or overflow the stack, where that does harm."""
    return len(file.data) > HARMLESS_BYTES and is_nested_beyond(file.tree, HARMLESS_LEVELS)


def _facts(file: CheckedFile, orders: Orders, failures: Failures) -> FileFacts | None:
    try:
        facts = extract_facts(file.file.path, file.text, file.tree)
        if orders.code:
            facts = _with_code(facts, file)
        return dataclasses.replace(facts, python=file.python)
    except Exception as error:
        failures.add("the search for imports", error)
        return None


def _with_code(facts: FileFacts, file: CheckedFile) -> FileFacts:
    """A file that Python cannot read as it stands is never read again."""
    from archcheck.infrastructure.facts.code.extraction import every_call, with_code
    from archcheck.infrastructure.facts.code.foreseen_calls import is_foreseen

    foreseen = every_call if file.python else is_foreseen
    return with_code(facts, file.text, file.tree, file.file, foreseen)


def _findings(
    file: CheckedFile, rules: Sequence[RuleOrder], project: ProjectFacts, failures: Failures
) -> tuple[Finding, ...]:
    wanted = _wanted(file, rules, failures)
    if not wanted:
        return ()
    from archcheck.infrastructure.checkers.engine.rule_checks import rule_findings

    findings = rule_findings(file, wanted, project, failures)
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _wanted(
    file: CheckedFile, rules: Sequence[RuleOrder], failures: Failures
) -> Sequence[RuleOrder]:
    """The rules that the file may violate, as their screens tell."""
    try:
        return [rule for rule in rules if _may_violate(rule, file)]
    except (Exception, SystemExit):
        return list(filter(lambda rule: _may_violate_at_all(rule, file, failures), rules))


def _may_violate(rule: RuleOrder, file: CheckedFile) -> bool:
    return checker_with(rule.name, rule.stated, rule.plugin).may_violate(file)


def _may_violate_at_all(rule: RuleOrder, file: CheckedFile, failures: Failures) -> bool:
    with failures.of(rule.name):
        return _may_violate(rule, file)
    return False
