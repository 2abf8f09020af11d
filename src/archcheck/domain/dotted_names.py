"""Names of modules and of what lies in them, with dots between the parts."""

from collections.abc import Iterator


def heads(name: str) -> Iterator[str]:
    """A name and all that it begins with, the shortest first."""
    parts = name.split(".")
    return (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def with_parents(name: str) -> Iterator[str]:
    """A module and the packages around it, from the inside."""
    while name:
        yield name
        name = name.rpartition(".")[0]
