"""unlisted-module: every module belongs to a layer, or is named as one that does not."""

from collections.abc import Iterable

from archcheck.infrastructure.architecture.layout.classified_modules import ClassifiedModules
from archcheck.infrastructure.architecture.project_rule import ProjectRule, ProjectViolation
from archcheck.infrastructure.decoding.decoder import Options


class UnlistedModule(ProjectRule[ClassifiedModules, Options]):
    """Finds modules that nobody has given a place in the architecture."""

    rule = "unlisted-module"

    def violations(self, modules: ClassifiedModules, /) -> Iterable[ProjectViolation]:
        """One for each, at its first line."""
        for file in modules.unlisted():
            yield ProjectViolation(
                path=file.path,
                message=f"{file.module} belongs to no layer",
                key=file.module,
                symbol=file.module,
            )
