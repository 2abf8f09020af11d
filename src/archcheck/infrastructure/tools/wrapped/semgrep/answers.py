"""What semgrep prints as JSON."""

import msgspec


class Position(msgspec.Struct, frozen=True):
    """A line from 1, and a column from 1 in bytes of the file."""

    line: int
    col: int


class Span(msgspec.Struct, frozen=True):
    """A piece of a file that semgrep cannot parse."""

    start: Position


class Extra(msgspec.Struct, frozen=True):
    """What semgrep says about a place."""

    message: str
    severity: str
    fix: str = ""
    metadata: dict[str, object] = msgspec.field(default_factory=dict)


class Result(msgspec.Struct, frozen=True):
    """A place where a rule matches; its end is exclusive."""

    check_id: str
    path: str
    start: Position
    end: Position
    extra: Extra


class Error(msgspec.Struct, frozen=True):
    """What went wrong: with a file, a rule, or all of it."""

    message: str = ""
    path: str = ""
    rule_id: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def reason(self) -> str:
        """Why a file is not checked."""
        if self.spans:
            return f"cannot be parsed (line {self.spans[0].start.line})"
        return " ".join(self.message.split())


class Paths(msgspec.Struct, frozen=True):
    """The files that it looked at."""

    scanned: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True):
    """All of it."""

    results: tuple[Result, ...]
    errors: tuple[Error, ...]
    paths: Paths
