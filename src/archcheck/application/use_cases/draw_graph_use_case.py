"""The architecture of a project, to be drawn."""

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.drawing.portrait import Portrait, portrait
from archcheck.application.drawing.graph_survey import Surveyor
from archcheck.application.drawing.view import View
from archcheck.application.ports.module_maps import ModuleMaps
from archcheck.application.ports.scheduler import Progress


class DrawGraphUseCase:
    """Finds what is to be drawn of a project."""

    def __init__(self, services: CheckServices, maps: ModuleMaps) -> None:
        """Take the ports."""
        self._services = services
        self._maps = maps

    def execute(self, request: CheckRequest, view: View, progress: Progress) -> Portrait:
        """What there is to be drawn; raises UsageProblems and Terminated."""
        view.check()
        surveyor = Surveyor(self._services, self._maps, progress)
        return portrait(surveyor.survey(request), view)
