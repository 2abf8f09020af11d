"""Whether the tools of a gate would say anything."""

from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.application.ports.tool_probes import Probing, ToolProbe, ToolProbes


class CheckToolsUseCase:
    """Gives each enabled tool a planted file under the project's own configuration."""

    def __init__(
        self, probes: ToolProbes, configurations: ConfigurationLoader, discovery: ProjectDiscovery
    ) -> None:
        """Take the ports."""
        self._probes = probes
        self._configurations = configurations
        self._discovery = discovery

    def execute(self, request: ConfigurationRequest) -> tuple[ToolProbe, ...]:
        """What each tool said; raises UsageProblems."""
        with self.started(request) as answers:
            return answers()

    def started(self, request: ConfigurationRequest) -> Probing:
        """The same, while others go on; raises UsageProblems."""
        configuration = self._configurations.load(request)
        wish = DiscoveryRequest(directory=request.directory)
        project, _ = self._discovery.discover(configuration, wish)
        return self._probes.started(configuration, project)
