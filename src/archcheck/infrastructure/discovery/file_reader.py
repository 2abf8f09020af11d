"""Reads files of the checked project for reports."""

import os

from archcheck.application.ports.surroundings import SourceReader


class FileReader(SourceReader):
    """Reads from the file system, regular files only."""

    def read(self, root: str, path: str) -> bytes | None:
        """The bytes of a file, None when it cannot be read."""
        try:
            return _content(os.path.join(root, *path.split("/")))
        except (OSError, ValueError):
            return None


def _content(path: str) -> bytes | None:
    if not os.path.isfile(path):
        return None
    with open(path, "rb") as file:
        return file.read()
