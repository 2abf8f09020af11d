"""Tests of the check of one file."""

import ast
import dataclasses
import gc
import hashlib
import pathlib
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import libcst as cst
import msgspec
import pytest

from archcheck.domain.facts import FileFacts, ImportKind, ImportStatement
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.project import SourceFile
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.engine import checker_files, worker
from archcheck.infrastructure.checkers.engine.file_answer import FileAnswer
from archcheck.infrastructure.checkers.checker import Checker, CheckedFile, Violation
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.checkers.engine.worker import check_file, check_files
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.facts.code.code_facts import Occurrences
from tests.unit.infrastructure.checkers.checking_support import (
    all_nodes,
    regions,
    rule_order,
    source_file,
)

TEXT = "class A:\n    def f(self):\n        return one\n\n\ndef two():\n    return one\n"


class NameOptions(Options, frozen=True, kw_only=True):
    """Which name, and what to say."""

    name: str
    symbol: str = ""
    fix: str = ""


class FlaggingNames(Checker[NameOptions]):
    """Flags a name, with the function before it as a related place."""

    rule = "flagged-name"
    options_type = NameOptions

    def may_violate(self, file: CheckedFile) -> bool:
        """Whether the name occurs."""
        return self.options.name in file.text.text

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each occurrence."""
        nodes = [node for node in all_nodes(file.module) if isinstance(node, cst.Name)]
        first = file.positions.span(nodes[0])[0]
        for node in nodes:
            if node.value == self.options.name:
                start, end = file.positions.span(node)
                yield Violation(
                    place=file.positions.region(start + 1, start + 2),
                    message="A name.",
                    key=node.value,
                    symbol=self.options.symbol,
                    related=((file.positions.region(first, end), "from here"),),
                    fix=self.options.fix,
                )


class FailingScreen(FlaggingNames):
    """Fails before the tree is parsed."""

    rule = "failing-screen"

    def may_violate(self, file: CheckedFile) -> bool:
        """Fail."""
        raise ZeroDivisionError("screen")


class FailingChecker(FlaggingNames):
    """Fails where it looks for violations."""

    rule = "failing-checker"

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """Fail."""
        raise ZeroDivisionError("check")


CHECKERS: Mapping[str, type[Checker[Any]]] = {
    checker.rule: checker for checker in (FlaggingNames, FailingScreen, FailingChecker)
}


@pytest.fixture(autouse=True)
def test_checkers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the checkers of this module exist."""
    checker_files.checker_with.cache_clear()
    monkeypatch.setattr(checker_files, "checker_of", lambda rule, _: CHECKERS[rule])


@pytest.fixture(name="root")
def project_root(tmp_path: pathlib.Path) -> str:
    """A directory with one file."""
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "price.py").write_text(TEXT, encoding="utf-8")
    return str(tmp_path)


def check(root: str, *rules: RuleOrder, file: SourceFile | None = None) -> FileAnswer:
    """The answer for the file."""
    return check_file(root, Orders(rules=rules), file or source_file())


def names(answer: FileAnswer) -> list[str]:
    """The rules of all findings."""
    return [finding.rule for finding in answer.findings]


def test_should_find_and_extract_when_file_is_fine(root: str) -> None:
    answer = check(root, rule_order("flagged-name", name="one"))
    assert (regions(list(answer.findings)), answer.facts, answer.unchecked) == (
        [(3, 17, 3, 18), (7, 13, 7, 14)],
        FileFacts(path="shop/price.py", lines=7),
        "",
    )


def first(answer: FileAnswer) -> Finding:
    """The first finding."""
    return answer.findings[0]


def test_should_fill_finding_from_rule_and_violation_when_found(root: str) -> None:
    finding = first(check(root, rule_order("flagged-name", name="one")))
    assert (finding.symbol, finding.key, finding.because, finding.fix, finding.level) == (
        "shop.price.A.f",
        "one",
        "Why.",
        "Remedy.",
        Level.ERROR,
    )


def test_should_prefer_symbol_and_fix_of_violation_when_given(root: str) -> None:
    finding = first(check(root, rule_order("flagged-name", name="one", symbol="B.c", fix="Go.")))
    assert (finding.symbol, finding.fix) == ("shop.price.B.c", "Go.")


def test_should_name_path_when_file_has_no_module(root: str) -> None:
    file = source_file(module="")
    finding = first(check(root, rule_order("flagged-name", name="one"), file=file))
    assert finding.symbol == "shop/price.py"


def test_should_place_related_locations_when_violation_has_some(root: str) -> None:
    finding = first(check(root, rule_order("flagged-name", name="one")))
    assert [(entry.location.region.start_line, entry.message) for entry in finding.related] == [
        (1, "from here")
    ]


