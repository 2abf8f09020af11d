"""Packs: found by name or by path, with the packs that they extend."""

import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from archcheck.domain.configuration import TOP_STEP
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import Problem, TrustProblems
from archcheck.domain.suggestion import did_you_mean
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.documents import Document, read_document
from archcheck.infrastructure.configuration.fragment_reading import read_fragment
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.configuration.ladder import Ladder, without_steps
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.decoder import Decoded, gathered, read_texts
from archcheck.infrastructure.reading.regular_files import is_there

DEFAULT_PACKS = ("sprint-zero",)
PACKS = "packs"
NO_STEPS: Mapping[str, int] = {}


class PackFile(NamedTuple):
    """Where a pack lies, and what messages call it."""

    path: pathlib.Path
    label: str


class Pack(NamedTuple):
    """A pack as it was read, without what it extends.

    `ladder` tells what holds at lower steps, `extended` are the files of what it extends.
    """

    file: PackFile
    fragment: Fragment
    ladder: Ladder = Ladder({})
    extended: frozenset[pathlib.Path] = frozenset()

    def below(self, limit: int) -> Fragment:
        """What of it holds at a step."""
        return self.ladder.below(self.fragment, limit)


class Mention(NamedTuple):
    """A list of packs: where it stands, and the directory that paths in it are relative to."""

    names: tuple[str, ...]
    place: KeyPlace
    directory: pathlib.Path


def mentioned(document: Document, default: tuple[str, ...] = ()) -> Decoded[Mention]:
    """The packs that a file extends; `default` where it does not say."""
    place = document.place.at("extends")
    names = read_texts(document.table.get("extends", list(default)), place)
    return names.mapped(lambda it: Mention(it, place, document.directory))


def relative_path(path: pathlib.Path, root: pathlib.Path) -> str:
    """A path as messages name it: relative to the project root where that is possible."""
    try:
        return pathlib.Path(os.path.relpath(path, root)).as_posix()
    except ValueError:
        return path.as_posix()


class PackShelf:
    """Reads packs from a folder of named ones and from paths."""

    def __init__(
        self,
        folder: pathlib.Path,
        border: pathlib.Path | None,
        root: pathlib.Path,
        names: RuleNames,
        plugins: Sequence[Plugin] = (),
        steps: Mapping[str, int] = NO_STEPS,
        rules_alone: bool = False,
    ) -> None:
        """Take the folder of the named packs, the project root, the known names, and plug-ins.

        `steps` are how far the project has climbed in which pack. What lies within `border` names no pack outside of it; None where anything may be named.
        """
        self._folder = folder
        self._border = border
        self._root = root
        self._names = names
        self._steps = steps
        self._rules_alone = rules_alone
        self._others = [pathlib.Path(it.folder, PACKS) for it in plugins if it.folder]

    def read(self, mention: Mention) -> Decoded[tuple[Pack, ...]]:
        """Every pack once, those that another extends before it."""
        return self._read_all(mention, ()).mapped(_each_once)

    def names(self) -> tuple[str, ...]:
        """The packs that are known by name."""
        return tuple(sorted(self._known))

    @property
    def _known(self) -> dict[str, pathlib.Path]:
        """The packs by their names; those of archcheck win."""
        folders = (*self._others, self._folder)
        return {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}

    def _read_all(self, mention: Mention, chain: tuple[PackFile, ...]) -> Decoded[tuple[Pack, ...]]:
        readings = gathered(self._read_one(name, mention, chain) for name in mention.names)
        return readings.mapped(lambda groups: tuple(pack for group in groups for pack in group))

    def _read_one(
        self, name: str, mention: Mention, chain: tuple[PackFile, ...]
    ) -> Decoded[tuple[Pack, ...]]:
        def read(file: PackFile) -> Decoded[tuple[Pack, ...]]:
            if file in chain:
                return Decoded(None, (_circle(file, chain, mention.place),))
            source = f"pack {file.label}"
            document = read_document(file.path, source)
            return document.then(lambda it: self._read_document(it, file, (*chain, file)))

        return self._find(name, mention).then(read)

    def _read_document(
        self, document: Document, file: PackFile, chain: tuple[PackFile, ...]
    ) -> Decoded[tuple[Pack, ...]]:
        pack = without_steps(document).then(lambda it: self._climbed(*it, file))
        others = mentioned(document).then(lambda mention: self._read_all(mention, chain))
        problems = dict.fromkeys((*pack.problems, *others.problems))
        below = others.value or ()
        files = frozenset(it.file.path for it in below)
        found = pack.mapped(lambda it: it._replace(extended=files))
        return Decoded((*below, *found.values)).unless(problems)

    def _climbed(self, document: Document, ladder: Ladder, file: PackFile) -> Decoded[Pack]:
        """What of a pack holds at the step of the project."""
        limit = self._steps.get(file.label, TOP_STEP)
        return read_fragment(document, self._names, self._rules_alone).mapped(
            lambda it: Pack(file, _without_extends(ladder.below(it, limit)), ladder)
        )

    def _find(self, name: str, mention: Mention) -> Decoded[PackFile]:
        if is_path(name):
            return self._find_path(name, mention)
        known = self._known.get(name)
        if known is not None:
            return Decoded(PackFile(known, name))
        return Decoded(None, (self._unknown(name, mention),))

    def _find_path(self, name: str, mention: Mention) -> Decoded[PackFile]:
        path = mention.directory.joinpath(name.replace("\\", "/")).resolve()
        label = relative_path(path, self._root)
        if path.is_file() and self._leaves(path, mention):
            message = f"would read {label} outside of this project; --trust-project allows it"
            raise TrustProblems(mention.place.problem(message))
        if is_there(path):
            return Decoded(PackFile(path, label))
        return Decoded(
            None, (mention.place.problem(f'there is no pack "{name}": no file {label}'),)
        )

    def _leaves(self, path: pathlib.Path, mention: Mention) -> bool:
        """Whether a file of the project names one outside; a person may name any."""
        if self._border is None or not mention.place.source:
            return False
        border = self._border
        return mention.directory.is_relative_to(border) and not path.is_relative_to(border)

    def _unknown(self, name: str, mention: Mention) -> Problem:
        if (mention.directory / f"{name}.toml").is_file():
            hint = f'a pack that is a file is written as a path: "./{name}.toml"'
        else:
            hint = did_you_mean(name, self.names()) or f"packs here: {', '.join(self.names())}"
        return mention.place.problem(f'unknown pack "{name}"', hint)


def is_path(name: str) -> bool:
    """Whether a pack is named by its path."""
    return "/" in name or "\\" in name or name.endswith(".toml")


def _circle(file: PackFile, chain: tuple[PackFile, ...], place: KeyPlace) -> Problem:
    labels = [it.label for it in (*chain[chain.index(file) :], file)]
    return place.problem(f"a pack extends itself: {' -> '.join(labels)}")


def _without_extends(fragment: Fragment) -> Fragment:
    values = {path: stated for path, stated in fragment.values.items() if path != ("extends",)}
    return msgspec.structs.replace(fragment, values=values)


def _each_once(packs: Iterable[Pack]) -> tuple[Pack, ...]:
    first: dict[pathlib.Path, Pack] = {}
    for pack in packs:
        first.setdefault(pack.file.path, pack)
    return tuple(first.values())
