"""Which wrapped tools there are, and whether they can run."""

import abc
import dataclasses

from archcheck.domain.configuration import Configuration


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ToolStatus:
    """One wrapped tool as this project would use it.

    `environment` is where it is looked for, `place` where it was found; `program` is the command
    that starts it; `interpreter` is the project's Python, for tools that need it;
    `configuration_file` is the tool's own, relative to the root. Texts are empty where there is
    nothing to say; `reason` says why it was not found and what to do.
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


class ToolInventory(abc.ABC):
    """Looks for the wrapped tools."""

    @abc.abstractmethod
    def statuses(self, configuration: Configuration) -> tuple[ToolStatus, ...]:
        """Every tool that archcheck can run, enabled or not, in the order of reports."""
