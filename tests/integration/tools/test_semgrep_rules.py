"""The rules that archcheck ships for semgrep, on the examples beside them."""

import collections
import pathlib
import re
from collections.abc import Mapping

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import JobResult
from archcheck.infrastructure.tools.wrapped.semgrep.rule_files import RuleFile, read_rule_file
from archcheck.infrastructure.tools.wrapped.semgrep.rule_ids import RULES
from tests.integration.tools.tool_support import Workshop

SEMGREP = ToolSetting(name="semgrep", timeout=120.0)
NAMES = sorted(path.stem for path in RULES.glob("*.yaml"))
ALSO = {
    "command-from-request": {"os-command-from-strings", "shell-command-from-strings"},
}
MARK = re.compile(r"# (ruleid|ok): ([\w-]+)$")


def marked(name: str, kind: str) -> list[int]:
    """The lines behind those that say what is expected, in the format of semgrep's tests."""
    lines = (RULES / f"{name}.py").read_text(encoding="utf-8").splitlines()
    marks = ((number, MARK.search(line)) for number, line in enumerate(lines, start=1))
    return [number + 1 for number, mark in marks if mark and mark.groups() == (kind, name)]


@pytest.fixture(scope="module")
def result() -> JobResult:
    """What one run with all rules says of all examples."""
    return Workshop(RULES).check(SEMGREP)


@pytest.fixture(scope="module")
def found(result: JobResult) -> Mapping[str, Mapping[str, set[int]]]:
    """The lines on which rules find something, by the names of the examples."""
    lines: dict[str, dict[str, set[int]]] = collections.defaultdict(dict)
    for finding in result.findings:
        rules = lines[pathlib.PurePosixPath(finding.location.path).stem]
        rules.setdefault(finding.rule, set()).add(finding.location.region.start_line)
    return lines


@pytest.mark.parametrize("name", NAMES)
def test_should_find_what_is_marked_when_rule_runs_on_its_examples(
    found: Mapping[str, Mapping[str, set[int]]], name: str
) -> None:
    assert sorted(found[name].get(name, ())) == marked(name, "ruleid")


@pytest.mark.parametrize("name", NAMES)
def test_should_find_nothing_else_when_rules_run_on_the_examples_of_others(
    found: Mapping[str, Mapping[str, set[int]]], name: str
) -> None:
    assert set(found[name]) - {name} == ALSO.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_should_have_near_misses_when_rule_has_examples(name: str) -> None:
    assert len(marked(name, "ok")) >= 2


def test_should_parse_every_example_when_they_are_checked(result: JobResult) -> None:
    assert (result.reason, result.unchecked) == ("", ())


def metadata(file: RuleFile) -> Mapping[str, object]:
    """What a file says beside its patterns."""
    found = file.rules[0].get("metadata")
    return found if isinstance(found, dict) else {}


@pytest.mark.parametrize("name", NAMES)
def test_should_hold_the_rule_of_its_name_when_it_is_a_rule_file(name: str) -> None:
    assert read_rule_file(RULES, f"{name}.yaml").ids == (name,)


@pytest.mark.parametrize("name", NAMES)
def test_should_give_category_weakness_reference_and_advice_when_it_is_ours(name: str) -> None:
    said = metadata(read_rule_file(RULES, f"{name}.yaml"))
    patterns = {"category": "security", "cwe": r"CWE-\d+: .+", "references": r"\['https://.+'\]"}
    given = {key: bool(re.fullmatch(text, str(said[key]))) for key, text in patterns.items()}
    assert ({*given.values()}, str(said["fix"])[-1]) == ({True}, ".")


def test_should_ship_thirty_rules_or_more_when_they_are_counted() -> None:
    assert len(NAMES) >= 30


def test_should_let_examples_be_when_they_are_no_rule_files() -> None:
    assert {path.suffix for path in RULES.iterdir()} == {".py", ".yaml"}
