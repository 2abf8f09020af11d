"""What one source file states, independent of any configuration."""

import enum

from archcheck.domain.location import Region
from archcheck.shared.deferred import dataclass


class ImportKind(enum.StrEnum):
    """How an import is written."""

    PLAIN = "plain"
    FROM = "from"
    STAR = "star"
    RELATIVE = "relative"
    DYNAMIC = "dynamic"


class Guard(enum.StrEnum):
    """What stands around an import."""

    TYPE_CHECKING = "type-checking"
    TRY = "try"
    CONDITION = "condition"
    FUNCTION = "function"
    CLASS = "class"


StatementStart = tuple[int, int]


@dataclass(frozen=True)
class ImportStatement:
    """One imported name as written.

    `module` is the dotted text after `import` or `from` (without leading dots), `level` the
    number of dots, `name` the name after `from ... import` (`*` for a star), empty for a plain
    or dynamic import. `region` is the name without its alias. `guards` run from the outermost
    to the innermost; none means top level. `statement` is where the statement begins, by which
    names of one statement are told from those of the next on its line.
    """

    kind: ImportKind
    module: str
    name: str
    level: int
    region: Region
    statement: StatementStart
    guards: tuple[Guard, ...] = ()


IGNORE_MARK = "archcheck:"


@dataclass(frozen=True)
class IgnoreDirective:
    """An inline `# archcheck: ignore[...]`.

    It covers findings whose region starts on a line from `first_line` to `last_line`; the whole
    file when `whole_file`. `problem` says what is wrong with it, empty when it is well formed.
    """

    names: tuple[str, ...]
    reason: str
    region: Region
    first_line: int
    last_line: int
    whole_file: bool = False
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class FileFacts:
    """The facts of one file; `computed_imports` counts dynamic imports of a computed name.

    `lines` counts all of them, nothing behind the last end of a line being none.
    `exported_privates` are the names with a leading underscore that its `__all__` offers.
    `python` is the oldest Python that can parse it, where that is newer than the running one.
    `declarations` and `occurrences` are what structure rules ask about, encoded by who reads code;
    empty where there are none.
    """

    path: str
    lines: int = 0
    imports: tuple[ImportStatement, ...] = ()
    computed_imports: int = 0
    ignores: tuple[IgnoreDirective, ...] = ()
    exported_privates: tuple[str, ...] = ()
    python: str = ""
    declarations: bytes = b""
    occurrences: bytes = b""
