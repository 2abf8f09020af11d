"""xenon's thresholds, really applied."""

import dataclasses
import os
import pathlib

import pytest

from archcheck.domain.configuration import Origin, ToolSetting
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Scope
from tests.integration.tools.tool_support import Workshop, places, stand_in

STRICT = ToolSetting(name="xenon", args=("-b", "A", "-m", "A", "-a", "A"))
BLOCKS = dataclasses.replace(STRICT, args=("-b", "A"))
PATH = "src/shop/a.py"


def branchy(head: str, branches: int = 6) -> str:
    """A function with so many branches."""
    body = "".join(f"    if a == {number}:\n        a = {number}\n" for number in range(branches))
    return f"{head}\n{body}    return a\n"


def test_should_complete_without_findings_when_code_is_simple(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="def f(a):\n    return a\n").check(STRICT)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (branchy("def f(a):"), (PATH, "ARC405", 1, 1, 1, 6)),
        (branchy("async def é(a):"), (PATH, "ARC405", 1, 1, 1, 12)),
        (branchy("@str\ndef f(a):"), (PATH, "ARC405", 2, 1, 2, 6)),
        ("\ufeff" + branchy("def f(a):"), (PATH, "ARC405", 1, 1, 1, 6)),
        (branchy("# coding: latin-1\ndef f(a, é=1):"), (PATH, "ARC405", 2, 1, 2, 6)),
    ],
)
def test_should_point_at_header_when_block_is_complex(
    workshop: Workshop, text: str, expected: tuple[str, str, int, int, int, int]
) -> None:
    data = text.encode("latin-1" if "latin-1" in text else "utf-8")
    assert places(workshop.write(src__shop__a=data).check(BLOCKS)) == [expected]


def test_should_name_method_with_its_class_when_it_is_complex(workshop: Workshop) -> None:
    method = branchy("def f(self, a):", 12).replace("\n", "\n    ").rstrip()
    text = f"class C:\n    {method}\n\n    def g(self):\n        return 1\n" * 1
    setting = dataclasses.replace(BLOCKS, args=("-bB",))
    found = [
        finding.message for finding in workshop.write(src__shop__a=text).check(setting).findings
    ]
    assert found == ["The method C.f has a cyclomatic complexity of 13, rank C (the limit is B)"]


def test_should_name_block_with_its_module_when_it_is_complex(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=branchy("def f(a):", 12)).check(BLOCKS)
    assert [finding.symbol for finding in result.findings] == ["shop.a.f"]


def test_should_report_module_and_average_when_they_exceed_limits(workshop: Workshop) -> None:
    workshop.put({PATH: branchy("def f(a):"), "pyproject.toml": "[project]\n"})
    result = workshop.check(STRICT)
    assert [
        (finding.location.path, finding.location.region.start_line) for finding in result.findings
    ] == [
        ("pyproject.toml", 1),
        (PATH, 1),
        (PATH, 1),
    ]


def test_should_name_each_limit_when_it_is_exceeded(workshop: Workshop) -> None:
    setting = dataclasses.replace(STRICT, args=("-bA", "-mB", "-aC", "--max-average-num=2.5"))
    findings = workshop.write(src__shop__a=branchy("def f(a):", 22)).check(setting).findings
    told = [(finding.message.partition(", ")[2], finding.limit) for finding in findings]
    assert sorted(told) == [
        ("rank D (the limit is 2.5)", "2.5"),
        ("rank D (the limit is A)", "A"),
        ("rank D (the limit is B)", "B"),
        ("rank D (the limit is C)", "C"),
    ]


def test_should_report_average_at_its_configuration_when_project_sets_limits(
    workshop: Workshop,
) -> None:
    workshop.put({PATH: branchy("def f(a):"), "archcheck.toml": "\n\n\n[tools.xenon]\n"})
    setting = dataclasses.replace(
        STRICT, args=("--max-average-num=2",), origin=Origin("archcheck.toml", "tools.xenon", 4)
    )
    assert places(workshop.check(setting)) == [("archcheck.toml", "ARC405", 4, 1, 4, 14)]


def test_should_report_average_at_first_file_when_nothing_is_configured(
    workshop: Workshop,
) -> None:
    setting = dataclasses.replace(STRICT, args=("-a", "A"))
    result = workshop.write(src__shop__a=branchy("def f(a):")).check(setting)
    assert [finding.location.path for finding in result.findings] == [PATH]


