"""Reads files of the checked project for reports."""

import os

from archcheck.application.ports.surroundings import SourceReader
from archcheck.infrastructure.reading.regular_files import MOST_OF_SOURCE, read_regular


class FileReader(SourceReader):
    """Reads from the file system, regular files only."""

    def read(self, root: str, path: str) -> bytes | None:
        """The bytes of a file, None when it cannot be read."""
        try:
            return read_regular(os.path.join(root, *path.split("/")), MOST_OF_SOURCE)
        except (OSError, ValueError):
            return None
