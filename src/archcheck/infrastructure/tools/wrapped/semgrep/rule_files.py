"""semgrep's rule files: which there are, whether they may be read, and what their rules say."""

import os
import pathlib
from collections.abc import Iterator, Mapping

import msgspec

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.reading.regular_files import LEAVES, read_settings
from archcheck.infrastructure.tools.running.process_runner import ToolFailure

OWN_PLACES = (".semgrep.yml", ".semgrep.yaml", ".semgrep")
ENDINGS = (".yml", ".yaml")
TESTS = (".test.yml", ".test.yaml")


class RuleFile(msgspec.Struct, frozen=True):
    """A rule file by its path from the root, and its rules."""

    path: str
    rules: tuple[Mapping[str, object], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its rules."""
        return tuple(str(rule.get("id")) for rule in self.rules)


def own_place(root: pathlib.Path) -> str:
    """Where the project keeps rules without telling semgrep; empty where it does not."""
    return next((name for name in OWN_PLACES if os.path.lexists(root / name)), "")


def rule_paths(root: pathlib.Path, place: str) -> tuple[str, ...]:
    """The rule files at a place, a file or a directory, relative to the root.

    Raises UsageProblems where a link makes a directory of the project one of elsewhere.
    """
    path = root / place
    if not path.is_dir():
        return (place,)
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        raise UsageProblems(Problem(place, "", f"the directory cannot be read: {LEAVES}"))
    return tuple(sorted(_files_below(root, path)))


def _files_below(root: pathlib.Path, directory: pathlib.Path) -> Iterator[str]:
    for folder, _, names in os.walk(directory):
        for name in names:
            if name.endswith(ENDINGS) and not name.endswith(TESTS):
                yield os.path.relpath(os.path.join(folder, name), root)


def read_rule_file(root: pathlib.Path, path: str) -> RuleFile:
    """A rule file; raises ToolFailure for a broken one, UsageProblems for what is no file."""
    from archcheck.infrastructure.tools.wrapped.semgrep.rule_documents import read_rules

    data = read_settings(root, path)
    if data is None:
        raise ToolFailure(f"the rule file {path} cannot be read")
    try:
        return RuleFile(path, read_rules(data))
    except ValueError as error:
        raise ToolFailure(f"the rule file {path} is broken: {error}") from error
