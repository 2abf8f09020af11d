"""The dependencies in requirements files, and which of these a pyproject.toml takes for its own."""

import fnmatch
from collections.abc import Iterator, Mapping, Sequence

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.discovery.settings_files import read_text, strings, table
from archcheck.infrastructure.distributions.declared import Declared, Kind, kind_of

PATTERNS = ("*requirements*.txt", "*requirements*.in")
FOLDER = "requirements/"
DYNAMIC = ("tool", "setuptools", "dynamic")
HATCH = ("tool", "hatch", "metadata", "hooks", "requirements_txt")
Document = Mapping[str, object]


def is_requirements_file(path: str) -> bool:
    """Whether a file at the top, or in `requirements/`, is one by its name."""
    inside = path.removeprefix(FOLDER)
    if "/" in inside:
        return False
    return inside != path or any(fnmatch.fnmatchcase(path, pattern) for pattern in PATTERNS)


def declared_in_requirements(root: str, path: str, kind: Kind | None = None) -> Iterator[Declared]:
    """What a requirements file states, without what it includes; the name tells what for."""
    from archcheck.infrastructure.tools.requirements.requirement_files import requirements_in

    text = read_text(root, path)
    source = SourceText(text, "utf-8")
    for found in requirements_in(text, path).requirements:
        yield Declared(
            name=found.name,
            text=source.line(found.line).strip(),
            kind=kind or _kind(path),
            group=path,
            path=path,
            region=source.whole_line(found.line),
        )


def _kind(path: str) -> Kind:
    return Kind.DEVELOPMENT if kind_of(path) is Kind.DEVELOPMENT else Kind.RUN_TIME


def adopted_files(root: str, document: Document) -> Mapping[str, Kind]:
    """The files from which a pyproject.toml takes dependencies, with those that they include."""
    stated = {path.removeprefix("./"): kind for path, kind in _adopted(document)}
    waiting = list(stated)
    while waiting:
        path = waiting.pop()
        for included in _includes(root, path):
            if included not in stated:
                stated[included] = stated[path]
                waiting.append(included)
    return stated


def _includes(root: str, path: str) -> Iterator[str]:
    from archcheck.infrastructure.tools.requirements.requirement_files import included_files

    return included_files(read_text(root, path), path)


def _adopted(document: Document) -> Iterator[tuple[str, Kind]]:
    dynamic = strings(table(document, "project").get("dynamic"))
    if "dependencies" in dynamic:
        yield from _each(_files(document, (*DYNAMIC, "dependencies")), Kind.RUN_TIME)
        yield from _each(strings(table(document, *HATCH).get("files")), Kind.RUN_TIME)
    if "optional-dependencies" in dynamic:
        for name in table(document, *DYNAMIC, "optional-dependencies"):
            files = _files(document, (*DYNAMIC, "optional-dependencies", name))
            yield from _each(files, kind_of(name))


def _files(document: Document, path: Sequence[str]) -> tuple[str, ...]:
    return strings(table(document, *path).get("file"))


def _each(paths: Sequence[str], kind: Kind) -> Iterator[tuple[str, Kind]]:
    return ((path, kind) for path in paths)
