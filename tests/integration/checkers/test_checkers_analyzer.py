"""Tests of the own rules as an analyzer, in this process and in workers."""

import dataclasses
import hashlib
import os
import pathlib
import signal
from collections.abc import Iterator, Sequence

import pytest

from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from archcheck.domain.rule import OptionValue
from archcheck.domain.job import Job, JobResult, Outcome, UncheckedFile
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.engine import worker
from archcheck.infrastructure.checkers.engine.file_answer import FileAnswer
from archcheck.infrastructure.checkers import checkers_analyzer
from archcheck.infrastructure.checkers.checkers_analyzer import CheckersAnalyzer
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.execution.cpu_limits import PATTERN_IS_UP
from archcheck.infrastructure.execution.process_workers import ProcessWorkers
from archcheck.infrastructure.execution.source_pool import Lost
from tests.unit.infrastructure.checkers.planning_support import active, file_of, inspection_of

TEXT = 'import os  # why\n\n"""words"""\n\nprint()\n"more"\n'
RULES = (active("no-comments"), active("string-comment"), active("unparsable-file"))
LARGE = 320_000


@pytest.fixture(name="analyzer")
def own_analyzer() -> Iterator[CheckersAnalyzer]:
    """An analyzer that is stopped in the end."""
    analyzer = CheckersAnalyzer()
    yield analyzer
    analyzer.stop()


def written(root: pathlib.Path, path: str, text: str) -> SourceFile:
    """A file on disk, as discovery describes it."""
    data = text.encode()
    (root / path).write_bytes(data)
    return file_of(path, size=len(data), digest=hashlib.sha256(data).hexdigest())


