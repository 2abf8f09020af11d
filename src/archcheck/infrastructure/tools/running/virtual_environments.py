"""What a virtual environment says about itself, read as data: nothing of it is started."""

import os
import pathlib
import re
from collections.abc import Mapping

import msgspec

from archcheck.infrastructure.tools.running.configuration_files import read_text

SETTING = re.compile(r"^\s*(?P<name>[\w-]+)\s*=\s*(?P<value>.*?)\s*$", re.MULTILINE)
VERSION = re.compile(r"\d+\.\d+")
OWN = ("lib/python3*/site-packages", "Lib/site-packages")
SYSTEM = (
    "lib/python{version}/site-packages",
    "lib/python{version}/dist-packages",
    "local/lib/python{version}/dist-packages",
    "lib/python3/dist-packages",
    "Lib/site-packages",
)


class VirtualEnvironment(msgspec.Struct, frozen=True):
    """Its directory, and what its `pyvenv.cfg` says."""

    place: pathlib.Path
    settings: Mapping[str, str]

    @property
    def packages(self) -> tuple[str, ...]:
        """Where its packages lie, then those of the system where it sees them."""
        found = (path for pattern in OWN for path in sorted(self.place.glob(pattern)))
        return (*map(str, found), *self._system_packages)

    @property
    def version(self) -> str:
        """The Python that it was made for, as `3.12`; empty when it does not say."""
        told = self.settings.get("version_info") or self.settings.get("version", "")
        found = VERSION.match(told)
        return found.group() if found else ""

    @property
    def _system_packages(self) -> tuple[str, ...]:
        if self.settings.get("include-system-site-packages", "").lower() != "true":
            return ()
        base = pathlib.Path(self.settings.get("home", ""), "..")
        found = (os.path.normpath(base / it.format(version=self.version)) for it in SYSTEM)
        return tuple(filter(os.path.isdir, found)) if "home" in self.settings else ()


def environment_of(interpreter: str) -> VirtualEnvironment | None:
    """The virtual environment that a Python belongs to, None when it belongs to none."""
    place = pathlib.Path(interpreter).parent.parent
    file = place / "pyvenv.cfg"
    if not interpreter or not file.is_file():
        return None
    found = SETTING.finditer(read_text(file))
    return VirtualEnvironment(place, {match["name"]: match["value"] for match in found})
