"""Requirements files of pip: what they state, and which others they include."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from packaging.requirements import InvalidRequirement
from packaging.requirements import Requirement as Specified
from packaging.specifiers import SpecifierSet

from archcheck.infrastructure.tools.adapter import Unread
from archcheck.infrastructure.tools.requirements.requirement import (
    Dependencies,
    Requirement,
    exact_version,
    normal_name,
)

COMMENT = re.compile(r"(?:^|\s)#.*$")
INCLUDE = re.compile(r"(?:-r|-c|--requirement|--constraint)(?:\s+|=)?(?P<path>\S.*)")
EDITABLE = re.compile(r"(?:-e|--editable)(?:\s+|=)?(?P<place>\S.*)")
OPTIONS = re.compile(r"\s--?[a-z].*$", re.DOTALL)
OWN_DIRECTORY = re.compile(r"\.(?:\[[^\]]*\])?/?")
PLACES = re.compile(r"://|^[./]|^file:|\.whl$|\.tar\.gz$|\.zip$", re.IGNORECASE)
EXACT = ("==", "===")


class Line(NamedTuple):
    """A line with those that continue it, without comment: where it begins, and its text."""

    number: int
    column: int
    text: str


def is_outside(path: str) -> bool:
    """Whether a path, or an address, leads out of the project."""
    return "://" in path or posixpath.normpath(path).startswith(("../", "/"))


def included_files(text: str, path: str) -> Iterator[str]:
    """The files of the project that a requirements file includes, relative to the project."""
    for line in _lines(text):
        included = _included(line, path)
        if included and not is_outside(included):
            yield included


def requirements_in(text: str, path: str) -> Dependencies:
    """What a requirements file states; lines that are no requirement make it unreadable."""
    found: list[Requirement] = []
    broken: list[str] = []
    for line in _lines(text):
        try:
            found.extend(_stated(line, path))
        except InvalidRequirement as error:
            broken.append(f"line {line.number}: {error}")
    return Dependencies(tuple(found), tuple(Unread(path, why) for why in broken[:1]))


def pinned_version(specifiers: SpecifierSet) -> str:
    """The one version that specifiers allow, empty where they allow several."""
    exact = (it.version for it in specifiers if it.operator in EXACT)
    return next(filter(exact_version, exact), "")


def _stated(line: Line, path: str) -> Iterator[Requirement]:
    included = _included(line, path)
    if is_outside(included):
        raise InvalidRequirement(f"{included} is included, and lies outside of the project")
    editable = EDITABLE.fullmatch(line.text)
    text = OPTIONS.sub("", editable["place"] if editable else line.text).strip()
    if not text.startswith("-") and not OWN_DIRECTORY.fullmatch(text):
        name, version = _specified(text, is_editable=editable is not None)
        yield Requirement(
            name=name,
            version=version,
            path=path,
            line=line.number,
            column=line.column,
            end_column=line.column + len(text.partition("\n")[0]),
        )


def _included(line: Line, path: str) -> str:
    found = INCLUDE.fullmatch(line.text)
    if found is None:
        return ""
    if "://" in found["path"]:
        return found["path"]
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), found["path"]))


def _specified(text: str, is_editable: bool) -> tuple[str, str]:
    try:
        specified = Specified(text)
    except InvalidRequirement:
        if is_editable or PLACES.search(text):
            return text, ""
        raise InvalidRequirement(f"{text} is no requirement") from None
    return normal_name(specified.name), pinned_version(specified.specifier)


def _lines(text: str) -> Iterator[Line]:
    begun = 0
    kept: list[str] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        begun = begun if kept else number
        plain = COMMENT.sub("", line)
        kept.append(plain.rstrip("\\"))
        if plain.endswith("\\"):
            continue
        yield from _joined(begun, kept)
        kept = []
    yield from _joined(begun, kept)


def _joined(number: int, parts: list[str]) -> Iterator[Line]:
    text = "\n".join(parts)
    if text.strip():
        blank = text[: len(text) - len(text.lstrip())]
        column = len(blank.rpartition("\n")[2]) + 1
        yield Line(number + blank.count("\n"), column, text.strip())
