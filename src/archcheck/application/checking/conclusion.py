"""From what is to be inspected to the result of a check."""

import dataclasses
from collections.abc import Callable, Sequence

from archcheck.application.baseline.knowledge import Recorded
from archcheck.application.baseline.opening import with_baseline
from archcheck.application.baseline.report import baseline_report
from archcheck.application.checking.analysis import Answers, analyse
from archcheck.application.checking.assessment import assess
from archcheck.application.checking.checked import Checked
from archcheck.application.checking.former_names import former_ignores
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.result import assemble
from archcheck.application.checking.services import CheckServices
from archcheck.application.judging.judge import Judgement
from archcheck.application.judging.knowledge import Knowledge
from archcheck.application.ports.scheduler import Progress
from archcheck.shared.deferred import dataclass

Guarding = Callable[[Prepared, Answers], tuple[Prepared, Answers]]


@dataclass(frozen=True)
class Conclusion:
    """The judgement of a check, and all that reports tell of it."""

    prepared: Prepared
    answers: Answers
    judgement: Judgement
    checked: Checked


def conclude(
    prepared: Prepared,
    request: CheckRequest,
    services: CheckServices,
    progress: Progress,
    recorded: Recorded | None,
    know: Callable[[], Sequence[Knowledge]] = tuple,
    guard: Guarding | None = None,
) -> Conclusion:
    """Analyse and judge, also by what else was known and found; raises UsageProblems."""
    prepared = with_baseline(prepared, recorded, services)
    answers = analyse(prepared, services, progress)
    prepared, answers = guard(prepared, answers) if guard else (prepared, answers)
    return conclude_of(prepared, answers, request, services, recorded, know)


def conclude_of(
    prepared: Prepared,
    answers: Answers,
    request: CheckRequest,
    services: CheckServices,
    recorded: Recorded | None,
    know: Callable[[], Sequence[Knowledge]] = tuple,
) -> Conclusion:
    """Judge what was analysed."""
    knowledge = know()
    judgement = assess(prepared, answers, services, request.selection, knowledge, recorded)
    said = [notice for each in knowledge for notice in getattr(each, "notices", ())]
    said += former_ignores(answers.facts, prepared.names)
    prepared = dataclasses.replace(prepared, notices=(*prepared.notices, *said))
    judgement = judgement.under_ratchet() if request.ratchet else judgement
    checked = assemble(prepared, answers, judgement, services, request.evidence)
    if judgement.comparison:
        report = baseline_report(judgement.comparison, request.ratchet)
        outcome = dataclasses.replace(checked.outcome, baseline=report)
        checked = dataclasses.replace(checked, outcome=outcome)
    return Conclusion(prepared, answers, judgement, checked)
