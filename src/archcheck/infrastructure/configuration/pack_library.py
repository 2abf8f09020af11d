"""The shipped and installed packs, and those that are files."""

import pathlib
from collections.abc import Sequence

import msgspec

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.pack_library import PackContent, PackLibrary
from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.domain.configuration import TOP_STEP
from archcheck.domain.problem import refuse
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.configuration.ladder import TABLES
from archcheck.infrastructure.configuration.merging import build, merged, reference_problems
from archcheck.infrastructure.configuration.packs import Mention, Pack, PackShelf
from archcheck.infrastructure.configuration.project_places import border_of
from archcheck.infrastructure.configuration.project_root import find_project
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.plugins.installed import allowed_plugins
from archcheck.infrastructure.tools.catalogue import rule_id_patterns

NOBODY = KeyPlace("", {}, ("pack",))


class PackTexts(msgspec.Struct, frozen=True):
    """What a pack says of itself."""

    summary: str = ""
    layouts: tuple[str, ...] = ()


class FilePackLibrary(PackLibrary):
    """Reads packs as a check does."""

    def __init__(
        self, catalogue: RuleCatalogue, trusts_project: bool, python_path: tuple[str, ...]
    ) -> None:
        """Take the rules that exist; plug-ins are looked for on `python_path`."""
        self._catalogue = catalogue
        self._trusts_project = trusts_project
        self._python_path = python_path

    def names(self, directory: str) -> tuple[str, ...]:
        """The packs that are known by name."""
        return self._shelf(directory).names()

    def content(self, name: str, directory: str) -> PackContent:
        """One pack with all that it extends."""
        mention = Mention((name,), NOBODY, pathlib.Path(directory))
        packs = self._shelf(directory).read(mention).accepted()
        fragments = [pack.fragment for pack in packs]
        refuse(reference_problems(fragments))
        texts = _texts(fragments[-1])
        labels = [pack.file.label for pack in packs]
        return PackContent(
            name=name,
            summary=texts.summary,
            layouts=texts.layouts,
            extends=tuple(labels[:-1]),
            steps=_steps(packs),
            configuration=build(merged(fragments)),
        )

    def _shelf(self, directory: str) -> PackShelf:
        root = find_project(ConfigurationRequest(directory=directory)).root
        plugins = allowed_plugins(self._python_path, str(root), self._trusts_project)
        return PackShelf(
            rules_directory() / "packs",
            None if self._trusts_project else border_of(root, None),
            root,
            RuleNames(self._catalogue.rules(plugins), rule_id_patterns(plugins)),
            plugins,
        )


def _texts(fragment: Fragment) -> PackTexts:
    own = {path[0]: it.value for path, it in fragment.values.items() if len(path) == 1}
    return msgspec.convert(own, PackTexts)


def _steps(packs: Sequence[Pack]) -> tuple[int, ...]:
    """How many entries each step adds."""
    levels = range(1, TOP_STEP + 1)
    counts = [_size([pack.below(step) for pack in packs]) for step in levels]
    return tuple(count - below for count, below in zip(counts, [0, *counts], strict=False))


def _size(fragments: Sequence[Fragment]) -> int:
    whole = merged(fragments)
    tables = {path[:2] for path in whole.values if path[0] in TABLES}
    return len(tables) + sum(len(named.entries) for named in whole.named.values())
