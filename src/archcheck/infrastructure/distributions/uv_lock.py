"""Whether a uv.lock says of its project what pyproject.toml says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet

from archcheck.infrastructure.discovery.settings_files import strings, table
from archcheck.infrastructure.distributions.declared import distribution_in, normal_name
from archcheck.infrastructure.distributions.dependency_groups import group_requirements

Document = Mapping[str, object]
OWN_SOURCES = (".", "./")
OWN_KINDS = ("editable", "virtual", "directory")
WITHOUT_SPECIFIER = frozenset({"editable", "directory", "git", "path", "url", "virtual"})
DYNAMIC = frozenset({"dependencies", "optional-dependencies"})


class Stated(NamedTuple):
    """A requirement as both files can state it."""

    name: str
    extras: tuple[str, ...]
    specifier: str


def uv_difference(lock: Document, project: Document) -> str | None:
    """What differs, empty where nothing does; None where it cannot be told."""
    own = table(project, "project")
    package = _own_package(lock, normal_name(str(own.get("name", ""))))
    if package is None or DYNAMIC.intersection(strings(own.get("dynamic"))):
        return None
    metadata = table(package, "metadata")
    pairs = [("", _locked(metadata.get("requires-dist")), _declared(own))]
    locked, groups = table(metadata, "requires-dev"), group_requirements(project)
    for name in sorted({*locked, *groups}):
        pairs.append((name, _locked(locked.get(name)), groups.get(name, ())))
    return next(filter(None, (_difference(*pair) for pair in pairs)), "")


def _own_package(lock: Document, name: str) -> Document | None:
    named = (it for it in _locked(lock.get("package")) if it.get("name") == name)
    return next((it for it in named if _is_own(table(it, "source"))), None)


def _is_own(source: Document) -> bool:
    return any(source.get(kind) in OWN_SOURCES for kind in OWN_KINDS)


def _declared(own: Document) -> Sequence[str]:
    extras = table(own, "optional-dependencies").values()
    listed = (own.get("dependencies"), *extras)
    found = [text for each in listed for text in strings(each)]
    name = normal_name(str(own.get("name", "")))
    return [text for text in found if distribution_in(text) != name]


def _locked(value: object) -> list[Mapping[str, object]]:
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]


def _difference(group: str, locked: Sequence[Mapping[str, object]], declared: Iterable[str]) -> str:
    """The first requirement that only one of the two has."""
    placed = frozenset(str(it.get("name")) for it in filter(WITHOUT_SPECIFIER.intersection, locked))
    known = {_without(it, placed) for it in map(_of_lock, locked)}
    wanted = {_without(it, placed) for it in _of_texts(declared)}
    place = f" in the group {group}" if group else ""
    missing = _clauses(wanted - known, f" is declared{place}, and not locked so")
    further = _clauses(known - wanted, f" is locked{place}, and not declared so")
    return next(iter((*missing, *further)), "")


def _clauses(stated: Iterable[Stated], clause: str) -> list[str]:
    return [f"{_shown(each)}{clause}" for each in sorted(stated)]


def _of_lock(entry: Mapping[str, object]) -> Stated:
    extras = sorted(map(normal_name, strings(entry.get("extras"))))
    return Stated(
        str(entry.get("name")), tuple(extras), _specifier(str(entry.get("specifier", "")))
    )


def _of_texts(texts: Iterable[str]) -> Iterator[Stated]:
    for text in texts:
        try:
            found = Requirement(text)
        except InvalidRequirement:
            continue
        extras = sorted(map(normal_name, found.extras))
        yield Stated(normal_name(found.name), tuple(extras), str(found.specifier))


def _specifier(text: str) -> str:
    try:
        return str(SpecifierSet("" if text == "*" else text))
    except InvalidSpecifier:
        return text


def _without(stated: Stated, placed: Iterable[str]) -> Stated:
    return stated._replace(specifier="") if stated.name in placed else stated


def _shown(stated: Stated) -> str:
    extras = f"[{','.join(stated.extras)}]" if stated.extras else ""
    return f"{stated.name}{extras}{stated.specifier}"