def test_should_not_parse_tree_when_all_screens_say_no(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cst, "parse_module", None)
    assert check(root, rule_order("flagged-name", name="absent")).findings == ()


def test_should_name_failing_rules_when_others_go_on(root: str) -> None:
    rules = [rule_order(name, name="two") for name in sorted(CHECKERS)]
    answer = check(root, *rules)
    assert (names(answer), answer.unchecked) == (
        ["internal-error", "internal-error", "flagged-name"],
        "failing-screen failed with ZeroDivisionError: screen; "
        "failing-checker failed with ZeroDivisionError: check",
    )


def test_should_say_what_failed_when_checker_crashes(root: str) -> None:
    assert first(check(root, rule_order("failing-checker", name="two"))).message == (
        "failing-checker failed with ZeroDivisionError: check. "
        "It is not fully checked: please report this with the file."
    )


def test_should_read_older_text_in_its_place_when_syntax_is_newer(root: str) -> None:
    (pathlib.Path(root) / "shop" / "price.py").write_text(
        "lazy import os\ntwo = 2\n", encoding="utf-8"
    )
    answer = check(root, rule_order("flagged-name", name="two"))
    assert (regions(list(answer.findings)), answer.unchecked, answer.facts) == (
        [(2, 2, 2, 3)],
        "",
        FileFacts(
            path="shop/price.py",
            lines=2,
            imports=(ImportStatement(ImportKind.PLAIN, "os", "", 0, Region(1, 13, 1, 15), (1, 5)),),
            python="3.15",
        ),
    )


@pytest.mark.parametrize("text", ["lazy import os\nx = = 1\n", "lazy import os\nx = b'é'\n"])
def test_should_call_a_file_unparsable_when_newer_syntax_is_not_all_that_is_wrong(
    root: str, text: str
) -> None:
    (pathlib.Path(root) / "shop" / "price.py").write_text(text, encoding="utf-8")
    assert names(check(root)) == ["unparsable-file"]


@pytest.mark.parametrize(("first", "told"), [("", [True, False]), ("lazy import os\n", [True] * 2)])
def test_should_tell_of_unforeseen_calls_what_is_passed_when_the_file_is_never_read_again(
    root: str, first: str, told: list[bool]
) -> None:
    (pathlib.Path(root) / "shop" / "price.py").write_text(first + "open(a)\nsend(a)\n", "utf-8")
    facts = check_file(root, Orders(code=True), source_file()).facts
    found = msgspec.msgpack.decode(facts.occurrences if facts else b"", type=Occurrences)
    assert [passed is not None for passed in found.arguments] == told


def test_should_ask_another_process_when_a_rule_fails_in_this_one(root: str) -> None:
    orders = Orders(rules=(rule_order("failing-checker", name="two"),), alone=True)
    assert check_file(root, orders, source_file()).deferred


@pytest.mark.parametrize(("alone", "deferred"), [(True, True), (False, False)])
@pytest.mark.parametrize(
    "text", ["lazy import os\n" + "x = 1\n" * 1_000, "x = " + "1 + " * 1_100 + "1\n"]
)
def test_should_wait_for_a_process_when_libcst_may_do_harm(
    root: str, text: str, alone: bool, deferred: bool
) -> None:
    (pathlib.Path(root) / "shop" / "price.py").write_text(text, encoding="utf-8")
    assert check_file(root, Orders(alone=alone), source_file()).deferred is deferred


class Panic(BaseException):
    """What a crash in LibCST's native parser raises: no Exception."""


def failing_parse(error: BaseException) -> object:
    """A parser that fails."""

    def parse(_: str) -> None:
        raise error

    return parse


def test_should_keep_facts_when_libcst_cannot_parse(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cst, "parse_module", failing_parse(Panic("native")))
    answer = check(root, rule_order("flagged-name", name="two"))
    assert (names(answer), answer.facts, answer.unchecked) == (
        ["internal-error"],
        FileFacts(path="shop/price.py", lines=7),
        "LibCST, which has to read what Python can parse, failed: Panic: native",
    )


