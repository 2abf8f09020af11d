"""A pack of what is configured now."""

import dataclasses
from collections.abc import Mapping

from archcheck.application.configuration_description import (
    NAMED,
    ConfigurationValue,
    describe_configuration,
)
from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.pack_writer import PackWriter
from archcheck.domain.configuration import DEFAULT, Configuration

OF_THE_PROJECT = (
    "extends",
    "source",
    "tests",
    "exclude",
    "architecture",
    "contexts",
    "except_contexts",
    "unclassified",
    "waivers",
    "unchecked",
    "baseline",
    "policy",
)
DERIVED = ("rule", "rules")
SPELLINGS: Mapping[str | int, str] = {"exceptions": "except"}


class WritePackUseCase:
    """Makes a pack of the effective configuration, without what only this project can say."""

    def __init__(self, configurations: ConfigurationLoader, writer: PackWriter) -> None:
        """Take the ports."""
        self._configurations = configurations
        self._writer = writer

    def execute(self, request: ConfigurationRequest, name: str) -> str:
        """The text of the pack; raises UsageProblems."""
        configuration = self._configurations.load(request)
        values = map(_spelled, filter(_belongs, describe_configuration(configuration)))
        return self._writer.text(f"{name}.", [*_switched_on(configuration), *values])

    def write(self, path: str, text: str) -> None:
        """Make the file, where there is none; raises UsageProblems and ReportNotWritten."""
        self._writer.write(path, text)


def _belongs(value: ConfigurationValue) -> bool:
    is_derived = value.path[0] in NAMED and value.path[2] in DERIVED
    return value.path[0] not in OF_THE_PROJECT and value.origin != DEFAULT and not is_derived


def _spelled(value: ConfigurationValue) -> ConfigurationValue:
    """A value of an entry under the key that files have for it."""
    if value.path[0] not in NAMED:
        return value
    *above, key = value.path
    return dataclasses.replace(value, path=(*above, SPELLINGS.get(key, key)))


def _switched_on(configuration: Configuration) -> list[ConfigurationValue]:
    return [
        ConfigurationValue("", "", tool.origin, {}, ("tools", name))
        for name, tool in sorted(configuration.tools.items())
    ]
