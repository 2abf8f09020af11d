"""Which groups of a project hold what only development needs."""

from collections.abc import Iterator, Mapping

from archcheck.infrastructure.discovery.settings_files import strings, table
from archcheck.infrastructure.distributions.declared import Kind, kind_of, normal_name
from archcheck.infrastructure.distributions.dependency_groups import GROUPS
from archcheck.infrastructure.distributions.development_installs import DevelopmentGroups
from archcheck.infrastructure.distributions.project_declarations import Declarations

Document = Mapping[str, object]
EVERY = "all"
USUAL = "dev"
POETRY_GROUPS = ("tool", "poetry", "group")
EXTRAS = ("project", "optional-dependencies")


def development_groups(declarations: Declarations) -> DevelopmentGroups:
    """All of them, and which an installer takes unasked."""
    document = declarations.document
    extras = frozenset(filter(_is_for_development, map(normal_name, table(document, *EXTRAS))))
    developing = (each.group for each in declarations.of(Kind.DEVELOPMENT))
    groups = frozenset(normal_name(it) for it in developing if "." not in it) - extras
    return DevelopmentGroups(
        groups=groups,
        unasked=groups.intersection((*_of_uv(document), *_of_poetry(document))),
        extras=extras,
        name=normal_name(str(table(document, "project").get("name", ""))),
    )


def _is_for_development(extra: str) -> bool:
    return kind_of(extra) is Kind.DEVELOPMENT


def _of_uv(document: Document) -> Iterator[str]:
    """The groups that uv installs unless it is told otherwise."""
    stated = table(document, "tool", "uv").get("default-groups", [USUAL])
    default = table(document, GROUPS) if stated == EVERY else strings(stated)
    return map(normal_name, default)


def _of_poetry(document: Document) -> Iterator[str]:
    """The groups that poetry installs, which are all that are not optional."""
    return (normal_name(name) for name, it in _groups(document) if not _is_optional(it))


def _groups(document: Document) -> Iterator[tuple[str, object]]:
    yield from table(document, *POETRY_GROUPS).items()


def _is_optional(group: object) -> bool:
    return isinstance(group, dict) and group.get("optional") is True
