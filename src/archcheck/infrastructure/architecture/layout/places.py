"""Where findings about paths lie."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.project_view import ProjectView


def place_of(path: str, view: "ProjectView") -> str:
    """The file itself; for a directory its first Python file, else its first file.

    A directory without any is told in the configuration.
    """
    if not path.endswith("/"):
        return path
    files = sorted(view.paths.files_below(path), key=lambda file: (file.count("/"), file))
    python = (file for file in files if file.endswith((".py", ".pyi")))
    return next(python, (*files, view.configuration_file)[0])
