"""Hooks of pre-commit that ran the gate and do no longer."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.loosening_table import PipelineRow, loosening_table
from archcheck.infrastructure.guarding.pipeline_commands import (
    Step,
    document_of,
    paths_of,
    programs,
)
from archcheck.infrastructure.guarding.pipeline_comparison import step_lapses
from archcheck.infrastructure.guarding.setting_items import PathMeaning
from archcheck.infrastructure.reading.located_values import Located, values_at
from archcheck.infrastructure.version_control.work_tree import prefix_in_work_tree

FILES = (".pre-commit-config.yaml", ".pre-commit-config.yml")
HOOK = ("repos", "hooks")
SKIPPED = ("ci", "skip")
BY_HAND = ["manual"]
NARROWING_ALL = {"exclude": "exclude of all hooks", "files": "files of all hooks"}
EVERY_FILE = (".",)
Words = tuple[str, ...]


class Hook(msgspec.Struct, frozen=True):
    """A hook that runs a program of the gate; `narrowed` is what takes files from it."""

    identity: str
    step: Step
    narrowed: Mapping[str, Words]
    is_skipped: bool


class HookComparison(GateComparison):
    """Knows which hooks pre-commit runs by itself."""

    of_project = True

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each hook that is gone, runs by hand only, or sees fewer files."""
        row = loosening_table().pipelines
        before, after = list(_hooks(strong, row)), list(_hooks(weak, row))
        yield from step_lapses(PolicyKind.HOOK, _run(before), _run(after), strong, weak)
        known = {hook.identity: hook for hook in after}
        prefix = prefix_in_work_tree(strong.directory)
        paths = (f"{prefix}{path}" for path in (*sorted(strong.files), strong.configuration.file))
        meaning = PathMeaning("pre-commit", tuple(paths))
        for hook in before:
            yield from _narrowed(hook, known.get(hook.identity, hook), meaning)


def _run(hooks: Iterable[Hook]) -> list[Step]:
    return [hook.step for hook in hooks if not hook.is_skipped]


def _narrowed(hook: Hook, now: Hook, meaning: PathMeaning) -> Iterator[Lapse]:
    for key, is_narrower in NARROWING.items():
        old, new = hook.narrowed.get(key, ()), now.narrowed.get(key, ())
        if new and is_narrower(old, new, meaning):
            yield _lapse(hook, now, key)


def _lapse(hook: Hook, now: Hook, key: str) -> Lapse:
    place, said = now.step.place, " ".join(now.narrowed[key])
    return Lapse(
        kind=PolicyKind.HOOK,
        what=f"{place.path} {hook.identity} {key}",
        lost=f"hook {hook.identity} sees fewer files: {key} is {said}",
        gained=f"hook {hook.identity} sees more files: {key} was {said}",
        there=hook.step.place,
        here=place,
    )


def _exclude_is_narrower(old: Words, new: Words, meaning: PathMeaning) -> bool:
    return any(meaning.left_out(old or (), new, is_regex=True))


def _files_are_narrower(old: Words, new: Words, meaning: PathMeaning) -> bool:
    """Where nothing is stated all files are meant."""
    return any(meaning.left_out(new, old or EVERY_FILE, is_regex=True))


def _more_is_narrower(old: Words, new: Words, meaning: PathMeaning) -> bool:
    return not set(new).issubset(old or ())


def _less_is_narrower(old: Words, new: Words, meaning: PathMeaning) -> bool:
    return not old or not set(old).issubset(new)


NARROWING: Mapping[str, Callable[[Words, Words, PathMeaning], bool]] = {
    "exclude": _exclude_is_narrower,
    "exclude_types": _more_is_narrower,
    "files": _files_are_narrower,
    "types": _more_is_narrower,
    "types_or": _less_is_narrower,
    NARROWING_ALL["exclude"]: _exclude_is_narrower,
    NARROWING_ALL["files"]: _files_are_narrower,
}


def _hooks(state: GateState, row: PipelineRow) -> Iterator[Hook]:
    for path in paths_of(state.directory, FILES):
        document = document_of(state.directory, path)
        if document is not None:
            yield from _in_document(document, path, row)


def _in_document(document: Located, path: str, row: PipelineRow) -> Iterator[Hook]:
    skipped = frozenset(_listed(document, SKIPPED))
    common = dict(document.members)
    usual = _list(common, "default_stages")
    narrowing = _narrowing_all(common)
    for hook in itertools.chain(*(value.items for value in values_at(document, HOOK))):
        members = {**dict(hook.members), **narrowing}
        by_hand = (_list(members, "stages") or usual) == BY_HAND
        is_skipped = by_hand or _text(members, "id") in skipped
        yield from _in_hook(members, Place(path, hook.line), is_skipped, row)


def _narrowing_all(common: Mapping[str, Located]) -> Mapping[str, Located]:
    return {name: common[key] for key, name in NARROWING_ALL.items() if key in common}


def _listed(document: Located, path: tuple[str, ...]) -> Iterator[str]:
    for value in values_at(document, path):
        yield from (str(item.value) for item in value.items)


def _in_hook(
    members: Mapping[str, Located], place: Place, is_skipped: bool, row: PipelineRow
) -> Iterator[Hook]:
    command = _command(members)
    narrowed = {key: _said(members[key]) for key in NARROWING if key in members}
    for program in programs(command, row):
        yield Hook(_text(members, "id"), Step(program, command, place), narrowed, is_skipped)


def _command(members: Mapping[str, Located]) -> str:
    words = (_text(members, "id"), _text(members, "entry"), *_list(members, "args"))
    return " ".join(filter(None, words))


def _said(value: Located) -> Words:
    """The entries of a list, or a text."""
    return tuple(str(item.value) for item in value.items) or (str(value.value),)


def _text(members: Mapping[str, Located], key: str) -> str:
    return str(members[key].value) if key in members else ""


def _list(members: Mapping[str, Located], key: str) -> list[str]:
    return [str(item.value) for item in members[key].items] if key in members else []
