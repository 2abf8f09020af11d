"""The process environment, read once and passed on as a value."""

import dataclasses
from collections.abc import Mapping

from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Environment:
    """What archcheck wants to know of the environment.

    `variables` are all of them, for the programs that archcheck starts; `columns` is 0 when
    the environment does not say; `debug` shows tracebacks of archcheck's own defects;
    `job_summary` is the file in which a step of a workflow tells what it did, empty for none.
    """

    variables: Mapping[str, str] = dataclasses.field(default_factory=dict, compare=False)
    no_color: bool = False
    force_color: bool = False
    columns: int = 0
    term: str = ""
    debug: bool = False
    job_summary: str = ""

    @property
    def trusts_project(self) -> bool:
        """Whether the person who runs archcheck lets it start what the project brings."""
        return self.variables.get("ARCHCHECK_TRUST_PROJECT", "") not in ("", "0")


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read the variables that are conventions: NO_COLOR, COLUMNS, TERM and their kin."""
    columns = variables.get("COLUMNS", "")
    return Environment(
        variables=dict(variables),
        no_color=bool(variables.get("NO_COLOR")),
        force_color=bool(variables.get("FORCE_COLOR")),
        columns=int(columns) if columns.isdecimal() else 0,
        term=variables.get("TERM", ""),
        debug=bool(variables.get("ARCHCHECK_DEBUG")),
        job_summary=variables.get("GITHUB_STEP_SUMMARY", ""),
    )
