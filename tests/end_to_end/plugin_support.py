"""Plug-ins that are installed beside archcheck, without touching its environment."""

import pathlib
import shutil
import sys
from collections.abc import Mapping

from tests.integration.delivery.checkout_support import ROOT

SAMPLE = ROOT / "fixtures" / "sample_plugin" / "src" / "house_style"
METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n"


def installed(
    place: pathlib.Path, package: str, files: Mapping[str, str], name: str = "house-style"
) -> Mapping[str, str]:
    """The environment in which a package with these files is installed as a plug-in."""
    for path, text in files.items():
        target = place / package / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return registered(place, package, name)


def registered(place: pathlib.Path, package: str, name: str = "house-style") -> Mapping[str, str]:
    """The environment in which a place is on the module path, and names a package as a plug-in."""
    metadata = place / f"{name.replace('-', '_')}-1.2.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(METADATA.format(name=name), encoding="utf-8")
    entry = f"[archcheck.plugins]\n{name} = {package}\n"
    (metadata / "entry_points.txt").write_text(entry, encoding="utf-8")
    return {"PYTHONPATH": str(place)}


def sample(place: pathlib.Path) -> Mapping[str, str]:
    """The environment in which the sample plug-in is installed."""
    shutil.copytree(SAMPLE, place / "house_style", ignore=shutil.ignore_patterns("__pycache__"))
    return registered(place, "house_style")


def script(place: pathlib.Path, name: str, code: str) -> pathlib.Path:
    """A program on PATH in Python."""
    place.mkdir(exist_ok=True)
    path = place / name
    path.write_text(f"#!{sys.executable}\nimport sys\n{code}", encoding="utf-8")
    path.chmod(0o755)
    return path
