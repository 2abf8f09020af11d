"""Findings that somebody knew before, found again whatever has moved since."""

import collections
import dataclasses
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.fingerprints import without_numbers
from archcheck.shared.deferred import dataclass

FINGERPRINT_LENGTH = 16
NAME_OR_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/[\w.-]*\w|\w+(?:\.\w+)*")
ARROW = "->"


@dataclass(frozen=True, order=True)
class Identity:
    """What a finding is known by: the rule as printed, the path, and 16 hex digits of what it says."""

    rule: str
    path: str
    fingerprint: str


def substance(finding: Finding) -> str:
    """What a finding says without lines or numbers: the key, of a tool the message."""
    if finding.analyzer == OWN_ANALYZER:
        return finding.key
    return without_numbers(finding.message)


def fingerprint(text: str) -> str:
    """Sixteen hex digits that stand for what a finding says."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return digest[:FINGERPRINT_LENGTH]


def identity(finding: Finding) -> Identity:
    """What a finding is known by today."""
    place = finding.location.path
    return Identity(finding.printed_rule, place, fingerprint(substance(finding)))


@dataclass(frozen=True)
class Renames:
    """What paths and modules were called before, by what they are called now."""

    paths: Mapping[str, str] = dataclasses.field(default_factory=dict)
    modules: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def old_path(self, path: str) -> str:
        """The path that a file had."""
        return self.paths.get(path, path)

    def old_text(self, text: str) -> str:
        """A text with the names that were in it: an edge follows both of its ends."""
        return ARROW.join(NAME_OR_PATH.sub(self._old_token, part) for part in text.split(ARROW))

    def _old_token(self, token: re.Match[str]) -> str:
        text = token[0]
        if text in self.paths or "/" in text:
            return self.old_path(text)
        return self._old_name(text)

    def _old_name(self, name: str) -> str:
        module = name
        while module and module not in self.modules:
            module = module.rpartition(".")[0]
        return self.modules[module] + name[len(module) :] if module else name


NO_RENAMES = Renames()


def renames_of(paths: Mapping[str, str], modules: Mapping[str, str]) -> Renames:
    """Renames of paths (old ones by those of today), with the modules of paths known today."""
    found = _renamed_modules(paths, modules)
    known = frozenset(modules.values())
    for new, old in sorted(found.items()):
        found = {**dict(_packages(new, old, known)), **found}
    return Renames(paths, found)


def _root(path: str, module: str) -> str:
    """Where imports of a file start, with a slash at its end."""
    return _without_suffix(path).removesuffix(module.replace(".", "/"))


def _module(path: str, root: str) -> str:
    """The module of a path under a root; empty where it lies elsewhere."""
    is_below = path.startswith(root)
    return _without_suffix(path.removeprefix(root)).replace("/", ".") if is_below else ""


def _without_suffix(path: str) -> str:
    return path.rpartition(".")[0].removesuffix("/__init__")


def _packages(new: str, old: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The packages around a module that have other names now, as long as the rest is the same."""
    while _end_alike(new, old):
        new, old = new.rpartition(".")[0], old.rpartition(".")[0]
        if new != old and old not in known:
            yield new, old


@dataclass(frozen=True)
class Recognition:
    """Which findings are known, and by which entry: positions of both; `left` are other entries."""

    pairs: Mapping[int, int]
    left: tuple[int, ...]


@dataclass(frozen=True)
class KnownFindings:
    """What was known, one entry for each finding; equal ones in the order of their ordinals.

    Entries of `stray` paths, which nobody knows the new names of, match findings in files that no
    entry names, nor are `named` otherwise.
    """

    entries: tuple[Identity, ...]
    renames: Renames = NO_RENAMES
    stray: Collection[str] = ()
    named: Collection[str] = ()

    def recognise(self, findings: Sequence[Finding]) -> Recognition:
        """Match findings with entries, one for one: of equal ones those that come first."""
        order = sorted(range(len(findings)), key=lambda position: findings[position].order)
        free = _Free(enumerate(self.entries))
        today = list(map(identity, findings))
        pairs: dict[int, int] = {}
        for names in self._attempts(findings, today):
            free.take(names, order, pairs)
        if self.stray:
            self._wherever(free).take(self._strangers(today), order, pairs)
        left = set(range(len(self.entries))).difference(pairs.values())
        return Recognition(pairs, tuple(sorted(left)))

    def _attempts(
        self, findings: Sequence[Finding], today: Sequence[Identity]
    ) -> Iterator[Sequence[Identity]]:
        """The ways to name the findings, the likeliest first."""
        if self.renames != NO_RENAMES:
            texts = map(self.renames.old_text, map(substance, findings))
            told = [
                dataclasses.replace(name, fingerprint=fingerprint(text))
                for name, text in zip(today, texts, strict=True)
            ]
            yield list(map(self._before, told))
            yield list(map(self._before, today))
            yield told
        yield today

    def _before(self, name: Identity) -> Identity:
        return dataclasses.replace(name, path=self.renames.old_path(name.path))

    def _wherever(self, free: "_Free") -> "_Free":
        """What is left of stray paths, wherever it may be now."""
        left = ((position, self.entries[position]) for position in free.left())
        return _Free((at, _placeless(entry)) for at, entry in left if entry.path in self.stray)

    def _strangers(self, today: Iterable[Identity]) -> list[Identity | None]:
        """The findings in files that no entry names, wherever they are."""
        named = {*self.named, *(entry.path for entry in self.entries)}
        return [None if name.path in named else _placeless(name) for name in today]


def _placeless(name: Identity) -> Identity:
    return dataclasses.replace(name, path="")


class _Free:
    """The entries that no finding has taken yet, by their positions."""

    def __init__(self, entries: Iterable[tuple[int, Identity]]) -> None:
        self._positions: dict[Identity, collections.deque[int]] = {}
        for position, entry in entries:
            self._positions.setdefault(entry, collections.deque()).append(position)

    def take(
        self, names: Sequence[Identity | None], order: Iterable[int], pairs: dict[int, int]
    ) -> None:
        """Give each finding that has none the first free entry of its name."""
        for position in order:
            name = names[position]
            free = self._positions.get(name) if name else None
            if free and position not in pairs:
                pairs[position] = free.popleft()

    def left(self) -> tuple[int, ...]:
        """The others, in order."""
        return tuple(sorted(each for free in self._positions.values() for each in free))


def _renamed_modules(paths: Mapping[str, str], modules: Mapping[str, str]) -> dict[str, str]:
    places = {path: _root(path, modules[path]) for path in paths if modules.get(path)}
    found: dict[str, str] = {}
    for path, root in sorted(places.items()):
        old = _module(paths[path], root)
        found.update({modules[path]: old} if old else {})
    return found


def _end_alike(new: str, old: str) -> bool:
    """Whether both are inside of packages, and are called the same there."""
    return "." in new and "." in old and new.rpartition(".")[2] == old.rpartition(".")[2]
