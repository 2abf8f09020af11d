"""What the steps of a pipeline run."""

import enum
import re
from collections.abc import Iterable, Sequence

from archcheck.infrastructure.reading.step_commands import only_speaks_of

TESTS = re.compile(
    r"(?<![\w.=-])(?:pytest|py\.test|tox|nox)(?![\w.=-])"
    r"|--target[ =]tests?\b"
    r"|\bcoverage(?:3)?\s+run\b|-m\s+unittest\b|\b(?:hatch|pixi)\s+(?:run\s+)?test\b"
)
UNREADABLE = re.compile(
    r"(?:^|[\s'\"(])(?:make|just|task|invoke|inv|poe|npm|yarn|earthly|bazel|pants|docker|podman|rake)\s+[\w.-]"
    r"|(?:^|[\s'\"])(?:hatch|pdm|pixi|poetry|uv|rye)\s+run\s+[\w.-]+:?\w*"
    r"|(?:^|[\s'\"])(?:bash|sh|source|python3?)\s+\S+\.(?:sh|py)\b"
    r"|(?:^|[\s'\"])[.\w/-]*/[\w.-]+(?:\.sh|\.py)?(?:\s|$|['\"])"
    r"|\.github/workflows/|\$\{\{\s*(?:matrix|inputs|env)\b|\bpre-commit\s+run\b"
)
CHECKED_OUT = re.compile(r"^[\w.-]+/[\w.-]+(?:/(?!\.github)[\w./-]+)?@\S+$")


IN_CONTAINERS = re.compile(
    r"^(?!\s*(?:#|//)).*(?:\b(?:docker|podman|buildah|nerdctl|kaniko|devcontainers)\b"
    r"|^\s*(?:-\s+)?(?:container|image|docker)\s*:)",
    re.MULTILINE,
)


class Answer(enum.IntEnum):
    """Whether steps run something."""

    NO = 0
    UNKNOWN = 1
    YES = 2


def runs_tests(commands: Iterable[str]) -> Answer:
    """Whether any of these commands runs the tests."""
    return max((_judged(command, TESTS) for command in commands), default=Answer.NO)


def runs_containers(text: str) -> Answer:
    """Whether a pipeline starts or builds containers, or has its steps run in one."""
    return Answer.YES if IN_CONTAINERS.search(text) else Answer.NO


def may_run_tests(command: str) -> bool:
    """Whether a command runs tests, or cannot be read."""
    return _judged(command, TESTS) is not Answer.NO


def runs_programs(commands: Iterable[str], programs: Sequence[str]) -> Answer:
    """Whether any of these commands runs one of some programs."""
    names = "|".join(re.escape(name) for name in programs)
    wanted = re.compile(rf"(?<![\w.=-])(?:{names})(?![\w.=-])|--archcheck(?!\S)")
    return max((_judged(command, wanted) for command in commands), default=Answer.NO)


def _judged(command: str, wanted: re.Pattern[str]) -> Answer:
    """An action that is used by its name and version runs what nobody asks about."""
    if only_speaks_of(command) or CHECKED_OUT.fullmatch(command):
        return Answer.NO
    if wanted.search(command):
        return Answer.YES
    return Answer.UNKNOWN if UNREADABLE.search(command) else Answer.NO
