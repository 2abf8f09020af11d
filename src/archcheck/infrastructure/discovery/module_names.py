"""From paths to the names under which modules are imported."""

from collections.abc import Iterable, Mapping

import msgspec

PACKAGE_FILES = ("__init__.py", "__init__.pyi")


def is_package_file(path: str) -> bool:
    """Whether a file stands for its directory."""
    return path.rpartition("/")[2] in PACKAGE_FILES


def module_name(path: str) -> str:
    """The dotted name of a file relative to the directory where imports start.

    Empty for what cannot be imported: directories must be identifiers; the stem of a file in a
    package need not be one (`0001_initial`), since `importlib` takes it.
    """
    *directories, file = path.split("/")
    stem = file.partition(".")[0] if is_compiled(file) else file.rpartition(".")[0]
    names = [*directories, stem][: max(1, len(directories))]
    if not are_identifiers(names) or not _is_importable(stem):
        return ""
    return ".".join(directories if stem == "__init__" else (*directories, stem))


def are_identifiers(names: Iterable[str]) -> bool:
    """Whether directories of these names can be imported."""
    return all(name.isidentifier() for name in names)


def is_compiled(file: str) -> bool:
    """Whether a file is an extension module or its source, such as `_fast.cpython-311.so`."""
    return not file.endswith((".py", ".pyi"))


def _is_importable(stem: str) -> bool:
    return bool(stem) and "." not in stem and stem.isprintable()


def parents(module: str) -> Iterable[str]:
    """The packages above a module, the nearest first."""
    while "." in module:
        module = module.rpartition(".")[0]
        yield module


class Claim(msgspec.Struct, frozen=True):
    """A file that claims a module's name; `root` is the position of its source root."""

    path: str
    module: str
    root: int

    @property
    def strength(self) -> tuple[bool, int, bool, str]:
        """Smaller wins: stubs last, earlier roots first, packages before modules."""
        return (self.path.endswith(".pyi"), self.root, not is_package_file(self.path), self.path)


class ModuleNames(msgspec.Struct, frozen=True):
    """The module of each path that has one, and (loser, winner) for each file that is hidden."""

    modules: Mapping[str, str]
    shadowed: tuple[tuple[str, str], ...]


def settle(claims: Iterable[Claim]) -> ModuleNames:
    """Decide who is imported under each name.

    Packages of one name in several roots share it. A stub beside a module is no module, and
    not hidden either.
    """
    modules: dict[str, str] = {}
    shadowed: list[tuple[str, str]] = []
    winners: dict[str, str] = {}
    for claim in sorted(claims, key=lambda claim: claim.strength):
        winner = winners.setdefault(claim.module, claim.path)
        if winner == claim.path or _share(winner, claim.path):
            modules[claim.path] = claim.module
        elif not claim.path.endswith(".pyi"):
            shadowed.append((claim.path, winner))
    return ModuleNames(modules, tuple(sorted(shadowed)))


def _share(winner: str, path: str) -> bool:
    return winner.endswith("/__init__.py") and path.endswith("/__init__.py")
