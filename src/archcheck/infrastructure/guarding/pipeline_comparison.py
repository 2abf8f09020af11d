"""Steps of pipelines that ran the gate and do no longer."""

from collections.abc import Iterator, Sequence

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.loosening_table import PipelineRow, loosening_table
from archcheck.infrastructure.guarding.matching import Key, matched
from archcheck.infrastructure.guarding.pipeline_commands import (
    HOOKS,
    PIPELINES,
    Step,
    lines_of,
    paths_of,
    steps,
)
from archcheck.infrastructure.guarding.step_losses import Loss, losses
from archcheck.infrastructure.guarding.workflow_events import event_lapses

WORKFLOWS = PIPELINES[:2]
SAME: Sequence[Key[Step]] = (
    lambda step: (step.place.path, step.command, step.conditions),
    lambda step: (step.place.path, step.command),
    lambda step: step.command,
    lambda step: (step.place.path, step.program),
    lambda step: step.program,
)


class PipelineComparison(GateComparison):
    """Knows what pipelines and scripts of hooks run; in which file and job does not matter."""

    of_project = True

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each step that is gone, whose failure counts no longer, or that does less."""
        row = loosening_table().pipelines
        for kind, globs in ((PolicyKind.PIPELINE, PIPELINES), (PolicyKind.HOOK, HOOKS)):
            before = list(steps(lines_of(strong.directory, globs), row))
            after = list(steps(lines_of(weak.directory, globs), row))
            yield from step_lapses(kind, before, after, strong, weak)
        yield from _events(strong, weak, row)


def _events(strong: GateState, weak: GateState, row: PipelineRow) -> Iterator[Lapse]:
    """Of the workflows that still have steps of the gate."""
    running = {step.place.path for step in steps(lines_of(weak.directory, WORKFLOWS), row)}
    known = [path for path in paths_of(strong.directory, WORKFLOWS) if path in running]
    for path in known:
        yield from event_lapses(path, strong, weak)


def step_lapses(
    kind: PolicyKind, before: list[Step], after: list[Step], strong: GateState, weak: GateState
) -> Iterator[Lapse]:
    """What of some steps is gone, or does less."""
    found = matched(before, after, SAME)
    for step in found.gone:
        yield _gone(kind, step)
    for old, new in found.pairs:
        yield from (_weakened(kind, old, new, loss) for loss in losses(old, new, strong, weak))


def _gone(kind: PolicyKind, step: Step) -> Lapse:
    path = step.place.path
    return Lapse(
        kind=kind,
        what=f"{path} {step.program}",
        lost=f"{path} no longer runs {step.program} so that its failure counts ({step.command})",
        gained=f"{path} runs {step.program} ({step.command})",
        there=step.place,
        here=Place(path),
    )


def _weakened(kind: PolicyKind, old: Step, new: Step, loss: Loss) -> Lapse:
    return Lapse(
        kind=kind,
        what=f"{new.place.path} {new.program} {loss.about}",
        lost=f"{new.program} in {new.place.path}: {loss.how}",
        gained=f"{old.program} in {old.place.path}: no longer {loss.how}",
        there=old.place,
        here=new.place,
    )
