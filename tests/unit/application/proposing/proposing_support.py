"""Modules in folders, and words for layers."""

from collections.abc import Mapping

from archcheck.application.proposing.layer_search import FoundLayer, FoundLayers
from archcheck.application.proposing.module_folders import ModuleFolders
from archcheck.application.proposing.vocabulary import LayerRow, Vocabulary

WORDS = Vocabulary(
    (
        LayerRow("interface", "interface", ("web", "api")),
        LayerRow("domain", "domain", ("domain", "core")),
    ),
    (),
    (),
)


def folders(modules: str, imports: Mapping[str, str] = {}) -> ModuleFolders:
    """These modules, separated by blanks, and what each imports."""
    pairs = {importer: frozenset(found.split()) for importer, found in imports.items()}
    return ModuleFolders(frozenset(modules.split()), pairs)


def layers(**heads: str) -> FoundLayers:
    """A layer for each folder, by its name."""
    return FoundLayers(tuple(sorted(heads)), tuple(_layer(*item) for item in heads.items()))


def _layer(name: str, head: str) -> FoundLayer:
    row = WORDS.row(name) or LayerRow(name, name, (name,))
    return FoundLayer(name, row, (head,))
