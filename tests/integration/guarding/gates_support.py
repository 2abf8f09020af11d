"""Two states of a shop in two directories, without a repository, and what is said of their gates."""

import ast
import contextlib
import functools
import os
import pathlib
from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.guarding.guard import Guard
from archcheck.application.guarding.stating import inspection_of
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.past_projects import PastProject, PastProjects
from archcheck.composition_root.root import Root
from archcheck.composition_root.services import Services
from archcheck.domain.facts import FileFacts
from archcheck.domain.policy_change import PolicyDifference
from archcheck.domain.project import Project, SourceFile
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.code.extraction import with_code
from archcheck.infrastructure.facts.extraction import extract_facts
from archcheck.infrastructure.guarding.comparisons import gate_comparisons
from archcheck.shared.configuration import read_environment
from tests.integration.guarding.guarding_support import FILES, Change, texts_of
from tests.integration.version_control.repository_support import written

Texts = Mapping[str, str | None]


class OtherDirectory(PastProjects):
    """The past is what lies in another directory."""

    def __init__(self, directory: pathlib.Path) -> None:
        """Take it."""
        self._directory = directory

    @contextlib.contextmanager
    def opened(self, root: str, revision: str, apart: Sequence[str] = ()) -> Iterator[PastProject]:
        """The directory."""
        yield PastProject(str(self._directory), revision)


@functools.cache
def services() -> Services:
    """Those of the gate."""
    return Root(read_environment(os.environ)).services()


def _facts(project: Project) -> Sequence[FileFacts]:
    return [_facts_of(file, project.root) for file in project.files]


def _facts_of(file: SourceFile, root: str) -> FileFacts:
    """What a file states; one that cannot be read states nothing."""
    text = SourceText.decode_leniently(pathlib.Path(root, file.path).read_bytes())
    try:
        tree = ast.parse(text.text)
    except SyntaxError:
        return FileFacts(path=file.path, lines=text.line_count)
    return with_code(extract_facts(file.path, text, tree), text, tree, file)


def between(directory: pathlib.Path, before: Texts, after: Texts) -> PolicyDifference:
    """What has changed of the gate where some files of the shop do."""
    then, now = directory / "then", directory / "now"
    written(then, {**FILES, **texts_of(before)})
    files = {**FILES, **before, **after}
    written(now, texts_of(files))
    parts = services()
    wish = ConfigurationRequest(directory=str(now))
    inspection = inspection_of(parts.configurations.load(wish), parts)
    facts = functools.partial(_facts, inspection.project)
    comparisons = gate_comparisons(parts.version_control, parts.divider)
    guard = Guard(parts, OtherDirectory(then), comparisons, parts.divider)
    return guard.compare(inspection, wish, "then", facts).difference


def said(directory: pathlib.Path, before: Texts, after: Texts) -> Mapping[str, list[Change]]:
    """Kinds and names of what is looser and stricter."""
    found = between(directory, before, after)
    return {
        "looser": [(it.kind.value, it.what) for it in found.looser],
        "stricter": [(it.kind.value, it.what) for it in found.stricter],
    }
