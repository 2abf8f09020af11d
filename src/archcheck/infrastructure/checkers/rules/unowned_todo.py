"""unowned-todo: what is left to do has an owner or a ticket."""

import itertools
import re
from collections.abc import Iterator

from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation
from archcheck.infrastructure.checkers.comments.comment_blocks import (
    Block,
    CommentOptions,
    Prose,
    are_forbidden,
    place_of,
    prose_blocks,
)
from archcheck.infrastructure.checkers.comments.comment_kinds import quoted
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.words import TECHNICAL_PREFIXES
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.decoding.value_types import Pattern
from archcheck.infrastructure.execution.cpu_limits import matched
from archcheck.infrastructure.facts.comments import scan_comments

KEYWORDS = ("TODO", "FIXME", "HACK", "XXX")
WORD = "|".join(KEYWORDS)
TASK = re.compile(rf"(?:^[#:!*\s-]*|\b(?=(?:{WORD})\s*[:(\[]))({WORD})(?![\w-])")
TERMS = "|".join(sorted(map(str.upper, TECHNICAL_PREFIXES)))
OWNED = re.compile(
    rf"^\w+\s*[(\[]\s*[^\s)\]]|@\w|#\d|\b(?!(?:{TERMS})-)[A-Z][A-Z0-9]+-\d|\w://\S"
    r"|\b\w+\.\w+/\S*\d"
    r"|\b(?i:bpo|bug|gh|issue|pr|ticket)[-\s#]*\d"
)


class TodoOptions(Options, frozen=True, kw_only=True):
    """How an owner or a ticket reads, searched for from the keyword on; empty: the usual ways."""

    pattern: Pattern = ""


class UnownedTodo(Checker[TodoOptions]):
    """Finds tasks in comments that are nobody's."""

    rule = "unowned-todo"
    options_type = TodoOptions

    def may_violate(self, file: CheckedFile) -> bool:
        """Only where a keyword occurs, and no other rule wants no comments at all."""
        return any(word in file.text.text for word in KEYWORDS) and not are_forbidden(file)

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each task."""
        if are_forbidden(file):
            return
        for block in prose_blocks(scan_comments(file.text), file, CommentOptions()):
            yield from self._in_block(block)

    def _in_block(self, block: Block) -> Iterator[Violation]:
        for number, entry in enumerate(block):
            task = TASK.search(entry.text)
            if task and not self._is_owned(_words_from(task, block[number + 1 :])):
                yield _violation(entry, task[1])

    def _is_owned(self, words: str) -> bool:
        pattern = re.compile(self.options.pattern or OWNED)
        return matched(lambda: pattern.search(words)) is not None


def _words_from(task: re.Match[str], below: Block) -> str:
    """A task from its keyword on, up to the next one."""
    rest = itertools.takewhile(lambda entry: TASK.search(entry.text) is None, below)
    return " ".join((task.string[task.start(1) :], *(entry.text for entry in rest)))


def _violation(entry: Prose, keyword: str) -> Violation:
    return Violation(
        place=place_of([entry]),
        message=f"{keyword} without an owner or a ticket: {quoted([entry.text])}",
        key=" ".join(entry.text.lstrip("#").split()),
    )
