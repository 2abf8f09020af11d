"""The facts of old files."""

import dataclasses
from collections.abc import Mapping

import pytest

from archcheck.application.checking.preparation import Prepared, prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.fitness.past_facts import PastFacts
from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.ports.termination import Terminated
from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult
from tests.unit.application.checking.checking_support import (
    FixedAnalyzer,
    FixedConfigurations,
    Unwatched,
    services,
)
from tests.unit.application.fitness.history_support import (
    CONTENTS,
    DictMemory,
    FixedVersions,
    project,
)


class Reading(FixedAnalyzer):
    """Tells how many bytes each file has; nothing of `blob-b`, as if it could not be parsed."""

    def __init__(self, interrupted: bool = False) -> None:
        """Whether somebody ends it."""
        super().__init__("archcheck")
        self._interrupted = interrupted
        self.read: list[str] = []

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """One job."""
        files = inspection.judged_files
        return (Job(analyzer=self.name, name="all", root="/shop", files=files),)

    def run(self, job: Job) -> JobResult:
        """The sizes as lines."""
        self.read += [file.path for file in job.files]
        facts = tuple(
            FileFacts(path=file.path, lines=len(file.unsaved or b""))
            for file in job.files
            if file.path != "blob-b.py"
        )
        return JobResult(
            job=job.name, analyzer=self.name, facts=facts, interrupted=self._interrupted
        )


def past_facts(
    analyzer: Analyzer,
    past: FixedVersions,
    memory: DictMemory | None = None,
    configuration: Configuration | None = None,
) -> PastFacts:
    """Facts of the versions of a small project."""
    chosen = configuration or Configuration(root="/shop")
    ports = services(analyzer, configurations=FixedConfigurations(chosen))
    prepared: Prepared = prepare(CheckRequest(directory="/shop"), ports)
    return PastFacts(prepared, ports, past, memory or DictMemory(), Unwatched())


def told(facts: tuple[FileFacts, ...]) -> Mapping[str, int]:
    """The lines by path."""
    return {item.path: item.lines for item in facts}


def test_should_place_facts_at_paths_when_contents_are_read() -> None:
    facts = past_facts(Reading(), FixedVersions())
    assert told(facts.of(project("tree-2"))) == {
        "src/shop/a.py": 9,
        "src/shop/c.py": 6,
        "src/shop/d.py": 9,
    }


def test_should_leave_tests_unread_when_a_version_has_some() -> None:
    past = FixedVersions()
    past_facts(Reading(), past).of(project("tree-1"))
    assert past.asked == [["blob-a", "blob-b"]]


def test_should_tell_nothing_of_a_file_when_it_cannot_be_parsed() -> None:
    facts = past_facts(Reading(), FixedVersions())
    assert told(facts.of(project("tree-1"))) == {"src/shop/a.py": 9}


def test_should_read_a_content_once_when_versions_share_it() -> None:
    analyzer = Reading()
    facts = past_facts(analyzer, FixedVersions())
    facts.of(project("tree-1"))
    facts.of(project("tree-2"))
    assert analyzer.read == ["blob-a.py", "blob-b.py", "blob-c.py"]


def test_should_read_nothing_when_everything_is_remembered() -> None:
    memory = DictMemory()
    past_facts(Reading(), FixedVersions(), memory).of(project("tree-1"))
    analyzer = Reading()
    past_facts(analyzer, FixedVersions(), memory).of(project("tree-1"))
    assert analyzer.read == []


def test_should_remember_what_cannot_be_parsed_when_it_was_read() -> None:
    memory = DictMemory()
    past_facts(Reading(), FixedVersions(), memory).of(project("tree-1"))
    assert memory.known["blob-b"] is None


def test_should_not_remember_a_content_when_it_is_not_there() -> None:
    memory = DictMemory()
    past = FixedVersions({name: CONTENTS[name] for name in ("blob-a",)})
    past_facts(Reading(), past, memory).of(project("tree-1"))
    assert sorted(memory.known) == ["blob-a"]


def test_should_not_ask_for_contents_when_they_are_too_large() -> None:
    past = FixedVersions()
    small = Configuration(root="/shop", max_file_size=8)
    past_facts(Reading(), past, configuration=small).of(project("tree-1"))
    assert past.asked == [["blob-b"]]


def test_should_stop_the_reader_when_it_is_done() -> None:
    analyzer = Reading()
    past_facts(analyzer, FixedVersions()).of(project("tree-1"))
    assert analyzer.calls == ["stop"]


def test_should_end_when_reading_is_interrupted() -> None:
    facts = past_facts(Reading(interrupted=True), FixedVersions())
    with pytest.raises(Terminated):
        facts.of(project("tree-1"))


def test_should_have_no_facts_when_a_version_has_no_source() -> None:
    nothing = dataclasses.replace(project("tree-1"), files=())
    assert past_facts(Reading(), FixedVersions()).of(nothing) == ()
