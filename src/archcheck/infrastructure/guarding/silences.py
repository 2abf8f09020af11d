"""Comments in files that tell archcheck or a tool to look away, or to look closer."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

import msgspec

from archcheck.application.guarding.meant_rules import stand_for
from archcheck.domain.policy_change import PolicyKind
from archcheck.domain.rule_names import RuleNames
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.comments import Comment, scan_comments
from archcheck.infrastructure.guarding.changed_files import StateFile
from archcheck.infrastructure.guarding.matching import Key
from archcheck.infrastructure.guarding.silence_reach import Reach, Reaches
from archcheck.infrastructure.guarding.silence_words import NOQA, Said, said_in


class Silence(msgspec.Struct, frozen=True):
    """What a comment says, where it stands, the code beside it, and how far it reaches."""

    said: Said
    path: str
    line: int
    code: str
    reach: Reach

    @property
    def meaning(self) -> Hashable:
        """What it says, however that is written."""
        return self.said.who, self.said.codes

    def covers(self, other: "Silence", names: RuleNames) -> bool:
        """Whether it says as much in the same file, and reaches as far."""
        is_same = (self.path, self.said.who) == (other.path, other.said.who)
        return is_same and self.reach >= other.reach and _holds(self.said, other.said, names)


def _holds(said: Said, other: Said, names: RuleNames) -> bool:
    """Whether all codes of the other are meant; without codes all are."""
    if not (said.codes and other.codes):
        return not said.codes
    return all(_means(said, code, names) for code in other.codes)


def _means(said: Said, code: str, names: RuleNames) -> bool:
    if said.kind is PolicyKind.IGNORE:
        return stand_for(said.codes, code, names)
    if said.who.endswith(NOQA):
        return code.startswith(tuple(said.codes))
    return code in said.codes


def _in_place(silence: Silence) -> Hashable:
    return silence.path, silence.meaning, silence.reach, silence.code


def _moved(silence: Silence) -> Hashable:
    return silence.meaning, silence.reach, silence.code


def _beside_other_code(silence: Silence) -> Hashable:
    return silence.path, silence.meaning, silence.reach


SAME: Sequence[Key[Silence]] = (_in_place, _moved, _beside_other_code)


def silences_in(files: Iterable[StateFile]) -> Iterator[Silence]:
    """What the comments of some files say."""
    for file in files:
        text = SourceText.decode_leniently(file.data)
        comments = scan_comments(text)
        reaches = Reaches(text, comments)
        for comment in comments:
            code = _code(text, comment)
            for said in said_in(comment.text):
                reach = reaches.of(said, comment, code)
                yield Silence(said, file.path, comment.line, code, reach)


def _code(text: SourceText, comment: Comment) -> str:
    """The code on its line; of a comment that stands alone that of the next line."""
    if comment.own_line:
        return text.line(comment.line + 1).strip() if comment.line < text.line_count else ""
    return text.line(comment.line)[: comment.column - 1].strip()
