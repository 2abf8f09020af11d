"""Reads files of the project as they are checked: unsaved text in place of what is saved."""

from archcheck.application.ports.surroundings import SourceReader
from archcheck.domain.project import Project


class UnsavedReader(SourceReader):
    """Knows the unsaved text of a project, and asks another reader for all else."""

    def __init__(self, reader: SourceReader, project: Project) -> None:
        """Take the other reader and the project."""
        self._reader = reader
        self._texts = {file.path: file.unsaved for file in project.files}

    def read(self, root: str, path: str) -> bytes | None:
        """The bytes of a file, None when it cannot be read."""
        text = self._texts.get(path)
        return self._reader.read(root, path) if text is None else text
