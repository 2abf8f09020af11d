"""CODEOWNERS, as GitHub and GitLab read it: the last pattern that matches decides."""

import itertools
import os
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from archcheck.application.ports.code_owners import CodeOwners
from archcheck.infrastructure.discovery.path_globs import path_matches
from archcheck.infrastructure.reading.regular_files import inside_or_nothing
from archcheck.infrastructure.version_control.work_tree import prefix_in_work_tree

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
SECTION = re.compile(r"\^?\[(?P<name>[^\]]+)\](?:\[\d*\])?(?P<owners>(?:\s+[^#\s]\S*)*)\s*(?:#.*)?")
WORDS = re.compile(r"(?:\\.|[^\s\\])+")
COMMENT = "#"
NO_PATTERN = "!"
ANY_DEPTH = "**"


class Claim(msgspec.Struct, frozen=True):
    """A pattern, who owns what matches it, and the section in which that is said."""

    pattern: str
    owners: tuple[str, ...]
    section: str = ""


class FileCodeOwners(CodeOwners):
    """Reads the first CODEOWNERS file that the repository has."""

    def owners(self, root: str, paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The owners of paths; none for what nobody owns."""
        prefix = prefix_in_work_tree(root)
        top = os.path.normpath(os.path.join(os.path.realpath(root), *[".."] * prefix.count("/")))
        claims = list(read_claims(_text(top)))[::-1]
        return {path: _owners(claims, f"{prefix}{path}") for path in dict.fromkeys(paths)}


def _text(top: str) -> str:
    found = (inside_or_nothing(top, place) for place in PLACES)
    return next(filter(None, found), b"").decode("utf-8", "replace").removeprefix("\ufeff")


def read_claims(text: str) -> Iterator[Claim]:
    """What each line claims, in order; a section's owners own what its lines give to nobody."""
    section, shared = "", tuple[str, ...]()
    for line in map(str.strip, text.splitlines()):
        heading = SECTION.fullmatch(line)
        if heading:
            section, shared = heading["name"].lower(), tuple(heading["owners"].split())
        elif line and not line.startswith(COMMENT):
            yield _claim(line, section, shared)


def _claim(line: str, section: str, shared: tuple[str, ...]) -> Claim:
    pattern, *words = WORDS.findall(line)
    owners = tuple(_uncommented(words))
    return Claim(pattern, owners or shared, section)


def _uncommented(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word.startswith(COMMENT):
            return
        yield word


def _owners(claims: Iterable[Claim], path: str) -> tuple[str, ...]:
    """The owners by the last pattern of each section that matches, each once."""
    last: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        if claim.section not in last and _matches(claim.pattern, path):
            last[claim.section] = claim.owners
    return tuple(dict.fromkeys(itertools.chain.from_iterable(reversed(last.values()))))


def _matches(pattern: str, path: str) -> bool:
    """As in a `.gitignore`, but `dir/*` means what lies in a directory and no deeper."""
    if pattern.startswith(NO_PATTERN) or _is_too_deep(pattern, path):
        return False
    try:
        return path_matches(pattern, path)
    except (ValueError, re.error):
        return False


def _is_too_deep(pattern: str, path: str) -> bool:
    flat = pattern.endswith("/*") and ANY_DEPTH not in pattern
    return flat and pattern.strip("/").count("/") < path.count("/")
