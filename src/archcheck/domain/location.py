"""Places in source files."""

from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, order=True)
class Region:
    """A stretch of text: lines and columns from 1, columns in code points, the end exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, order=True)
class Location:
    """A region of a file; `path` is POSIX and relative to the project root."""

    path: str
    region: Region


@dataclass(frozen=True)
class RelatedLocation:
    """Another place that explains a finding, and what happens there."""

    location: Location
    message: str
