"""From what the analyzers say to the gate's answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from archcheck.application.architecture_words import gap
from archcheck.application.baseline.knowledge import BaselineKnowledge, Recorded, judged
from archcheck.application.baseline.recordable import Recordable
from archcheck.application.checking.analysis import Answers
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.selection import Selection
from archcheck.application.checking.unsaved_reader import UnsavedReader
from archcheck.application.checking.services import CheckServices
from archcheck.application.judging.duplicates import merged
from archcheck.application.judging.equivalents import Equivalents
from archcheck.application.judging.judge import AnalyzerAnswers, Judgement, judge
from archcheck.application.judging.knowledge import Knowledge
from archcheck.application.judging.policy import Policy
from archcheck.application.ports.surroundings import SourceReader
from archcheck.domain.check_result import AnalyzerReport
from archcheck.domain.facts import FileFacts, IgnoreDirective
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import JobResult, Outcome
from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText


def assess(
    prepared: Prepared,
    answers: Answers,
    services: CheckServices,
    selection: Selection,
    knowledge: Sequence[Knowledge] = (),
    recorded: Recorded | None = None,
) -> Judgement:
    """Judge the wanted findings under the configuration's policy; some may be known."""
    inspection = prepared.inspection
    known = _knowledge(recorded, prepared, answers, services)
    policy = Policy(
        configuration=inspection.configuration,
        rules=inspection.rules,
        names=prepared.names,
        today=inspection.today,
        matches=services.matches,
        line_region=line_region_of(
            inspection.project.root, UnsavedReader(services.reader, inspection.project)
        ),
        modules=_modules(inspection),
        answered=_completed(answers.reports),
        unchecked=_unchecked(answers.reports),
        partial=inspection.scope.partial,
        judges_rules=inspection.scope.judges_rules,
        knowledge=(*knowledge, *((known,) if known else ())),
    )
    wanted = list(filter(lambda entry: selection.keeps(entry, prepared.names), answers.findings))
    found = AnalyzerAnswers(
        findings=merged(wanted, services.tooling.syntax_errors(inspection.configuration.plugins)),
        ignores=_ignores(inspection, answers.facts),
        reports=answers.reports,
        doubts=[*_doubts(answers.results), *gap(answers.architecture, answers.layout)],
        newer=answers.newer,
        left_out=inspection.project.left_out,
        equivalents=Equivalents(services.tooling.equivalents, answers.facts),
    )
    judgement = judge(found, policy)
    if known is None:
        return judgement
    analyzers = [report.name for report in answers.reports]
    return judgement.compared_with(judged(known.comparison, policy, analyzers))


def _knowledge(
    recorded: Recorded | None, prepared: Prepared, answers: Answers, services: CheckServices
) -> BaselineKnowledge | None:
    if recorded is None:
        return None
    law = Recordable(prepared.inspection, prepared.names, services.matches)
    measures = (measure for result in answers.results for measure in result.measures)
    return BaselineKnowledge(recorded, law, measures)


def _completed(reports: Iterable[AnalyzerReport]) -> frozenset[str]:
    return frozenset(entry.name for entry in reports if entry.outcome is Outcome.COMPLETED)


def _unchecked(reports: Iterable[AnalyzerReport]) -> frozenset[str]:
    return frozenset(file.path for report in reports for file in report.unchecked)


def _ignores(
    inspection: Inspection, facts: Iterable[FileFacts]
) -> Mapping[str, Sequence[IgnoreDirective]]:
    judged = {file.path for file in inspection.judged_files}
    return {entry.path: entry.ignores for entry in facts if entry.path in judged and entry.ignores}


def _doubts(results: Iterable[JobResult]) -> list[str]:
    return sorted({doubt for result in results for doubt in result.incomplete_if_strict})


def line_region_of(root: str, reader: SourceReader) -> Callable[[str, int], Region]:
    """The region of a whole line of a file of the project."""

    def region(path: str, line: int) -> Region:
        return SourceText.decode_leniently(reader.read(root, path) or b"").whole_line(line)

    return region


def _modules(inspection: Inspection) -> Mapping[str, str]:
    return {file.path: file.module for file in inspection.project.files}