def test_should_leave_out_average_when_scope_is_narrow(workshop: Workshop) -> None:
    workshop.put({PATH: branchy("def f(a):"), "pyproject.toml": "", "src/shop/b.py": "x = 1\n"})
    scope = Scope(whole=False, files=frozenset({"src/shop/b.py"}))
    result = dataclasses.replace(workshop, scope=scope).check(STRICT)
    assert (result.outcome, result.findings) == (Outcome.COMPLETED, ())


def test_should_name_unparsable_file_when_others_are_checked(workshop: Workshop) -> None:
    workshop.write(src__shop__a="def f(:\n", src__shop__b=branchy("def f(a):"))
    result = workshop.check(BLOCKS)
    reason = "cannot be parsed (SyntaxError: invalid syntax (<unknown>, line 1))"
    found = (result.outcome, result.unchecked, len(result.findings))
    assert found == (Outcome.COMPLETED, (UncheckedFile(PATH, reason),), 1)


def test_should_fail_when_file_is_deleted_after_planning(workshop: Workshop) -> None:
    workshop.write(src__shop__a="x = 1\n", src__shop__b="x = 1\n")
    analyzer = workshop.analyzer(STRICT)
    jobs = analyzer.plan(workshop.inspection(STRICT))
    os.remove(workshop.root / PATH)
    result = analyzer.run(jobs[0])
    expected = (Outcome.FAILED, "src/shop/a.py does not exist any more")
    assert (result.outcome, result.reason) == expected


@pytest.mark.parametrize("name", ["radon.cfg", "setup.cfg", "pyproject.toml"])
def test_should_complete_when_radon_configuration_is_broken(workshop: Workshop, name: str) -> None:
    workshop.put({name: "[[[broken\n", PATH: "x = 1\n"})
    assert workshop.check(STRICT).outcome is Outcome.COMPLETED


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (("-b", "Z"), '"Z" is no rank for -b, which is a letter from A to F'),
        (("-bZ",), '"Z" is no rank for -b, which is a letter from A to F'),
        (("-m",), '"" is no rank for -m, which is a letter from A to F'),
        (("--max-average=AB",), '"AB" is no rank for --max-average, which is a letter from A to F'),
        (("--max-average-num", "x"), '"x" is no number for --max-average-num'),
        (("-e", "tests/x"), '"-e tests/x" is no option that archcheck passes on to xenon'),
        (("--no-assert=1",), '"--no-assert=1" is no option that archcheck passes on to xenon'),
    ],
)
def test_should_refuse_arguments_when_xenon_would_pass_over_them(
    workshop: Workshop, args: tuple[str, ...], problem: str
) -> None:
    setting = dataclasses.replace(STRICT, args=args)
    with pytest.raises(UsageProblems, match=f"tool.archcheck.tools.xenon.args: {problem}"):
        workshop.analyzer(setting).plan(workshop.inspection(setting))


@pytest.mark.parametrize(
    "args", [("-b", "a"), ("--max-absolute=F", "--no-assert"), ("--max-average-num", "2.5")]
)
def test_should_accept_arguments_when_xenon_knows_them(
    workshop: Workshop, args: tuple[str, ...]
) -> None:
    result = workshop.write(src__shop__a="x = 1\n").check(dataclasses.replace(STRICT, args=args))
    assert result.outcome is Outcome.COMPLETED


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("print('{}')", "unreadable output (ended with status 0): {}"),
        ("print('[]')", "unreadable output (ended with status 0): []"),
        ("import sys; sys.exit('boom')", "ended with status 1: boom"),
        ("import sys; sys.exit(2)", "ended with status 2"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    workshop: Workshop, code: str, reason: str
) -> None:
    program = pathlib.Path(stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code))
    python = str(program.rename(program.with_name("python")))
    result = workshop.check(dataclasses.replace(STRICT, program=python))
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_describe_complexity_when_it_fired(workshop: Workshop) -> None:
    description = workshop.analyzer(STRICT).describe(workshop.inspection(STRICT), ["ARC405"])
    assert [rule.name for rule in description.rules] == ["Complexity"]
