"""What jobs of several projects must have in common for one start of their tool to do them all."""

import os
import pathlib
import shlex

import msgspec

from archcheck.domain.job import Job
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.tools.adapter import Alike, ToolAdapter, ToolTask
from archcheck.infrastructure.tools.running.circumstances import Circumstances
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.plain_names import is_odd


def alike_job(adapter: ToolAdapter, job: Job) -> Alike | None:
    """What the adapter says of a job; None where there is nothing to start, or in an odd place."""
    task = job.instructions
    if not isinstance(task, ToolTask) or not _is_work(task, job):
        return None
    return adapter.alike(pathlib.Path(job.root), task, [file.path for file in job.files])


def likeness(
    adapter: ToolAdapter, task: ToolTask, alike: Alike, surroundings: Surroundings
) -> bytes:
    """A key of all that has to be the same."""
    told = (adapter.name, task.command, task.version, task.args, task.beside)
    settings = (msgspec.to_builtins(task.levels), msgspec.to_builtins(task.options, str_keys=True))
    around = (surroundings.tool_variables(), task.configuration, task.trusted)
    return key_of(*told, *settings, *around, alike)


def has_known_plugins(adapter: ToolAdapter, interpreter: str, around: Circumstances) -> bool:
    """Whether nobody adds to the tool of whom it is not known what he looks at."""
    if not adapter.plugin_groups:
        return True
    found = around.plugins(interpreter, *adapter.plugin_groups)
    return found is not None and adapter.known_plugins.issuperset(found)


def _is_work(task: ToolTask, job: Job) -> bool:
    """Whether something is to be started, for files and in a directory of plain names."""
    is_idle = any((task.refused, task.skipped, task.missing, task.engine, not job.files))
    names = (job.root, *(file.path for file in job.files))
    is_plain = shlex.quote(job.root) == job.root and os.sep == "/"
    return not is_idle and is_plain and not any(map(is_odd, names))
