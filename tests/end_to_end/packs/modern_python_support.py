"""The samples of the pack `modern-python`."""

import pathlib
import shutil
import subprocess
from collections.abc import Mapping

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.domain.finding import Finding
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment

SAMPLES = pathlib.Path(__file__).parents[3] / "fixtures" / "packs" / "modern-python"
GONE = "<gone>"


def sample(name: str, directory: pathlib.Path, changes: Mapping[str, str] | None = None) -> str:
    """A copy of a sample in a repository of its own, with other files in it."""
    root = directory / name
    shutil.copytree(SAMPLES / name, root, ignore=shutil.ignore_patterns("__pycache__"))
    for path, text in (changes or {}).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if text == GONE:
            target.unlink()
        else:
            target.write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    return str(root)


def found_in(root: str) -> list[str]:
    """What archcheck finds there: level, rule, place and message."""
    request = CheckRequest(directory=root, selection=Selection(), cache=False)
    result = Root(Environment()).check_project().execute(request, SilentProgress())
    return sorted(map(_told, result.findings))


def text_of(path: str) -> str:
    """A file of the sample that keeps the pack."""
    return (SAMPLES / "good" / path).read_text(encoding="utf-8")


def _told(finding: Finding) -> str:
    region = finding.location.region
    place = f"{finding.location.path}:{region.start_line}:{region.start_column}"
    return f"{place}: {finding.level.value}[{finding.rule}] {finding.message}"
