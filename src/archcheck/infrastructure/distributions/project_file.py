"""The dependencies that a pyproject.toml or a Pipfile declares."""

from collections.abc import Callable, Iterator, Mapping

from archcheck.application.toml_text import KeyPath
from archcheck.domain.location import Region
from archcheck.infrastructure.configuration.toml_lines import entry_lines
from archcheck.infrastructure.discovery.settings_files import strings, table
from archcheck.infrastructure.distributions.declared import (
    Declared,
    Kind,
    distribution_in,
    kind_of,
)
from archcheck.infrastructure.distributions.statements import Statements

Path = tuple[str, ...]
Document = Mapping[str, object]
KindOf = Callable[[str], Kind]

POETRY = ("tool", "poetry")
OF_DEVELOPMENT = (
    ("dependency-groups",),
    ("tool", "pdm", "dev-dependencies"),
)
DEPENDENCIES = ("project", "dependencies")
EXTRAS = ("project", "optional-dependencies")
UV = ("tool", "uv", "dev-dependencies")
HATCH = ("tool", "hatch", "envs")
HATCH_HOOKS = ("tool", "hatch", "metadata", "hooks")
OF_HATCH = ("dependencies", "extra-dependencies")
MAIN = "main"
PYTHON = "python"


def declared_in_pyproject(document: Document, text: str, path: str) -> tuple[Declared, ...]:
    """What a pyproject.toml declares, in the order of its tables."""
    return tuple(_Reading(document, text, path).all())


def declared_in_pipfile(document: Document, text: str, path: str) -> tuple[Declared, ...]:
    """What a Pipfile declares."""
    reading = _Reading(document, text, path)
    found = (
        *reading.keys(("packages",), "", Kind.RUN_TIME),
        *reading.keys(("dev-packages",), "dev", Kind.DEVELOPMENT),
    )
    return tuple(found)


class _Reading:
    """One document, and where in its text things stand."""

    def __init__(self, document: Document, text: str, path: str) -> None:
        self._document = document
        self._places = Statements(text, entry_lines(text))
        self._path = path

    def all(self) -> Iterator[Declared]:
        yield from self._listed(DEPENDENCIES, "", Kind.RUN_TIME)
        yield from self._groups(EXTRAS, kind_of)
        yield from self._of_hooks()
        for path in OF_DEVELOPMENT:
            yield from self._groups(path, _development)
        yield from self._listed(UV, "dev", Kind.DEVELOPMENT)
        yield from self._of_hatch()
        yield from self._of_poetry()

    def _of_hooks(self) -> Iterator[Declared]:
        """What a hook of hatchling adds where the dependencies are dynamic."""
        for name in table(self._document, *HATCH_HOOKS):
            yield from self._listed((*HATCH_HOOKS, name, "dependencies"), "", Kind.RUN_TIME)
            yield from self._groups((*HATCH_HOOKS, name, "optional-dependencies"), kind_of)

    def _of_hatch(self) -> Iterator[Declared]:
        for name in table(self._document, *HATCH):
            for key in OF_HATCH:
                yield from self._listed((*HATCH, name, key), name, Kind.DEVELOPMENT)

    def _of_poetry(self) -> Iterator[Declared]:
        yield from self.keys((*POETRY, "dependencies"), "", Kind.RUN_TIME)
        yield from self.keys((*POETRY, "dev-dependencies"), "dev", Kind.DEVELOPMENT)
        for name in table(self._document, *POETRY, "group"):
            kind = Kind.RUN_TIME if name == MAIN else Kind.DEVELOPMENT
            yield from self.keys((*POETRY, "group", name, "dependencies"), name, kind)

    def _groups(self, path: Path, kind: KindOf) -> Iterator[Declared]:
        for name in table(self._document, *path):
            yield from self._listed((*path, name), name, kind(name))

    def _listed(self, path: Path, group: str, kind: Kind) -> Iterator[Declared]:
        items = strings(table(self._document, *path[:-1]).get(path[-1]))
        for at, stated in enumerate(items):
            region = self._places.string(path, stated, items[:at].count(stated))
            yield from self._declared(stated, stated, (group, kind), region)

    def keys(self, path: Path, group: str, kind: Kind) -> Iterator[Declared]:
        """The keys of a table, each a distribution; Python is none."""
        for name, stated in table(self._document, *path).items():
            if name.lower() != PYTHON:
                place: KeyPath = (*path, name)
                wanted = Kind.OPTIONAL if _is_optional(stated) else kind
                region = self._places.key(place)
                yield from self._declared(name, str(stated), (group, wanted), region)

    def _declared(
        self, requirement: str, text: str, use: tuple[str, Kind], region: Region
    ) -> Iterator[Declared]:
        name = distribution_in(requirement)
        group, kind = use
        if name:
            yield Declared(
                name=name, text=text, kind=kind, group=group, path=self._path, region=region
            )


def _development(_: str) -> Kind:
    return Kind.DEVELOPMENT


def _is_optional(stated: object) -> bool:
    return isinstance(stated, Mapping) and stated.get("optional") is True
