"""Random package trees with random imports and random contracts."""

import dataclasses
import pathlib
import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree, overlap
from tests.integration.architecture.differential_support import Question

LETTERS = "abcde"
LIBRARIES = ("json", "logging.handlers", "sqlalchemy.orm", "requests")
DENSITY = {"layers": 2, "forbidden": 2, "independence": 2, "acyclic": 8, "protected": 2}
TYPES = tuple(DENSITY)
HEADER = "from typing import TYPE_CHECKING\n"


@dataclasses.dataclass(frozen=True)
class Forest:
    """Two root packages of one case: module names, and the imports of each."""

    modules: tuple[str, ...]
    imports: tuple[tuple[str, str], ...]

    @property
    def tree(self) -> ModuleTree:
        """The modules as a tree."""
        return ModuleTree.of(self.modules)

    @property
    def roots(self) -> tuple[str, ...]:
        """The root packages."""
        return self.tree.children("")


def random_question(number: int, directory: pathlib.Path) -> Question:
    """Write a random project and ask about a random contract on it."""
    chance = random.Random(number)
    kind = TYPES[number % len(TYPES)]
    forest = _forest(number, chance, DENSITY[kind])
    root = directory / f"case_{number:03}"
    _write(forest, root, chance)
    ignores = tuple(_ignores(forest, chance))
    return Question(
        root=str(root),
        packages=forest.roots,
        type=kind,
        options=OPTIONS[kind](forest, chance),
        ignore_imports=ignores,
        ignore_type_checking=not ignores and chance.random() < 0.4,
    )


def _forest(number: int, chance: random.Random, density: int) -> Forest:
    modules = [f"p{number}", f"q{number}"]
    for _ in range(chance.randint(8, 20)):
        modules.append(f"{chance.choice(modules)}.{chance.choice(LETTERS)}")
    names = sorted(set(modules))
    pairs = (tuple(chance.sample(names, 2)) for _ in range(chance.randint(2, density * len(names))))
    return Forest(tuple(names), tuple((first, second) for first, second in pairs))


def _write(forest: Forest, root: pathlib.Path, chance: random.Random) -> None:
    for module in forest.modules:
        package = root.joinpath(*module.split("."))
        package.mkdir(parents=True)
        targets = [imported for importer, imported in forest.imports if importer == module]
        text = HEADER + "".join(_statements(module, targets, chance))
        (package / "__init__.py").write_text(text, encoding="utf-8")


def _statements(module: str, targets: Sequence[str], chance: random.Random) -> Iterator[str]:
    for target in targets:
        yield chance.choice(GUARDS).format(chance.choice(SPELLINGS)(module, target))
    if chance.random() < 0.3:
        yield f"import {chance.choice(LIBRARIES)}\n"


def _plain(module: str, target: str) -> str:
    return f"import {target} as _it"


def _from(module: str, target: str) -> str:
    package, _, name = target.rpartition(".")
    return f"from {package} import {name} as _it" if package else f"import {target}"


def _name(module: str, target: str) -> str:
    return f"from {target} import something as _it"


def _relative(module: str, target: str) -> str:
    root = module.partition(".")[0]
    if not target.startswith(f"{root}."):
        return _plain(module, target)
    dots = "." * (module.count(".") + 1)
    package, _, name = target.removeprefix(f"{root}.").rpartition(".")
    return f"from {dots}{package} import {name}"


SPELLINGS = (_plain, _from, _name, _relative)
GUARDS = (
    "{}\n",
    "{}\n",
    "if TYPE_CHECKING:\n    {}\n",
    "def _load():\n    {}\n",
    "try:\n    {}\nexcept ImportError:\n    pass\n",
)


def _apart(forest: Forest, chance: random.Random, most: int) -> list[str]:
    chosen: list[str] = []
    for module in chance.sample(forest.modules, len(forest.modules)):
        if not any(overlap(module, other) for other in chosen):
            chosen.append(module)
    return chosen[:most]


