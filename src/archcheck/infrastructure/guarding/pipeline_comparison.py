"""Steps of pipelines that ran the gate and do no longer."""

from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.loosening_table import PipelineRow, loosening_table
from archcheck.infrastructure.guarding.matching import Key, matched
from archcheck.infrastructure.guarding.pipeline_commands import (
    HOOKS,
    PIPELINES,
    Step,
    document_of,
    lines_of,
    paths_of,
    steps,
)
from archcheck.infrastructure.reading.located_values import Located

WORKFLOWS = PIPELINES[:2]
EVENTS = frozenset({"merge_group", "pull_request", "pull_request_target", "push", "schedule"})
SAME: Sequence[Key[Step]] = (
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
            yield from step_lapses(kind, before, after, row)
        yield from _event_lapses(strong, weak, row)


def step_lapses(
    kind: PolicyKind, before: list[Step], after: list[Step], row: PipelineRow
) -> Iterator[Lapse]:
    """What of some steps is gone, or has options that loosen it."""
    found = matched(before, after, SAME)
    for step in found.gone:
        yield _gone(kind, step)
    for old, new in found.pairs:
        yield from (_weakened(kind, old, new, change) for change in _loosened(old, new, row))


def _loosened(old: Step, new: Step, row: PipelineRow) -> Iterator[str]:
    for option in _named(new.options - old.options, row.looser):
        yield f"is given {option}"
    for option in _named(old.options - new.options, row.stricter):
        if not _is_given(option, new.options):
            yield f"is no longer given {option}"


def _named(options: Iterable[str], names: Sequence[str]) -> list[str]:
    return sorted(option for option in options if _name(option) in names)


def _name(option: str) -> str:
    return option.partition("=")[0]


def _is_given(option: str, options: Iterable[str]) -> bool:
    """Whether the same option is given with another value that is not lower."""
    values = (_number(it) for it in options if _name(it) == _name(option))
    return max(values, default=-1) >= _number(option)


def _number(option: str) -> int:
    """Its value, 0 where that is no number."""
    value = option.partition("=")[2]
    return int(value) if value.isdecimal() else 0


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


def _weakened(kind: PolicyKind, old: Step, new: Step, change: str) -> Lapse:
    return Lapse(
        kind=kind,
        what=f"{new.place.path} {new.program} {change.rpartition(' ')[2]}",
        lost=f"{new.program} in {new.place.path} {change}",
        gained=f"{old.program} in {old.place.path} no longer {change}",
        there=old.place,
        here=new.place,
    )


def _event_lapses(strong: GateState, weak: GateState, row: PipelineRow) -> Iterator[Lapse]:
    """Events at which a workflow with steps of the gate runs no longer."""
    running = {step.place.path for step in steps(lines_of(weak.directory, WORKFLOWS), row)}
    for path in paths_of(strong.directory, WORKFLOWS):
        if path in running:
            lost = _events(strong.directory, path) - _events(weak.directory, path)
            yield from (_event_lapse(path, event) for event in sorted(lost))


def _event_lapse(path: str, event: str) -> Lapse:
    return Lapse(
        kind=PolicyKind.PIPELINE,
        what=f"{path} on {event}",
        lost=f"{path} no longer runs on {event}",
        gained=f"{path} runs on {event}",
        there=Place(path),
        here=Place(path),
    )


def _events(directory: str, path: str) -> frozenset[str]:
    document = document_of(directory, path)
    stated = dict(document.members).get("on") if document else None
    return EVENTS.intersection(_names(stated)) if stated else frozenset()


def _names(value: Located) -> Sequence[str]:
    items = [str(item.value) for item in value.items]
    return [*items, *(name for name, _ in value.members), str(value.value)]
