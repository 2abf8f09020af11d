"""Which wrapped tools there are, and whether they can run."""

import abc
from collections.abc import Mapping

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Role
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class ToolStatus:
    """One wrapped tool as this project would use it.

    `environment` is where it is looked for, `place` where it was found; `program` is the command
    that starts it; `interpreter` is the project's Python, for tools that need it;
    `configuration_file` is the tool's own, relative to the root. Texts are empty where there is
    nothing to say; `reason` says why it was not found and what to do, `remedy` how to install it,
    `refused` what only trust would start. `files` counts what it will be given, by role. `engine`
    is the other tool that does a part of its work, with its version, or why that does not.
    """

    name: str
    found: bool
    enabled: bool
    optional: bool
    version: str = ""
    environment: str = ""
    place: str = ""
    program: tuple[str, ...] = ()
    interpreter: str = ""
    configuration_file: str = ""
    reason: str = ""
    homepage: str = ""
    remedy: str = ""
    refused: str = ""
    files: tuple[tuple[str, int], ...] = ()
    engine: str = ""


class ToolInventory(abc.ABC):
    """Looks for the wrapped tools."""

    @abc.abstractmethod
    def statuses(
        self, configuration: Configuration, files: Mapping[Role, int]
    ) -> tuple[ToolStatus, ...]:
        """Every tool that archcheck can run, enabled or not, in the order of reports."""