def test_should_say_in_one_sentence_what_libcst_does_not_understand_when_it_refuses(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = cst.parse_module
    monkeypatch.setattr(cst, "parse_module", lambda _: parse("def f(:\n  x\n"))
    assert check(root, rule_order("flagged-name", name="two")).unchecked == (
        "LibCST, which has to read what Python can parse, failed: "
        "expected one of ), *, **, NAME (line 2)"
    )


def test_should_stay_on_one_line_when_a_failure_has_several(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cst, "parse_module", failing_parse(ValueError("one\n\n  two")))
    answer = check(root, rule_order("flagged-name", name="two"))
    assert answer.unchecked.endswith("failed: ValueError: one two")


def test_should_say_once_that_libcst_failed_when_several_rules_ask(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cst, "parse_module", failing_parse(Panic("native")))
    rules = [rule_order("flagged-name", name=name) for name in ("one", "two")]
    assert names(check(root, *rules)) == ["internal-error"]


def test_should_stop_when_user_interrupts(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cst, "parse_module", failing_parse(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        check(root, rule_order("flagged-name", name="two"))


def test_should_say_so_when_positions_fail(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = cst.parse_module("two = 1\n")
    monkeypatch.setattr(cst, "parse_module", lambda text: other)
    answer = check(root, rule_order("flagged-name", name="two"))
    assert answer.unchecked == (
        "flagged-name failed with PositionsError: LibCST does not give back the text of this file"
    )


def failing_facts(path: str, text: SourceText, tree: ast.Module) -> FileFacts:
    """Fail."""
    raise ValueError("facts")


def test_should_go_on_when_facts_cannot_be_extracted(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "extract_facts", failing_facts)
    answer = check(root, rule_order("flagged-name", name="two"))
    assert (names(answer), answer.facts) == (["internal-error", "flagged-name"], None)


def test_should_report_problem_when_discovery_found_one(root: str) -> None:
    answer = check(root, file=source_file(problem="the file is too large"))
    assert (names(answer), answer.unchecked) == (["unparsable-file"], "the file is too large")


def test_should_report_file_when_it_has_vanished(root: str) -> None:
    answer = check(root, file=source_file("shop/gone.py"))
    assert answer.unchecked == "the file cannot be read: No such file or directory"


def test_should_report_file_when_it_has_changed(root: str) -> None:
    file = dataclasses.replace(source_file(), digest=hashlib.sha256(b"before").hexdigest())
    assert check(root, file=file).unchecked == "the file changed while archcheck was running"


def test_should_check_unsaved_text_when_there_is_some(root: str) -> None:
    file = dataclasses.replace(source_file(), unsaved=b"import unsaved\n")
    facts = check(root, file=file).facts or FileFacts(path="")
    assert [site.module for site in facts.imports] == ["unsaved"]


def test_should_check_file_when_digest_is_right(root: str) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert check(root, file=dataclasses.replace(source_file(), digest=digest)).unchecked == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = = 1", "invalid syntax. Correct"),
        ("print 'x'", "Did you mean print(...)? Correct"),
    ],
)
def test_should_say_what_to_do_when_file_is_unparsable(root: str, text: str, message: str) -> None:
    pathlib.Path(root, "shop/price.py").write_text(text, encoding="utf-8")
    assert message in first(check(root)).message


def test_should_report_nothing_when_only_facts_are_wanted(root: str) -> None:
    orders = Orders(reported=False)
    files = [source_file(), source_file(problem="unread"), source_file("shop/gone.py")]
    answers = check_files(root, orders, files)
    assert [(answer.findings, answer.unchecked, bool(answer.facts)) for answer in answers] == [
        ((), "", True),
        ((), "unread", False),
        ((), "the file cannot be read: No such file or directory", False),
    ]


@pytest.mark.parametrize(
    ("orders", "excluded", "told"),
    [
        (Orders(reported=False), False, ("unread", "")),
        (Orders(reported=False), True, ("", "what shop/price.py imports is not known: unread")),
        (Orders(reported=False, followed=False), False, ("", "")),
    ],
)
def test_should_say_that_imports_are_not_known_when_somebody_follows_them(
    root: str, orders: Orders, excluded: bool, told: tuple[str, str]
) -> None:
    file = dataclasses.replace(source_file(problem="unread"), excluded=excluded)
    answer = check_file(root, orders, file)
    assert (answer.unchecked, answer.note) == told


def test_should_say_nothing_when_facts_fail_in_file_that_is_not_reported(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "extract_facts", failing_facts)
    assert check_file(root, Orders(reported=False), source_file()).findings == ()


def both_orders(rules: Sequence[RuleOrder], root: str) -> list[tuple[Finding, ...]]:
    """The findings with the rules in one and in the other order."""
    return [check(root, *rules).findings, check(root, *reversed(rules)).findings]


def test_should_sort_findings_when_rules_come_in_any_order(root: str) -> None:
    rules = [rule_order("flagged-name", name="two"), rule_order("flagged-name", name="one")]
    forward, backward = both_orders(rules, root)
    assert forward == backward


def test_should_not_warn_when_literal_has_odd_escape(root: str) -> None:
    pathlib.Path(root, "shop/price.py").write_text("x = '\\d'; assert (1, 2)\n", encoding="utf-8")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        check_files(root, Orders(), [source_file()])
    assert caught == []


def test_should_leave_garbage_collection_as_it_was_when_files_are_checked(root: str) -> None:
    gc.disable()
    check_files(root, Orders(), [source_file()])
    was_enabled = gc.isenabled()
    gc.enable()
    assert not was_enabled
