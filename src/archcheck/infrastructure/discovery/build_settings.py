"""Names the place of the build settings that say where packages lie."""

from collections.abc import Mapping, Sequence

from archcheck.infrastructure.discovery.build_backends import declaring_backend
from archcheck.infrastructure.discovery.settings_files import read_ini, read_toml, table

HATCH = ("packages", "only-include", "sources", "dev-mode-dirs")
TABLES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "hatch": {"tool.hatch.build.targets.wheel": HATCH, "tool.hatch.build": HATCH},
    "setuptools": {
        "tool.setuptools": (
            "packages",
            "package-dir",
            "py-modules",
        ),
        "tool.setuptools.packages.find": (
            "where",
            "include",
        ),
    },
    "poetry": {"tool.poetry": ("packages",)},
    "flit": {
        "tool.flit.module": ("name",),
        "tool.flit.metadata": ("module",),
    },
    "pdm": {"tool.pdm.build": ("package-dir",)},
    "uv": {
        "tool.uv.build-backend": (
            "module-root",
            "module-name",
        )
    },
    "maturin": {
        "tool.maturin": (
            "python-source",
            "python-packages",
        )
    },
    "scikit-build": {"tool.scikit-build.wheel": ("packages",)},
}


def declaring_settings(root: str) -> str:
    """The tables and keys that say where packages lie, with their file."""
    pyproject = read_toml(root, "pyproject.toml") or {}
    backend = declaring_backend(pyproject)
    if backend:
        return f"{_tables(pyproject, TABLES[backend])} in pyproject.toml"
    options = (read_ini(root, "setup.cfg") or {}).get("options", {})
    return "[options] in setup.cfg" if options else "setup() in setup.py"


def _tables(pyproject: Mapping[str, object], places: Mapping[str, Sequence[str]]) -> str:
    """The tables with the keys that are there, `packages.find` as a table of its own."""
    found = [
        f"[{place}] {', '.join(given)}"
        for place, keys in places.items()
        if (given := _given(table(pyproject, *place.split(".")), keys))
    ]
    return ", ".join(found) or f"[{next(iter(places))}]"


def _given(settings: Mapping[str, object], keys: Sequence[str]) -> list[str]:
    return [key for key in keys if "find" not in table(settings, key) and key in settings]
