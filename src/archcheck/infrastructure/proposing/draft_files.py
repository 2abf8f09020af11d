"""Drafts are read from a private file, as any configuration is."""

import dataclasses
import pathlib
import tempfile
from collections.abc import Mapping

from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.draft_configurations import DraftConfigurations
from archcheck.application.toml_text import key_text, value_text
from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.configuration.documents import OWN_FILE
from archcheck.infrastructure.configuration.rules_directory import rules_directory


class DraftFiles(DraftConfigurations):
    """Writes drafts where nobody else looks."""

    def __init__(self, configurations: ConfigurationLoader) -> None:
        """Take what reads configurations."""
        self._configurations = configurations

    def load(self, root: str, keys: Mapping[str, object]) -> Configuration:
        """The configuration of a project with these keys; raises UsageProblems."""
        with tempfile.TemporaryDirectory(prefix="archcheck-init-") as directory:
            path = pathlib.Path(directory, OWN_FILE)
            lines = (f"{key_text((key,))} = {value_text(value)}\n" for key, value in keys.items())
            path.write_text("".join(lines), encoding="utf-8")
            wish = ConfigurationRequest(directory=root, file=str(path), root=root)
            return dataclasses.replace(self._configurations.load(wish), file="")

    def packs(self) -> tuple[str, ...]:
        """The packs that are shipped."""
        return tuple(sorted(path.stem for path in (rules_directory() / "packs").glob("*.toml")))
