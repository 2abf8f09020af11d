"""Places in source files."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Region:
    """A stretch of text: lines and columns from 1, columns in code points, the end exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Location:
    """A region of a file; `path` is POSIX and relative to the project root."""

    path: str
    region: Region


@dataclasses.dataclass(frozen=True, slots=True)
class RelatedLocation:
    """Another place that explains a finding, and what happens there."""

    location: Location
    message: str
