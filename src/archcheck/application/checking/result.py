"""The result of a check, put together."""

from collections.abc import Iterable, Mapping

from archcheck import __version__
from archcheck.application.architecture_words import headline
from archcheck.application.baseline.report import cut_notices
from archcheck.application.checking.analysis import Answers
from archcheck.application.checking.checked import Checked
from archcheck.application.checking.furnishing import furnished
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.unsaved_reader import UnsavedReader
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.summaries import notifications
from archcheck.application.judging.judge import Judgement
from archcheck.application.judging.newer_files import WITH_IT, NewerFiles
from archcheck.application.left_out_words import left_out_headline
from archcheck.application.ports.report_format import Evidence
from archcheck.application.ports.surroundings import VersionControl
from archcheck.application.report_files import reported_files
from archcheck.domain.activation import ActiveRule
from archcheck.domain.check_result import (
    CheckedProject,
    CheckResult,
    EnabledRule,
    Repository,
    Status,
    Verdict,
)
from archcheck.domain.finding import Finding
from archcheck.domain.configuration import TOP_STEP, Configuration
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role, SourceFile
from archcheck.domain.project_table import TablePlace

NOTHING_IN_SCOPE = "Nothing was checked."
FIRST_LOOK = "This is a first look. To fit the rules to this project: archcheck init"


def assemble(
    prepared: Prepared,
    answers: Answers,
    judgement: Judgement,
    services: CheckServices,
    evidence: Evidence = Evidence.FINGERPRINTS,
) -> Checked:
    """Everything that a report needs; `seconds` is left to the caller."""
    project = prepared.inspection.project
    reader = UnsavedReader(services.reader, project)
    bare = _outcome(prepared, answers, judgement, services, evidence)
    outcome = furnished(bare, prepared, answers, services, evidence)
    return Checked(
        outcome=outcome,
        files=lambda findings, evidence: reported_files(
            findings, project.root, reader, evidence, prepared.results
        ),
        digests={file.path: file.digest for file in project.files},
        results=prepared.results,
    )


def _outcome(
    prepared: Prepared,
    answers: Answers,
    judgement: Judgement,
    services: CheckServices,
    evidence: Evidence,
) -> CheckResult:
    inspection = prepared.inspection
    root = inspection.configuration.work_tree
    return CheckResult(
        version=__version__,
        project=_project(inspection, answers, services.version_control),
        partial=inspection.scope.partial,
        fail_on=inspection.configuration.fail_on,
        findings=judgement.findings,
        verdict=judgement.verdict,
        analyzers=tuple(answers.reports),
        rules=_enabled(inspection.rules.strictest),
        notifications=notifications(
            answers.reports,
            (
                *prepared.notices,
                *_told(prepared),
                *_about_newer(answers.newer, judgement),
                *cut_notices(judgement.comparison),
            ),
            prepared.about_machine,
            answers.newer,
        ),
        repository=_repository(root, services, evidence),
        today=inspection.today,
        skipped_rules=answers.skipped_rules,
        declared_unchecked=judgement.declared_unchecked,
        waivers_expiring=judgement.waivers_expiring,
        ignored_imports=answers.ignored_imports,
        deprecated_imports=sum(map(_is_tolerated, judgement.findings)),
        computed_imports=sum(facts.computed_imports for facts in answers.facts),
        links_not_followed=inspection.project.skipped,
        next_steps=tuple(_next_steps(inspection, judgement.verdict)),
        interrupted=answers.interrupted,
    )


def _told(prepared: Prepared) -> Iterable[str]:
    """What went wrong with the cache while it was used."""
    return filter(None, (prepared.results.complaint,))


def _is_tolerated(finding: Finding) -> bool:
    return finding.deprecated and finding.suppression is None


def _about_newer(newer: NewerFiles, judgement: Judgement) -> Iterable[str]:
    """What to do about newer syntax, where the verdict does not say it."""
    is_said = any(sentence.endswith(WITH_IT) for sentence in judgement.verdict.incomplete)
    if newer.pythons and not is_said:
        yield newer.sentence(newer.pythons)


def _next_steps(inspection: Inspection, verdict: Verdict) -> Iterable[str]:
    if not (inspection.judged_files or inspection.is_table_alone):
        yield NOTHING_IN_SCOPE
    if _fails_without_file(inspection, verdict):
        yield FIRST_LOOK
    yield from (f"Not checked: {path}." for path in inspection.scope.unmatched)


def _repository(root: str, services: CheckServices, evidence: Evidence) -> Repository | None:
    return services.version_control.state(root) if evidence >= Evidence.FINGERPRINTS else None


def _enabled(rules: Mapping[str, ActiveRule]) -> tuple[EnabledRule, ...]:
    enabled = (EnabledRule(rule.definition, rule.level, rule.origin) for rule in rules.values())
    return tuple(sorted(enabled, key=lambda rule: rule.definition.code))


def _project(
    inspection: Inspection, answers: Answers, version_control: VersionControl
) -> CheckedProject:
    configuration, place = inspection.configuration, inspection.place
    return CheckedProject(
        name=_name(inspection),
        root=configuration.work_tree,
        packs=tuple(_climbed(name, configuration) for name in configuration.packs),
        configuration_file=configuration.file,
        counts=() if inspection.is_table_alone else tuple(_counts(inspection)),
        layout=headline(answers.architecture, answers.layout),
        architecture=answers.architecture,
        prefix=version_control.prefix(inspection.project.root),
        category=_category(place, version_control) if place else "",
        left_out=tuple(left_out_headline(inspection.project.left_out)),
        wiring_modules=answers.wiring_modules,
    )


def _climbed(name: str, configuration: Configuration) -> str:
    """A pack, and the step that holds where the project states one."""
    step = configuration.steps.get(name)
    return f"{name} (step {step} of {TOP_STEP})" if step else name


def _name(inspection: Inspection) -> str:
    """What the table calls it, else what it calls itself."""
    place = inspection.place
    return inspection.project.name if place is None or place.is_top else place.name


def _category(place: TablePlace, version_control: VersionControl) -> str:
    above = version_control.prefix(place.table.root)
    return above if place.is_top else f"{above}{place.name}/"


def _counts(inspection: Inspection) -> Iterable[tuple[str, int]]:
    sources = inspection.files(Role.SOURCE)
    for root in inspection.project.source_roots:
        label = "source" if root.path == "." else root.path
        yield label, _count(root.path, sources)
    yield "tests", len(inspection.files(Role.TEST))


def _count(root: str, files: Iterable[SourceFile]) -> int:
    prefix = "" if root == "." else f"{root}/"
    return sum(file.path.startswith(prefix) for file in files)


def _fails_without_file(inspection: Inspection, verdict: Verdict) -> bool:
    return verdict.status is Status.FAILED and not inspection.configuration.file
