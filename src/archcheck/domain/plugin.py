"""What others add to archcheck: rules, tools, formats and packs."""

from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class ToolPlace:
    """Where a tool is described: by the file `description`, else by code in `package`.

    `folder` is where that lies, `label` what messages call the description.
    """

    name: str
    package: str = ""
    folder: str = ""
    description: str = ""
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Plugin:
    """A package beside archcheck, installed or named by the configuration.

    `package` is how it is imported, `folder` where it lies (absolute); both are empty for a
    configured description of one tool. `source` is what messages call whoever brings it, `digest`
    stands for all that it holds.
    """

    name: str
    source: str
    package: str = ""
    folder: str = ""
    version: str = ""
    digest: str = ""
    tools: tuple[ToolPlace, ...] = ()
