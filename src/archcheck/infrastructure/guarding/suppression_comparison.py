"""Comments that tell archcheck or a tool to look away."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence

import msgspec

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.comments.suppressions import suppressions_in
from archcheck.infrastructure.facts.comments import Comment, scan_comments
from archcheck.infrastructure.guarding.changed_files import StateFile, files_only_in
from archcheck.infrastructure.guarding.matching import Key, matched

OWN = re.compile(r"#\s*archcheck:\s*(?P<words>ignore(?:-file)?\s*\[[^\]]*\])")
SWITCHES = re.compile(r"#\s*(?P<words>(?:fmt:\s*(?:off|skip)|isort:\s*(?:skip(?:_file)?|off)))")
CODE = re.compile(r"[\w./*-]+")
BLANKS = re.compile(r"\s+")


class Silence(msgspec.Struct, frozen=True):
    """A comment that silences somebody, and the code beside it."""

    kind: PolicyKind
    words: str
    path: str
    line: int
    code: str

    @property
    def head(self) -> str:
        """Who is silenced: what stands before the codes."""
        return re.split(r"[\[=]|(?<=\w):|(?<=\w)\s", self.words, maxsplit=1)[0]

    @property
    def codes(self) -> frozenset[str]:
        """What is silenced; nothing where it is everything."""
        return frozenset(CODE.findall(self.words.removeprefix(self.head)))

    def covers(self, other: "Silence") -> bool:
        """Whether it silences as much in the same file."""
        is_same = (self.path, self.head) == (other.path, other.head)
        return is_same and (not self.codes or bool(other.codes) and other.codes <= self.codes)


def _in_place(silence: Silence) -> Hashable:
    return silence.path, silence.words, silence.code


def _moved(silence: Silence) -> Hashable:
    return silence.words, silence.code


def _beside_other_code(silence: Silence) -> Hashable:
    return silence.path, silence.words


SAME: Sequence[Key[Silence]] = (_in_place, _moved, _beside_other_code)


class SuppressionComparison(GateComparison):
    """Knows which comments are new: those that moved with their code are not."""

    of_project = True

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each comment that silences more than those that were there."""
        before = _silences(files_only_in(strong, weak))
        found = matched(before, _silences(files_only_in(weak, strong)), SAME)
        yield from map(_lapse, _uncovered(found.new, found.gone))


def _lapse(silence: Silence) -> Lapse:
    return Lapse(
        kind=silence.kind,
        what=f"{silence.path} {silence.words}",
        lost=f"# {silence.words} is added in {silence.path}",
        gained=f"# {silence.words} is removed from {silence.path}",
        there=Place(silence.path),
        here=Place(silence.path, silence.line),
    )


def _uncovered(found: Iterable[Silence], known: Iterable[Silence]) -> list[Silence]:
    """Each of the others silences one that is narrower."""
    free = list(known)
    kept = []
    for silence in found:
        wider = next((other for other in free if other.covers(silence)), None)
        if wider is None:
            kept.append(silence)
        else:
            free.remove(wider)
    return kept


def _silences(files: Iterable[StateFile]) -> Iterator[Silence]:
    for file in files:
        text = SourceText.decode_leniently(file.data)
        for comment in scan_comments(text):
            for kind, words in _said(comment.text):
                yield Silence(kind, words, file.path, comment.line, _code(text, comment))


def _said(comment: str) -> Iterator[tuple[PolicyKind, str]]:
    for found in OWN.finditer(comment):
        yield PolicyKind.IGNORE, f"archcheck: {_plain(found['words'])}"
    for found in SWITCHES.finditer(comment):
        yield PolicyKind.SUPPRESSION, _plain(found["words"])
    for suppression in suppressions_in(comment):
        yield PolicyKind.SUPPRESSION, _plain(suppression.words)


def _plain(words: str) -> str:
    return BLANKS.sub(" ", words.strip())


def _code(text: SourceText, comment: Comment) -> str:
    """The code on its line; of a comment that stands alone that of the next line."""
    if comment.own_line:
        return text.line(comment.line + 1).strip() if comment.line < text.line_count else ""
    return text.line(comment.line)[: comment.column - 1].strip()
