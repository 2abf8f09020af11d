"""Private directories with planted files."""

import contextlib
import pathlib
import posixpath
import tempfile
from collections.abc import Iterator, Mapping

from archcheck.application.ports.planted_trees import PlantedTrees


class PrivateTrees(PlantedTrees):
    """Temporary directories."""

    @contextlib.contextmanager
    def written(self, texts: Mapping[str, str]) -> Iterator[str]:
        """The directory, which is gone when it is left."""
        with tempfile.TemporaryDirectory(prefix="archcheck-selftest-") as directory:
            for path in filter(_is_inside, texts):
                place = pathlib.Path(directory, path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(texts[path], encoding="utf-8")
            yield directory


def _is_inside(path: str) -> bool:
    """Whether a path leads nowhere else: what a configuration names may be anywhere."""
    return not posixpath.normpath(path).startswith(("/", ".."))
