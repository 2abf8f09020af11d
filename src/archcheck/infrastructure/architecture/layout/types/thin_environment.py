"""The layout rule `thin-environment`: the environment around all projects holds tools alone."""

from collections.abc import Iterator

from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.file_rule import FileRule, Place
from archcheck.infrastructure.decoding.decoder import Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts
from archcheck.infrastructure.distributions.declared import any_names

USUAL = (
    "archcheck*",
    "invoke",
    "pip",
    "poetry",
    "pre-commit",
    "pytest",
    "pytest-*",
    "ruff",
    "uv",
    "virtualenv",
)


class ThinEnvironmentOptions(Options, frozen=True, kw_only=True):
    """What may be declared; globs."""

    allow: Texts = USUAL


class ThinEnvironment(FileRule[ThinEnvironmentOptions]):
    """Finds dependencies of a thin environment that belong into one of the projects."""

    rule = "thin-environment"
    options_type = ThinEnvironmentOptions

    def violations(self) -> Iterator[LayoutViolation]:
        """One at each dependency that is not allowed."""
        stated = self.view.configuration.thin_environment
        allowed = as_texts(self.options.allow) if stated is None else stated
        for declared in self.declarations.all:
            if not any_names(allowed, declared.name):
                message = f"{declared.name} is no part of a thin environment"
                yield self.told(Place(declared.path, declared.region), message, declared.name)
