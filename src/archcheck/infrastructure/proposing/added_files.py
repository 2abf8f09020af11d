"""Files beside the configuration: the pipeline, the hook, and what coding agents are told."""

import os
import pathlib
from collections.abc import Callable, Iterator, Mapping

from archcheck.application.ports.proposal_files import Additions, Draft
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.proposing.agent_notes import FILES, with_note
from archcheck.infrastructure.proposing.hook_files import HOOKS_FILE, hook_ids, with_hook
from archcheck.infrastructure.proposing.pipelines import PIPELINE, WORKFLOW, with_job, workflow
from archcheck.infrastructure.reading.regular_files import (
    inside_or_nothing,
    is_there,
    read_inside,
)

HOOK = "archcheck"
Change = Callable[[str], str]


def added_files(root: pathlib.Path, wish: Additions) -> Iterator[Draft]:
    """What is wished for, also where it is there already; raises UsageProblems.

    Pipelines and hooks belong to the repository, the note to the project.
    """
    repository = _repository(root)
    if wish.ci in PIPELINES:
        yield PIPELINES[wish.ci](repository, root)
    if wish.pre_commit:
        yield _hook(repository, root)
    if wish.agent:
        yield _note(root)


def _on_github(repository: pathlib.Path, root: pathlib.Path) -> Draft:
    name = _gating_workflow(repository) or WORKFLOW
    path = _path_inside(repository, root)
    return _changed(repository, name, root, lambda text: text or workflow(path))


def _on_gitlab(repository: pathlib.Path, root: pathlib.Path) -> Draft:
    path = _path_inside(repository, root)
    return _changed(repository, PIPELINE, root, lambda text: with_job(text, path))


PIPELINES: Mapping[str, Callable[[pathlib.Path, pathlib.Path], Draft]] = {
    "github": _on_github,
    "gitlab": _on_gitlab,
}


def _path_inside(repository: pathlib.Path, root: pathlib.Path) -> str:
    """Where a project lies in its repository, as a command takes it."""
    return f"./{root.relative_to(repository).as_posix()}".removesuffix("/.")


def _hook(repository: pathlib.Path, root: pathlib.Path) -> Draft:
    """The hooks with ours, which may be one of them already."""
    is_there_already = any(each.startswith(HOOK) for each in hook_ids(repository))
    change: Change = str if is_there_already else with_hook
    return _changed(repository, HOOKS_FILE, root, change)


def _note(root: pathlib.Path) -> Draft:
    """The first file for coding agents that is there, with our note."""
    name = next((name for name in FILES if is_there(root / name)), FILES[0])
    return _changed(root, name, root, with_note)


def _gating_workflow(repository: pathlib.Path) -> str:
    """The workflow that runs archcheck already; empty for none."""
    for path in sorted((repository / WORKFLOW).parent.glob("*.y*ml")):
        name = path.relative_to(repository).as_posix()
        if HOOK.encode() in inside_or_nothing(repository, name):
            return name
    return ""


def _repository(root: pathlib.Path) -> pathlib.Path:
    candidates = (root, *root.parents)
    return next((each for each in candidates if (each / ".git").exists()), root)


def _changed(directory: pathlib.Path, name: str, root: pathlib.Path, change: Change) -> Draft:
    path = directory / name
    label = pathlib.PurePath(os.path.relpath(path, root)).as_posix()
    before = _text(directory, name, label)
    newline = "\r\n" if "\r\n" in before else "\n"
    after = change(before.replace("\r\n", "\n"))
    text = after.replace("\n", newline)
    place = os.path.realpath(path)
    return Draft(label, place, text, after if text != before else "")


def _text(directory: pathlib.Path, name: str, label: str) -> str:
    try:
        return read_inside(directory, name).decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except OSError as error:
        reason = str(error.strerror)
    raise UsageProblems(Problem(label, "", f"the file cannot be read: {reason}"))