def _rows(names: Sequence[str], chance: random.Random) -> list[str]:
    rows: list[str] = []
    rest = list(names)
    while rest:
        size = chance.choice((1, 1, 1, 2, 3))
        rows.append(chance.choice((" | ", " : ")).join(rest[:size]))
        rest = rest[size:]
    return rows if len(rows) > 1 else _rows(names, chance)


def _layers(forest: Forest, chance: random.Random) -> dict[str, object]:
    parents = [name for name in forest.modules if len(forest.tree.children(name)) > 1]
    if parents and chance.random() < 0.5:
        return _contained_layers(forest, chance, chance.choice(parents))
    names = _apart(forest, chance, 6)
    return {"layers": _rows([*names, "(p.missing)"], chance)}


def _contained_layers(forest: Forest, chance: random.Random, container: str) -> dict[str, object]:
    children = [name.rpartition(".")[2] for name in forest.tree.children(container)]
    chosen = chance.sample(children, chance.randint(2, len(children)))
    return {
        "layers": _rows([*chosen, "(missing)"], chance),
        "containers": [container],
        "exhaustive": chance.random() < 0.5,
        "exhaustive_ignores": [name for name in children if chance.random() < 0.2],
    }


def _forbidden(forest: Forest, chance: random.Random) -> dict[str, object]:
    entries = [*forest.modules, *(f"{name}.*" for name in _parents(forest))]
    outside = [name.partition(".")[0] for name in LIBRARIES]
    sources = chance.sample(entries, chance.randint(1, 3))
    targets = chance.sample([*entries, *outside], chance.randint(1, 3))
    if not _are_comparable(sources, targets):
        return _forbidden(forest, chance)
    return {
        "source_modules": sources,
        "forbidden_modules": targets,
        "allow_indirect": chance.random() < 0.4,
    }


def _are_comparable(sources: Sequence[str], targets: Sequence[str]) -> bool:
    """Whether two of these may lie apart: archcheck refuses a contract that compares nothing."""
    return any(
        "*" in one + other or not overlap(one, other) for one in sources for other in targets
    )


def _independence(forest: Forest, chance: random.Random) -> dict[str, object]:
    parents = [f"{name}.*" for name in _parents(forest)]
    if chance.random() < 0.3:
        return {"modules": [chance.choice(parents)]}
    return {"modules": _apart(forest, chance, chance.randint(2, 4))}


def _acyclic(forest: Forest, chance: random.Random) -> dict[str, object]:
    entries = [*forest.roots, *_parents(forest), *(f"{name}.*" for name in _parents(forest))]
    return {
        "packages": chance.sample(entries, chance.randint(1, 3)),
        "depth": chance.choice((0, 1, 2, 10)),
    }


def _protected(forest: Forest, chance: random.Random) -> dict[str, object]:
    entries = [*forest.modules, *(f"{name}.*" for name in _parents(forest))]
    outside = [name.partition(".")[0] for name in LIBRARIES]
    return {
        "protected_modules": chance.sample([*entries, *outside], chance.randint(1, 2)),
        "allowed_importers": chance.sample(entries, chance.randint(1, 6)),
    }


def _parents(forest: Forest) -> list[str]:
    return [name for name in forest.modules if forest.tree.children(name)]


def _ignores(forest: Forest, chance: random.Random) -> Iterable[str]:
    if not forest.imports or chance.random() < 0.6:
        return []
    importer, imported = chance.choice(forest.imports)
    package = importer.rpartition(".")[0]
    wide = f"{package}.* -> {imported}" if package else f"{importer} -> {imported}"
    return [chance.choice((f"{importer} -> {imported}", wide))]


OPTIONS: dict[str, Callable[[Forest, random.Random], dict[str, object]]] = {
    "layers": _layers,
    "forbidden": _forbidden,
    "independence": _independence,
    "acyclic": _acyclic,
    "protected": _protected,
}
