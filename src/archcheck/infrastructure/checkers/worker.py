"""Checks one file: read once, parsed once, walked once."""

import contextlib
import gc
import hashlib
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import libcst as cst

from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.location import Location, RelatedLocation
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.answers import FileAnswer, unparsable, with_failures
from archcheck.infrastructure.checkers.checker import (
    Anchor,
    Checker,
    Handler,
    ParsedFile,
    ScreenedFile,
    Violation,
)
from archcheck.infrastructure.checkers.checker_files import checker_of
from archcheck.infrastructure.checkers.enclosing import enclosing_symbol
from archcheck.infrastructure.checkers.orders import Orders, RuleOrder
from archcheck.infrastructure.checkers.parsing import UnparsableError, decode, parse_tree
from archcheck.infrastructure.checkers.traversal import NodeType, walk
from archcheck.infrastructure.source.facts import extract_facts


def check_files(root: str, options: str, files: Sequence[SourceFile]) -> list[FileAnswer]:
    """The answers for a batch; `options` are orders as JSON."""
    orders = Orders.decode(options)
    return [check_file(root, orders, file) for file in files]


def check_file(root: str, orders: Orders, file: SourceFile) -> FileAnswer:
    """Findings and facts of one file of the project at `root`; never raises."""
    try:
        screened = _screened(root, file, orders)
    except UnparsableError as error:
        return unparsable(file, orders, error.problem, error.region)
    return _answer(screened, orders)


@contextlib.contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Trees hold no cycles; looking for some while they grow costs a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        (gc.enable if was_enabled else gc.disable)()


def _screened(root: str, file: SourceFile, orders: Orders) -> ScreenedFile:
    data = _content(root, file)
    text = decode(data)
    return ScreenedFile(file, data, text, parse_tree(text), orders.discovery)


def _content(root: str, file: SourceFile) -> bytes:
    if file.problem:
        raise UnparsableError(file.problem)
    data = _read(os.path.join(root, file.path))
    if file.digest and hashlib.sha256(data).hexdigest() != file.digest:
        raise UnparsableError("the file changed while archcheck was running")
    return data


def _read(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError as error:
        raise UnparsableError(f"the file cannot be read: {error.strerror}") from error


class _Failures:
    """Collects what went wrong inside archcheck, so that the rest goes on."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    @contextlib.contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Note an exception of the block as a failure of `what`."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            self.add(what, error)

    def add(self, what: str, error: BaseException) -> None:
        """Note a failure of `what`."""
        self.sentences.append(f"{what} failed with {type(error).__name__}: {error}")


def _answer(file: ScreenedFile, orders: Orders) -> FileAnswer:
    failures = _Failures()
    facts = _facts(file, failures)
    findings = _findings(file, orders.rules, failures)
    answer = FileAnswer(path=file.file.path, findings=findings, facts=facts)
    return with_failures(answer, file.file, orders, failures.sentences)


def _facts(file: ScreenedFile, failures: _Failures) -> FileFacts | None:
    try:
        return extract_facts(file.file.path, file.text, file.tree)
    except Exception as error:
        failures.add("the search for imports", error)
        return None


def _findings(
    file: ScreenedFile, rules: Sequence[RuleOrder], failures: _Failures
) -> tuple[Finding, ...]:
    wanted = _wanted(file, rules, failures)
    if not wanted:
        return ()
    with _no_garbage_collection():
        parsed = _parsed(file, failures)
        findings = _run(parsed, wanted, failures) if parsed else []
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _wanted(
    file: ScreenedFile, rules: Sequence[RuleOrder], failures: _Failures
) -> Sequence[RuleOrder]:
    """The rules that the file may violate, as their screens tell."""
    try:
        return [rule for rule in rules if _may_violate(rule, file)]
    except Exception:
        return list(filter(lambda rule: _may_violate_at_all(rule, file, failures), rules))


def _may_violate(rule: RuleOrder, file: ScreenedFile) -> bool:
    return checker_of(rule.name).may_violate(file, rule.options)


def _may_violate_at_all(rule: RuleOrder, file: ScreenedFile, failures: _Failures) -> bool:
    with failures.of(rule.name):
        return _may_violate(rule, file)
    return False


def _parsed(file: ScreenedFile, failures: _Failures) -> ParsedFile | None:
    with failures.of("LibCST, which reads what Python can parse,"):
        module = cst.parse_module(file.text.text)
        return ParsedFile(file.file, file.data, file.text, file.tree, file.discovery, module)
    return None


def _run(file: ParsedFile, rules: Sequence[RuleOrder], failures: _Failures) -> list[Finding]:
    try:
        return _run_together(file, rules)
    except Exception:
        return _run_apart(file, rules, failures)


def _run_apart(file: ParsedFile, rules: Sequence[RuleOrder], failures: _Failures) -> list[Finding]:
    """One rule after the other, to learn which one fails."""
    findings: list[Finding] = []
    for rule in rules:
        with failures.of(rule.name):
            findings.extend(_run_together(file, [rule]))
    return findings


def _run_together(file: ParsedFile, rules: Sequence[RuleOrder]) -> list[Finding]:
    checkers = [checker_of(rule.name)(rule.options) for rule in rules]
    walk(file.module, _handlers(file, checkers))
    return [
        _finding(file, rule, violation)
        for rule, checker in zip(rules, checkers)
        for violation in checker.violations()
    ]


def _handlers(
    file: ParsedFile, checkers: Sequence[Checker]
) -> Mapping[NodeType, Sequence[Handler]]:
    handlers: dict[NodeType, list[Handler]] = defaultdict(list)
    for checker in checkers:
        for kind, handler in checker.handlers(file).items():
            handlers[kind].append(handler)
    return handlers


def _finding(file: ParsedFile, rule: RuleOrder, violation: Violation) -> Finding:
    location = _location(file, violation.anchor)
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=rule.name,
        level=rule.level,
        message=violation.message,
        location=location,
        key=violation.key,
        symbol=_symbol(file, violation, location),
        related=tuple(
            RelatedLocation(_location(file, anchor), message)
            for anchor, message in violation.related
        ),
        why=rule.why,
        fix=violation.fix or rule.remedy,
    )


def _location(file: ParsedFile, anchor: Anchor) -> Location:
    start, _ = file.positions.span(anchor.first)
    _, end = file.positions.span(anchor.last or anchor.first)
    last = end if anchor.end is None else start + anchor.end
    return Location(file.file.path, file.positions.region(start + anchor.start, last))


def _symbol(file: ParsedFile, violation: Violation, location: Location) -> str:
    if not file.file.module:
        return file.file.path
    inner = violation.symbol or enclosing_symbol(file.tree, location.region.start_line)
    return ".".join(filter(None, (file.file.module, inner)))
