"""Several projects on disk, whose tools are started for each of them or once for all."""

import dataclasses
import pathlib
from collections.abc import Mapping, Sequence

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import Job, JobResult
from archcheck.infrastructure.installed_tooling import InstalledTooling
from archcheck.infrastructure.tools.running.joint_jobs import Work
from archcheck.infrastructure.tools.running.joint_runs import Joint
from tests.integration.tools.tool_support import Workshop

Texts = Mapping[str, str]
MESSY = """\
import os, sys
import subprocess
import helpers
def f( a,b ):
    assert os.is_admin
    subprocess.call("ls", shell=True)
    if a and b or eval(a):
        for i in range(3):
            while i or b:
                if a: return 1
                elif b: return 2
    return a
def g(a: int) -> int:
    \"\"\"Do.

    Args:
        b: none
    \"\"\"
    return "a"
"""
PROJECTS: Mapping[str, Texts] = {
    "amp": {"src/amp/__init__.py": "", "src/amp/core.py": MESSY},
    "clean": {"src/clean/__init__.py": '"""Clean."""\n'},
    "helpers": {
        "src/helpers/__init__.py": "",
        "src/helpers/core.py": f"x = 1\n{MESSY}",
        "tests/test_core.py": "import helpers\ndef test_a():\n    assert helpers.is_admin\n",
    },
}
BROKEN: Texts = {"src/broken/__init__.py": "def f(:\n", "src/broken/core.py": "x=1\n"}


def works_of(
    root: pathlib.Path, setting: ToolSetting, projects: Mapping[str, Texts] = PROJECTS
) -> list[Work]:
    """The analyzer and the jobs of a tool in each project."""
    found: list[Work] = []
    for name, texts in projects.items():
        workshop = Workshop(root / name).put(texts)
        analyzer = workshop.analyzer(setting)
        found.extend((analyzer, job) for job in analyzer.plan(workshop.inspection(setting)))
    return found


def results_of(works: Sequence[Work], jobs: Sequence[Job]) -> list[JobResult]:
    """What came of the jobs, whenever and however long."""
    done = [analyzer.run(job) for (analyzer, _), job in zip(works, jobs, strict=True)]
    return [dataclasses.replace(each, seconds=0.0, cpu_seconds=0.0) for each in done]


@dataclasses.dataclass(frozen=True)
class Both:
    """The results of jobs done alone and together, and of which one start told what there is to say."""

    alone: list[JobResult]
    together: list[JobResult]
    shared: list[bool]


def both(
    root: pathlib.Path, setting: ToolSetting, projects: Mapping[str, Texts] = PROJECTS
) -> Both:
    """What comes of both ways."""
    works = works_of(root, setting, projects)
    jobs = InstalledTooling({}).joined(works, 2)
    alone = results_of(works, [job for _, job in works])
    return Both(alone, results_of(works, jobs), list(map(_is_shared, jobs)))


def shared_by(works: Sequence[Work]) -> list[bool]:
    """Of which jobs one start tells what there is to say."""
    return list(map(_is_shared, InstalledTooling({}).joined(works, 2)))


def _is_shared(job: Job) -> bool:
    joint = job.instructions
    return isinstance(joint, Joint) and joint.run.answer(joint.number) is not None
