"""The hooks of pre-commit that a project has."""

import pathlib

from archcheck.infrastructure.reading.located_values import UnreadableError, values_at
from archcheck.infrastructure.reading.yaml_values import yaml_values
from archcheck.infrastructure.tools.running.configuration_files import read_text

HOOKS_FILE = ".pre-commit-config.yaml"


def hook_ids(root: pathlib.Path) -> frozenset[str]:
    """The ids of the hooks; none where the file is not there or nobody can read it."""
    text = read_text(root / HOOKS_FILE)
    try:
        document = yaml_values(text)
    except UnreadableError:
        return frozenset()
    found = values_at(document, ("repos", "hooks", "id"))
    return frozenset(str(each.value) for each in found)