def inspection(root: pathlib.Path, padding: int = 0) -> Inspection:
    """A project with findings, a broken file, and if wanted some weight."""
    files = [written(root, f"f{number}.py", TEXT) for number in range(4)]
    files += [written(root, "broken.py", "x = = 1\n"), written(root, "fine.py", "import sys\n")]
    if padding:
        files.append(written(root, "large.py", "x = 1\n" * (padding // 6)))
    return inspection_of(*files, rules=RULES, root=str(root))


def results(analyzer: CheckersAnalyzer, about: Inspection) -> list[JobResult]:
    """Plan, and run one job after the other."""
    return [analyzer.run(job) for job in analyzer.plan(about)]


def summary(found: Sequence[JobResult]) -> list[tuple[str, int, str]]:
    """Where there are findings of which rule."""
    return sorted(
        (finding.location.path, finding.location.region.start_line, finding.rule)
        for result in found
        for finding in result.findings
    )


EXPECTED = sorted(
    [("broken.py", 1, "unparsable-file")]
    + [
        place
        for number in range(4)
        for place in (
            (f"f{number}.py", 1, "no-comments"),
            (f"f{number}.py", 3, "string-comment"),
            (f"f{number}.py", 6, "string-comment"),
        )
    ]
)


@pytest.mark.parametrize("padding", [0, LARGE])
def test_should_find_the_same_when_work_is_done_here_or_in_processes(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path, padding: int
) -> None:
    assert summary(results(analyzer, inspection(tmp_path, padding))) == EXPECTED


@pytest.mark.parametrize("padding", [0, LARGE])
def test_should_account_for_every_file_when_one_is_broken(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path, padding: int
) -> None:
    found = results(analyzer, inspection(tmp_path, padding))
    unchecked = [file for result in found for file in result.unchecked]
    assert unchecked == [UncheckedFile("broken.py", "invalid syntax")]


def test_should_give_facts_of_all_files_when_done(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    found = results(analyzer, inspection(tmp_path))
    facts = {facts.path: len(facts.imports) for result in found for facts in result.facts}
    assert facts == {"f0.py": 1, "f1.py": 1, "f2.py": 1, "f3.py": 1, "fine.py": 1}


def test_should_sort_findings_when_job_has_many_files(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    found = results(analyzer, inspection(tmp_path))[0].findings
    assert list(found) == sorted(found, key=lambda finding: finding.order)


def crash_on_large_files(
    root: str, orders: Orders, files: Sequence[SourceFile]
) -> list[FileAnswer]:
    """Die by a signal while working on one file."""
    return [_crash_or_check(root, orders, file).packed() for file in files]


def _crash_or_check(root: str, orders: Orders, file: SourceFile) -> FileAnswer:
    if file.path == "large.py":
        os.kill(os.getpid(), signal.SIGSEGV)
    return worker.check_file(root, orders, file)


@dataclasses.dataclass(frozen=True)
class CrashingWork:
    """Work of the analyzer, on a file that kills its process."""

    root: str
    orders: Orders

    def __call__(self, files: Sequence[SourceFile]) -> Sequence[FileAnswer]:
        """Check."""
        return crash_on_large_files(self.root, self.orders, files)


def crashing_results(root: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> list[JobResult]:
    """The results when one file kills its worker."""
    module = "archcheck.infrastructure.checkers.checkers_analyzer.FileWork"
    monkeypatch.setattr(module, CrashingWork)
    analyzer = CheckersAnalyzer(ProcessWorkers)
    try:
        return results(analyzer, inspection(root, LARGE))
    finally:
        analyzer.stop()


def test_should_check_all_others_when_one_file_kills_its_worker(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = summary(crashing_results(tmp_path, monkeypatch))
    assert found == sorted([*EXPECTED, ("large.py", 1, "internal-error")])


def test_should_say_what_happened_when_one_file_kills_its_worker(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = crashing_results(tmp_path, monkeypatch)
    reasons = {file.path: file.reason for result in found for file in result.unchecked}
    assert reasons["large.py"] == ("checking this file failed: the process that worked on it died")


def test_should_say_so_when_stopped(analyzer: CheckersAnalyzer, tmp_path: pathlib.Path) -> None:
    jobs: tuple[Job, ...] = analyzer.plan(inspection(tmp_path))
    analyzer.stop()
    result = analyzer.run(jobs[0])
    assert (result.outcome, result.reason) == (Outcome.FAILED, "the pool was stopped")


def test_should_describe_itself_when_asked(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    description = analyzer.describe(inspection(tmp_path), ["no-comments"])
    assert (analyzer.name, description.rules, bool(description.version)) == ("archcheck", (), True)


def test_should_ask_project_about_tests_when_rule_about_tests_runs(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\npython_files = check_*.py\n", encoding="utf-8")
    about = inspection_of(
        written(tmp_path, "a.py", ""),
        rules=(active("one-assertion-per-test"),),
        root=str(tmp_path),
    )
    assert analyzer.plan(about)[0].instructions.discovery.files == ("check_*.py",)


DEEP = "x = " + "1 + " * 1_200 + "1  # deep\n"


def test_should_use_other_process_when_file_could_harm_this_one(tmp_path: pathlib.Path) -> None:
    made: list[int] = []

    def processes(workers: int) -> ProcessWorkers:
        made.append(workers)
        return ProcessWorkers(workers)

    analyzer = CheckersAnalyzer(processes)
    files = (written(tmp_path, "deep.py", DEEP), written(tmp_path, "flat.py", TEXT))
    found = results(analyzer, inspection_of(*files, rules=RULES, root=str(tmp_path)))
    analyzer.stop()
    assert (len(made), summary(found)[0], len(found[0].facts)) == (
        1,
        ("deep.py", 1, "no-comments"),
        2,
    )


def slow(root: pathlib.Path, seconds: float, **options: OptionValue) -> Inspection:
    """A project with a long name in a comment, a rule with patterns, and a limit for files."""
    file = written(root, "slow.py", f"x = 1  # {'a' * 60}!\n" + "y = 1\n" * 50_000)
    about = inspection_of(
        file, rules=(active("no-comments", Level.ERROR, **options),), root=str(root)
    )
    limited = dataclasses.replace(about.configuration, max_file_seconds=seconds)
    return dataclasses.replace(about, configuration=limited)


def test_should_name_the_pattern_when_it_takes_too_long(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    about = slow(tmp_path, 60, extra_directives=("ok", "(a+)+$"))
    with pytest.raises(UsageProblems, match=r"extra_directives: the pattern \"\(a\+\)\+\$\" takes"):
        results(analyzer, about)


def test_should_name_all_patterns_when_none_takes_too_long_alone(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    (file,) = slow(tmp_path, 60).project.files
    rule = RuleOrder(
        name="no-comments",
        level=Level.ERROR,
        stated=(("license_header", "x"),),
        patterns=("license_header",),
    )
    (job,) = analyzer.plan(slow(tmp_path, 60, license_header="x"))
    with pytest.raises(UsageProblems, match='license_header: the pattern "x" takes'):
        analyzer._lost(job, file, Orders(rules=(rule,)), Lost("died", PATTERN_IS_UP))


def test_should_give_the_file_up_when_it_takes_too_long(
    analyzer: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    (found,) = results(analyzer, slow(tmp_path, 0.001, license_header="x"))
    assert [file.reason for file in found.unchecked] == [
        "checking this file failed: it took more than 0.001 CPU seconds (max_file_seconds)"
    ]


@pytest.fixture(name="lonely")
def analyzer_without_processes(monkeypatch: pytest.MonkeyPatch) -> CheckersAnalyzer:
    """An analyzer on a machine where no other process can start."""
    monkeypatch.setattr(checkers_analyzer, "why_no_processes", lambda: "there is no room")
    return CheckersAnalyzer()


def test_should_check_here_when_no_process_can_start(
    lonely: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    assert summary(results(lonely, inspection(tmp_path, LARGE))) == EXPECTED


def test_should_match_no_patterns_when_no_process_can_start(
    lonely: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    (found,) = results(lonely, slow(tmp_path, 60, license_header="x"))
    told = "patterns of the project are matched in worker processes: there is no room"
    assert (found.outcome, found.reason) == (Outcome.FAILED, told)


def test_should_refuse_the_file_when_it_is_too_deep_for_this_process(
    lonely: CheckersAnalyzer, tmp_path: pathlib.Path
) -> None:
    file = written(tmp_path, "deep.py", f"x = {'-' * 5000}1\n")
    (found,) = results(lonely, inspection_of(file, rules=RULES, root=str(tmp_path)))
    assert [file.reason for file in found.unchecked] == [
        "checking this file failed: "
        "it may only be checked in a worker process, and there is no room"
    ]
