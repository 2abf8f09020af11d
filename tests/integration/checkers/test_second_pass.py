"""What tests assert through other files of the project."""

import pathlib
from collections.abc import Iterator, Mapping, Sequence

import pytest

from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.job import JobResult, Outcome
from archcheck.domain.project import Role
from archcheck.infrastructure.checkers import checkers_analyzer
from archcheck.infrastructure.checkers.checkers_analyzer import CheckersAnalyzer
from archcheck.infrastructure.checkers.engine import second_pass
from tests.unit.infrastructure.checkers.planning_support import active, file_of, inspection_of

RULES = (active("test-without-assertion"), active("no-comments"))
TEST = "from tests.helpers import check\ndef test_it(): check(1)  # why\n"
SILENT = "from tests.helpers import make\ndef test_it(): make(1)  # why\n"
FILES = {
    "tests/__init__.py": "",
    "tests/helpers.py": "def check(x): assert x\ndef make(x): ...\n",
    "tests/base.py": "from unittest import TestCase\nclass Base(TestCase):\n"
    "    def verify(self): assert 1\n    def prepare(self): ...\n",
    "tests/test_check.py": TEST,
    "tests/test_make.py": SILENT,
    "tests/test_verify.py": "from tests.base import Base\nclass Story(Base):\n"
    "    def test_it(self): self.verify()\n",
    "tests/test_prepare.py": "from tests.base import Base\nclass Story(Base):\n"
    "    def test_it(self): self.prepare()\n",
}
FOUND = [
    ("tests/test_check.py", "no-comments"),
    ("tests/test_make.py", "no-comments"),
    ("tests/test_make.py", "test-without-assertion"),
    ("tests/test_prepare.py", "test-without-assertion"),
]


@pytest.fixture(name="analyzer")
def own_analyzer() -> Iterator[CheckersAnalyzer]:
    """An analyzer that is stopped in the end."""
    analyzer = CheckersAnalyzer()
    yield analyzer
    analyzer.stop()


def inspection(root: pathlib.Path, files: Mapping[str, str], padding: int = 0) -> Inspection:
    """A project with these tests, and if wanted some weight."""
    texts = {**files, **({"large.py": "x = 1\n" * (padding // 6)} if padding else {})}
    (root / "tests").mkdir()
    for path, text in texts.items():
        (root / path).write_text(text, encoding="utf-8")
    found = [
        file_of(path, len(text), Role.TEST if "/" in path else Role.SOURCE, digest="")
        for path, text in texts.items()
    ]
    return inspection_of(*found, rules=RULES, root=str(root))


def results(analyzer: CheckersAnalyzer, about: Inspection) -> list[JobResult]:
    """Plan, and run one job after the other."""
    return [analyzer.run(job) for job in analyzer.plan(about)]


def summary(found: Sequence[JobResult]) -> list[tuple[str, str]]:
    """Which rules are broken where."""
    findings: list[Finding] = [finding for result in found for finding in result.findings]
    return sorted((finding.location.path, finding.rule) for finding in findings)


@pytest.mark.parametrize("padding", [0, 320_000])
def test_should_count_helpers_of_other_modules_when_work_is_done_here_or_in_processes(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path, padding: int
) -> None:
    assert summary(results(analyzer, inspection(tmp_path, FILES, padding))) == FOUND


def test_should_keep_the_facts_of_every_file_when_some_are_judged_again(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    found = results(analyzer, inspection(tmp_path, FILES))
    assert sorted(facts.path for result in found for facts in result.facts) == sorted(FILES)


def test_should_judge_again_only_where_the_answer_is_yes_when_files_ask(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []
    held = second_pass.Held

    def remember(*arguments: object) -> second_pass.Held:
        made = held(*arguments)  # type: ignore[arg-type]
        judged.extend([made.entry.file.path] if made.entry.known else [])
        return made

    monkeypatch.setattr(second_pass, "Held", remember)
    results(analyzer, inspection(tmp_path, FILES))
    assert sorted(judged) == [
        "tests/test_check.py",
        "tests/test_prepare.py",
        "tests/test_verify.py",
        "tests/test_verify.py",
    ]


def test_should_answer_with_the_last_job_when_a_file_asks(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    first, last = analyzer.plan(
        inspection_of(
            *inspection(tmp_path, FILES).project.files,
            rules=RULES,
            root=str(tmp_path),
            overrides={"tests/test_make.py": Level.WARNING},
        )
    )
    assert summary([analyzer.run(last), analyzer.run(first)]) == FOUND


def test_should_expect_nothing_of_a_helper_when_its_worker_dies(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkers_analyzer, "HelperWork", lambda root, seconds: fail)
    found = results(analyzer, inspection(tmp_path, FILES))
    assert ("tests/test_check.py", "test-without-assertion") in summary(found)


def fail(files: object) -> Sequence[bytes]:
    """Break."""
    raise ZeroDivisionError


def test_should_fail_when_stopped_before_the_second_pass(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(files: object) -> Sequence[bytes]:
        analyzer.stop()
        raise ZeroDivisionError

    monkeypatch.setattr(checkers_analyzer, "HelperWork", lambda root, seconds: stop)
    found = results(analyzer, inspection(tmp_path, FILES))
    assert [result.outcome for result in found] == [Outcome.FAILED]
