"""What the steps of a pipeline run."""

import enum
import re
from collections.abc import Iterable, Sequence
from operator import itemgetter

from archcheck.infrastructure.reading.located_values import Located
from archcheck.infrastructure.reading.step_commands import only_speaks_of

TESTS = re.compile(
    r"(?<![\w.=-])(?:pytest|py\.test|tox|nox)(?![\w.=-])"
    r"|--target[ =]tests?\b"
    r"|\bcoverage(?:3)?\s+run\b|-m\s+unittest\b|\b(?:hatch|pixi)\s+(?:run\s+)?test\b"
)
BEFORE = (
    r"(?:^|['\"(])\s*(?:\w+=\S*\s+|(?:sudo|time|env|exec|nice|xvfb-run)\s+(?:-\S+\s+)*"
    r"|(?:uv|poetry|pipenv)\s+run\s+(?:-\S+\s+)*)*"
)
PLAIN = r"(?:python[\d.]*|pip|ruff|mypy|black|flake8|isort|pylint|bandit|pyright)\b"
UNREADABLE = re.compile(
    rf"{BEFORE}(?:(?:make|just|task|invoke|inv|poe|npm|yarn|earthly|bazel|pants|rake)(?![\w.=-])"
    r"|(?:docker|podman)(?:-compose)?\s+(?:run|build|buildx|compose|exec|start|up)\b"
    rf"|(?:hatch|pdm|pixi|rye)\s+run\s+(?!{PLAIN})\S"
    r"|(?:bash|sh|zsh)\s+(?:-\S+\s+)*[^\s'\"-]|(?:source|\.)\s+(?!\S*activate\b)\S"
    r"|python[\d.]*\s+(?:-\S+\s+)*\S+\.py\b"
    r"|(?!/?(?:\.?venv|env|usr|usr/local)/bin/)[.\w-]*/\S|[\w.-]+\.sh\b|\$)"
    r"|\.github/workflows/|\bpre-commit\s+run\b"
)
CHECKED_OUT = re.compile(r"^[\w.-]+/[\w.-]+(?:/(?!\.github)[\w./-]+)?@\S+$")
LOOKS = re.compile(r"^\s*(?:sudo\s+)?(?:cat|command\s+-v|cp|grep|ls|rm|test|type|which)\b")
ASKS = re.compile(r"\s--(?:co|collect-only|help|version)(?![\w=-])")
STARTS = re.compile(
    r"(?<![\w.-])(?:docker|podman|nerdctl)(?:-compose|\s+compose)?\s+(?:\S+\s+){0,4}?"
    r"(?:run|build|bake|exec|up)(?![\w.-])"
    r"|(?<![\w.-])buildah\s+(?:bud|build|run)\b|(?<![\w.-])kaniko\b"
    r"|^docker/(?:build-push|bake)-action@|^devcontainers/ci@|^docker://"
)
IN_CONTAINERS = frozenset({"container", "docker", "image"})
BESIDE = frozenset({"env", "inputs", "services", "strategy", "variables", "with"})
IN_TEXTS = re.compile(
    r"\b(?:docker|podman|nerdctl)\s+(?:run|build|compose|exec)\b|\bdocker\s*\{|\bdocker\.(?:image|build)\b"
)


class Answer(enum.IntEnum):
    """Whether steps run something."""

    NO = 0
    UNKNOWN = 1
    YES = 2


def runs_tests(commands: Iterable[str]) -> Answer:
    """Whether any of these commands runs the tests."""
    return _best(commands, TESTS)


def runs_containers(commands: Iterable[str], document: Located | None) -> Answer:
    """Whether a pipeline starts or builds containers, or has its steps run in one.

    What is no YAML tells of containers in its text alone; a service beside the steps is none.
    """
    if document is None:
        return _best(commands, IN_TEXTS, Answer.YES)
    if _is_contained(document):
        return Answer.YES
    return _best(commands, STARTS, Answer.YES)


def _is_contained(value: Located) -> bool:
    members = [(name, member) for name, member in value.members if name not in BESIDE]
    return any(name in IN_CONTAINERS for name, _ in members) or any(
        map(_is_contained, (*value.items, *map(itemgetter(1), members)))
    )


def may_run_tests(command: str) -> bool:
    """Whether a command runs tests, or cannot be read."""
    return _judged(command, TESTS) is not Answer.NO


def runs_programs(commands: Iterable[str], programs: Sequence[str]) -> Answer:
    """Whether any of these commands runs one of some programs."""
    names = "|".join(re.escape(name) for name in programs)
    wanted = re.compile(rf"(?<![\w.=-])(?:{names})(?![\w.=-])|--archcheck(?!\S)")
    return _best(commands, wanted)


def _best(
    commands: Iterable[str], wanted: re.Pattern[str], least: Answer = Answer.UNKNOWN
) -> Answer:
    """The best answer of all commands; what is less than the least is no."""
    answers = (_judged(command, wanted) for command in commands)
    return max((it for it in answers if it >= least), default=Answer.NO)


def _judged(command: str, wanted: re.Pattern[str]) -> Answer:
    found = wanted.search(command)
    if found is not None:
        return Answer.NO if _only_asks(command, found) else Answer.YES
    return Answer.UNKNOWN if _is_unreadable(command) else Answer.NO


def _only_asks(command: str, found: re.Match[str]) -> bool:
    """Whether a program is named and does nothing: it is installed, looked for or asked who it is."""
    is_named = LOOKS.match(command) or only_speaks_of(command[: found.start()])
    return bool(is_named or ASKS.search(command, found.end()))


def _is_unreadable(command: str) -> bool:
    """An action that is used by its name and version runs what nobody asks about."""
    is_read = only_speaks_of(command) or CHECKED_OUT.fullmatch(command)
    return not is_read and UNREADABLE.search(command) is not None
