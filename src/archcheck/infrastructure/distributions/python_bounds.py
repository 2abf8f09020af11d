"""Which versions of Python a project says that it runs on."""

import re
from collections.abc import Iterator, Mapping

import msgspec
from packaging.specifiers import InvalidSpecifier, Specifier, SpecifierSet
from packaging.version import Version

from archcheck.application.toml_text import KeyPath
from archcheck.infrastructure.discovery.settings_files import table

REQUIRES: KeyPath = ("project", "requires-python")
OF_POETRY: KeyPath = ("tool", "poetry", "dependencies", "python")
LOWER = frozenset({">=", ">", "==", "===", "~="})
CARET = re.compile(r"\^\s*(?P<version>\d+(?:\.\d+)*)")
TILDE = re.compile(r"~\s*(?P<version>\d+(?:\.\d+)*)")
BARE = re.compile(r"\d+(?:\.(?:\d+|\*))*")
PARTS = re.compile(r"[,\s]+(?=[<>=!~^])|,\s*")
LATEST_PATCH = 999
MOST_MINORS = 40
Minor = tuple[int, int]


class PythonBounds(msgspec.Struct, frozen=True):
    """What is stated, under which key, and the alternatives that it means, if it can be read."""

    text: str
    key: KeyPath
    alternatives: tuple[SpecifierSet, ...]

    @property
    def lowest(self) -> Minor | None:
        """The oldest minor version, None where there is no lower bound."""
        bounds = [_lowest(each) for each in self.alternatives]
        known = list(filter(None, bounds))
        return min(known, default=None) if len(known) == len(bounds) else None

    def hold(self, version: str) -> bool:
        """Whether some Python of this version (`3`, `3.12`, `3.12.1`) is within."""
        return not self.alternatives or any(map(self._contains, _candidates(version)))

    def _contains(self, version: str) -> bool:
        return any(each.contains(version, prereleases=True) for each in self.alternatives)


def python_bounds(document: Mapping[str, object]) -> PythonBounds | None:
    """What a pyproject.toml states; None where it states nothing."""
    stated = table(document, "project").get("requires-python")
    if isinstance(stated, str):
        return PythonBounds(stated, REQUIRES, tuple(_alternatives(stated)))
    poetry = table(document, "tool", "poetry", "dependencies").get("python")
    if isinstance(poetry, str):
        return PythonBounds(poetry, OF_POETRY, tuple(_alternatives(poetry)))
    return None


def _alternatives(text: str) -> Iterator[SpecifierSet]:
    for part in text.split("||"):
        try:
            yield SpecifierSet(",".join(map(_specifier, PARTS.split(part.strip()))))
        except InvalidSpecifier:
            continue


def _specifier(text: str) -> str:
    """A part as packaging reads it: poetry knows `^3.11`, `~3.11`, `3.11` and `*`, too."""
    part = text.strip()
    caret, tilde = CARET.fullmatch(part), TILDE.fullmatch(part)
    if caret:
        major = int(caret["version"].partition(".")[0])
        return f">={caret['version']},<{major + 1}"
    if tilde:
        return f"=={'.'.join(tilde['version'].split('.')[:2])}.*,>={tilde['version']}"
    return f"=={part}" if BARE.fullmatch(part) else part.removeprefix("*")


def _lowest(specifiers: SpecifierSet) -> Minor | None:
    bounds = [_minor(each) for each in specifiers if each.operator in LOWER]
    return max(bounds, default=None)


def _minor(specifier: Specifier) -> Minor:
    major, minor, *_ = (*Version(specifier.version.removesuffix(".*")).release, 0)
    return major, minor


def _candidates(version: str) -> Iterator[str]:
    """Versions of which one is meant: the first and the last of each minor one."""
    parts = version.split(".")
    if len(parts) > 2:
        yield version
        return
    minors = (f"{version}.{each}" for each in range(MOST_MINORS)) if len(parts) < 2 else (version,)
    for minor in minors:
        yield from (f"{minor}.0", f"{minor}.{LATEST_PATCH}")
